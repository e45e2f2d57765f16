"""Contested readings: those that can still change the road, or that it already rests on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from vejviser.handbook.entries import ReadingEntry
from vejviser.law.assess import Assessment
from vejviser.law.errors import AnswersError
from vejviser.law.variables import UNKNOWN

if TYPE_CHECKING:
    from vejviser.handbook.load import Handbook
    from vejviser.road.plan import Finding, Step


@dataclass(frozen=True)
class Reading:
    """A contested provision that matters to this project.

    `taken` is the position that the project takes, or None; `bears_on` the findings and steps it decides.
    """

    entry: ReadingEntry
    taken: str | None
    bears_on: tuple[str, ...]
    assessment: Assessment = field(repr=False)

    @cached_property
    def under(self) -> Mapping[str, Assessment]:
        """What the law says where each position is taken; one that the other answers rule out is left out."""
        law, answers = self.assessment.law, self.assessment.answers
        found = {}
        for position in self.entry.positions:
            with suppress(AnswersError):
                found[position] = law.assess({**answers, self.entry.id: position})
        return found

    def leaves(self, finding: str) -> dict[str, tuple[str, ...]]:
        """What each position would leave possible of a finding."""
        if self._turns(finding):
            return {position: held.possible(finding) for position, held in self.under.items()}
        alike = next((held.possible(finding) for held in self.under.values()), ())
        return dict.fromkeys(self.under, alike)

    @cached_property
    def outcomes(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """What each position would leave possible of the findings it bears on: position -> finding."""
        names = [name for name in self.bears_on if name in self.assessment.law.text.decisions]
        left = {name: self.leaves(name) for name in names}
        return {position: {name: left[name][position] for name in names} for position in self.under}

    @cached_property
    def _turns(self) -> Callable[[str], bool]:
        return turning_on(self.under.values())


def turning_on(laid: Collection[Assessment]) -> Callable[[str], bool]:
    """Whether a finding or step can come out differently under assessments of the same law.

    What the answers say of a question hangs on the states of its own levels and on the goals that share an
    open level with it, directly or through other goals (`vejviser.law.bearing`). Where none of these differ,
    neither does the question; so it is with all but a few under two positions on one point.
    """
    one = next(iter(laid), None)
    if one is None:
        return lambda name: False
    law, behind = one.law, one.law.diagrams.behind
    states = list(zip(*(held.known for held in laid), strict=True))
    turned = sum(1 << level for level, its in enumerate(states) if len(set(its)) > 1)
    still_open = sum(1 << level for level, its in enumerate(states) if UNKNOWN in its)
    goals = [set(held.goals) for held in laid]
    anywhere, everywhere = goals[0].union(*goals), goals[0].intersection(*goals)
    for goal in anywhere - everywhere:
        turned |= behind(goal.node) & still_open
    left = [behind(goal.node) for goal in everywhere]
    while near := [levels for levels in left if levels & turned]:
        left = [levels for levels in left if not levels & turned]
        for levels in near:
            turned |= levels & still_open
    return lambda name: any(behind(root.node) & turned for root in law.roots(name))


def readings_that_matter(
    handbook: Handbook,
    assessment: Assessment,
    findings: Mapping[str, Finding],
    steps: Sequence[Step],
) -> tuple[Reading, ...]:
    """The readings that an open finding or step waits for, or that a settled one rests on, as written."""
    bears: dict[str, list[str]] = {name: [] for name in handbook.readings}
    positions = bears.keys() & assessment.answers.keys()
    for name, finding in findings.items():
        rests_on = finding.reasons if _may_rest_on(assessment, name, positions) else ()
        for fact in bears.keys() & {*rests_on, *finding.decided_by}:
            bears[fact].append(name)
    for step in steps:
        rests_on = step.because if _may_rest_on(assessment, step.entry.id, positions) else ()
        for fact in bears.keys() & {*rests_on, *step.open_facts}:
            bears[fact].append(step.entry.id)
    found = []
    for name, names in bears.items():
        if names:
            taken = assessment.answers.get(name)
            entry = handbook.readings[name]
            found.append(Reading(entry, str(taken) if taken else None, tuple(names), assessment))
    return tuple(found)


def _may_rest_on(assessment: Assessment, name: str, positions: Set[str]) -> bool:
    """False when the finding or step cannot depend on any of the positions taken."""
    return bool(positions) and not positions.isdisjoint(assessment.law.facts_of(name))
