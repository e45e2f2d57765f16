"""Changes: the smallest changes of design choices after which an outcome is certain.

Answers that the team does not control stay as they are; unknown ones stay unknown and must not matter.
For every way to set the controllable facts the outcomes that the uncontrolled unknowns leave possible are
computed once, as one diagram (a union over their states); an unanswered controllable fact may also be left
open. A shortest path through that diagram, counting each changed fact once, ends where only the wished
outcome is left. An answer to a fact that a change makes not applicable falls away by itself, and a
setting of a fact that may not apply means: this, where it applies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vejviser.law.diagram import Goal, Masks
from vejviser.law.model import NOT_APPLICABLE
from vejviser.law.variables import UNKNOWN, known_states

if TYPE_CHECKING:
    from vejviser.law.assess import Assessment
    from vejviser.law.law import Root

OPEN = -2
"""A controllable fact that is unanswered and stays so."""
FAR = 1 << 30
Mode = Literal["kept", "open", "set"]
"""How the fact at hand stands: as answered so far, left open, or answered anew."""


@dataclass(frozen=True, slots=True)
class Way:
    """One cheapest way on from a node: the state taken, the node reached, and how the fact then stands."""

    state: int
    node: int
    mode: Mode


@dataclass(frozen=True, slots=True)
class Change:
    """What to answer otherwise, and the outcome that is then certain. Numbers and dates show as a range."""

    answers: tuple[tuple[str, object], ...]
    name: str
    value: str

    def as_dict(self) -> dict[str, object]:
        """The changed answers by fact."""
        return dict(self.answers)


def changes(assessment: Assessment, name: str, value: str, limit: int = 20) -> list[Change]:
    """All changes of the fewest controllable facts after which `value` is the certain outcome of `name`.

    At most `limit`, in the order of the facts' values; empty when no change of controllable facts can do it
    or when it is certain already. `name` is a decision or query ('yes', 'no'); for an `all` decision ask for
    "decision.value". Raises `KeyError` for an unknown name, `ValueError` for an unknown value.
    """
    (root,) = assessment.law.roots(name)
    if value not in root.outcomes:
        if value in _declared(assessment, name):
            return []
        raise ValueError(f"'{value}' is not an outcome of '{name}'")
    wanted = 1 << root.outcomes.index(value)
    if assessment.mask(root) == wanted:
        return []
    search = _Search(assessment, root, wanted)
    found: list[Change] = []
    for states in search.solutions():
        change = search.change(states, name, value)
        if change not in found:
            found.append(change)
        if len(found) >= limit:
            break
    return found


def _declared(assessment: Assessment, name: str) -> tuple[str, ...]:
    decision = assessment.law.text.decisions.get(name)
    return (*decision.values, NOT_APPLICABLE) if decision else ("no", "yes")


class _Search:
    def __init__(self, assessment: Assessment, root: Root, wanted: int) -> None:
        self.assessment, self.wanted = assessment, wanted
        law = assessment.law
        self.law, self.known = law, known_states(law.codings, len(law.variables), assessment.answers)
        self.work = Masks(law.diagrams)
        self.free = {
            level for code in law.codings.values() if code.fact.controllable for level in code.levels
        }
        self.root = self._diagram(root)
        self.sensible: dict[tuple[int, int], bool] = {}
        self.memo: dict[tuple[int, Mode], tuple[int, tuple[Way, ...]]] = {}

    def _diagram(self, root: Root) -> int:
        """The outcomes left possible for every setting of the controllable facts."""
        fixed = [UNKNOWN if level in self.free else state for level, state in enumerate(self.known)]
        node = self.work.restrict(root.node, fixed)
        return self.work.forget(node, lambda level: level not in self.free)

    def options(self, node: int, mode: Mode) -> list[tuple[int, int, Mode]]:
        """The ways on from a node: (state or OPEN, next node, how the fact then stands)."""
        level, kids = self.work.level(node), self.work.children(node)
        known = self.known[level]
        found: list[tuple[int, int, Mode]] = []
        if known == UNKNOWN and mode != "set":
            found.append((OPEN, self.work.union(kids), "open"))
        if mode != "open":
            found += [
                (state, kid, mode if state == known else "set")
                for state, kid in enumerate(kids)
                if state == known or self.can_be(level, state)
            ]
        return found

    def can_be(self, level: int, state: int) -> bool:
        """True when some possible project to which the fact applies is in this state."""
        key = (level, state)
        if key not in self.sensible:
            law = self.law
            goals = [Goal(region.node, 1) for region in law.possible.values()]
            applies = law.applies.get(law.variables[level].fact)
            if applies is not None:
                goals.append(Goal(applies.node, applies.bit("yes")))
            known = [state if other == level else UNKNOWN for other in range(len(law.variables))]
            self.sensible[key] = bool(law.diagrams.within(goals, known)) if goals else True
        return self.sensible[key]

    def cost(self, node: int, fact: str, mode: Mode) -> int:
        """The fewest further facts to change below `node`, where the fact decided on last is `fact`."""
        if node >= 0:
            return 0 if node == self.wanted else FAR
        here = self.law.variables[self.work.level(node)].fact
        stand: Mode = mode if here == fact else "kept"
        key = (node, stand)
        if key not in self.memo:
            ways = [
                (self.cost(kid, here, then) + (then == "set" != stand), Way(state, kid, then))
                for state, kid, then in self.options(node, stand)
            ]
            best = min((cost for cost, _ in ways), default=FAR)
            self.memo[key] = best, tuple(way for cost, way in ways if cost == best < FAR)
        return self.memo[key][0]

    def solutions(self) -> Iterator[dict[int, int]]:
        """Every cheapest way, as the state chosen at each level that the diagram branches on."""
        if self.cost(self.root, "", "kept") < FAR:
            yield from self._walk(self.root, "", "kept", {})

    def _walk(self, node: int, fact: str, mode: Mode, path: dict[int, int]) -> Iterator[dict[int, int]]:
        if node >= 0:
            yield dict(path)
            return
        level = self.work.level(node)
        here = self.law.variables[level].fact
        stand: Mode = mode if here == fact else "kept"
        self.cost(node, fact, mode)
        for way in self.memo[node, stand][1]:
            path[level] = way.state
            yield from self._walk(way.node, here, way.mode, path)
            del path[level]

    def change(self, states: dict[int, int], name: str, value: str) -> Change:
        """The change that a path stands for, in words of answers."""
        known = self.known
        touched = {
            self.law.variables[level].fact: None
            for level, state in states.items()
            if state not in (OPEN, known[level])
        }
        answers = []
        for fact in touched:
            code = self.law.codings[fact]
            chosen = [states.get(level, known[level]) for level in code.levels]
            answers.append((fact, code.words([max(0, state) for state in chosen])))
        return Change(tuple(answers), name, value)
