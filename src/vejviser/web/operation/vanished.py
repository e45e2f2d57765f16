"""What a visitor works on may be deleted by another at the same moment; then nothing is kept of the work.

The log tells where it happened: should it be a fault of ours and no deletion, it is seen there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from vejviser.web.site.errors import not_found, problem
from vejviser.web.words import say

_log = logging.getLogger("vejviser.web.operation")
_FOREIGN = "23503"
"""The SQLSTATE of a row that refers to one that is not there."""


class Vanished:
    """Middleware: 404 for a row deleted before it was locked, 409 for one deleted under what was written."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response of the rest."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for what was deleted in the meantime; None for any other fault."""
        if not isinstance(exception, ObjectDoesNotExist) and not vanished(exception):
            return None
        _log.warning("something was deleted under a request", exc_info=exception)
        if isinstance(exception, ObjectDoesNotExist):
            return not_found(request, exception)
        return problem(
            request, 409, say("Det er slettet i mellemtiden", "It was deleted in the meantime"),
            say("En anden har slettet det, som du arbejdede med. Intet af det sidste er gemt.",
                "Somebody else deleted what you were working on. None of the last was saved."),
            say("Gå til forsiden, eller spørg de andre i organisationen.",
                "Go to the front page, or ask the others of the organisation."),
        )  # fmt: skip


def vanished(error: Exception) -> bool:
    """True for a write that came too late: the row itself, or one that it refers to, is deleted.

    Of a row that is no longer there Django says so by a `DatabaseError` of no narrower kind.
    """
    if isinstance(error, IntegrityError):
        state = getattr(error.__cause__, "sqlstate", "")
        return state == _FOREIGN or "FOREIGN KEY" in str(error)
    return type(error) is DatabaseError
