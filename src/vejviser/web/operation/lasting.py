"""A browser session lasts from the last visit: once a day its end is moved, and nothing else in it.

Saving the session itself would write back what this request read, over what another has written meanwhile.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

_DAY = "vejviser_day"


class Lasting:
    """Middleware: moves the end of the session on the first visit of a day."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response of the rest, with the cookies that last longer where it is due."""
        response = self.answer(request)
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        today = timezone.localdate().isoformat()
        if not key or request.COOKIES.get(_DAY) == today or response.status_code >= 500:
            return response
        if settings.SESSION_COOKIE_NAME not in response.cookies:
            until = timezone.now() + dt.timedelta(seconds=settings.SESSION_COOKIE_AGE)
            if Session.objects.filter(session_key=key).update(expire_date=until):
                _put(response, settings.SESSION_COOKIE_NAME, key, settings.SESSION_COOKIE_AGE)
        _put(response, _DAY, today, 86_400)
        return response


def _put(response: HttpResponseBase, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
