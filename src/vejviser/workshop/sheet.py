"""Votes as a sheet: one vote a row, as CSV with any usual separator, to capture votes cast on paper."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vejviser.handbook.entries import Lang
from vejviser.workshop.texts import TEXTS
from vejviser.workshop.votes import AGREE, DISAGREE, PASS, UNSEEN, Vote, Votes, votes_of

COLUMNS = ("participant", "group", "statement", "vote")
SEPARATORS = (";", ",", "\t")
"""The one most often in the headings is taken; of equally frequent ones the first."""
READ_AS = {
    **dict.fromkeys(("agree", "enig", "1", "+1"), AGREE),
    **dict.fromkeys(("disagree", "uenig", "-1"), DISAGREE),
    **dict.fromkeys(("pass", "pas", "0"), PASS),
}
WRITTEN_AS = {AGREE: "agree", DISAGREE: "disagree", PASS: "pass"}


@dataclass(frozen=True)
class SheetFault:
    """One fault in a sheet: its row (the headings are row 1; 0 for the whole), its column, and its words."""

    row: int
    column: str
    key: str
    values: tuple[tuple[str, str], ...] = ()

    def say(self, lang: Lang) -> str:
        """What is wrong, where, and how to mend it."""
        words = TEXTS[f"sheet.{self.key}"].say(lang).format(**dict(self.values))
        if not self.row:
            return words
        at = TEXTS["sheet.at_column" if self.column else "sheet.at"].say(lang)
        return f"{at.format(row=self.row, column=self.column)}: {words}"


@dataclass(frozen=True)
class Rules:
    """What a workshop asks of its sheets beyond their form.

    `groups` leads from each name of a group, in small letters, to its key; `names` are those to choose from.
    `numbers` are the statements that may be called by number; other statements are words, at most `longest`.
    A sheet has at most `participants` and `statements`, so that its grid stays small whatever is sent.
    """

    groups: Mapping[str, str]
    names: tuple[str, ...]
    numbers: Collection[str]
    longest: int
    participants: int
    statements: int


class SheetError(ValueError):
    """The sheet cannot be read; `faults` are all of them, in order of row. Nothing is read then."""

    def __init__(self, faults: Sequence[SheetFault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.row))
        super().__init__()

    def __str__(self) -> str:
        return "\n".join(fault.say("en") for fault in self.faults)


def read_sheet(path: Path) -> Votes:
    """The votes in a CSV file; raises `SheetError` naming every fault with row and column, or `OSError`."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SheetError([SheetFault(0, "", "no_text")]) from None
    return parse_sheet(text)


def parse_sheet(text: str, rules: Rules | None = None) -> Votes:
    """The votes in the text of a CSV file with the columns COLUMNS in any order; raises as `read_sheet`.

    Space around a field does not count; an empty row is passed over. With `rules`, groups become their keys,
    and what the workshop does not know is a fault too.
    """
    reader = _Reader(rules)
    rows = list(reader.rows(text.removeprefix("\ufeff")))
    if not reader.faults and rows:
        places = reader.columns(*rows[0])
        if not reader.faults:
            for number, row in rows[1:]:
                reader.vote(number, row, places)
    if not reader.faults and not reader.votes:
        reader.fault(0, "", "empty")
    reader.room()
    if reader.faults:
        raise SheetError(reader.faults)
    return votes_of(reader.votes)


