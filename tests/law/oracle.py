"""A slow, obvious reading of a law, project by project: what every clever algorithm is checked against.

Knows conditions only as trees and evaluates them one complete project at a time. Nothing here uses diagrams.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping

from vejviser.law.conditions import (
    Compare,
    Condition,
    Const,
    Every,
    Holds,
    Is,
    Not,
    Some,
    Vocabulary,
    leaves,
    names_in,
    parse,
)
from vejviser.law.model import NOT_APPLICABLE, Decision, Fact, LawText, Rule

Value = bool | str | float | dt.date | tuple[str, ...]
Project = dict[str, Value]
Outcome = str | frozenset[str]
COMPARE: dict[str, Callable[[object, object], bool]] = {
    "<": lambda a, b: a < b,  # type: ignore[operator]
    "<=": lambda a, b: a <= b,  # type: ignore[operator]
    ">": lambda a, b: a > b,  # type: ignore[operator]
    ">=": lambda a, b: a >= b,  # type: ignore[operator]
}


class Oracle:
    """One law, read plainly. Outcomes of `all` decisions are sets, of queries 'yes' and 'no'."""

    def __init__(self, text: LawText) -> None:
        words, facts_only = Vocabulary(text.facts, text.decisions), Vocabulary(text.facts, {})
        self.text = text
        self.gates = {
            f.id: parse(f.only_if, facts_only) for f in text.facts.values() if f.only_if and f.type != "text"
        }
        self.applies = {d.id: parse(d.only_if, words) for d in text.decisions.values() if d.only_if}
        self.when = {r.id: parse(r.when, words) for r in text.rules}
        self.require = [parse(c.require, facts_only) for c in text.constraints]
        self.queries = {q.id: parse(q.when, words) for q in text.queries.values()}
        self.exceptions = {r.id: [e for e in text.rules if r.id in e.excepts] for r in text.rules}
        self.order = self._order()

    def _order(self) -> list[str]:
        """The decisions, each after those that its conditions name."""
        needs = {name: self._needs(name) for name in self.text.decisions}
        order: list[str] = []
        while len(order) < len(needs):
            ready = [name for name in needs if name not in order and needs[name] <= set(order)]
            assert ready, "decisions define each other in a circle"
            order += ready
        return order

    def _needs(self, decision: str) -> set[str]:
        trees = [self.applies[decision]] if decision in self.applies else []
        rules = list(self.text.rules_of(decision))
        while rules:
            rule = rules.pop()
            trees.append(self.when[rule.id])
            rules += self.exceptions[rule.id]
        return {name for tree in trees for name in names_in(tree) if name in self.text.decisions}

    def projects(self) -> Iterator[Project]:
        """Every complete possible project; a number or date takes one representative per interval."""
        facts = [f for f in self.text.facts.values() if f.type != "text"]
        domains = [self.domain(f) for f in facts]
        for values in itertools.product(*domains):
            project: Project = dict(zip((f.id for f in facts), values, strict=True))
            if self.feasible(project):
                yield project

    def feasible(self, project: Mapping[str, Value]) -> bool:
        """Facts are not applicable just where their `only_if` fails, and every constraint holds."""
        gates = (
            self.holds(gate, project) != (project[name] == NOT_APPLICABLE)
            for name, gate in self.gates.items()
        )
        return all(gates) and all(self.holds(c, project) for c in self.require)

    def domain(self, fact: Fact) -> list[Value]:
        """The values of a fact, one per interval for numbers and dates."""
        values: list[Value]
        if fact.type == "bool":
            values = [False, True]
        elif fact.type == "choice":
            values = list(fact.values)
        elif fact.type == "choices":
            sizes = range(len(fact.values) + 1)
            values = [s for n in sizes for s in itertools.combinations(fact.values, n)]
        else:
            values = self.representatives(fact)
        return [*values, NOT_APPLICABLE] if fact.only_if else values

    def representatives(self, fact: Fact) -> list[Value]:
        """One number or date for every way in which the law's comparisons with the fact can turn out."""
        trees = [*self.gates.values(), *self.applies.values(), *self.when.values(), *self.require]
        trees += self.queries.values()
        found = [leaf for tree in trees for leaf in leaves(tree)]
        tests = [leaf for leaf in found if isinstance(leaf, Compare) and leaf.name == fact.id]
        seen: dict[tuple[bool, ...], Value] = {}
        for value in candidates(fact, [t.bound for t in tests]):
            seen.setdefault(tuple(COMPARE[t.op](value, t.bound) for t in tests), value)
        return list(seen.values())

    def holds(
        self, tree: Condition, project: Mapping[str, Value], found: Mapping[str, Outcome] | None = None
    ) -> bool:
        """Whether a condition holds for the project, given the decisions found so far."""
        match tree:
            case Const(value):
                return value
            case Not(item):
                return not self.holds(item, project, found)
            case Every(items):
                return all(self.holds(i, project, found) for i in items)
            case Some(items):
                return any(self.holds(i, project, found) for i in items)
            case Compare(name, op, bound):
                answer = project[name]
                return answer != NOT_APPLICABLE and COMPARE[op](answer, bound)
            case Holds(name, value):
                members = found[name] if found and name in found else project[name]
                return members != NOT_APPLICABLE and value in members  # type: ignore[operator]
            case Is(name, values):
                if found and name in found:
                    outcome = found[name]
                    shown = outcome if isinstance(outcome, frozenset) else {outcome}
                    return any(v in shown for v in values)
                return spelled(project[name]) in values
        raise AssertionError(tree)

    def rule_holds(self, rule: Rule, project: Mapping[str, Value], found: Mapping[str, Outcome]) -> bool:
        """Whether the rule's condition holds and no exception to it does."""
        return self.holds(self.when[rule.id], project, found) and not any(
            self.rule_holds(e, project, found) for e in self.exceptions[rule.id]
        )

    def outcomes(self, project: Mapping[str, Value]) -> dict[str, Outcome]:
        """The outcome of every decision and query."""
        found: dict[str, Outcome] = {}
        for name in self.order:
            found[name] = self.decide(self.text.decisions[name], project, found)
        for name, tree in self.queries.items():
            found[name] = "yes" if self.holds(tree, project, found) else "no"
        return found

    def rules(self, project: Mapping[str, Value]) -> dict[str, bool]:
        """Which rules hold, after exceptions."""
        found = self.outcomes(project)
        return {r.id: self.rule_holds(r, project, found) for r in self.text.rules}

    def decide(self, decision: Decision, project: Mapping[str, Value], found: dict[str, Outcome]) -> Outcome:
        """The outcome of one decision, given those that it uses."""
        if decision.id in self.applies and not self.holds(self.applies[decision.id], project, found):
            return frozenset((NOT_APPLICABLE,)) if decision.combine == "all" else NOT_APPLICABLE
        rules = [r for r in self.text.rules_of(decision.id) if r.value]
        given = [r.value for r in rules if self.rule_holds(r, project, found)]
        if not given and decision.otherwise:
            given = [decision.otherwise]
        if decision.combine == "all":
            return frozenset(given)
        if not given:
            return "no_rule"
        if decision.combine == "strictest":
            return max(given, key=decision.values.index)
        if decision.combine == "unique" and len(set(given)) > 1:
            return "clash"
        return given[0]


