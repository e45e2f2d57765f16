"""What several pages of a road tell alike: answers, conclusions, marks and provisions, each with its link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vejviser.export.report.item import SIGNS, Link, few, links, outcome
from vejviser.export.report.texts import tell
from vejviser.export.wording import Wording
from vejviser.handbook.entries import MARKS, Citation, Mark, RuleEntry
from vejviser.law.model import Answer
from vejviser.road.faults import Fault
from vejviser.road.plan import Finding, RuleOnRoad
from vejviser.web.roads.addresses import Addresses
from vejviser.web.words import say

WAITING = 3
"""How many open facts are named before the rest is only counted."""


@dataclass(frozen=True)
class Sign:
    """How well something is known: its sign, its name in the style sheet, and what it means."""

    mark: Mark
    sign: str
    words: str


@dataclass(frozen=True)
class Given:
    """A fact with its answer, or with the question where it is open, and where it is answered."""

    fact: str
    label: str
    answer: str
    href: str


@dataclass(frozen=True)
class Conclusion:
    """A finding in a line: its outcome, whether that is settled, and what it waits for."""

    id: str
    title: str
    outcome: str
    settled: bool
    waits: str
    signs: tuple[Sign, ...]
    href: str


@dataclass(frozen=True)
class Provision:
    """A rule in words: what it says and leads to, when it holds, where it stands and how well it is known."""

    id: str
    says: str
    value: str
    state: str
    holds: bool
    when: str
    standing: tuple[str, ...]
    cited: tuple[Link, ...]
    signs: tuple[Sign, ...]


def signs(found: Sequence[Mark | None], words: Wording) -> tuple[Sign, ...]:
    """The marks, each once, the surest first."""
    return tuple(Sign(mark, SIGNS[mark], tell(f"mark.{mark}", words.lang)) for mark in MARKS if mark in found)


def given(
    facts: Sequence[str], answers: Mapping[str, Answer], words: Wording, at: Addresses
) -> tuple[Given, ...]:
    """The facts with their answers; an open one has none and is told by its question."""
    shelf = words.handbook.facts
    return tuple(
        Given(
            fact,
            capital(words.label(fact)) if fact in answers else words.name(fact),
            capital(words.answer(shelf[fact], answers[fact])) if fact in answers else "",
            at.question(fact),
        )
        for fact in facts
        if fact in shelf
    )


def apart(fault: Fault, words: Wording) -> str:
    """Why answers cannot stand together, in the handbook's words; "" where it has none."""
    name, because = fault.particulars.get("name", ""), fault.because.get(words.lang, "")
    if not name or not because:
        return because
    return say(
        "Spørgsmålet »{ask}« opstår kun, når {when}.", "The question “{ask}” arises only when {when}.",
        ask=words.label(name), when=because,
    )  # fmt: skip


def conclusion(found: Finding, words: Wording, at: Addresses) -> Conclusion:
    """A finding in a line."""
    waits = few([words.label(fact) for fact in found.decided_by], words, WAITING)
    return Conclusion(
        found.entry.id,
        words.say(found.entry.title),
        capital(outcome(found, words)),
        found.settled,
        waits,
        signs(found.marks, words),
        at.finding(found.entry.id),
    )


def provision(rule: RuleOnRoad, words: Wording) -> Provision:
    """A rule that holds or may hold."""
    entry, holds = rule.entry, rule.state == "holds"
    return Provision(
        entry.id,
        words.say(entry.because) or words.say(entry.provision.words),
        words.value(entry.decision, entry.value),
        say("gælder her", "holds here") if holds else say("gælder måske", "may hold"),
        holds,
        words.condition(entry.when),
        tuple(_standing(entry, words)),
        links(entry.cite, words),
        signs([entry.mark], words),
    )


def _standing(entry: RuleEntry, words: Wording) -> list[str]:
    """Whether it is law, guidance, practice or a proposal, and on which days it applies."""
    kinds = {
        "guidance": say("vejledning", "guidance"),
        "practice": say("praksis", "practice"),
        "proposal": say("forslag", "proposal"),
    }
    told = [kinds[entry.status]] if entry.status in kinds else []
    if entry.applies.start:
        told.append(say("anvendes fra {day}", "applies from {day}", day=words.date(entry.applies.start)))
    if entry.applies.end:
        told.append(say("anvendes til {day}", "applies until {day}", day=words.date(entry.applies.end)))
    return told


def cited(found: Sequence[Citation], words: Wording) -> tuple[Link, ...]:
    """Each source once with its provisions, linked to where it can be read."""
    return links(tuple(dict.fromkeys(found)), words)


def capital(told: str) -> str:
    """The words with a large first letter."""
    return told[:1].upper() + told[1:]
