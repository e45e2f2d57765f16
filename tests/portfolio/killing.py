"""Work that kills the process it is done in, once."""

from __future__ import annotations

import os
import signal
from pathlib import Path


def killed_once(mark: Path, number: int) -> int:
    """The square of a number; the process that first comes to 3 is killed."""
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number
