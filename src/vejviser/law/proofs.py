"""Proofs over a whole law and over time, each failure with a concrete counter-example.

Between two change days the law is constant, so a law is proved for all time by proving it on one day of every
such interval. One set of binary diagrams serves all days; a decision is proved again only when its rules, or
those of a decision below it, are others than the interval before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from oxidd.bcdd import BCDDFunction as BDDFunction

from vejviser.law.build import CLASH, GAP, Builder
from vejviser.law.checked import Checked
from vejviser.law.errors import LawError
from vejviser.law.model import NOT_APPLICABLE, NOWHERE, Decision, LawText, Place, Rule

Kind = Literal["gap", "clash", "order", "unreachable", "value", "cycle", "condition", "impossible"]
EARLIEST = dt.date(1900, 1, 1)
Example = tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure of a proof.

    `where` is the decision, rule, step or fact; `example` a project (fact -> answer) that shows it, empty
    where every project does; `since` and `until` the days between which it holds (None: open);
    `note` is true for what is worth knowing but no fault (`order`: rules of a `first` decision overlap).
    """

    kind: Kind
    where: str
    message: str
    example: Example = ()
    since: dt.date | None = None
    until: dt.date | None = None
    place: Place = NOWHERE
    note: bool = False

    def words(self) -> str:
        """The fault in one line: where, what, when, and the counter-example."""
        parts = [f"{self.place}: {self.where}: {self.message}"]
        if self.since or self.until:
            parts.append(f"[{self.since or '...'} to {self.until or '...'}]")
        if self.example:
            parts.append("for example: " + ", ".join(f"{k}={_show(v)}" for k, v in self.example))
        return " ".join(parts)


def prove(text: LawText, first: dt.date = EARLIEST, order: Sequence[str] = ()) -> list[Fault]:
    """Every fault of the law from day `first` on, in time and over all projects.

    Proved are: conditions and names are sound; decisions do not define each other in a circle; constraints
    leave some project possible; every applicable project gets an outcome (no gap); rules of a `unique`
    decision agree (no clash); every rule decides some project on some day (none unreachable); every
    query and every value of a decision can come about on some day. `order` as in `compile_law`.
    """
    try:
        checked = Checked(text)
    except LawError as error:
        kind: Kind = "cycle" if "circle" in error.message else "condition"
        return [Fault(kind, error.owner, error.message, place=error.place)]
    return _Proof(checked, order).run(first)


def periods(text: LawText, first: dt.date) -> list[tuple[dt.date | None, dt.date | None]]:
    """The intervals on which the set of applying rules is constant, from `first` on; ends included."""
    days = [day for day in text.change_days() if day > first]
    ends = [day - dt.timedelta(days=1) for day in days]
    return list(zip([None, *days], [*ends, None], strict=True))


