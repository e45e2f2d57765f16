"""A law of one day as decision tables: what each asks for, its rows, and how rows combine.

`strictest` becomes PRIORITY (its rows stand strictest first), `first` FIRST, `all` COLLECT. `unique` becomes
ANY, not UNIQUE: in our law rules may overlap as long as they agree, which UNIQUE forbids. `otherwise` is the
default output. Whether a decision arises (`only_if`) and whether an exception holds are small tables of
their own, which the rows ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from vejviser.export.dmn.feel import ANY, Feel, conjuncts, literal, names
from vejviser.export.xml_tree import free, word
from vejviser.law.checked import Checked
from vejviser.law.conditions import Condition, Const, Vocabulary
from vejviser.law.model import NOT_APPLICABLE, Combine, Decision, LawText, Rule

Policy = Literal["FIRST", "PRIORITY", "ANY", "COLLECT"]
Kind = Literal["decision", "applies", "exception"]
POLICIES: dict[Combine, Policy] = {
    "strictest": "PRIORITY", "first": "FIRST", "unique": "ANY", "all": "COLLECT",
}  # fmt: skip
CONDITION = ""
"""The column of what several names decide together: its input is `true`, its cells are expressions."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a cell for each column, the output in FEEL, and the rule it stands for ("" for none)."""

    cells: tuple[str, ...]
    output: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One decision table. `about` is the decision or, of an exception, the rule that it belongs to.

    `columns` are the names that rows test, `needs` all names that it asks for; `outputs` the possible
    outputs in FEEL (strictest first under PRIORITY), `default` the one where no row fits, or "".
    """

    name: str
    kind: Kind
    about: str
    policy: Policy
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    outputs: tuple[str, ...]
    default: str
    needs: tuple[str, ...]


def decision_tables(text: LawText) -> tuple[Table, ...]:
    """The tables of a law, each after those that it needs; raises `LawError` for a faulty law."""
    return tuple(_Writer(text).tables())


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row before the columns are known: fixed cells, the conditions that must hold, the output."""

    fixed: dict[str, str]
    conditions: tuple[Condition, ...]
    output: str
    rule: str = ""


class _Writer:
    def __init__(self, text: LawText) -> None:
        self.checked = Checked(text)
        self.feel = Feel(Vocabulary(text.facts, text.decisions))
        taken = {*text.facts, *text.decisions}
        self.applies = {name: free(f"applies_{name}", taken) for name in self.checked.only_if}
        rules = {rule.id: rule for rule in text.rules}
        switching = {other.id for others in self.checked.switched_off.values() for other in others}
        self.exceptions = {
            name: free(f"exception_{word(name)}", taken) for name in rules if name in switching
        }
        self.rules = rules
        self.done: set[str] = set()

    def tables(self) -> Iterable[Table]:
        for name in self.checked.order:
            decision = self.checked.text.decisions[name]
            if name in self.applies:
                condition = self.checked.only_if[name]
                yield self.truth(self.applies[name], "applies", name, {}, condition)
            for rule in self.checked.rules[name]:
                yield from self.exceptions_of(rule)
            yield self.decision(decision)

    def exceptions_of(self, rule: Rule) -> Iterable[Table]:
        """The tables of the exceptions to a rule, those that others need first, each once."""
        for other in self.checked.switched_off.get(rule.id, ()):
            if other.id not in self.done:
                self.done.add(other.id)
                yield from self.exceptions_of(other)
                name = self.exceptions[other.id]
                yield self.truth(name, "exception", other.id, self.off(other), self.checked.when[other.id])

    def off(self, rule: Rule) -> dict[str, str]:
        """The cells that say that no exception to the rule holds."""
        others = self.checked.switched_off.get(rule.id, ())
        return {self.exceptions[other.id]: "false" for other in others}

    def truth(self, name: str, kind: Kind, about: str, fixed: dict[str, str], condition: Condition) -> Table:
        """A table that says whether a condition holds, where the fixed cells fit."""
        rule = about if kind == "exception" else ""
        drafts = [
            _Draft(fixed, tuple(conjuncts(condition)), "true", rule),
            _Draft({}, (), "false"),
        ]
        return self.table(name, kind, about, "FIRST", drafts, ("true", "false"), "")

    def decision(self, decision: Decision) -> Table:
        """The table of one decision."""
        gate = self.applies.get(decision.id)
        rules = [rule for rule in self.checked.rules[decision.id] if rule.value]
        values = list(decision.values)
        if decision.combine == "strictest":
            values.reverse()
            rules.sort(key=lambda rule: values.index(rule.value))
        drafts = [_Draft({gate: "false"}, (), literal(NOT_APPLICABLE))] if gate else []
        for rule in rules:
            fixed = ({gate: "true"} if gate else {}) | self.off(rule)
            conditions = tuple(conjuncts(self.checked.when[rule.id]))
            drafts.append(_Draft(fixed, conditions, literal(rule.value), rule.id))
        outputs = tuple(map(literal, values)) + ((literal(NOT_APPLICABLE),) if gate else ())
        default = literal(decision.otherwise) if decision.otherwise else ""
        policy = POLICIES[decision.combine]
        return self.table(decision.id, "decision", decision.id, policy, drafts, outputs, default)

    def table(
        self, name: str, kind: Kind, about: str, policy: Policy, drafts: Sequence[_Draft],
        outputs: tuple[str, ...], default: str,
    ) -> Table:  # fmt: skip
        """The drafts as rows of one width; what a single name decides is a cell of its column."""
        own = names([c for draft in drafts for c in draft.conditions if len(names([c])) == 1])
        joint = [c for draft in drafts for c in draft.conditions if len(names([c])) != 1]
        fixed = dict.fromkeys(column for draft in drafts for column in draft.fixed)
        gates = [column for column in fixed if column in self.applies.values()]
        exceptions = [column for column in fixed if column not in gates]
        never = any(Const(False) in draft.conditions for draft in drafts) or self.impossible(drafts, own)
        extra = [CONDITION] if never or any(not isinstance(c, Const) for c in joint) else []
        columns = (*gates, *own, *exceptions, *extra)
        needs = tuple(dict.fromkeys([*gates, *own, *exceptions, *names(joint)]))
        rows = tuple(self.row(draft, columns) for draft in drafts)
        return Table(name, kind, about, policy, columns, rows, outputs, default, needs)

    def impossible(self, drafts: Sequence[_Draft], own: Sequence[str]) -> bool:
        return any(self.feel.cell(n, _about(d, n)) is None for d in drafts for n in own if _about(d, n))

    def row(self, draft: _Draft, columns: Sequence[str]) -> Row:
        cells = dict.fromkeys(columns, ANY) | draft.fixed
        joint = [c for c in draft.conditions if len(names([c])) > 1 or c == Const(False)]
        for name in columns:
            if conditions := _about(draft, name):
                cell = self.feel.cell(name, conditions)
                cells[name] = ANY if cell is None else cell
                joint += [] if cell is not None else [Const(False)]
        if joint:
            told = [self.feel.expression(condition) for condition in joint]
            cells[CONDITION] = told[0] if len(told) == 1 else " and ".join(f"({part})" for part in told)
        return Row(tuple(cells[column] for column in columns), draft.output, draft.rule)


def _about(draft: _Draft, name: str) -> list[Condition]:
    return [condition for condition in draft.conditions if names([condition]) == (name,)]
