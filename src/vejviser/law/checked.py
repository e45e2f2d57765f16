"""A law checked as written: conditions parsed, names and values known, no circle of definitions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vejviser.law.conditions import Compare, Condition, Vocabulary, leaves, names_in, parse
from vejviser.law.errors import LawError, hint
from vejviser.law.model import LawText, Rule
from vejviser.law.variables import Coding, Variable, coding, variables_of


class Checked:
    """A law whose conditions are parsed and whose names, values and definition order are checked."""

    def __init__(self, text: LawText) -> None:
        self.text = text
        words = Vocabulary(text.facts, text.decisions)
        facts_only = Vocabulary(text.facts, {})
        both = set(text.facts) & set(text.decisions)
        if both:
            name = min(both)
            raise LawError("this name is both a fact and a decision", name, text.decisions[name].place)
        self.fact_only_if = {
            f.id: parse(f.only_if, facts_only, f.id, f.place) for f in text.facts.values() if f.only_if
        }
        self._check_facts()
        self.only_if = {
            d.id: parse(d.only_if, words, d.id, d.place) for d in text.decisions.values() if d.only_if
        }
        self.when = {r.id: parse(r.when or "true", words, r.id, r.place) for r in text.rules}
        self.require = {c.id: parse(c.require, facts_only, c.id, c.place) for c in text.constraints}
        self.query = {q.id: parse(q.when or "true", words, q.id, q.place) for q in text.queries.values()}
        self.rules: dict[str, list[Rule]] = {name: [] for name in text.decisions}
        self._check_rules()
        self.below = {
            name: {n for c in self.conditions_of(name) for n in names_in(c) if n in text.decisions}
            for name in text.decisions
        }
        self.order = self._definition_order()
        self.behind: dict[str, frozenset[str]] = {}
        for name in self.order:
            self.behind[name] = self.facts_behind(*self.conditions_of(name))

    def facts_behind(self, *conditions: Condition) -> frozenset[str]:
        """The facts that conditions name, directly, in decisions below, or in the `only_if` of such facts."""
        found: set[str] = set()
        stack = [name for condition in conditions for name in names_in(condition)]
        while stack:
            name = stack.pop()
            if name in self.text.decisions:
                found |= self.behind[name]
            elif name not in found:
                found.add(name)
                if name in self.fact_only_if:
                    stack += names_in(self.fact_only_if[name])
        return frozenset(found)

    def _check_facts(self) -> None:
        """Raise on facts whose `only_if` lead back to themselves."""
        needs = {name: set(names_in(tree)) for name, tree in self.fact_only_if.items()}
        for start in needs:
            seen: set[str] = set()
            stack = [start]
            while stack:
                for other in needs.get(stack.pop(), ()):
                    if other == start:
                        place = self.text.facts[start].place
                        raise LawError("whether it applies rests on itself, in a circle", start, place)
                    if other not in seen:
                        seen.add(other)
                        stack.append(other)

    def _check_rules(self) -> None:
        ids = {rule.id: rule for rule in self.text.rules}
        for rule in self.text.rules:
            if rule.decision:
                if rule.decision not in self.text.decisions:
                    tail = hint(rule.decision, self.text.decisions)
                    raise LawError(f"no decision is called '{rule.decision}'{tail}", rule.id, rule.place)
                values = self.text.decisions[rule.decision].values
                if rule.value and rule.value not in values:
                    tail = hint(rule.value, values)
                    raise LawError(
                        f"'{rule.value}' is not a value of '{rule.decision}'{tail}", rule.id, rule.place
                    )
                self.rules[rule.decision].append(rule)
            if not rule.value and not rule.excepts:
                raise LawError("a rule needs a value, or rules it is an exception to", rule.id, rule.place)
        self.switched_off: dict[str, list[Rule]] = {}
        for rule in self.text.rules:
            for target in rule.excepts:
                if target in ids:
                    self.switched_off.setdefault(target, []).append(rule)
        for rule in self.text.rules:
            if rule.id in self.exceptions_to(rule.id):
                raise LawError("this rule is an exception to itself, in a circle", rule.id, rule.place)

    def exceptions_to(self, rule: str) -> set[str]:
        """The rules that can switch a rule off, directly or by switching off what would."""
        found: set[str] = set()
        stack = list(self.switched_off.get(rule, ()))
        while stack:
            other = stack.pop()
            if other.id not in found:
                found.add(other.id)
                stack.extend(self.switched_off.get(other.id, ()))
        return found

    def conditions_of(self, decision: str) -> Iterable[Condition]:
        """Every condition that the decision's outcome rests on directly."""
        if decision in self.only_if:
            yield self.only_if[decision]
        yield from self.conditions_behind(*self.rules[decision])

    def conditions_behind(self, *rules: Rule) -> Iterable[Condition]:
        """The conditions of rules and of the exceptions to them, directly or through others."""
        seen: set[str] = set()
        stack = list(rules)
        while stack:
            rule = stack.pop()
            if rule.id not in seen:
                seen.add(rule.id)
                yield self.when[rule.id]
                stack.extend(self.switched_off.get(rule.id, ()))

    def rules_behind(self, decision: str) -> list[str]:
        """The rules of a decision and, after them, the exceptions to these, directly or through others."""
        found: dict[str, None] = {}
        stack = list(reversed(self.rules[decision]))
        while stack:
            rule = stack.pop()
            if rule.id not in found:
                found[rule.id] = None
                stack.extend(self.switched_off.get(rule.id, ()))
        return list(found)

    def _definition_order(self) -> list[str]:
        """Every decision after those below it; those that most others rest on as early as can be.

        The variables follow this order. What many questions share then lies on top of their diagrams, which
        keeps these several times smaller than the order written does.
        """
        order: dict[str, None] = {}
        path: list[str] = []

        def visit(name: str) -> None:
            if name in order:
                return
            if name in path:
                cycle = " -> ".join([*path[path.index(name) :], name])
                place = self.text.decisions[name].place
                raise LawError(f"decisions define each other in a circle: {cycle}", name, place)
            path.append(name)
            for used in sorted(self.below[name], key=list(self.text.decisions).index):
                visit(used)
            path.pop()
            order[name] = None

        for name in self.text.decisions:
            visit(name)
        above: dict[str, set[str]] = {name: set() for name in order}
        for name in reversed(order):
            for used in self.below[name]:
                above[used] |= above[name] | {name}
        written = sorted(order, key=lambda name: -len(above[name]))
        order.clear()
        for name in written:
            visit(name)
        return list(order)


