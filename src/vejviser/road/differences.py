"""What another day, law in the making or other answers change for a project: findings, steps, who decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vejviser.handbook.entries import Authority
from vejviser.handbook.load import Handbook
from vejviser.law.assess import Assessment, Certainty
from vejviser.law.bearing import turning_on
from vejviser.law.model import Answer
from vejviser.road.plan import declared, desks_on


@dataclass(frozen=True)
class View:
    """The law as seen on a day, with the overlays that are laid over it."""

    as_of: dt.date
    overlays: tuple[str, ...] = ()


@dataclass(frozen=True)
class FindingChange:
    """The outcomes of a finding before and after; empty where the decision does not exist."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class StepChange:
    """Whether a step is on the road before and after."""

    before: Certainty
    after: Certainty

    @property
    def gained(self) -> bool:
        """True for a step that was not on the road."""
        return self.before == "no"

    @property
    def lost(self) -> bool:
        """True for a step that is on the road no more."""
        return self.after == "no"


@dataclass(frozen=True)
class DeskChange:
    """Who decides a step before and after."""

    before: tuple[Authority, ...]
    after: tuple[Authority, ...]


@dataclass(frozen=True)
class ProjectChange:
    """What differs for a project between two views, by name, in the order of the handbook."""

    findings: Mapping[str, FindingChange]
    steps: Mapping[str, StepChange]
    desks: Mapping[str, DeskChange]

    def __bool__(self) -> bool:
        return bool(self.findings or self.steps or self.desks)


def project_change(
    handbook: Handbook, answers: Mapping[str, Answer], before: View, after: View
) -> ProjectChange:
    """What differs for these answers. Raises `AnswersError` where they cannot stand in a view."""
    old, new = (Seen(handbook, answers, view) for view in (before, after))
    return difference(old, new)


def difference(old: Seen, new: Seen) -> ProjectChange:
    """What differs between a project as seen now and as seen otherwise: on another day, or answered so."""
    findings, differs = {}, new.differs(old)
    for name in filter(differs, dict.fromkeys([*old.book.decisions, *new.book.decisions])):
        change = FindingChange(old.outcomes(name), new.outcomes(name))
        if change.before != change.after:
            findings[name] = change
    steps, desks = {}, {}
    for name in filter(differs, dict.fromkeys([*old.book.steps, *new.book.steps])):
        turn = StepChange(old.state(name), new.state(name))
        if turn.before != turn.after:
            steps[name] = turn
        elif turn.before != "no" and old.desks(name) != new.desks(name):
            desks[name] = DeskChange(old.desks(name), new.desks(name))
    return ProjectChange(findings, steps, desks)


class Seen:
    """A project in one view of the law. Raises `AnswersError` where the answers cannot stand."""

    def __init__(self, handbook: Handbook, answers: Mapping[str, Answer], view: View) -> None:
        book = handbook.with_overlays(view.overlays)
        self._look(book, view.as_of, book.law(view.as_of).assess(answers))
        self.assessment.settle_all()

    @classmethod
    def through(cls, book: Handbook, day: dt.date, assessment: Assessment) -> Seen:
        """What an assessment that is at hand already sees; `book` has its overlays laid over it."""
        seen = cls.__new__(cls)
        seen._look(book, day, assessment)
        return seen

    def _look(self, book: Handbook, day: dt.date, assessment: Assessment) -> None:
        self.book, self.day, self.assessment = book, day, assessment

    def differs(self, other: Seen) -> Callable[[str], bool]:
        """The function that tells of a finding or step whether it may be another in this view than there."""
        if self.assessment.law is not other.assessment.law or self.day != other.day:
            return lambda name: True
        return turning_on((self.assessment, other.assessment))

    def outcomes(self, name: str) -> tuple[str, ...]:
        """The outcomes still possible of a decision, in declared order; none where it does not exist."""
        entry = self.book.decisions.get(name)
        return declared(entry, self.assessment.possible(name)) if entry else ()

    def state(self, name: str) -> Certainty:
        """Whether a step is on the road."""
        return self.assessment.state(name) if name in self.book.steps else "no"

    def desks(self, name: str) -> tuple[Authority, ...]:
        """Who decides a step on the day."""
        named = self.book.steps[name].decided_by
        return tuple(desk.authority for desk in desks_on(self.book.authorities, named, self.day))
