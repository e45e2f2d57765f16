"""What the assistant's tools read: the handbook and its tables, opened once and kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from vejviser.handbook.entries import Entry
from vejviser.handbook.load import Handbook, load
from vejviser.handbook.reference.entries import AnyRow, Reference
from vejviser.handbook.reference.load import load_reference

HANDBOOK_KINDS = (
    "facts", "readings", "decisions", "rules", "constraints", "steps", "documents", "authorities", "sources",
    "topics", "unmodelled", "overlays",
)  # fmt: skip
ROW_KINDS = tuple(field.name for field in fields(Reference) if field.name != "spread")
KINDS = (*HANDBOOK_KINDS, *ROW_KINDS)


@dataclass(frozen=True, eq=False)
class Library:
    """A handbook, its reference tables, and the content that both were read from; equal only to itself."""

    handbook: Handbook
    reference: Reference
    content: Path

    def shelf(self, kind: str, handbook: Handbook | None = None) -> Mapping[str, Entry | AnyRow]:
        """The entries or rows of one kind by id; readings stand as readings, not as facts."""
        held = handbook or self.handbook
        if kind in ROW_KINDS:
            rows: Mapping[str, AnyRow] = getattr(self.reference, kind)
            return rows
        shelf: Mapping[str, Entry] = getattr(self.handbook if kind == "overlays" else held, kind)
        if kind == "facts":
            return {name: entry for name, entry in shelf.items() if name not in held.readings}
        return shelf

    def everything(self, handbook: Handbook | None = None) -> Iterator[tuple[str, str, Entry | AnyRow]]:
        """Kind, id and entry of all there is, kind by kind."""
        for kind in KINDS:
            for name, entry in self.shelf(kind, handbook).items():
                yield kind, name, entry

    def find(self, name: str, handbook: Handbook | None = None) -> tuple[str, Entry | AnyRow] | None:
        """The kind and entry that an id stands for, None where it is none."""
        for kind in KINDS:
            entry = self.shelf(kind, handbook).get(name)
            if entry is not None:
                return kind, entry
        return None


def open_library(content: Path) -> Library:
    """The library of a content directory and the tables beside it; raises `HandbookError`."""
    handbook = load(content)
    return Library(handbook, load_reference(handbook, content.parent / "tables"), content)
