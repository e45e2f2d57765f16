"""Every request gets a name and one line in the log, with nothing in it that tells who asked or for what."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from vejviser.web.words import lang

_log = logging.getLogger("vejviser.request")
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
_LANGUAGE = re.compile(r"^en/")
request_id: ContextVar[str] = ContextVar("request_id", default="")
"""The name of the request that is being answered, "" outside of one."""


class Recorded:
    """Middleware, the outermost: names the request (header X-Request-ID) and logs how it was answered."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response of the rest, with the name of the request on it."""
        name = _named(request)
        token = request_id.set(name)
        start = time.perf_counter()
        try:
            response = self.answer(request)
            response.headers["X-Request-ID"] = name
            _log.info("", extra={"told": _told(request, response, time.perf_counter() - start)})
        finally:
            request_id.reset(token)
        return response


def _named(request: HttpRequest) -> str:
    """The name that the proxy in front gave, when there is one to be trusted, else a new one."""
    given = request.headers.get("X-Request-ID", "") if settings.BEHIND_PROXY else ""
    return given if _GIVEN.fullmatch(given) else secrets.token_hex(8)


def _told(request: HttpRequest, response: HttpResponseBase, seconds: float) -> dict[str, object]:
    return {
        "method": request.method if request.method in _METHODS else "OTHER",
        "route": route(request),
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "lang": lang(),
    }


_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def route(request: HttpRequest) -> str:
    """The pattern that the address matched, never the address: that may name a project or what was sought."""
    if request.path_info.startswith(settings.STATIC_URL):
        return "static"
    match = request.resolver_match
    if match is None or match.route is None:
        return "unknown"
    return _LANGUAGE.sub("", match.route) or "/"
