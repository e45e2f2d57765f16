"""From conditions to binary decision diagrams: where each rule, outcome and constraint holds.

Built with `oxidd`. A choice of n values takes ceil(log2 n) binary variables; a decision in a condition is
replaced by its outcomes, which are combined as the decision declares.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from oxidd.bcdd import BCDDFunction as BDDFunction
from oxidd.bcdd import BCDDManager as BDDManager

from vejviser.law.checked import Checked, code_facts
from vejviser.law.conditions import Compare, Condition, Const, Every, Holds, Is, Not, Some
from vejviser.law.model import NOT_APPLICABLE, Decision, Rule

GAP = "no_rule"
"""The outcome of a decision whose rules leave a case open; a law without gaps never shows it."""
CLASH = "clash"
"""The outcome of a `unique` decision on which rules that hold disagree; a sound law never shows it."""
NODES, CACHE = 1 << 22, 1 << 16
"""Limits of the diagram store: inner nodes, and remembered operations; a larger cache only takes longer."""


class Builder:
    """Binary diagrams of one law; `spare` more variables lie below those of the facts.

    `order` names facts from the top of the diagrams down; see `vejviser.law.checked.code_facts`.
    """

    def __init__(self, checked: Checked, spare: int = 0, order: Sequence[str] = ()) -> None:
        self.checked = checked
        self.codings, self.variables = code_facts(checked, order)
        self.bits = [max(1, (v.size - 1).bit_length()) for v in self.variables]
        self.manager = BDDManager(NODES, CACHE, 1)
        self.width = sum(self.bits)
        self.manager.add_vars(self.width + spare)
        self.true, self.false = self.manager.true(), self.manager.false()
        self.first_bit = [sum(self.bits[:level]) for level in range(len(self.variables))]
        self.level_of_bit = [level for level, n in enumerate(self.bits) for _ in range(n)]
        self.apply_memo: dict[str, BDDFunction] = {}
        self.states: dict[tuple[int, int], BDDFunction] = {}
        self.outcome: dict[str, dict[str, BDDFunction]] = {}
        self.effective: dict[str, BDDFunction] = {}
        self.decided: dict[str, tuple[str, ...]] = {}
        self.today: Collection[str] = {rule.id for rule in checked.text.rules}
        fact_at = [self.variables[level].fact for level in self.level_of_bit]
        self.regions = Regions(
            {name: self.build(tree) for name, tree in checked.require.items()}, fact_at, self.true
        )

    # -- conditions to binary diagrams --------------------------------------------------------------

    def at(self, level: int, state: int) -> BDDFunction:
        """Where the variable of `level` is in `state`; the last state takes the codes that are left over."""
        found = self.states.get((level, state))
        if found is None:
            if state == self.variables[level].size - 1:
                found = ~self.among(level, range(state))
            else:
                found = self.true
                for i in range(self.bits[level]):
                    bit = self.manager.var(self.first_bit[level] + i)
                    found = found & (bit if state >> (self.bits[level] - 1 - i) & 1 else ~bit)
            self.states[level, state] = found
        return found

    def among(self, level: int, states: Iterable[int]) -> BDDFunction:
        """Where the variable of `level` is in one of `states`."""
        return self.any(self.at(level, state) for state in states)

    def any(self, parts: Iterable[BDDFunction]) -> BDDFunction:
        """Where at least one part holds."""
        found = self.false
        for part in parts:
            found = found | part
        return found

    def all(self, parts: Iterable[BDDFunction]) -> BDDFunction:
        """Where every part holds."""
        found = self.true
        for part in parts:
            found = found & part
        return found

    def build(self, condition: Condition) -> BDDFunction:
        """The binary diagram of a condition; decisions in it are replaced by their outcomes."""
        match condition:
            case Const(value):
                return self.true if value else self.false
            case Not(item):
                return ~self.build(item)
            case Every(items):
                return self.all(self.build(item) for item in items)
            case Some(items):
                return self.any(self.build(item) for item in items)
            case Is(name, values) if name in self.outcome:
                return self.any(self.outcome[name][v] for v in values if v in self.outcome[name])
            case Holds(name, value) if name in self.outcome:
                return self.outcome[name][value]
            case Is(name, (value,)) if value == NOT_APPLICABLE:
                return ~self.applies(name)
            case Is(name, values) if NOT_APPLICABLE in values:
                return ~self.applies(name) | self._answer(condition)
            case _:
                return self.applies(condition.name) & self._answer(condition)

    def _answer(self, leaf: Is | Holds | Compare) -> BDDFunction:
        """Where the variables of a fact are as the leaf says."""
        code = self.codings[leaf.name]
        match leaf:
            case Holds(value=value):
                return self.at(code.first + code.fact.values.index(value), 1)
            case Compare():
                return self.among(code.first, code.cell(leaf))
            case Is(values=values):
                return self.among(code.first, (code.states.index(v) for v in values if v in code.states))

    def applies(self, fact: str) -> BDDFunction:
        """Where a fact applies: everywhere, or where its `only_if` holds."""
        found = self.apply_memo.get(fact)
        if found is None:
            condition = self.checked.fact_only_if.get(fact)
            found = self.apply_memo[fact] = self.true if condition is None else self.build(condition)
        return found

    # -- decisions ----------------------------------------------------------------------------------

    def rule_holds(self, rule: Rule) -> BDDFunction:
        """Where a rule holds and no exception to it does."""
        found = self.effective.get(rule.id)
        if found is None:
            self.effective[rule.id] = self.false
            found = self.build(self.checked.when[rule.id])
            for other in self.checked.switched_off.get(rule.id, ()):
                if other.id in self.today:
                    found = found & ~self.rule_holds(other)
            self.effective[rule.id] = found
        return found

    def decide_all(self, today: Collection[str] | None = None) -> set[str]:
        """Combine every decision from the rules named (by default all); returns those that are new.

        A decision whose rules and whose decisions below are as they were the last time is kept as it is.
        """
        self.today = self.today if today is None else today
        self.effective = {}
        fresh: set[str] = set()
        for name in self.checked.order:
            rules = tuple(rule for rule in self.checked.rules_behind(name) if rule in self.today)
            if self.decided.get(name) == rules and not self.checked.below[name] & fresh:
                continue
            self.decided[name] = rules
            self.outcome[name] = self.combine(self.checked.text.decisions[name])
            fresh.add(name)
        return fresh

    def combine(self, decision: Decision) -> dict[str, BDDFunction]:
        """Where each outcome of the decision holds; for `all` decisions, where each value is in the set."""
        applies = self.true
        if decision.id in self.checked.only_if:
            applies = self.build(self.checked.only_if[decision.id])
        rules = [r for r in self.checked.rules[decision.id] if r.value and r.id in self.today]
        hits = {v: self.any(self.rule_holds(r) for r in rules if r.value == v) for v in decision.values}
        if decision.combine == "first":
            hits = self._first(decision, rules)
        elif decision.combine == "strictest":
            hits = self._strictest(decision, hits)
        clash = self.false
        if decision.combine == "unique":
            seen = self.false
            for hit in hits.values():
                clash, seen = clash | (seen & hit), seen | hit
            hits = {v: hit & ~clash for v, hit in hits.items()}
        nothing = ~self.any([clash, *hits.values()])
        if decision.otherwise:
            hits[decision.otherwise] = hits[decision.otherwise] | nothing
            nothing = self.false
        found = {v: hit & applies for v, hit in hits.items()}
        found[NOT_APPLICABLE] = ~applies
        if decision.combine != "all":
            found |= {GAP: nothing & applies, CLASH: clash & applies}
        return found

    def _first(self, decision: Decision, rules: list[Rule]) -> dict[str, BDDFunction]:
        hits = dict.fromkeys(decision.values, self.false)
        seen = self.false
        for rule in rules:
            holds = self.rule_holds(rule)
            hits[rule.value] = hits[rule.value] | (holds & ~seen)
            seen = seen | holds
        return hits

    def _strictest(self, decision: Decision, hits: dict[str, BDDFunction]) -> dict[str, BDDFunction]:
        seen, found = self.false, {}
        for value in reversed(decision.values):
            found[value] = hits[value] & ~seen
            seen = seen | hits[value]
        return {value: found[value] for value in decision.values}


class Regions:
    """The possible region, kept as independent groups of constraints so that diagrams stay small."""

    def __init__(
        self,
        constraints: Mapping[str, BDDFunction],
        fact_at: Sequence[str],
        true: BDDFunction,
    ) -> None:
        self.constraints = constraints
        self.fact_at, self.true = fact_at, true
        groups: list[Group] = []
        for name, function in self.constraints.items():
            joined = Group(support(function, fact_at), function, name)
            apart = []
            for group in groups:
                if group.facts & joined.facts:
                    joined = Group(group.facts | joined.facts, group.region & joined.region, group.label)
                else:
                    apart.append(group)
            groups = [*apart, joined]
        self.groups = groups

    def around(self, functions: Iterable[BDDFunction], facts: Collection[str] | None = None) -> BDDFunction:
        """The part of the possible region that bears on what any of the functions depends on.

        `facts`, if given, are those that they can depend on: a group that ties others is not looked for.
        """
        every = tuple(functions)
        found = self.true
        for group in self.groups:
            near = facts is None or not group.facts.isdisjoint(facts)
            if near and any(group.bears_on(function, self.fact_at) for function in every):
                found = found & group.region
        return found

    def whole(self) -> dict[str, BDDFunction]:
        """Each independent part of the possible region, named by its first constraint."""
        return {group.label: group.region for group in self.groups}


class Group:
    """Constraints that share facts, directly or through others: the facts, and where all of them hold."""

    def __init__(self, facts: frozenset[str], region: BDDFunction, label: str) -> None:
        self.facts, self.region, self.label = facts, region, label
        self._apart: set[BDDFunction] = set()

    def bears_on(self, function: BDDFunction, fact_at: Sequence[str]) -> bool:
        """Whether the function depends on a fact of the group; nodes found not to are remembered."""
        stack, seen = [function], set()
        while stack:
            node = stack.pop()
            bit = node.node_var()
            if bit is None or node in seen or node in self._apart:
                continue
            if fact_at[bit] in self.facts:
                return True
            seen.add(node)
            stack += node.cofactors() or ()
        self._apart |= seen
        return False


def support(function: BDDFunction, fact_at: Sequence[str]) -> frozenset[str]:
    """The facts that a binary diagram depends on."""
    found, stack, seen = set(), [function], {function}
    while stack:
        node = stack.pop()
        bit = node.node_var()
        if bit is not None:
            found.add(fact_at[bit])
            new = set(node.cofactors() or ()) - seen
            seen |= new
            stack += new
    return frozenset(found)