def spelled(answer: Value) -> str:
    """An answer as conditions write it."""
    return str(answer).lower() if isinstance(answer, bool) else str(answer)


def candidates(fact: Fact, bounds: Iterable[float | dt.date]) -> list[float] | list[dt.date]:
    """Numbers or dates on, beside and between the bounds, smallest first."""
    if fact.type == "date":
        days = [b for b in bounds if isinstance(b, dt.date)] or [dt.date(2026, 1, 1)]
        return sorted(day + dt.timedelta(days=n) for day in days for n in (-1, 0, 1))
    marks = sorted({float(b) for b in bounds if not isinstance(b, dt.date)}) or [0.0]
    between = [(a + b) / 2 for a, b in itertools.pairwise(marks)]
    return [marks[0] - 1, *marks, *between, marks[-1] + 1]


def projects(text: LawText) -> Iterator[Project]:
    """Every complete possible project of the law."""
    return Oracle(text).projects()


def outcomes(text: LawText, project: Mapping[str, Value]) -> dict[str, Outcome]:
    """The outcome of every decision and query for one complete project."""
    return Oracle(text).outcomes(project)


def agree(project: Mapping[str, Value], answers: Mapping[str, object]) -> bool:
    """Whether the project is one of the completions of the answers (None is unknown)."""
    return all(project[name] == answer for name, answer in answers.items() if answer is not None)