def code_facts(checked: Checked, order: Sequence[str] = ()) -> tuple[dict[str, Coding], list[Variable]]:
    """The coding of every fact that a condition mentions, in order of first use, and the variables.

    The variables stand in the same order, or as `order` says: a fact that it does not name follows the fact
    that is used before it, and names of no fact are passed over.
    """
    compared: dict[str, list[Compare]] = {}
    used: dict[str, None] = {}
    facts = checked.text.facts

    def note(condition: Condition) -> None:
        for leaf in leaves(condition):
            if leaf.name not in facts:
                continue
            fact = facts[leaf.name]
            if leaf.name not in used:
                if fact.id in checked.fact_only_if:
                    note(checked.fact_only_if[fact.id])
                used[leaf.name] = None
            if isinstance(leaf, Compare):
                compared.setdefault(leaf.name, []).append(leaf)

    for name in checked.order:
        for condition in checked.conditions_of(name):
            note(condition)
    for condition in (*checked.query.values(), *checked.require.values()):
        note(condition)
    for condition in (*checked.fact_only_if.values(), *checked.when.values()):
        note(condition)
    codings = dict.fromkeys(used)
    variables: list[Variable] = []
    for name in arranged(list(used), order):
        code = codings[name] = coding(facts[name], len(variables), compared.get(name, ()))
        variables += variables_of(code)
    return codings, variables  # type: ignore[return-value]


def arranged(names: Sequence[str], order: Sequence[str]) -> list[str]:
    """The names as `order` says; one that it leaves out comes after the name that it follows in `names`."""
    known = set(names)
    found = [name for name in order if name in known]
    placed = set(found)
    for place, name in enumerate(names):
        if name not in placed:
            found.insert(found.index(names[place - 1]) + 1 if place else 0, name)
            placed.add(name)
    return found
