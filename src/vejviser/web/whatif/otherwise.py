"""A project with some answers given otherwise, and what differs."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vejviser.export import phrases
from vejviser.export.wording import Wording
from vejviser.handbook.contents import law_facts
from vejviser.law.model import Answer
from vejviser.levers.compare import Comparison, compare
from vejviser.road.differences import ProjectChange
from vejviser.road.faults import ProjectError
from vejviser.road.plan import plan
from vejviser.road.project import parse_project
from vejviser.schedule.schedule import schedule_of
from vejviser.web.projects.examples import drawn_as
from vejviser.web.projects.opened import Opened
from vejviser.web.whatif.shortcuts import Named, named
from vejviser.web.words import lang, say

MOST = 12
"""The most answers that are tried otherwise at once."""


class SettingError(ValueError):
    """Something asked for that is no answer to a question; the message tells what, to the reader."""


@dataclass(frozen=True)
class Tried:
    """One answer given otherwise, in words."""

    fact: str
    label: str
    before: str
    after: str


def settings_of(opened: Opened, asked: Sequence[str]) -> dict[str, Answer | None]:
    """The answers that an address asks to try, as `fact=answer`; None takes an answer back.

    Raises `SettingError` for a fact or an answer that does not exist, and for more than `MOST`.
    """
    if len(asked) > MOST:
        raise SettingError(say("Prøv højst {n} svar ad gangen.", "Try at most {n} answers at once.", n=MOST))
    facts = law_facts(opened.laid.contents)
    found: dict[str, Answer | None] = {}
    for one in asked:
        fact, sign, value = one.partition("=")
        if not sign or fact not in facts or not one.isprintable() or len(one) > 2000:
            raise SettingError(
                say("Spørgsmålet findes ikke: {x}", "There is no such question: {x}", x=fact[:60])
            )
        text = f"name: x\nfacts:\n  {fact}: {value or 'null'}\n"
        try:
            found[fact] = parse_project(text, facts, opened.laid.decisions).facts.get(fact)
        except ProjectError as error:
            raise SettingError("; ".join(fault.words(lang()) for fault in error.faults)) from None
    return found


def compared(opened: Opened, settings: Mapping[str, Answer | None]) -> Comparison:
    """The road as it is beside the road with the settings, on the same draws.

    Raises `AnswersError` when the answers cannot stand together.
    """
    facts = {**opened.project.facts, **settings}
    known = {fact: answer for fact, answer in facts.items() if answer is not None}
    other = dataclasses.replace(opened.project, facts=known)
    road = plan(opened.house.handbook, known, opened.as_of, opened.overlays)
    name = drawn_as(opened.project.name)
    here = schedule_of(opened.project, opened.road, opened.reference, drawn_as=name)
    there = schedule_of(other, road, opened.reference, drawn_as=name)
    return compare(here, there)


def tried(opened: Opened, settings: Mapping[str, Answer | None]) -> list[Tried]:
    """The settings in words, before and after."""
    words, none = opened.words, say("ubesvaret", "unanswered")
    found = []
    for fact, answer in settings.items():
        entry, before = words.handbook.facts[fact], opened.project.facts.get(fact)
        told = [none if one is None else words.answer(entry, one) for one in (before, answer)]
        found.append(Tried(fact, words.say(entry.ask), *told))
    return found


@dataclass(frozen=True)
class MilestoneRow:
    """A milestone on both roads, in months, and what that means."""

    title: str
    a: str
    b: str
    change: str


@dataclass(frozen=True)
class StepRow:
    """A step on both roads: its months, and where it stands; `only` is `a`, `b` or ""."""

    id: str
    title: str
    a: str
    b: str
    only: str


@dataclass(frozen=True)
class FindingRow:
    """A finding that differs."""

    id: str
    title: str
    a: str
    b: str


@dataclass(frozen=True)
class Difference:
    """What differs between two views of a project, in words."""

    findings: tuple[FindingRow, ...]
    gained: tuple[Named, ...]
    lost: tuple[Named, ...]
    turned: tuple[Named, ...]
    desks: tuple[FindingRow, ...]

    def __bool__(self) -> bool:
        return bool(self.findings or self.gained or self.lost or self.turned or self.desks)


def difference_words(change: ProjectChange, words: Wording) -> Difference:
    """The change with titles and outcomes in words."""
    joint = f" {say('eller', 'or')} "

    def outcomes(name: str, values: Sequence[str]) -> str:
        return joint.join(words.value(name, value) for value in values) or "–"

    return Difference(
        tuple(
            FindingRow(n, words.name(n).rstrip("?"), outcomes(n, c.before), outcomes(n, c.after))
            for n, c in change.findings.items()
        ),
        named([n for n, c in change.steps.items() if c.gained], words),
        named([n for n, c in change.steps.items() if c.lost], words),
        named([n for n, c in change.steps.items() if not (c.gained or c.lost)], words),
        tuple(
            FindingRow(
                n, words.name(n), *(", ".join(words.say(a.name) for a in s) for s in (d.before, d.after))
            )
            for n, d in change.desks.items()
        ),
    )


def milestone_rows(found: Comparison, words: Wording) -> list[MilestoneRow]:
    """The milestones of either road with their medians in months."""
    rows = []
    for name, (before, after) in found.milestones.items():
        schedule = found.b if after is not None else found.a
        a, b = ("–" if days is None else words.months(days) for days in (before, after))
        rows.append(
            MilestoneRow(
                words.say(schedule.milestones[name].milestone.title), a, b, _moved(before, after, words)
            )
        )
    return rows


def _moved(before: float | None, after: float | None, words: Wording) -> str:
    if before is None or after is None:
        return say("kun på den ene vej", "on one road only")
    if abs(before - after) < 1:
        return say("uændret", "unchanged")
    months = words.months(abs(before - after))
    if after < before:
        return say("{n} md. tidligere", "{n} months sooner", n=months)
    return say("{n} md. senere", "{n} months later", n=months)


def step_rows(found: Comparison, words: Wording) -> list[StepRow]:
    """The steps that take time on either road, side by side."""
    rows = []
    for left, right in found.rows:
        step = left or right
        if step is not None:
            a, b = (_when(one.start.p50, one.finish.p50, words) if one else "–" for one in (left, right))
            only = "" if left and right else "a" if left else "b"
            entry = step.step.entry
            rows.append(StepRow(entry.id, words.say(entry.title), a, b, only))
    return rows


def _when(start: float, finish: float, words: Wording) -> str:
    return say("md. {a} til {b}", "months {a} to {b}", a=words.months(start), b=words.months(finish))


def fees_words(found: Comparison, words: Wording) -> str:
    """What the fees come to more or less; "" where nothing changes."""
    return phrases.fees(words, found.fees)
