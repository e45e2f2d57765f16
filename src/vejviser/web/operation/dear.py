"""Work that takes seconds, so rationed that the pages beside it go on being answered.

The report, the page to keep and shortcuts are made while the visitor waits, and anybody may ask for many at
once, each for another day. In a process one is made at a time, for Python does no two of them faster at once;
others wait for it, but never in all threads of the server.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin

from vejviser.web.site.errors import busy

AGAIN_SECONDS = 10
"""After how long to try again."""
_PATIENCE_SECONDS = 20


class BusyError(Exception):
    """There is no room for more work that takes seconds just now."""


class Room:
    """Room for work that takes seconds: one at a time, at most `most` with those that wait."""

    def __init__(self, most: int) -> None:
        self._inside = threading.BoundedSemaphore(max(1, most))
        self._turn = threading.Lock()
        self._mine = threading.local()

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Nothing, once it is one's turn; raises `BusyError` where too many wait, or for too long.

        Who is inside already goes on at once.
        """
        if getattr(self._mine, "inside", False):
            yield
            return
        if not self._inside.acquire(blocking=False):
            raise BusyError
        try:
            if not self._turn.acquire(timeout=_PATIENCE_SECONDS):
                raise BusyError
            self._mine.inside = True
            try:
                yield
            finally:
                self._mine.inside = False
                self._turn.release()
        finally:
            self._inside.release()


ROOM = Room(settings.THREADS - 1)


def room_for(dear: bool) -> AbstractContextManager[None]:
    """A place in the room for what is dear, and nothing to wait for where it is not; raises `BusyError`."""
    return ROOM.entered() if dear else nullcontext()


class Queued(MiddlewareMixin):
    """Middleware: 503 with `Retry-After` and a page that says why, where there is no room."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for `BusyError`; None for any other fault."""
        if not isinstance(exception, BusyError):
            return None
        response = busy(request)
        response.headers["Retry-After"] = str(AGAIN_SECONDS)
        return response
