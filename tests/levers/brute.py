"""Levers by brute force: each change assessed, laid out as a road and scheduled by itself."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping, Sequence

from tests.schedule.examples import DAY, book, project, road, tables
from vejviser.law.errors import AnswersError
from vejviser.law.law import Law
from vejviser.law.model import Answer
from vejviser.levers.choices import Choice, choices
from vejviser.levers.levers import worthwhile
from vejviser.road.plan import plan, steps_of
from vejviser.schedule.schedule import schedule


class Brute:
    """The changes of an example (or of other `answers`), each worked out from the start on `draws` draws."""

    def __init__(self, name: str, draws: int, answers: Mapping[str, Answer] | None = None) -> None:
        self.name, self.draws = name, draws
        self.law: Law = book().law(DAY)
        self.answers = project(name).facts if answers is None else answers
        self.road = road(name) if answers is None else plan(book(), answers, DAY)
        self.choices = choices(book(), self.answers)
        self.possible = {s.entry.id for s in self.road.steps if s.status == "possible"}
        self.goal, self.median = self.reached(self.answers)

    def reached(self, answers: Mapping[str, Answer]) -> tuple[str, float]:
        """The goal of the road as it is, and its median."""
        found = schedule(
            self.road, tables(), DAY, project(self.name).times, draws=self.draws,
            project=project(self.name).name,
        )  # fmt: skip
        return found.goal, found.finish.p50

    def saved(self, change: tuple[Choice, ...]) -> tuple[float | None, dict[str, str]] | None:
        """The days saved and the states of the steps on the road; None where the change is no lever."""
        answers = {**self.answers, **{choice.fact.id: choice.after for choice in change}}
        for choice in change:
            root = self.law.applies.get(choice.fact.id)
            mask = self.law.diagrams.mask(root.node, self.law.known(answers)) if root else 1
            if root and root.names(mask) != ("yes",):
                return None
        try:
            assessment = self.law.assess(self.law.asked(answers))
        except AnswersError:
            return None
        steps = steps_of(book(), assessment, DAY)
        other = dataclasses.replace(self.road, steps=steps)
        opened = {s.entry.id for s in steps if s.status == "possible"} - self.possible
        found = schedule(
            other,
            tables(),
            DAY,
            project(self.name).times,
            opened,
            self.draws,
            project=project(self.name).name,
        )
        states: dict[str, str] = {s.entry.id: s.status for s in steps}
        if not self.goal:
            return self.median - found.finish.p50, states
        reached = found.milestones.get(self.goal)
        return (self.median - reached.spread.p50 if reached else None), states

    def single(self, some: Sequence[Choice] | None = None) -> dict[tuple[object, ...], float | None]:
        """Every single change (of `some`) that changes the road, with the days it saves."""
        base = {s.entry.id: s.status for s in self.road.steps}
        found = {}
        for choice in self.choices if some is None else some:
            result = self.saved((choice,))
            if result and result[1] != base:
                found[key((choice,))] = result[0]
        return found

    def pairs(self, some: Sequence[tuple[Choice, ...]] | None = None) -> dict[tuple[object, ...], float]:
        """Every pair (of `some`) that saves at least a day more than either alone."""
        pairs = list(itertools.combinations(self.choices, 2)) if some is None else some
        best: dict[tuple[object, ...], float] = {}
        for choice in {key((c,)): c for pair in pairs for c in pair}.values():
            result = self.saved((choice,))
            best[key((choice,))] = (result[0] or 0.0) if result else 0.0
        found = {}
        for pair in pairs:
            if pair[0].fact.id == pair[1].fact.id:
                continue
            result = self.saved(pair)
            alone = max(0.0, *(best[key((choice,))] for choice in pair))
            if result and result[0] is not None and result[0] >= worthwhile(self.median) + alone:
                found[key(pair)] = result[0]
        return found


def key(change: tuple[Choice, ...]) -> tuple[object, ...]:
    return tuple((choice.fact.id, choice.after) for choice in change)
