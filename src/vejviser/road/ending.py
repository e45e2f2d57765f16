"""Ended by the system only after what is unfinished is cleared away."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType


class _TerminatedError(BaseException):
    """SIGTERM came."""


@contextlib.contextmanager
def cleared_away_first() -> Iterator[None]:
    """A block that SIGTERM leaves as an exception does, its clean-up done; then the program ends by it.

    Nothing is changed outside the main thread, where Python handles no signals, or where the signal is
    handled or ignored already.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _raise)
    try:
        yield
    except _TerminatedError:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _raise(number: int, frame: FrameType | None) -> None:
    raise _TerminatedError
