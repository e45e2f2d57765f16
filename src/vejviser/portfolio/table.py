"""A portfolio as a table: one project a row, one fact a column, as CSV with any usual separator."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vejviser.law.errors import nearest
from vejviser.law.model import Answer, Fact
from vejviser.portfolio.cells import cell, day_in
from vejviser.portfolio.faults import Located, PortfolioError
from vejviser.road.answers import DoubtError
from vejviser.road.faults import Fault
from vejviser.road.project import Project

LIMIT_MB = 64
COLUMNS = ("name", "about", "as_of", "start")
"""The columns that are no facts: those of a project file. Only `name` is required."""
SEPARATORS = (";", ",", "\t")
"""Tried in this order; the one most often in the headings is taken."""


def read_table(path: Path, facts: Mapping[str, Fact], decisions: Sequence[str] = ()) -> tuple[Project, ...]:
    """The projects in a CSV file; raises `PortfolioError` naming every fault with its row and column.

    The first row holds the headings. The separator is found out; UTF-8, with or without the mark that
    Excel writes. An empty cell is unknown, an empty row is passed over.
    """
    return parse_table(_text(path), facts, decisions, str(path))


def parse_table(
    text: str, facts: Mapping[str, Fact], decisions: Sequence[str] = (), path: str = "portfolio.csv"
) -> tuple[Project, ...]:
    """The projects in the text of a CSV file; raises as `read_table`."""
    reader = _Reader(path, facts, tuple(decisions))
    rows = list(reader.rows(text.removeprefix("\ufeff")))
    if not rows:
        reader.fault(Fault("table_empty"))
        raise PortfolioError(reader.faults)
    number, header = rows[0]
    names = reader.columns(number, header)
    projects = [reader.project(at, row, names) for at, row in rows[1:]]
    if not projects and not reader.faults:
        reader.fault(Fault("table_empty"))
    if reader.faults:
        raise PortfolioError(reader.faults)
    return tuple(projects)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read((LIMIT_MB << 20) + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PortfolioError(
            [Located(str(path), Fault("unreadable", particulars={"reason": reason}))]
        ) from None
    if len(raw) > LIMIT_MB << 20:
        raise PortfolioError([Located(str(path), Fault("table_too_big", 0, {"limit": str(LIMIT_MB)}))])
    if b"\0" in raw:
        row = raw.count(b"\n", 0, raw.index(0)) + 1
        raise PortfolioError([Located(str(path), Fault("table_not_utf8"), row, table=True)])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        raise PortfolioError([Located(str(path), Fault("table_not_utf8"), row, table=True)]) from None


@dataclass
class _Reader:
    path: str
    facts: Mapping[str, Fact]
    decisions: tuple[str, ...]
    faults: list[Located] = field(default_factory=list)

    def fault(self, fault: Fault, row: int = 0, column: str = "") -> None:
        self.faults.append(Located(self.path, fault, row, column, table=True))

    def rows(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """The rows that hold something, each with its number as a spreadsheet counts them."""
        first, _, rest = text.partition("\n")
        told, skipped = (first.strip()[4:5], 1) if first.strip().lower().startswith("sep=") else ("", 0)
        text = rest if told else text
        separator = told or max(SEPARATORS, key=text.partition("\n")[0].count)
        number = skipped
        try:
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
                number += 1
                if any(value.strip() for value in row):
                    yield number, row
        except csv.Error as error:
            self.fault(Fault("table_quotes", particulars={"problem": str(error)}), number + 1)
            raise PortfolioError(self.faults) from None

    def columns(self, number: int, header: Sequence[str]) -> list[str]:
        """The names of the columns, "" where there is none or a wrong one."""
        found: list[str] = []
        for heading in header:
            name = heading.strip()
            if name and name not in COLUMNS and name not in self.facts:
                self.fault(self._unknown(name), number, name)
                name = ""
            elif name and name in found:
                self.fault(Fault("column_twice", 0, {"name": name}), number, name)
                name = ""
            found.append(name)
        if "name" not in found:
            self.fault(Fault("no_name_column"), number)
        self.bad = {place for place, name in enumerate(found) if not name and header[place].strip()}
        return found

    def _unknown(self, name: str) -> Fault:
        if name in self.decisions:
            return Fault("is_decision", 0, {"name": name})
        return Fault("unknown_fact", 0, {"name": name}, nearest(name, [*COLUMNS, *self.facts]))

    def project(self, number: int, row: Sequence[str], names: Sequence[str]) -> Project:
        """The project of a row; faults in it are noted."""
        cells: dict[str, str] = {}
        for place, value in enumerate(row):
            name = names[place] if place < len(names) else ""
            if name:
                cells[name] = value.strip()
            elif value.strip() and place not in self.bad:
                self.fault(Fault("column_unnamed", 0, {"number": str(place + 1)}), number)
        if not cells.get("name") and "name" in names:
            self.fault(Fault("project_no_name"), number, "name")
        known: dict[str, Answer] = {}
        for name, value in cells.items():
            if name in self.facts and (answer := self._answer(self.facts[name], value, number)) is not None:
                known[name] = answer
        days = {name: self._day(name, cells.get(name, ""), number) for name in ("as_of", "start")}
        return Project(
            cells.get("name", ""), days["as_of"], known, (), cells.get("about", ""), self.path,
            {"name": number, **dict.fromkeys(known, number)}, days["start"],
        )  # fmt: skip

    def _answer(self, fact: Fact, value: str, number: int) -> Answer | None:
        try:
            return cell(fact, value)
        except DoubtError as doubt:
            self._doubt(doubt, fact.id, number)
            return None

    def _day(self, name: str, value: str, number: int) -> dt.date | None:
        try:
            return day_in(value) if value else None
        except DoubtError as doubt:
            self._doubt(doubt, name, number)
            return None

    def _doubt(self, doubt: DoubtError, name: str, number: int) -> None:
        self.fault(Fault(doubt.kind, 0, {"name": name, **doubt.particulars}, doubt.nearest), number, name)
