"""What the law says of one set of answers, exactly: over all completions of the unknown ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Literal

from vejviser.law.bearing import Bearing
from vejviser.law.model import Decision, Rule

if TYPE_CHECKING:
    from vejviser.law.changes import Change
    from vejviser.law.law import Law, Root
    from vejviser.law.reach import Reach
    from vejviser.law.relevance import Left

Certainty = Literal["certain", "possible", "no"]


@dataclass(frozen=True, slots=True)
class RuleState:
    """A rule and whether it holds for every completion, for some, or for none."""

    rule: Rule
    state: Literal["holds", "may", "no"]


class Assessment:
    """Answers laid on a law. Everything is computed when asked for and remembered.

    `goals` hold what the answers say beyond the known states: a fact that is answered applies, even where
    the answers that decide whether it does are not all given. Threads may share an assessment: `lock` is held
    while one adds to diagrams that the others read.
    """

    def __init__(self, law: Law, answers: Mapping[str, object], reach: Reach) -> None:
        self.law, self.known, self.goals = law, reach.known, reach.goals
        self.answers = {name: answer for name, answer in answers.items() if answer is not None}
        self._reach = reach
        self._reasons: dict[tuple[int, ...], tuple[str, ...]] = {}
        self._masks: dict[int, int] = {}
        self.opened: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.bearing = Bearing(law, reach.known, reach.goals)
        self.lock = RLock()
        self._all_known = False

    def mask(self, root: Root) -> int:
        """The outcomes of `root` that some completion reaches, as a bit mask."""
        found = self._masks.get(root.node)
        if found is None:
            found = self._masks[root.node] = self._reached(root.node)
        return found

    def _reached(self, node: int) -> int:
        """The outcomes of a node, from what is remembered of other projects where that is quicker."""
        if self._all_known and node < self.law.answering:
            upper = self._reach.free(node)
            if upper & (upper - 1) == 0 or not self.bearing.goals(node):
                return upper
        key = self.bearing.key(node)
        found = self.law.reached.get(key)
        if found is None:
            with self.lock:
                found = self.law.reached.keep(key, self._walked(node))
        return found

    def _walked(self, node: int) -> int:
        """The outcomes of a node: those of what is left of its diagram, where that is quicker than a walk."""
        return self._reach.mask(node) if self.law.stored is None else self.left.work.ends(self.left.of(node))

    def settle_all(self) -> None:
        """Answer every decision and query at once, for the time when each is asked for.

        Worth it where most are asked for, in a process that assesses many sets of answers: laying out the
        arrays takes a moment once.
        """
        if not self._all_known:
            self._reach.learn(self.law.bulk.masks(self.known))
            self._all_known = True

    @cached_property
    def left(self) -> Left:
        """What the answers leave of the diagrams."""
        from vejviser.law.relevance import Left

        return Left(self)

    def possible(self, name: str) -> tuple[str, ...]:
        """The outcomes that `name` can still have, in declared order.

        For `all` decisions the values that may be members. Queries and rules have 'no' and 'yes'.
        Raises `KeyError` for an unknown name.
        """
        law = self.law
        decision = law.text.decisions.get(name)
        if decision and decision.combine == "all":
            return tuple([v for v, root in law.members_of(decision) if self.mask(root) & root.bit("yes")])
        (root,) = law.roots(name)
        mask = self.mask(root)
        found = law.said.get((name, mask))
        if found is None:
            order = decision.values if decision else ("no", "yes")
            found = tuple(sorted(root.names(mask), key=lambda value: _place(order, value)))
            law.said[name, mask] = found
        return found

    def certain(self, name: str) -> str | None:
        """The one outcome left, or None while several are possible (or `name` is an `all` decision)."""
        if self._is_set(name):
            return None
        found = self.possible(name)
        return found[0] if len(found) == 1 else None

    def settled(self, name: str) -> bool:
        """True when no unknown answer can change the outcome."""
        return all(self.mask(root).bit_count() == 1 for root in self.law.roots(name))

    def state(self, query: str) -> Certainty:
        """Whether a yes/no question is certainly, possibly or not answered yes."""
        (root,) = self.law.roots(query)
        return certainty(root, self.mask(root))

    def members(self, name: str) -> dict[str, Certainty]:
        """For an `all` decision: how sure each value's membership is, not applicable last if declared."""
        roots = self.law.members_of(self.law.text.decisions[name])
        return {value: certainty(root, self.mask(root)) for value, root in roots}

    def rules(self, name: str) -> tuple[RuleState, ...]:
        """The rules of a decision, in the order written, with their state after exceptions."""
        words = {"certain": "holds", "possible": "may", "no": "no"}
        return tuple(
            RuleState(rule, words[self.state_of_rule(rule.id)])  # type: ignore[arg-type]
            for rule in self.law.text.rules_of(name)
        )

    def state_of_rule(self, rule: str) -> Certainty:
        """Whether one rule certainly, possibly or never holds."""
        root = self.law.rules[rule]
        return certainty(root, self.mask(root))

    def reasons(self, name: str) -> tuple[str, ...]:
        """A smallest set of answered facts that alone forces what is possible now."""
        from vejviser.law.reasons import reasons

        alike = tuple(root.node for root in self.law.roots(name))
        if alike not in self._reasons:
            self._reasons[alike] = reasons(self, name)
        return self._reasons[alike]

    def relevant(self, name: str) -> tuple[str, ...]:
        """A least set of unanswered facts that together always settle `name`."""
        from vejviser.law.relevance import relevant

        return relevant(self, name)

    def changes(self, name: str, value: str, limit: int = 20) -> list[Change]:
        """The smallest changes of controllable facts after which `value` is certain."""
        from vejviser.law.changes import changes

        return changes(self, name, value, limit)

    def _is_set(self, name: str) -> bool:
        decision: Decision | None = self.law.text.decisions.get(name)
        return decision is not None and decision.combine == "all"


def _place(order: tuple[str, ...], value: str) -> int:
    return order.index(value) if value in order else len(order)


def certainty(root: Root, mask: int) -> Certainty:
    """The state of a yes/no root for a mask of its outcomes."""
    yes = root.bit("yes")
    if not mask & yes:
        return "no"
    return "certain" if mask == yes else "possible"
