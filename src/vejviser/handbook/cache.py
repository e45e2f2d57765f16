"""What was worked out before, kept in the user's cache directory; never stale, and never needed.

A value is filed under a key that covers everything it was made from: the bytes of the handbook, the
Python source that reads and compiles it, and the versions of Python and of the libraries. A file begins
with the digest of the rest, so that a damaged or half-written one is noticed, ignored and written anew.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from vejviser.law.places import cache_folder, ours

_DIGEST_SIZE = 16
_KEPT_BYTES = 64 << 20
_LIBRARIES = ("markdown_it_py", "oxidd", "pydantic", "pydantic_core", "pyyaml")
_PACKAGE = Path(__file__).parent.parent
_SOURCES = ("law", "handbook")


def digest(parts: Iterable[tuple[str, bytes]]) -> str:
    """A digest, in hexadecimal, of names and bytes; neither can run into the next."""
    total = hashlib.sha256()
    for name, data in parts:
        encoded = name.encode()
        total.update(b"%d:%d:" % (len(encoded), len(data)))
        total.update(encoded)
        total.update(data)
    return total.hexdigest()


def program_key() -> str:
    """A digest of the program that makes the values: our sources, Python, and the libraries' versions.

    The order of the diagrams (`vejviser.handbook.diagram_order`) counts among the sources.
    """
    parts = [("python", sys.version.encode()), *_library_versions()]
    for name in _SOURCES:
        folder = _PACKAGE / name
        paths = sorted([*folder.glob("*.py"), *folder.glob("*.txt")])
        parts += [(f"{name}/{path.name}", path.read_bytes()) for path in paths]
    return digest(parts)


def _library_versions() -> list[tuple[str, bytes]]:
    """The names of our libraries' metadata directories, with the versions (importlib.metadata is slow)."""
    found: set[str] = set()
    for place in sys.path:
        with suppress(OSError):
            found |= {path.name for path in Path(place).glob("*.dist-info")}
    ours = (name for name in sorted(found) if name.partition("-")[0].lower() in _LIBRARIES)
    return [("library", name.encode()) for name in ours]


def read(name: str) -> Any | None:
    """The value filed under `name`; None where there is none that is whole and ours."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        path = folder / name
        if not ours(path):
            return None
        data = path.read_bytes()
    except OSError:
        return None
    payload = memoryview(data)[_DIGEST_SIZE:]
    if _seal(payload) != data[:_DIGEST_SIZE]:
        return None
    return _unpickle(payload)


def _unpickle(payload: memoryview) -> Any | None:
    collecting = gc.isenabled()
    gc.disable()  # thousands of new objects, none of them garbage
    try:
        return pickle.loads(payload)
    except Exception:
        return None
    finally:
        if collecting:
            gc.enable()


def write(name: str, value: object) -> bool:
    """File a value under `name`, whole or not at all; False where the directory cannot be written."""
    folder = cache_folder()
    if folder is None:
        return False
    import tempfile

    payload = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".writing-")
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_seal(payload))
            file.write(payload)
        Path(temporary).replace(folder / name)
    except OSError:
        with suppress(OSError):
            Path(temporary).unlink()
        return False
    _tidy(folder)
    return True


def _seal(payload: bytes | memoryview) -> bytes:
    return hashlib.blake2b(payload, digest_size=_DIGEST_SIZE).digest()


def _tidy(folder: Path) -> None:
    """Remove the oldest files beyond the space that a cache may take."""
    with suppress(OSError):
        files = [(path.stat(), path) for path in folder.iterdir() if path.suffix != ".so" and path.is_file()]
        total = 0
        for stat, path in sorted(files, key=lambda file: file[0].st_mtime_ns, reverse=True):
            total += stat.st_size
            if total > _KEPT_BYTES:
                path.unlink()
