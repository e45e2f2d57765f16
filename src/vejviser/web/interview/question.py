"""One question as the page shows it: its words, choices, and what hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vejviser.export import phrases
from vejviser.export.catalogue import KNOWS
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Citation, FactEntry
from vejviser.handbook.load import Handbook
from vejviser.law.model import Answer
from vejviser.road.interview import Interview
from vejviser.road.plan import Finding, find
from vejviser.web.interview.given import NONE_OF_THEM
from vejviser.web.words import say

BEARING = 6
FEW = 2


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen, and who holds it where it is a position on a contested reading."""

    value: str
    label: str
    chosen: bool
    held_by: str = ""


@dataclass(frozen=True)
class Bearing:
    """A finding or step that the answer decides; `kind` is `finding` or `step`."""

    id: str
    title: str
    kind: str


@dataclass(frozen=True)
class Shown:
    """A question ready for the page."""

    entry: FactEntry
    topic: str
    ask: str
    help: str
    example: str
    knows: str
    choices: tuple[Choice, ...]
    value: str
    now: str
    unsure: bool
    bearing: tuple[Bearing, ...]
    bears_more: int
    cite: tuple[Citation, ...]
    arises: bool

    @property
    def several(self) -> bool:
        """True when more than one answer may be chosen."""
        return self.entry.type == "choices"


def shown(
    entry: FactEntry,
    bears_on: Sequence[str],
    words: Wording,
    answer: Answer | None,
    unsure: bool,
    arises: bool,
    sent: Sequence[str] | None = None,
) -> Shown:
    """A question with the answer given so far, or with what was `sent` when that could not be taken."""
    chosen = list(sent) if sent is not None else chosen_of(answer)
    topic = words.handbook.topics.get(entry.topic)
    return Shown(
        entry,
        words.say(topic.title) if topic else "",
        words.say(entry.ask),
        words.say(entry.help),
        words.say(entry.example),
        words.say(KNOWS[entry.knows]) if entry.knows else "",
        _choices(entry, words, chosen),
        chosen[0] if chosen and not entry.values and entry.type != "bool" else "",
        words.answer(entry, answer) if answer is not None else "",
        unsure,
        *bearings(bears_on, words),
        entry.cite,
        arises,
    )


def chosen_of(answer: Answer | None) -> list[str]:
    """What the form holds for an answer."""
    match answer:
        case None:
            return []
        case bool():
            return ["true" if answer else "false"]
        case tuple():
            return list(answer) or [NONE_OF_THEM]
        case float() | int():
            return [f"{answer:.15g}"]
    return [str(answer)]


def _choices(entry: FactEntry, words: Wording, chosen: Sequence[str]) -> tuple[Choice, ...]:
    values = list(entry.values) or (["true", "false"] if entry.type == "bool" else [])
    positions = words.handbook.readings[entry.id].positions if entry.reading else {}
    found = [
        Choice(
            value,
            words.value(entry.id, value),
            value in chosen,
            words.say(positions[value].held_by) if value in positions else "",
        )
        for value in values
    ]
    if entry.type == "choices":
        label = "ingen af dem" if words.lang == "da" else "none of them"
        found.append(Choice(NONE_OF_THEM, label, NONE_OF_THEM in chosen))
    return tuple(found)


def bearings(names: Sequence[str], words: Wording) -> tuple[tuple[Bearing, ...], int]:
    """The first few of the findings and steps with their titles, and how many there are besides."""
    shelf = words.handbook.decisions
    some = (
        Bearing(n, words.name(n).rstrip("?"), "finding" if n in shelf else "step") for n in names[:BEARING]
    )
    return tuple(some), max(0, len(names) - BEARING)


@dataclass(frozen=True)
class Headline:
    """What the answers say so far of one thing that everybody asks about; `wide` where they say little."""

    id: str
    title: str
    outcome: str
    settled: bool
    wide: bool


def headlines(handbook: Handbook, interview: Interview, words: Wording) -> list[Headline]:
    """The headline findings that arise, as far as the answers go; those that are settled first."""
    entries = [entry for entry in handbook.decisions.values() if entry.headline]
    found = [find(handbook, interview.assessment, entry.id) for entry in entries]
    told = [
        Headline(
            one.entry.id,
            words.name(one.entry.id).rstrip("?"),
            briefly(words, one),
            one.settled,
            _wide(one),
        )
        for one in found
        if one.applies
    ]
    return sorted(told, key=lambda one: not one.settled)


def briefly(words: Wording, finding: Finding) -> str:
    """The outcome of a finding; where much is open, only how many outcomes are possible."""
    if not _wide(finding):
        return phrases.outcome(words, finding)
    return say("{n} udfald er mulige", "{n} outcomes are possible", n=len(finding.possible))


def _wide(finding: Finding) -> bool:
    return not finding.settled and len(finding.possible) > FEW and finding.entry.combine != "all"
