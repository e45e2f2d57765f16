"""Many variations of one set of answers at once: exactly what the law says if some facts were otherwise.

All that no variation touches is filled in first, and the unknown facts among it are left open (a union over
their states), so that what remains branches on the varied facts alone and is small. It is then swept level
by level with NumPy, every variation side by side.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from vejviser.law.diagram import Masks
from vejviser.law.errors import AnswersError
from vejviser.law.model import NOT_APPLICABLE
from vejviser.law.variables import UNKNOWN, known_states

if TYPE_CHECKING:
    from vejviser.law.law import Law, Root

NO, POSSIBLE, CERTAIN = 0, 1, 2
IMPOSSIBLE = -1
"""The state of every query where no possible project gives the answers."""
States = NDArray[np.int8]
Flags = NDArray[np.bool_]
Said: TypeAlias = dict[str, dict[int, object]]


class Variations:
    """A law, the answers that stay as they are, and the facts that vary.

    `queries` names the yes/no questions that are answered, in order.
    """

    def __init__(self, law: Law, answers: Mapping[str, object], facts: Iterable[str]) -> None:
        self.law, self.answers = law, dict(answers)
        named = tuple(facts)
        self.codes = [law.codings[fact] for fact in named if fact in law.codings]
        self.queries = tuple(law.queries)
        self._free = {level for code in self.codes for level in code.levels}
        self._known = known_states(law.codings, len(law.variables), self.answers)
        self._work = Masks(law.diagrams)
        roots = (law.queries, law.applies, law.constraints, law.possible)
        nodes = dict.fromkeys(root.node for table in roots for root in table.values())
        self._sweep = _Sweep(self._work, {node: self._reduced(node) for node in nodes})
        self._asked = _Sweep(self._work, self._gates_as_asked())
        gates = [law.applies[fact].node for fact in named if fact in law.applies]
        self._gates = _Sweep(self._work, {node: self._sweep.reduced[node] for node in gates})

    def states(self, variations: Sequence[Mapping[str, object]]) -> States:
        """Whether each query is answered yes in each variation: no, possible or certain.

        Shape (queries, variations). A variation maps facts to other answers, None for unknown. An answer to
        a question that no longer arises is set aside, as `Law.asked` does. A column is `IMPOSSIBLE`
        throughout where no possible project gives the answers. Raises `AnswersError` on a value that a fact
        cannot take.
        """
        said = _by_fact(variations)
        known = self._known_in(said, len(variations))
        masks = self._sweep.masks(known)
        found = np.empty((len(self.queries), len(variations)), dtype=np.int8)
        for row, name in enumerate(self.queries):
            found[row] = _certainty(self.law.queries[name], masks(self.law.queries[name].node))
        given, denied = (self._stated(said, len(variations), no) for no in (False, True))
        found[:, self._clashing(given, denied, masks, self._asked.masks(known))] = IMPOSSIBLE
        for column in np.flatnonzero(self._unsure(given, masks) | self._unsure(denied, masks)):
            found[:, column] = self._assessed(variations[int(column)])
        return found

    def arising(self, variations: Sequence[Mapping[str, object]]) -> Flags:
        """Where the question of every fact that the variation names certainly arises; shape (variations,)."""
        found = np.ones(len(variations), dtype=bool)
        said = _by_fact(variations)
        masks = self._gates.masks(self._known_in(said, len(variations)))
        for fact, its in said.items():
            root = self.law.applies.get(fact)
            if root is not None:
                columns = list(its)
                found[columns] &= masks(root.node)[columns] == _bit(root, "yes")
        return found

    def _known_in(self, said: Said, count: int) -> States:
        known = np.repeat(np.array(self._known, dtype=np.int8)[:, None], count, axis=1)
        for name, its in said.items():
            code = self.law.codings.get(name)
            if code is not None and its:
                unknown = (UNKNOWN,) * len(code.levels)
                states = [unknown if answer is None else code.code(answer) for answer in its.values()]
                known[code.first : code.first + len(unknown), list(its)] = np.array(states).T
        return known

    def _reduced(self, node: int, unknown: Collection[int] = ()) -> int:
        """What is left of a diagram when all but the free levels are filled in, or left open if `unknown`."""
        free = self._free.difference(unknown)
        fixed = [
            UNKNOWN if level in self._free or level in unknown else state
            for level, state in enumerate(self._known)
        ]
        return self._work.forget(self._work.restrict(node, fixed), lambda level: level not in free)

    def _gates_as_asked(self) -> dict[int, int]:
        """Each gate as `Law.set_aside` judges it: before the gated facts that come after its own."""
        gated = [fact for fact in self.law.gates if fact in self.law.codings]
        levels = [set(self.law.codings[fact].levels) for fact in gated]
        later: set[int] = set().union(*levels)
        found = {}
        for fact, its in zip(gated, levels, strict=True):
            found[self.law.applies[fact].node] = self._reduced(self.law.applies[fact].node, frozenset(later))
            later -= its
        return found

    def _stated(self, said: Said, count: int, denied: bool) -> dict[str, Flags]:
        """For each fact that may not apply, where it is answered, or (`denied`) said not to apply."""

        def says(answer: object) -> bool:
            return answer is not None and (isinstance(answer, str) and answer == NOT_APPLICABLE) == denied

        found = {}
        for fact in self.law.applies:
            column = np.full(count, says(self.answers.get(fact)))
            its = said.get(fact, {})
            column[list(its)] = [says(answer) for answer in its.values()]
            if column.any():
                found[fact] = column
        return found

    def _clashing(
        self, given: Mapping[str, Flags], denied: Mapping[str, Flags], masks: _MasksOf, asked: _MasksOf
    ) -> Flags:
        """Where a constraint cannot hold, no possible project is left, or what is answered cannot apply."""
        found = np.zeros(masks.found.shape[1], dtype=bool)
        for root in self.law.constraints.values():
            found |= masks(root.node) & _bit(root, "yes") == 0
        for root in self.law.possible.values():
            found |= masks(root.node) == 0
        for fact, where in given.items():
            root = self.law.applies[fact]
            yes = _bit(root, "yes")
            if fact in self.law.codings:
                found |= where & (asked(root.node) & yes != 0) & (masks(root.node) & yes == 0)
        for fact, where in denied.items():
            root = self.law.applies[fact]
            found |= where & (masks(root.node) & _bit(root, "no") == 0)
        return found

    def _unsure(self, stated: Mapping[str, Flags], masks: _MasksOf) -> Flags:
        """Where an answered fact may or may not apply: the answer then says which.

        Such an answer speaks of other facts, which the sweep does not see.
        """
        found = np.zeros(masks.found.shape[1], dtype=bool)
        for fact, given in stated.items():
            root = self.law.applies[fact]
            mask = masks(root.node)
            found |= given & (mask & _bit(root, "yes") != 0) & (mask & _bit(root, "no") != 0)
        return found

    def _assessed(self, variation: Mapping[str, object]) -> list[int]:
        answers = {name: a for name, a in {**self.answers, **variation}.items() if a is not None}
        try:
            assessment = self.law.assess(self.law.asked(answers))  # type: ignore[arg-type]
        except AnswersError:
            return [IMPOSSIBLE] * len(self.queries)
        words = {"no": NO, "possible": POSSIBLE, "certain": CERTAIN}
        return [words[assessment.state(name)] for name in self.queries]


def _by_fact(variations: Sequence[Mapping[str, object]]) -> Said:
    """The answers of all variations by fact and column."""
    said: Said = {}
    for column, variation in enumerate(variations):
        for fact, answer in variation.items():
            said.setdefault(fact, {})[column] = answer
    return said


def _bit(root: Root, outcome: str) -> int:
    return 1 << root.outcomes.index(outcome) if outcome in root.outcomes else 0


def _certainty(root: Root, mask: NDArray[Any]) -> States:
    yes, no = _bit(root, "yes"), _bit(root, "no")
    return np.where(mask & yes == 0, NO, np.where(mask & no == 0, CERTAIN, POSSIBLE)).astype(np.int8)


class _Sweep:
    """Reduced diagrams laid out by level, leaves first."""

    def __init__(self, work: Masks, reduced: Mapping[int, int]) -> None:
        by_level: dict[int, list[int]] = {}
        leaves: dict[int, None] = {}
        stack, seen = list(reduced.values()), set()
        while stack:
            node = stack.pop()
            if node in seen:
                continue
            seen.add(node)
            if node >= 0:
                leaves[node] = None
            else:
                by_level.setdefault(work.level(node), []).append(node)
                stack.extend(work.children(node))
        self.place = {leaf: at for at, leaf in enumerate(leaves)}
        self.leaves = np.array(list(leaves), dtype=np.int64)
        self.layers: list[tuple[int, int, NDArray[np.intp]]] = []
        end = len(leaves)
        for level in sorted(by_level, reverse=True):
            nodes = by_level[level]
            kids = np.array(
                [[self.place[kid] for kid in work.children(node)] for node in nodes], dtype=np.intp
            )
            self.layers.append((level, end, kids))
            self.place.update((node, end + i) for i, node in enumerate(nodes))
            end += len(nodes)
        self.size = end
        self.reduced = reduced

    def masks(self, known: States) -> _MasksOf:
        """The possible outcomes of every node for each column of `known` states, by the node's own id."""
        columns = np.arange(known.shape[1])
        found = np.empty((self.size, known.shape[1]), dtype=np.int64)
        found[: len(self.leaves)] = self.leaves[:, None]
        for level, start, kids in self.layers:
            states = known[level]
            out = found[start : start + len(kids)]
            out[:] = found[kids[:, states], columns]
            still_open = states == UNKNOWN
            if still_open.any():
                joined = found[kids[:, 0]][:, still_open]
                for state in range(1, kids.shape[1]):
                    joined |= found[kids[:, state]][:, still_open]
                out[:, still_open] = joined
        return _MasksOf(found, self)


class _MasksOf:
    """The outcomes found for each root, one a variation; shape (variations,)."""

    def __init__(self, found: NDArray[np.int64], sweep: _Sweep) -> None:
        self.found, self.sweep = found, sweep

    def __call__(self, node: int) -> NDArray[np.int64]:
        return np.asarray(self.found[self.sweep.place[self.sweep.reduced[node]]])
