"""Which entry of the handbook implements which row of the fact sheets.

The rows stand in `rows.tsv`: the id that a block names in `covers`, where in which sheet the row stands,
what it is about, and for a row that is no law to implement the reason why nothing does.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vejviser.handbook.contents import PLACES
from vejviser.handbook.entries import Entry, RuleEntry
from vejviser.handbook.load import Handbook

ROWS = Path(__file__).parent / "rows.tsv"
_ONE_OF = {"authorities": "authority"}


@dataclass(frozen=True)
class Row:
    """A row of a fact sheet; `reason` says why nothing implements it, "" where something must."""

    id: str
    where: str
    title: str
    reason: str = ""


@dataclass(frozen=True, order=True)
class Implementer:
    """An entry that implements a row: its kind, such as `step`, and its id."""

    kind: str
    id: str


@dataclass(frozen=True)
class Coverage:
    """Every row with what implements it.

    `missing` are the rows that neither have an implementer nor a reason, `unknown` the names in `covers`
    that no sheet has, each with the entries that use it.
    """

    rows: Mapping[Row, tuple[Implementer, ...]]
    unknown: Mapping[str, tuple[Implementer, ...]]

    @property
    def missing(self) -> tuple[Row, ...]:
        """The rows that nothing implements and that give no reason for it."""
        return tuple(row for row, found in self.rows.items() if not found and not row.reason)


@cache
def rows() -> tuple[Row, ...]:
    """The rows of both sheets, in their order."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        found = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Row(r["id"], r["where"], r["title"], r["reason"] or "") for r in found)


def coverage(handbook: Handbook) -> Coverage:
    """What the entries of the law in force and of its overlays implement."""
    named: dict[str, dict[Implementer, None]] = {}
    for entry in _entries(handbook):
        for row in entry.covers:
            named.setdefault(row, {})[_implementer(entry)] = None
    known = {row.id for row in rows()}
    return Coverage(
        {row: tuple(named.get(row.id, ())) for row in rows()},
        {name: tuple(found) for name, found in named.items() if name not in known},
    )


def _entries(handbook: Handbook) -> Iterator[Entry]:
    yield from handbook.contents.entries()
    for change in handbook.changes.values():
        yield from change.entries()


def _implementer(entry: Entry) -> Implementer:
    """A row of a decision table counts as its table."""
    if isinstance(entry, RuleEntry) and entry.table:
        return Implementer("table", entry.table)
    shelf = PLACES[type(entry)]
    return Implementer(_ONE_OF.get(shelf, shelf.removesuffix("s")), entry.id)


def page(found: Coverage) -> str:
    """The coverage as a Markdown page: one table a section of the sheets."""
    done = sum(1 for implementers in found.rows.values() if implementers)
    reasoned = sum(1 for row, implementers in found.rows.items() if row.reason and not implementers)
    lines = [
        "# Coverage",
        "",
        "Every row of the fact sheets and what in the handbook implements it. Made by"
        " `python -m vejviser.handbook.coverage`; do not edit.",
        "",
        f"{len(found.rows)} rows: {done} implemented, {reasoned} with a reason why not,"
        f" {len(found.missing)} missing.",
    ]
    section = ""
    for row, implementers in found.rows.items():
        if row.where != section:
            section = row.where
            lines += ["", f"## {section}", "", "| Row | What | Implemented by |", "|---|---|---|"]
        lines.append(f"| {row.id} | {row.title} | {_told(row, implementers)} |")
    return "\n".join(lines) + "\n"


def _told(row: Row, implementers: tuple[Implementer, ...]) -> str:
    if not implementers:
        return row.reason or "**missing**"
    kinds: dict[str, list[str]] = {}
    for one in implementers:
        kinds.setdefault(one.kind, []).append(f"`{one.id}`")
    return "; ".join(f"{kind} {', '.join(ids)}" for kind, ids in kinds.items())
