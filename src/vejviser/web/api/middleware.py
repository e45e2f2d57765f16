"""The language of the interface, and errors as problem+json wherever in the product they arise."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from vejviser.handbook.entries import LANGS, Lang
from vejviser.web.api.problems import MEDIA_TYPE, Fault, ProblemError, kind_of
from vejviser.web.words import say

ROOT = "/api/"


class Spoken:
    """Middleware: requests to the interface answer in their language, and never with an HTML error."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response of the rest; for the interface in the language asked for."""
        if not request.path_info.startswith(ROOT):
            return self.answer(request)
        language = language_of(request)
        with translation.override(language):
            response = self._answered(request)
        response.headers["Content-Language"] = language
        return response

    def _answered(self, request: HttpRequest) -> HttpResponseBase:
        asked = request.GET.get("lang")
        if asked is not None and asked not in LANGS:
            told = say("skal være da eller en", "must be da or en")
            return ProblemError("invalid", faults=[Fault("query.lang", told)]).response()
        response = self.answer(request)
        told = response.headers.get("Content-Type", "")
        if response.status_code < 400 or told.startswith(MEDIA_TYPE):
            return response
        kept = {name: response.headers[name] for name in ("Allow", "Retry-After") if name in response.headers}
        return ProblemError(kind_of(response.status_code), headers=kept).response()


def language_of(request: HttpRequest) -> Lang:
    """The language of `lang`, else the first that the browser prefers and we speak, else Danish."""
    asked = request.GET.get("lang")
    for known in LANGS:
        if asked == known:
            return known
    for wanted, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        for known in LANGS:
            if wanted.split("-")[0] == known:
                return known
    return "da"
