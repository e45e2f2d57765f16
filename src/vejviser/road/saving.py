"""Saving a project file: all of it or nothing, one writer at a time, whatever ends the program."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

from vejviser.road.ending import cleared_away_first
from vejviser.road.project import read_text

_PREFIX = 50
"""Letters of a file's name in that of the unfinished one; a name may have 255 bytes."""


def change(path: Path, edit: Callable[[str], str]) -> str:
    """The new text of the file at `path`, after `edit` was applied to what stands there now.

    The file is read and replaced under a lock, so that two programs that each change an answer keep
    both. A link is followed, the file's permissions stay, and a read-only file is let be. Raises
    `OSError`, or `ProjectError` when the file cannot be read any more; then it is as it was.
    """
    real = Path(os.path.realpath(path))
    with _alone_in(real.parent):
        text = edit(read_text(real))
        if not os.access(real, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(real))
        replace(real, text)
    return text


def create(path: Path, text: str | bytes) -> None:
    """A new file at `path`, or where a link there leads; raises `FileExistsError` when there is one already.

    A link that leads round in a circle counts as a file, and so does one that somebody made meanwhile.
    """
    real = Path(os.path.realpath(path))
    with _alone_in(real.parent):
        if real.exists() or real.is_symlink():
            raise FileExistsError(str(path))
        _write(real, text, _claim)


def replace(path: Path, text: str | bytes) -> None:
    """The file at `path` with exactly `text` in it (as UTF-8), on disk before the old one is gone."""
    _write(path, text, os.replace)


def _write(path: Path, text: str | bytes, named: Callable[[Path, Path], None]) -> None:
    """Write the text to a file beside `path`, which is then `named`; nothing is left of it otherwise."""
    data = text.encode("utf-8") if isinstance(text, str) else text
    with cleared_away_first():
        _write_beside(path, data, named)


def _write_beside(path: Path, data: bytes, named: Callable[[Path, Path], None]) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:_PREFIX]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o644)
        named(Path(name), path)
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink()


def _claim(made: Path, path: Path) -> None:
    """Give the finished file its name unless somebody else took it meanwhile; raises `FileExistsError`."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise FileExistsError(str(path)) from None
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(str(path)) from None
        made.replace(path)


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    if sys.platform == "win32":  # no advisory locks on directories there; saving is still atomic
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
