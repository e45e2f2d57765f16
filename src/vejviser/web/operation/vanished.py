"""What a visitor works on may be deleted by another at the same moment; then nothing is kept of the work.

The log tells where it happened: should it be a fault of ours and no deletion, it is seen there.
"""

from __future__ import annotations

import logging

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin

from vejviser.web.site.errors import deleted, not_found

_log = logging.getLogger("vejviser.web.operation")
_FOREIGN = "23503"
"""The SQLSTATE of a row that refers to one that is not there."""


class Vanished(MiddlewareMixin):
    """Middleware: 404 for a row deleted before it was locked, 409 for one deleted under what was written."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for what was deleted in the meantime; None for any other fault."""
        if not isinstance(exception, ObjectDoesNotExist) and not vanished(exception):
            return None
        _log.warning("something was deleted under a request", exc_info=exception)
        if isinstance(exception, ObjectDoesNotExist):
            return not_found(request, exception)
        return deleted(request)


def vanished(error: Exception) -> bool:
    """True for a write that came too late: the row itself, or one that it refers to, is deleted.

    Of a row that is no longer there Django says so by a `DatabaseError` of no narrower kind.
    """
    if isinstance(error, IntegrityError):
        state = getattr(error.__cause__, "sqlstate", "")
        return state == _FOREIGN or "FOREIGN KEY" in str(error)
    return type(error) is DatabaseError