def write_sheet(votes: Votes) -> str:
    """The votes as CSV, one a row, participants and statements in order; what was not seen has no row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for p, participant in enumerate(votes.participants):
        group = votes.groups[votes.member_of[p]]
        for s, statement in enumerate(votes.statements):
            value = int(votes.grid[p, s])
            if value != UNSEEN:
                writer.writerow((participant, group, statement, WRITTEN_AS[value]))
    return text.getvalue()


@dataclass
class _Reader:
    """Reads row by row, keeps the votes and every fault."""

    rules: Rules | None = None
    votes: list[Vote] = field(default_factory=list)
    faults: list[SheetFault] = field(default_factory=list)
    voted: dict[tuple[str, str], int] = field(default_factory=dict)
    member: dict[str, tuple[str, int]] = field(default_factory=dict)

    def fault(self, row: int, column: str, key: str, **values: object) -> None:
        """Keep a fault."""
        told = tuple((name, str(value)) for name, value in values.items())
        self.faults.append(SheetFault(row, column, key, told))

    def rows(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """The rows that are not empty, each with the line it ends on."""
        heading = text.lstrip("\r\n").split("\n", 1)[0]
        separator = max(SEPARATORS, key=heading.count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        try:
            for row in reader:
                cells = [cell.strip() for cell in row]
                if any(cells):
                    yield reader.line_num, cells
        except csv.Error as error:
            self.fault(reader.line_num, "", "no_csv", reason=error)

    def columns(self, number: int, header: list[str]) -> dict[str, int]:
        """Where each column stands."""
        names = [name.lower() for name in header]
        for name in COLUMNS:
            if name not in names:
                self.fault(number, "", "column_missing", name=name)
        seen = set[str]()
        for at, name in enumerate(names):
            if name not in COLUMNS:
                self.fault(number, "", "column_unknown", name=header[at] or at + 1)
            elif name in seen:
                self.fault(number, "", "column_twice", name=name)
            seen.add(name)
        return {name: at for at, name in enumerate(names)}

    def vote(self, number: int, row: list[str], places: dict[str, int]) -> None:
        """Keep the vote of a row, or its faults."""
        if len(row) != len(places):
            self.fault(number, "", "cells", found=len(row), wanted=len(places))
            return
        cells = {name: row[at] for name, at in places.items()}
        before = len(self.faults)
        for name in COLUMNS:
            if not cells[name]:
                self.fault(number, name, "cell_empty")
        if cells["vote"] and cells["vote"].lower() not in READ_AS:
            self.fault(number, "vote", "vote_unknown", value=cells["vote"])
        if self.rules and len(self.faults) == before:
            self._ruled(number, cells, self.rules)
        if len(self.faults) > before or self._clashes(number, cells):
            return
        value = READ_AS[cells["vote"].lower()]
        self.votes.append(Vote(cells["participant"], cells["group"], cells["statement"], value))

    def room(self) -> None:
        """A fault where the sheet has more people or statements than a workshop has room for."""
        if self.rules is None:
            return
        statements = len({what for _, what in self.voted})
        if len(self.member) > self.rules.participants:
            self.fault(0, "", "participants", found=len(self.member), most=self.rules.participants)
        if statements > self.rules.statements:
            self.fault(0, "", "statements", found=statements, most=self.rules.statements)

    def _ruled(self, number: int, cells: dict[str, str], rules: Rules) -> None:
        """Puts the key of the group in its place, with a fault for what the workshop does not know."""
        group, statement = cells["group"], cells["statement"]
        key = rules.groups.get(group.casefold())
        if key is None:
            self.fault(number, "group", "group_unknown", value=group, names=", ".join(rules.names))
        else:
            cells["group"] = key
        if statement.isdecimal() and statement not in rules.numbers:
            self.fault(number, "statement", "statement_unknown", value=statement)
        if len(statement) > rules.longest:
            self.fault(number, "statement", "statement_long", found=len(statement), most=rules.longest)

    def _clashes(self, number: int, cells: dict[str, str]) -> bool:
        """True, with a fault, where a row before says otherwise."""
        who, what, group = cells["participant"], cells["statement"], cells["group"]
        other, row = self.member.setdefault(who, (group, number))
        if other != group:
            self.fault(number, "group", "group_changed", participant=who, other=other, first=row, group=group)
            return True
        row = self.voted.setdefault((who, what), number)
        if row != number:
            self.fault(number, "vote", "vote_twice", participant=who, statement=what, first=row)
        return row != number