class _Proof:
    def __init__(self, checked: Checked, order: Sequence[str]) -> None:
        self.text = checked.text
        self.builder = Builder(checked, 0, order)
        self.alive: set[str] = set()

    def run(self, first: dt.date) -> list[Fault]:
        faults = list(self._impossible())
        shown: dict[str, list[Fault]] = {}
        for since, until in periods(self.text, first):
            day = since or first
            today = {rule.id for rule in self.text.rules if rule.applies.holds(day)}
            fresh = self.builder.decide_all(today)
            for name in self.text.decisions:
                if name in fresh:
                    faults += shown.get(name, ())
                    found = self._faults_of(self.text.decisions[name])
                    shown[name] = [replace(fault, since=since, until=until) for fault in found]
                    self._note_rules(self.text.decisions[name])
                else:
                    shown[name] = [replace(fault, until=until) for fault in shown.get(name, ())]
            self._note_queries(fresh)
        return [*faults, *(fault for found in shown.values() for fault in found), *self._never_alive()]

    # -- on one day ---------------------------------------------------------------------------------

    def possible(self, function: BDDFunction) -> bool:
        """Whether some possible project lies in the function."""
        return self.within(function).satisfiable()

    def within(self, function: BDDFunction) -> BDDFunction:
        """The possible projects in the function."""
        regions = self.builder.regions
        if not regions.groups or not function.satisfiable():
            return function
        return function & regions.around([function])

    def _impossible(self) -> Iterator[Fault]:
        for label, region in self.builder.regions.whole().items():
            if not region.satisfiable():
                yield Fault("impossible", label, "the constraints leave no project possible")

    def _faults_of(self, decision: Decision) -> Iterator[Fault]:
        if decision.combine == "all":
            return
        outcome = self.builder.outcome[decision.id]
        gap, clash = self.within(outcome[GAP]), self.within(outcome[CLASH])
        if gap.satisfiable():
            message = "no rule answers and nothing is declared for it"
            yield Fault("gap", decision.id, message, self.example(gap), place=decision.place)
        if clash.satisfiable():
            rules = ", ".join(rule.id for rule in self.rules_today(decision) if self.meet(rule, clash))
            message = f"rules that hold disagree ({rules})"
            yield Fault("clash", decision.id, message, self.example(clash), place=decision.place)
        if decision.combine == "first":
            yield from self._overlaps(decision)

    def meet(self, rule: Rule, where: BDDFunction) -> bool:
        """Whether the rule holds in the one project that is shown for `where`."""
        return (self.builder.rule_holds(rule) & where.pick_cube_dd()).satisfiable()

    def rules_today(self, decision: Decision) -> list[Rule]:
        """The rules of the decision that apply on the day at hand and give a value."""
        rules = self.builder.checked.rules[decision.id]
        return [rule for rule in rules if rule.value and rule.id in self.builder.today]

    def applies(self, decision: Decision) -> BDDFunction:
        """Where the decision applies."""
        return ~self.builder.outcome[decision.id][NOT_APPLICABLE]

    def _overlaps(self, decision: Decision) -> Iterator[Fault]:
        """Notes on rules of a `first` decision that hold where an earlier one decides otherwise."""
        applies, earlier = self.applies(decision), dict.fromkeys(decision.values, self.builder.false)
        for rule in self.rules_today(decision):
            holds = self.builder.rule_holds(rule) & applies
            other = self.builder.any(f for value, f in earlier.items() if value != rule.value)
            both = self.within(holds & other)
            if both.satisfiable():
                message = "holds where an earlier rule decides otherwise; the order written decides"
                yield Fault("order", rule.id, message, self.example(both), place=rule.place, note=True)
            earlier[rule.value] = earlier[rule.value] | holds

    # -- over all days ------------------------------------------------------------------------------

    def _note_rules(self, decision: Decision) -> None:
        """Remember which rules and values of a decision some project reaches on this day."""
        builder = self.builder
        applies, before = self.applies(decision), builder.false
        for rule in self.rules_today(decision):
            holds = builder.rule_holds(rule) & applies
            fresh = holds & ~before if decision.combine == "first" else holds
            if rule.id not in self.alive and self.possible(fresh):
                self.alive.add(rule.id)
            before = before | holds
        for value in decision.values:
            key = f"{decision.id} = {value}"
            if key not in self.alive and self.possible(builder.outcome[decision.id][value]):
                self.alive.add(key)
        plain = [rule for rule in self.text.rules if not rule.value and rule.id in builder.today]
        for rule in plain:
            if rule.id not in self.alive and self.possible(builder.rule_holds(rule)):
                self.alive.add(rule.id)

    def _note_queries(self, fresh: set[str]) -> None:
        for name, condition in self.builder.checked.query.items():
            if name not in self.alive and fresh and self.possible(self.builder.build(condition)):
                self.alive.add(name)

    def _never_alive(self) -> Iterator[Fault]:
        for rule in self.text.rules:
            if rule.id not in self.alive:
                message = "no project on any day reaches this rule"
                yield Fault("unreachable", rule.id, message, place=rule.place)
        for name, query in self.text.queries.items():
            if name not in self.alive:
                yield Fault("unreachable", name, "no project on any day needs this", place=query.place)
        for name, decision in self.text.decisions.items():
            for value in decision.values:
                if f"{name} = {value}" not in self.alive:
                    message = f"no project on any day gets the value '{value}'"
                    yield Fault("value", name, message, place=decision.place)

    # -- counter-examples ---------------------------------------------------------------------------

    def example(self, where: BDDFunction) -> Example:
        """One project in a function, as the answers that the function asks about."""
        builder = self.builder
        cube = where.pick_cube()
        if cube is None:
            return ()
        states: dict[int, int] = {}
        for level, variable in enumerate(builder.variables):
            first, width = builder.first_bit[level], builder.bits[level]
            bits = cube[first : first + width]
            if any(bit is not None for bit in bits):
                code = sum(bool(bit) << (width - 1 - i) for i, bit in enumerate(bits))
                states[level] = min(code, variable.size - 1)
        found = []
        for fact in dict.fromkeys(builder.variables[level].fact for level in states):
            coding = builder.codings[fact]
            found.append((fact, coding.sample([states.get(level, 0) for level in coding.levels])))
        return tuple(found)


def _show(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "[" + ", ".join(value) + "]" if isinstance(value, tuple) else str(value)
