"""What the law says of one set of answers with some choices made otherwise, for thousands of them at once.

All that no choice touches is filled in first, so that what remains branches on the facts to choose alone. An
answer says more than its own states: that its fact applies. Where the other answers leave that open, fewer
projects are meant than those states alone allow. The facts of which that is so are the same in most variants:
for each set of them the questions are joined once with the projects that are meant, and then read for all its
variants side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from vejviser.law.codes import CERTAIN, IMPOSSIBLE, NO, POSSIBLE
from vejviser.law.diagram import EVERY, Goal, Masks
from vejviser.law.law import Law, Root
from vejviser.law.model import NOT_APPLICABLE, Answer
from vejviser.law.variables import UNKNOWN, known_states
from vejviser.levers.remains import Remains
from vejviser.levers.sweep import Found, States, Sweep

Flags = NDArray[np.bool_]
Places = NDArray[np.intp]
_AS_IT_IS = -2


@dataclass(frozen=True)
class _Stated:
    """A fact that may not apply and is answered, and what that says of whether it applies."""

    fact: str
    root: Root
    said: int

    @property
    def goal(self) -> Goal:
        return Goal(self.root.node, self.said)


class Variants:
    """A law, answers, and choices that could be made instead: (fact, answer), none of them unknown.

    `queries` are the yes/no questions to answer. Raises `AnswersError` on a value that a fact cannot take.
    """

    def __init__(
        self,
        law: Law,
        answers: Mapping[str, Answer],
        choices: Sequence[tuple[str, Answer]],
        queries: Sequence[str],
    ) -> None:
        self.law, self._queries = law, [law.queries[name] for name in queries]
        self._known = np.array(known_states(law.codings, len(law.variables), answers), dtype=np.int8)
        self._facts = np.array([fact for fact, _ in choices], dtype=object)
        self._instead = np.full((len(choices), len(self._known)), _AS_IT_IS, dtype=np.int8)
        for row, (fact, answer) in enumerate(choices):
            if fact in law.codings:
                self._instead[row, list(law.codings[fact].levels)] = law.codings[fact].code(answer)
        free = np.flatnonzero((self._instead != _AS_IT_IS).any(axis=0)).tolist()
        self._work = Masks(law.diagrams)
        self._left = Remains(self._work, self._known.tolist(), sum(1 << level for level in free))
        self._stated = [
            _Stated(fact, root, root.bit("no" if answers[fact] == NOT_APPLICABLE else "yes"))
            for fact in law.gates
            for root in [law.applies[fact]]
            if answers.get(fact) is not None
        ]
        self._meant: dict[bytes, _Meant] = {}

    def arising(self, sets: Places) -> Places:
        """The rows of `sets` in which the question of every fact that is chosen certainly arises.

        A row of `sets` holds the places of choices that are made together, no two of the same fact.
        """
        gated = {fact: self.law.applies[fact] for fact in {*self._facts} & self.law.applies.keys()}
        told = self._sweep(root.node for root in gated.values()).outcomes(self._known_in(sets))
        found = np.ones(len(sets), dtype=bool)
        for fact, root in gated.items():
            found &= ~self._chosen(sets, fact) | (told(root.node) == root.bit("yes"))
        return np.flatnonzero(found)

    def states(self, sets: Places) -> States:
        """Whether each query is answered yes in each row of `sets`: no, possible or certain.

        Shape (queries, rows). To be asked only of rows that are `arising`. An answer to a question that no
        longer arises is set aside, as `Law.asked` does. A column is `IMPOSSIBLE` throughout where no possible
        project gives the answers.
        """
        known = self._known_in(sets)
        told = self._all.outcomes(known)
        found = _states(self._queries, told, len(sets))
        unsure = self._unsure(sets, told)
        for columns in _alike(unsure):
            meant = self._meaning(unsure[:, columns[0]])
            found[:, columns] = meant.states(known[:, columns])
        found[:, self._clashing(sets, known, told)] = IMPOSSIBLE
        return found

    def _known_in(self, sets: Places) -> States:
        """The state of each level in each row; shape (levels, rows)."""
        known = np.repeat(self._known[:, None], len(sets), axis=1)
        for places in sets.T:
            states = self._instead[places].T
            np.copyto(known, states, where=states != _AS_IT_IS)
        return known

    def _chosen(self, sets: Places, fact: str) -> Flags:
        """Where a fact is among those chosen."""
        return np.asarray((self._facts == fact)[sets].any(axis=1))

    @cached_property
    def _all(self) -> Sweep:
        law = self.law
        asked = [*self._queries, *law.constraints.values(), *law.possible.values()]
        return self._sweep(root.node for root in (*asked, *(stated.root for stated in self._stated)))

    def _sweep(self, nodes: Iterable[int]) -> Sweep:
        return Sweep(self._work, {node: self._left.of(node) for node in nodes})

    @cached_property
    def _asked(self) -> Sweep:
        """What each answered fact that may not apply depends on, as `Law.set_aside` judges whether it does.

        That is before the answers to facts that may not apply either and come after it.
        """
        law, known, free = self.law, self._known.tolist(), self._left.free
        later = sum(1 << level for fact in law.gates for level in _levels(law, fact))
        roots, stated = {}, {one.fact: one.root.node for one in self._stated}
        for fact in law.gates:
            if fact in stated:
                node = stated[fact]
                unknown = later & law.diagrams.behind(node)
                before = [UNKNOWN if unknown >> level & 1 else state for level, state in enumerate(known)]
                left = Remains(self._work, before, free & ~unknown) if unknown else self._left
                roots[node] = left.of(node)
            later &= ~sum(1 << level for level in _levels(law, fact))
        return Sweep(self._work, roots)

    def _unsure(self, sets: Places, told: Found) -> Flags:
        """Where the answers leave open whether a fact applies that is answered; shape (stated, rows)."""
        found = np.zeros((len(self._stated), len(sets)), dtype=bool)
        for row, stated in enumerate(self._stated):
            mask = told(stated.root.node)
            found[row] = (mask & stated.said != 0) & (mask & ~stated.said != 0)
            found[row] &= ~self._chosen(sets, stated.fact)
        return found

    def _meaning(self, unsure: Flags) -> _Meant:
        key = unsure.tobytes()
        if key not in self._meant:
            goals = [self._stated[row].goal for row in np.flatnonzero(unsure)]
            goals += [Goal(root.node, (1 << len(root.outcomes)) - 1) for root in self.law.possible.values()]
            self._meant[key] = _Meant(self._left, goals, self._queries)
        return self._meant[key]

    def _clashing(self, sets: Places, known: States, told: Found) -> Flags:
        """Where a constraint cannot hold, no possible project is left, or what is answered cannot apply."""
        found = np.zeros(len(sets), dtype=bool)
        for root in self.law.constraints.values():
            found |= told(root.node) & root.bit("yes") == 0
        for root in self.law.possible.values():
            found |= told(root.node) == 0
        asked = self._asked.outcomes(known)
        for stated in self._stated:
            node, aside = stated.root.node, np.zeros(len(sets), dtype=bool)
            if stated.said == stated.root.bit("yes"):
                aside = asked(node) & stated.said == 0
            found |= ~self._chosen(sets, stated.fact) & ~aside & (told(node) & stated.said == 0)
        return found


class _Meant:
    """The projects that meet some goals, and what `queries` can still be among them."""

    def __init__(self, left: Remains, goals: Sequence[Goal], queries: Sequence[Root]) -> None:
        self._left, self._queries = left, queries
        self._groups = left.work.independent(left.meeting(goal) for goal in goals)
        self._seen: dict[int, int] = {}
        self._bound = reduce(int.__or__, (levels for levels, _ in self._groups), 0)
        self._some = Sweep(left.work, {at: left.opened(meant) for at, (_, meant) in enumerate(self._groups)})
        self._sweep = Sweep(left.work, {root.node: self._of(root.node) for root in queries})

    def states(self, known: States) -> States:
        """Whether each query is answered yes in each column, `IMPOSSIBLE` where nothing is meant."""
        told, some = self._sweep.outcomes(known), self._some.outcomes(known)
        found = _states(self._queries, told, known.shape[1])
        for at in range(len(self._groups)):
            found[:, some(at) == 0] = IMPOSSIBLE
        return found

    def _of(self, node: int) -> int:
        """What remains of a question over the projects meant."""
        left = self._left
        fixed = left.fixed(node)
        levels = left.work.behind(fixed) & self._bound
        if levels not in self._seen:
            near = [left.seen(meant, levels) for shared, meant in self._groups if shared & levels]
            self._seen[levels] = reduce(lambda a, b: left.work.apply(int.__and__, a, b), near, EVERY)
        return left.among(fixed, self._seen[levels])


def _alike(unsure: Flags) -> Iterator[Places]:
    """The columns in which some fact is unsure, those together in which the same facts are."""
    some = np.flatnonzero(unsure.any(axis=0))
    if len(some):
        _, kind = np.unique(np.packbits(unsure[:, some], axis=0), axis=1, return_inverse=True)
        for at in range(kind.max() + 1):
            yield some[kind.ravel() == at]


def _levels(law: Law, fact: str) -> Sequence[int]:
    return law.codings[fact].levels if fact in law.codings else ()


def _states(queries: Sequence[Root], told: Found, columns: int) -> States:
    """Whether each query is answered yes in each column: no, possible or certain."""
    found = np.full((len(queries), columns), POSSIBLE, dtype=np.int8)
    for row, root in enumerate(queries):
        mask = told(root.node)
        found[row, mask & root.bit("no") == 0] = CERTAIN
        found[row, mask & root.bit("yes") == 0] = NO
    return found
