"""What changes when: the days on which rules, offices and ways to data begin or end, and fees by year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from vejviser.export import phrases
from vejviser.export.library.kinds import KINDS
from vejviser.export.library.library import rule_decision
from vejviser.export.library.page import Line, Ref
from vejviser.export.library.telling import Telling
from vejviser.handbook import entries as e
from vejviser.handbook.differences import dated_differences
from vejviser.handbook.entries import Text
from vejviser.law.model import Period

EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 1, 1)

_OFFICES = {
    "authorities": (Text("myndighed", "authority"), Text("myndigheder", "authorities")),
    "actors": (KINDS["actors"].one, KINDS["actors"].many),
}
"""Those who hold an office and leave it, and what they are called here."""


@dataclass(frozen=True)
class Turn:
    """What begins or ends on a day under one finding or kind, with who follows an office that ends."""

    how: str
    title: str
    about: Ref | None
    refs: tuple[Ref, ...]


@dataclass(frozen=True)
class Day:
    """A day on which something changes: its date, whether it lies ahead, and what changes."""

    date: dt.date
    told: str
    ahead: bool
    turns: tuple[Turn, ...]


def days(tell: Telling, start: dt.date = EARLIEST, end: dt.date = LATEST) -> tuple[Day, ...]:
    """Every day after `start` and by `end` on which something changes, the first first.

    What holds for the last time on a day ends on the day after: on that it is not there any more.
    """
    found: dict[dt.date, dict[tuple[str, str, str], list[Ref]]] = {}
    for kind, name, how, day, about in _turns(tell, start, end):
        note = name if kind == "rules" else ""
        found.setdefault(day, {}).setdefault((kind, how, about), []).append(tell.ref(kind, name, note))
    return tuple(
        Day(
            day,
            tell.words.date(day),
            day > tell.day,
            tuple(_turn(tell, *key, tuple(refs)) for key, refs in found[day].items()),
        )
        for day in sorted(found)
    )


def _turns(tell: Telling, start: dt.date, end: dt.date) -> Iterator[tuple[str, str, str, dt.date, str]]:
    for one in dated_differences(tell.library.handbook, start, end):
        assert one.day is not None  # dated
        begins = one.how == "begins"
        day = one.day if begins else one.day + dt.timedelta(days=1)
        about = rule_decision(tell.library, one.entry) if isinstance(one.entry, e.RuleEntry) else ""
        yield one.kind, one.entry.id, one.how, day, about
    reference = tell.library.reference
    dated = [("actors", row.id, row.valid) for row in reference.actors.values()]
    dated += [("gates", gate.id, gate.valid) for gate in reference.gates.values()]
    for kind, name, valid in dated:
        for how, day in _ends(valid):
            if start < day <= end:
                yield kind, name, how, day, ""


def _ends(valid: Period) -> Iterator[tuple[str, dt.date]]:
    if valid.start:
        yield "begins", valid.start
    if valid.end:
        yield "ends", valid.end + dt.timedelta(days=1)


def _turn(tell: Telling, kind: str, how: str, about: str, refs: tuple[Ref, ...]) -> Turn:
    one, office = len(refs) == 1, kind in _OFFICES
    named = _OFFICES.get(kind) or (KINDS[kind].one, KINDS[kind].many)
    name, begins = tell.say(named[0 if one else 1]), how == "begins"
    verb = tell.two(
        "begynder" if begins else "ophører" if office else "gælder ikke længere",
        ("begin" if begins else "end") + ("s" if one else ""),
    )
    told = f"{len(refs)} {name} {verb}"
    about_ref = tell.ref("decisions", about) if about else None
    return Turn(how, told, about_ref, tuple(_with_successor(tell, ref) for ref in refs))


def _with_successor(tell: Telling, ref: Ref) -> Ref:
    """An office that ends, with who follows."""
    item = tell.library.get(ref.kind, ref.id)
    successor = getattr(item, "successor", "")
    if not successor:
        return ref
    then = tell.ref(ref.kind, successor).title
    return Ref(
        ref.kind, ref.id, ref.title, tell.two("derefter {name}", "then {name}", name=then), ref.when, ref.off
    )


def fees(tell: Telling) -> tuple[tuple[int, tuple[Line, ...]], ...]:
    """The fees by the year that they are set for, the latest first."""
    found: dict[int, list[Line]] = {}
    for step in tell.library.handbook.steps.values():
        for charge in step.fee:
            line = Line(
                "",
                phrases.fee(tell.words, charge),
                (tell.ref("steps", step.id),),
                tell.cites(charge.cite, False),
                mark=charge.mark,
            )
            found.setdefault(charge.year, []).append(line)
    return tuple((year, tuple(found[year])) for year in sorted(found, reverse=True))
