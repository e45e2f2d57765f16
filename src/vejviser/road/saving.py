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

    Also one that comes while we write is let be. A link that leads round in a circle counts as a file.
    """
    real = Path(os.path.realpath(path))
    with _alone_in(real.parent):
        if real.exists() or real.is_symlink():
            raise FileExistsError(str(path))
        with _finished(real, text) as made:
            _claim(made, real)


def replace(path: Path, text: str | bytes) -> None:
    """The file at `path` with exactly `text` in it (as UTF-8), on disk before the old one is gone."""
    with _finished(path, text) as made:
        made.replace(path)


@contextlib.contextmanager
def _finished(path: Path, text: str | bytes) -> Iterator[Path]:
    """A file beside `path` with the text on disk and the permissions of `path`, gone afterwards."""
    data = text.encode("utf-8") if isinstance(text, str) else text
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        made.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o644)
        yield made
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
