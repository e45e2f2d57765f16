"""Contested readings: those that can still change the road, or that it already rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from vejviser.handbook.entries import ReadingEntry
from vejviser.law.assess import Assessment
from vejviser.law.bearing import turning_on
from vejviser.law.errors import AnswersError

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
