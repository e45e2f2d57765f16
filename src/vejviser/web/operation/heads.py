"""HEAD answers as GET would, without the page: what link checkers and watchers ask with (RFC 9110, 9.3.2)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from vejviser.web.api.middleware import ROOT


class Headed:
    """Middleware: views see GET for HEAD; the server leaves the body out. The interface has no HEAD."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response of the rest."""
        if request.method != "HEAD" or request.path_info.startswith(ROOT):
            return self.answer(request)
        request.method = "GET"
        try:
            return self.answer(request)
        finally:
            request.method = "HEAD"
