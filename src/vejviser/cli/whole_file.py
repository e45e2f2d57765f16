"""A file written whole or not at all, and never over another without leave."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


class NoFileError(OSError):
    """What stands there is no ordinary file."""


def write_whole(path: Path, data: bytes, force: bool = False) -> None:
    """Write `data` to a new file at `path`, or with `force` over the one there; a link is followed.

    Raises `FileExistsError`, `NoFileError` for a folder or device, and `OSError`; then nothing has changed.
    """
    real = Path(os.path.realpath(path))
    if real.exists() and not real.is_file():
        raise NoFileError(str(path))
    if (real.exists() or real.is_symlink()) and not force:
        raise FileExistsError(str(path))
    handle, name = tempfile.mkstemp(prefix=f".{real.name[:100]}.", dir=real.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        made.chmod(real.stat().st_mode & 0o7777 if real.exists() else 0o644)
        if force:
            made.replace(real)
        else:
            _claim(made, real)
    finally:
        with contextlib.suppress(OSError):
            made.unlink()


def _claim(made: Path, real: Path) -> None:
    """Give the finished file its name unless somebody else took it meanwhile; raises `FileExistsError`."""
    try:
        os.link(made, real)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if real.exists():
            raise FileExistsError(str(real)) from None
        made.replace(real)
