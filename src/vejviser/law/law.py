"""The compiled law: diagrams and their roots, ready to be asked."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from vejviser.law.diagram import Diagrams, Goal
from vejviser.law.errors import AnswersError, hint
from vejviser.law.model import NOT_APPLICABLE, Answer, Decision, LawText
from vejviser.law.reach import Reach
from vejviser.law.remembered import Remembered
from vejviser.law.variables import UNKNOWN, Coding, Variable, check, known_states

if TYPE_CHECKING:
    from vejviser.law.assess import Assessment
    from vejviser.law.bearing import Key, Packing
    from vejviser.law.bulk import Bulk
    from vejviser.law.gains import Gains
    from vejviser.law.native import Stored

REMEMBERED = 10_000
"""Results of one kind that a law remembers before it lets go of those not asked for again."""
States: TypeAlias = tuple[int, ...]
Goals: TypeAlias = tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Root:
    """Where a question starts in the diagrams, and its outcomes: bit k of a mask is `outcomes[k]`."""

    node: int
    outcomes: tuple[str, ...]

    def names(self, mask: int) -> tuple[str, ...]:
        """The outcomes whose bits are set, in the order of the bits."""
        return tuple([name for k, name in enumerate(self.outcomes) if mask >> k & 1])

    def bit(self, outcome: str) -> int:
        """The bit of an outcome in a mask; none where no project has it."""
        return 1 << self.outcomes.index(outcome) if outcome in self.outcomes else 0


@dataclass
class Law:
    """A law compiled for one day. Holds no library objects, so it can be pickled.

    `decisions`, `queries` and `rules` map a name to its root; `members` maps "decision.value" of an `all`
    decision. `constraints` maps each declared constraint to the question whether it holds, `possible` each
    independent group of them to its region. `applies` maps a
    fact with `only_if` to the yes/no question whether it applies, `prerequisites` to the facts named in it.
    The nodes below `answering` are those of decisions, members, queries and `applies`, level by level from
    the leaves up; the rest are the rules'.
    `rules_later` reads the diagrams of the rules out; it is dropped once they are, which pickling sees to.
    Threads may share a law whose `rules` were read out, and a process may fork with one: what it remembers is
    only ever added to.
    """

    text: LawText
    codings: dict[str, Coding]
    variables: tuple[Variable, ...]
    diagrams: Diagrams
    decisions: dict[str, Root] = field(default_factory=dict)
    members: dict[str, Root] = field(default_factory=dict)
    queries: dict[str, Root] = field(default_factory=dict)
    possible: dict[str, Root] = field(default_factory=dict)
    constraints: dict[str, Root] = field(default_factory=dict)
    applies: dict[str, Root] = field(default_factory=dict)
    prerequisites: dict[str, tuple[str, ...]] = field(default_factory=dict)
    answering: int = 0
    rules_later: Callable[[], dict[str, Root]] | None = None

    def assess(self, answers: Mapping[str, object]) -> Assessment:
        """The exact state of every finding for these answers; a missing or None answer is unknown.

        Raises `AnswersError` on an unknown fact, a value that the fact cannot take, or answers that no
        possible project gives together.
        """
        from vejviser.law.assess import Assessment

        known = self.known(answers)
        said = tuple((f, answers[f] == NOT_APPLICABLE) for f in self.applies if answers.get(f) is not None)
        key = (self.packing.packed(known), said)
        amounts = self.amounting.get(key)
        if amounts is None:
            reach = self.assumed(answers, known)
            self.amounting.keep(key, (tuple(known), reach.goals))
        else:
            reach = Reach(self.diagrams, *amounts)
        return Assessment(self, answers, reach)

    def set_aside(self, answers: Mapping[str, object]) -> tuple[str, ...]:
        """The answered facts that cannot apply, given the other answers; the law takes no account of them.

        Judged from the facts that always apply on to those that depend on them. `assess` refuses them;
        leave them out where a person may have answered more than was asked. Raises `AnswersError` as `known`.
        """
        self.known(answers)
        kept = {name: a for name, a in answers.items() if name not in self.applies or a == NOT_APPLICABLE}
        gated = [name for name in self.gates if answers.get(name) not in (None, NOT_APPLICABLE)]
        known = self.known(kept)
        aside = []
        for name in gated:
            root = self.applies[name]
            if not self.diagrams.mask(root.node, known) & root.bit("yes"):
                aside.append(name)
            elif name in self.codings:
                code = self.codings[name]
                known[code.first : code.first + len(code.levels)] = code.code(answers[name])
        return tuple(aside)

    def asked(self, answers: Mapping[str, Answer]) -> dict[str, Answer]:
        """The answers without those that are set aside."""
        aside = self.set_aside(answers)
        return {fact: answer for fact, answer in answers.items() if fact not in aside}

    @cached_property
    def gates(self) -> tuple[str, ...]:
        """The facts that may not apply, each after those that its `only_if` names."""
        order: dict[str, None] = {}

        def visit(name: str) -> None:
            for other in self.prerequisites.get(name, ()):
                visit(other)
            if name in self.applies:
                order[name] = None

        for name in self.applies:
            visit(name)
        return tuple(order)

    def known(self, answers: Mapping[str, object]) -> list[int]:
        """The state of each level; raises `AnswersError` on an unknown fact or a wrong value."""
        facts = self.text.facts
        for name, answer in answers.items():
            if name not in facts:
                raise AnswersError(f"no fact is called '{name}'{hint(name, facts)}", name)
            if name not in self.codings and answer is not None:
                check(facts[name], answer)
        return known_states(self.codings, len(self.variables), answers)

    def assumed(self, answers: Mapping[str, object], known: list[int]) -> Reach:
        """What the answers leave, with what they say beyond the states in `known` as goals.

        An answered fact applies (or, answered *not applicable*, does not), and every constraint holds. States
        that a goal leaves no choice about are written into `known`; goals then sure are dropped. Raises
        `AnswersError` when no possible project gives these answers.
        """
        goals = [(name, Goal(root.node, root.bit("yes"))) for name, root in self.constraints.items()]
        for name, root in self.applies.items():
            answer = answers.get(name)
            if answer is not None:
                goals.append((name, Goal(root.node, root.bit("no" if answer == NOT_APPLICABLE else "yes"))))
        reach, behind = Reach(self.diagrams, known), self.diagrams.behind
        left: dict[str, Goal] = {}
        touched = -1
        while touched:
            written = 0
            for name, goal in goals:
                if behind(goal.node) & touched or touched < 0:
                    left.pop(name, None)
                    mask = reach.free(goal.node)
                    if not mask & goal.outcomes:
                        raise self._contradiction([name], answers)
                    if mask != goal.outcomes:
                        written |= self.diagrams.force(goal, known, reach.free)
                        left[name] = goal
            touched = written
            if touched:
                reach = Reach(self.diagrams, known)
        if any(name in self.applies for name in left):
            reach.meet([goal for name, goal in goals if name in left])
            allowed = reach.allowed
        else:
            allowed = not left or all(reach.mask(root.node) for root in self.possible.values())
        if not allowed:
            raise self._contradiction([name for name, _ in goals if name in left], answers)
        return reach

    def _contradiction(self, names: list[str], answers: Mapping[str, object]) -> AnswersError:
        facts: dict[str, None] = {}
        for name in names:
            root = self.constraints.get(name) or self.applies[name]
            if name in self.applies:
                facts[name] = None
            facts |= dict.fromkeys(self.in_order(self.diagrams.support(root.node)))
        clashing = tuple(fact for fact in facts if answers.get(fact) is not None)
        broken = names[0] if len(names) == 1 else ""
        return AnswersError(
            f"these answers cannot all be true together: {', '.join(clashing)}", "", "", clashing, broken
        )

    def __getstate__(self) -> dict[str, object]:
        """What is pickled: the law itself, without what is only remembered for speed."""
        rules = self.rules
        return {part.name: getattr(self, part.name) for part in fields(self)} | {"rules": rules}

    @cached_property
    def rules(self) -> dict[str, Root]:
        """The roots of the rules, read out when they are first asked for."""
        assert self.rules_later is not None
        found = self.rules_later()
        self.rules_later = None
        return found

    @cached_property
    def all_open(self) -> Reach:
        """The outcomes below every node when nothing is answered."""
        return Reach(self.diagrams, [UNKNOWN] * len(self.variables))

    @cached_property
    def bulk(self) -> Bulk:
        """All decisions and queries laid out as arrays, to be answered in one pass."""
        from vejviser.law.bulk import Bulk

        return Bulk(self)

    @cached_property
    def stored(self) -> Stored | None:
        """The diagrams laid out for what is done in C, those of rules too; None where it is not to be had."""
        from vejviser.law.native import stored

        self.rules  # noqa: B018 - reading them out adds nodes
        return stored(self)

    @cached_property
    def tied(self) -> frozenset[str]:
        """The facts that some constraint ties to others."""
        levels = {level for root in self.constraints.values() for level in self.diagrams.support(root.node)}
        return frozenset(self.variables[level].fact for level in levels)

    @cached_property
    def gains(self) -> Gains:
        """What unanswered facts tell about each question."""
        from vejviser.law.gains import Gains

        return Gains(self)

    def facts_of(self, name: str) -> tuple[str, ...]:
        """The facts that a decision, query or rule can depend on, in the order of their first use."""
        behind = 0
        for root in self.roots(name):
            behind |= self.diagrams.behind(root.node)
        return self.facts_at(behind)

    def facts_at(self, levels: int) -> tuple[str, ...]:
        """The facts of a bit set of levels, in the order of their first use."""
        found = self.named.get(levels)
        if found is None:
            there = (level for level in range(levels.bit_length()) if levels >> level & 1)
            found = self.named.keep(levels, self.in_order(there))
        return found

    def in_order(self, levels: Iterable[int]) -> tuple[str, ...]:
        """The facts of the levels, in the order of their first use, however the diagrams are laid out."""
        return self.ordered({self.variables[level].fact for level in levels})

    def ordered(self, facts: Iterable[str]) -> tuple[str, ...]:
        """The facts in the order of their first use."""
        return tuple(sorted(facts, key=self._place.__getitem__))

    @cached_property
    def _place(self) -> dict[str, int]:
        return {fact: place for place, fact in enumerate(self.codings)}

    @cached_property
    def packing(self) -> Packing:
        """How the states of all levels are written as one number."""
        from vejviser.law.bearing import Packing

        return Packing(self)

    def forget(self) -> None:
        """Let go of what is remembered of other assessments; answers stay the same and take longer again."""
        for kind in ("amounting", "settling", "reached", "named", "gains"):
            self.__dict__.pop(kind, None)

    @cached_property
    def fingerprint(self) -> str:
        """A digest of the nodes and of the rules' roots: what tells diagrams from those of another law."""
        roots, store = [root.node for root in self.rules.values()], self.diagrams
        made = sha256(array("q", roots + store.levels).tobytes())
        made.update(array("q", chain.from_iterable(store.kids)).tobytes())
        return made.hexdigest()

    @cached_property
    def named(self) -> Remembered[int, tuple[str, ...]]:
        """The facts of bit sets of levels."""
        return Remembered(REMEMBERED)

    @cached_property
    def amounting(self) -> Remembered[tuple[int, tuple[tuple[str, bool], ...]], tuple[States, Goals]]:
        """The known states and goals that answers amount to, where a possible project gives them."""
        return Remembered(REMEMBERED // 5)

    @cached_property
    def settling(self) -> Remembered[tuple[Key, ...], tuple[str, ...]]:
        """The facts that settle questions, by what bears on them."""
        return Remembered(REMEMBERED)

    @cached_property
    def reached(self) -> Remembered[Key, int]:
        """The outcomes of questions, by what bears on them."""
        return Remembered(REMEMBERED)

    @cached_property
    def said(self) -> dict[tuple[str, int], tuple[str, ...]]:
        """The outcomes in declared order by name and mask, as far as they were asked for."""
        return {}

    def roots(self, name: str) -> tuple[Root, ...]:
        """The roots of a name: one, or one a value for an `all` decision. Raises `KeyError` if unknown."""
        root = self.decisions.get(name) or self.queries.get(name) or self.members.get(name)
        if root is not None:
            return (root,)
        return self._values.get(name) or (self.rules[name],)

    @cached_property
    def _values(self) -> dict[str, tuple[Root, ...]]:
        """The roots of the values of each `all` decision."""
        found: dict[str, tuple[Root, ...]] = {}
        for key, root in self.members.items():
            name = key.rpartition(".")[0]
            found[name] = (*found.get(name, ()), root)
        return found

    def members_of(self, decision: Decision) -> list[tuple[str, Root]]:
        """The values of an `all` decision, not applicable last if it can be, and the roots of each."""
        values = (*decision.values, NOT_APPLICABLE) if decision.only_if else decision.values
        return [(value, self.members[f"{decision.id}.{value}"]) for value in values]

    def sizes(self) -> dict[str, int]:
        """The number of diagram nodes of each decision and query."""
        found = {n: self.diagrams.size([r.node]) for n, r in (self.decisions | self.queries).items()}
        for name, decision in self.text.decisions.items():
            if decision.combine == "all":
                found[name] = self.diagrams.size(r.node for r in self.roots(name))
        return found
