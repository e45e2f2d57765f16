"""Contested points of the law as the page shows them: positions, who holds them, what each leads to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from vejviser.handbook.entries import Citation, Mark
from vejviser.road.register import Contested, Outcome, register
from vejviser.web.projects.opened import Opened
from vejviser.web.roads.computed import ROADS, Key, planned
from vejviser.web.words import say

SHOWN = 8


@dataclass(frozen=True)
class Leads:
    """A finding or step that turns on a position, and what it then is; `kind` is `finding` or `step`."""

    id: str
    kind: str
    title: str
    outcome: str


@dataclass(frozen=True)
class Held:
    """A position on a contested point."""

    name: str
    label: str
    by: str
    cite: tuple[Citation, ...]
    taken: bool
    leads: tuple[Leads, ...]
    more: int


@dataclass(frozen=True)
class Point:
    """A contested point as it stands for a project."""

    id: str
    question: str
    consequence: str
    mark: Mark
    positions: tuple[Held, ...]
    ask: str
    cite: tuple[Citation, ...]

    @property
    def taken(self) -> bool:
        """True when the project takes a position."""
        return any(position.taken for position in self.positions)


def points_of(opened: Opened) -> list[Point]:
    """The contested points that matter for the project; raises `AnswersError`."""
    return [_point(point, opened) for point in _contested(opened.key)]


@lru_cache(maxsize=ROADS)
def _contested(key: Key) -> tuple[Contested, ...]:
    return register(planned(key).road)


def _point(point: Contested, opened: Opened) -> Point:
    words, entry = opened.words, point.entry
    return Point(
        entry.id,
        words.say(entry.question),
        words.say(entry.consequence),
        entry.mark or "memory",
        tuple(_held(point, name, opened) for name in entry.positions),
        words.say(point.desk.authority.name) if point.desk else "",
        entry.cite,
    )


def _held(point: Contested, name: str, opened: Opened) -> Held:
    words, position = opened.words, point.entry.positions[name]
    leads = [_leads(one, name, opened) for one in point.outcomes if name in one.under]
    return Held(
        name, words.say(position.label), words.say(position.held_by), position.cite, name == point.taken,
        tuple(leads[:SHOWN]), max(0, len(leads) - SHOWN),
    )  # fmt: skip


def _leads(one: Outcome, position: str, opened: Opened) -> Leads:
    words, values = opened.words, one.under[position]
    if one.kind == "step":
        told = {
            "certain": say("på vejen", "on the road"),
            "possible": say("måske på vejen", "perhaps on the road"),
            "no": say("ikke på vejen", "not on the road"),
        }[values[0]]
        return Leads(one.name, "step", words.name(one.name), told)
    joint = f" {say('eller', 'or')} "
    outcome = joint.join(words.value(one.name, value) for value in values) or say("intet", "none")
    return Leads(one.name, "finding", words.name(one.name).rstrip("?"), outcome)
