"""The reference tables: read and checked when they were written, quick from the cache ever after."""

from __future__ import annotations

from pathlib import Path

from vejviser.handbook import cache
from vejviser.handbook.faults import Fault, HandbookError
from vejviser.handbook.load import Handbook
from vejviser.handbook.reference.entries import Reference

TABLES = Path(__file__).parents[1] / "tables"
_LOADED: dict[str, Reference] = {}


def load_reference(handbook: Handbook, folder: Path | None = None) -> Reference:
    """The tables in `folder` (by default those shipped), tied to the handbook's steps; empty without one.

    Raises `HandbookError` with every fault of the files as written.
    """
    folder = folder or TABLES
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.*"))}
    if not files:
        return Reference()
    key = cache.digest([("handbook", handbook.key.encode()), *_program(), *files.items()])
    if key not in _LOADED:
        name = f"reference-{key[:32]}"
        filed = cache.read(name)
        if not isinstance(filed, Reference):
            from vejviser.handbook.reference.build import build_reference

            filed = build_reference({n: _decoded(n, data) for n, data in files.items()}, handbook)
            cache.write(name, filed)
        _LOADED[key] = filed
    return _LOADED[key]


def _program() -> list[tuple[str, bytes]]:
    """The sources of this package: the key of the handbook covers those around it."""
    return [(path.name, path.read_bytes()) for path in sorted(Path(__file__).parent.glob("*.py"))]


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise HandbookError([Fault(name, line, "", "", "the file is not UTF-8 text")]) from None
