"""What an answer changes: findings that settle or turn, steps that join or leave the road."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from vejviser.export.wording import Wording
from vejviser.handbook.load import Handbook
from vejviser.law.assess import Assessment
from vejviser.law.model import Answer
from vejviser.road.differences import Seen, difference
from vejviser.road.plan import find
from vejviser.web.interview.question import briefly

SHOWN = 3
"""How many findings and how many steps are told: on a phone the next question stays in sight."""
_NO_DAY = dt.date.min
"""Who decides on a day is the same before and after an answer, so no day is needed."""


@dataclass(frozen=True)
class FindingTurn:
    """A finding before and after, in words."""

    id: str
    title: str
    before: str
    after: str
    settled: bool


@dataclass(frozen=True)
class StepTurn:
    """A step that turns: it `joins` or `leaves` the road, or becomes `sure` or `unsure`."""

    id: str
    title: str
    way: str


@dataclass(frozen=True)
class Effect:
    """What differs between two sets of answers, the settled first, then headlines; `more` counts the rest."""

    findings: tuple[FindingTurn, ...]
    steps: tuple[StepTurn, ...]
    more: int

    def __bool__(self) -> bool:
        return bool(self.findings or self.steps or self.more)


def effect(handbook: Handbook, before: Assessment, after: Assessment, words: Wording) -> Effect:
    """What differs on the road between two assessments under the same law, `handbook` with its overlays."""
    changed = difference(Seen.through(handbook, _NO_DAY, before), Seen.through(handbook, _NO_DAY, after))
    names = sorted(changed.findings, key=lambda name: not handbook.decisions[name].headline)
    findings = [_finding(name, handbook, before, after, words) for name in names]
    told = sorted((one for one in findings if one.before != one.after), key=lambda one: not one.settled)
    steps = [
        StepTurn(name, words.name(name), _way(turn.before, turn.after))
        for name, turn in changed.steps.items()
    ]
    steps.sort(key=lambda one: ("joins", "leaves", "sure", "unsure").index(one.way))
    more = max(0, len(told) - SHOWN) + max(0, len(steps) - SHOWN)
    return Effect(tuple(told[:SHOWN]), tuple(steps[:SHOWN]), more)


def _finding(
    name: str, handbook: Handbook, before: Assessment, after: Assessment, words: Wording
) -> FindingTurn:
    then, now = (find(handbook, assessment, name) for assessment in (before, after))
    return FindingTurn(
        name,
        words.name(name).rstrip("?"),
        briefly(words, then),
        briefly(words, now),
        now.settled,
    )


def _way(before: str, after: str) -> str:
    if after == "no":
        return "leaves"
    if before == "no":
        return "joins" if after == "certain" else "unsure"
    return "sure" if after == "certain" else "unsure"


def otherwise(answers: Mapping[str, Answer], fact: str, answer: Answer | None) -> dict[str, Answer]:
    """The answers with one given otherwise, or taken back when it is None."""
    others = {name: value for name, value in answers.items() if name != fact}
    return others if answer is None else {**others, fact: answer}
