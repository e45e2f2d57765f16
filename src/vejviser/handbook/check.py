"""Whether the handbook is whole: proofs of the law, completeness, cases, and what is unverified."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from vejviser.handbook import complete
from vejviser.handbook.cases import CASES, read_cases, run_cases
from vejviser.handbook.entries import MARKS, Entry, Mark
from vejviser.handbook.faults import Fault, HandbookError
from vejviser.handbook.load import Handbook

if TYPE_CHECKING:
    from vejviser.law import proofs

SINCE = dt.date(2025, 2, 2)
"""The first day for which the handbook claims to be whole: the day the AI Act's first chapters apply."""


@dataclass(frozen=True)
class Report:
    """What a check found.

    `faults` make the handbook unfit; `notes` are worth knowing. `counts` are entries by kind, `marks` how
    well the entries of each kind are known, `unverified` the entries that nobody has verified, and
    `sizes` the number of diagram nodes of each decision and step on the day of the check.
    """

    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...]
    counts: dict[str, int]
    marks: dict[str, dict[Mark, int]]
    unverified: tuple[Entry, ...]
    sizes: dict[str, int]
    cases: int
    proof_seconds: float

    @property
    def ok(self) -> bool:
        """True when there is no fault."""
        return not self.faults


def check(
    handbook: Handbook, as_of: dt.date | None = None, cases: Path = CASES, tables: Path | None = None
) -> Report:
    """The report on a handbook that has been loaded; `as_of` (today by default) is the day of `sizes`.

    With the folder of the reference `tables` their faults are told too.
    """
    began = time.perf_counter()
    proved = _proofs(handbook)
    seconds = time.perf_counter() - began
    found, told = complete.faults_and_notes(handbook.contents)
    for overlay in handbook.overlays:
        contents = handbook.with_overlays([overlay]).contents
        found += [f for f in complete.faults_and_notes(contents)[0] if f.file.startswith("overlays/")]
    faults = [*found, *(fault for fault, note in proved if not note)]
    notes = [*told, *(fault for fault, note in proved if note)]
    sizes: dict[str, int] = {}
    count = 0
    if not any(fault for fault, note in proved if fault.key in ("cycle", "condition")):
        sizes = handbook.law(as_of or dt.date.today()).sizes()
        count, missed = _cases(handbook, cases)
        faults += missed
    if tables:
        faults += _table_faults(handbook, tables)
    return Report(
        faults=tuple(sorted(set(faults))),
        notes=tuple(sorted(set(notes))),
        counts=_counts(handbook),
        marks=_marks(handbook),
        unverified=tuple(e for e in handbook.contents.entries() if e.mark not in (None, "verified")),
        sizes=sizes,
        cases=count,
        proof_seconds=seconds,
    )


def _proofs(handbook: Handbook) -> list[tuple[Fault, bool]]:
    """The faults of the law in force and under each overlay alone; true for a mere note."""
    from vejviser.handbook.diagram_order import diagram_order
    from vejviser.law.proofs import prove

    order = diagram_order()
    found = [_told(fault) for fault in prove(handbook.law_text(), SINCE, order)]
    for overlay in handbook.overlays:
        known = set(found)
        under = (_told(fault, overlay) for fault in prove(handbook.law_text(None, [overlay]), SINCE, order))
        found += [told for told in under if told not in known]
    return found


def _told(fault: proofs.Fault, overlay: str = "") -> tuple[Fault, bool]:
    where = f"{fault.where} under {overlay}" if overlay else fault.where
    message = fault.words().removeprefix(f"{fault.place}: {fault.where}: ")
    idle = bool(overlay) and fault.kind in ("unreachable", "value") and not _of_overlay(fault)
    return Fault(fault.place.file, fault.place.line, where, fault.kind, message), fault.note or idle


def _of_overlay(fault: proofs.Fault) -> bool:
    """Whether the overlay itself wrote what is at fault; present law that it leaves idle is no fault."""
    return fault.place.file.startswith("overlays/")


def _cases(handbook: Handbook, folder: Path) -> tuple[int, list[Fault]]:
    try:
        cases = read_cases(folder)
    except HandbookError as error:
        return 0, list(error.faults)
    return len(cases), run_cases(handbook, cases)


def _table_faults(handbook: Handbook, tables: Path) -> tuple[Fault, ...]:
    from vejviser.handbook.reference.load import load_reference

    try:
        load_reference(handbook, tables)
    except HandbookError as error:
        return error.faults
    return ()


def _kinds(handbook: Handbook) -> Iterator[tuple[str, Iterable[Entry]]]:
    """The entries by kind; facts without the readings, which stand as readings."""
    for kind in fields(handbook.contents):
        shelf: dict[str, Entry] = getattr(handbook.contents, kind.name)
        if kind.name not in ("overlays", "repeals"):
            yield kind.name, [e for e in shelf.values() if not getattr(e, "reading", False)]
    yield "overlays", list(handbook.overlays.values())


def _counts(handbook: Handbook) -> dict[str, int]:
    return {kind: len(list(entries)) for kind, entries in _kinds(handbook)}


def _marks(handbook: Handbook) -> dict[str, dict[Mark, int]]:
    table: dict[str, dict[Mark, int]] = {}
    for kind, entries in _kinds(handbook):
        tally = Counter(entry.mark for entry in entries if entry.mark)
        if tally:
            table[kind] = {mark: tally[mark] for mark in MARKS}
    return table
