"""All entries of a handbook by kind and id, and what an overlay adds to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from vejviser.handbook import entries as e
from vejviser.handbook.faults import Fault, fault_at
from vejviser.law.model import Constraint, Decision, Fact, LawText, Query, Rule


@dataclass(frozen=True)
class Contents:
    """The entries by kind and id, each kind in the order written."""

    sources: dict[str, e.Source] = field(default_factory=dict)
    topics: dict[str, e.Topic] = field(default_factory=dict)
    facts: dict[str, e.FactEntry] = field(default_factory=dict)
    decisions: dict[str, e.DecisionEntry] = field(default_factory=dict)
    rules: dict[str, e.RuleEntry] = field(default_factory=dict)
    constraints: dict[str, e.ConstraintEntry] = field(default_factory=dict)
    readings: dict[str, e.ReadingEntry] = field(default_factory=dict)
    steps: dict[str, e.StepEntry] = field(default_factory=dict)
    documents: dict[str, e.Document] = field(default_factory=dict)
    authorities: dict[str, e.Authority] = field(default_factory=dict)
    unmodelled: dict[str, e.Unmodelled] = field(default_factory=dict)
    repeals: dict[str, e.Repeal] = field(default_factory=dict)
    overlays: dict[str, e.OverlayEntry] = field(default_factory=dict)

    def entries(self) -> Iterable[e.Entry]:
        """Every entry once, kind by kind (a reading stands as a reading, not as its fact)."""
        for kind in fields(self):
            for entry in getattr(self, kind.name).values():
                if not (isinstance(entry, e.FactEntry) and entry.reading):
                    yield entry


PLACES: dict[type[e.Entry], str] = {
    e.Source: "sources",
    e.Topic: "topics",
    e.FactEntry: "facts",
    e.DecisionEntry: "decisions",
    e.RuleEntry: "rules",
    e.ConstraintEntry: "constraints",
    e.ReadingEntry: "readings",
    e.StepEntry: "steps",
    e.Document: "documents",
    e.Authority: "authorities",
    e.Unmodelled: "unmodelled",
    e.Repeal: "repeals",
    e.OverlayEntry: "overlays",
}
_SHARED_NAMES = ("facts", "decisions", "steps")


def collect(items: Iterable[e.Entry]) -> tuple[Contents, list[Fault]]:
    """The contents made of `items`, and a fault for each id that is used twice."""
    contents = Contents()
    faults: list[Fault] = []
    for entry in items:
        for kind, found in _shelves(entry):
            shelf: dict[str, e.Entry] = getattr(contents, kind)
            rivals = _SHARED_NAMES if kind in _SHARED_NAMES else (kind,)
            first = next((s[entry.id] for s in (getattr(contents, r) for r in rivals) if entry.id in s), None)
            if first is not None:
                message = f"the id is taken: it stands in {first.place} already"
                faults.append(fault_at(entry.place, entry.id, message))
                break
            shelf[entry.id] = found
    return contents, faults


def _shelves(entry: e.Entry) -> list[tuple[str, e.Entry]]:
    found = [(PLACES[type(entry)], entry)]
    return [("facts", fact_of(entry)), *found] if isinstance(entry, e.ReadingEntry) else found


def fact_of(reading: e.ReadingEntry) -> e.FactEntry:
    """The choice fact that a reading is: unknown until the project takes a position."""
    return e.FactEntry(
        reading.id, reading.place, reading.provision, reading.cite, reading.mark,
        type="choice", topic=reading.topic, label=reading.label, ask=reading.question,
        help=reading.consequence, only_if=reading.only_if,
        values={n: p.label for n, p in reading.positions.items()}, reading=True,
    )  # fmt: skip


def amend(base: Contents, change: Contents) -> Contents:
    """`base` with the entries of an overlay: an id that exists is replaced in place, a new one added."""
    merged = {k.name: {**getattr(base, k.name), **getattr(change, k.name)} for k in fields(base)}
    gone = {rule for repeal in change.repeals.values() for rule in repeal.rules}
    merged["rules"] = {name: rule for name, rule in merged["rules"].items() if name not in gone}
    return Contents(**merged)


def law_text(contents: Contents) -> LawText:
    """The contents as the rule language knows them, with all rules of all days."""
    return LawText(
        facts=law_facts(contents),
        decisions=law_decisions(contents),
        rules=tuple(_rule(rule, contents) for rule in contents.rules.values()),
        constraints=tuple(Constraint(c.id, c.require, c.place) for c in contents.constraints.values()),
        queries={step.id: Query(step.id, step.when, step.place) for step in contents.steps.values()},
    )


def law_facts(contents: Contents) -> dict[str, Fact]:
    """The facts and readings as facts of the rule language."""
    return {
        f.id: Fact(f.id, f.type, tuple(f.values), f.topic, f.controllable, f.only_if, f.place)
        for f in contents.facts.values()
    }


def law_decisions(contents: Contents) -> dict[str, Decision]:
    """The decisions of the rule language."""
    return {
        d.id: Decision(d.id, tuple(d.values), d.combine, d.only_if, d.otherwise, d.place)
        for d in contents.decisions.values()
    }


def _rule(rule: e.RuleEntry, contents: Contents) -> Rule:
    """A pure exception belongs to the decision of the first rule that it switches off."""
    decision = rule.decision
    if not decision:
        excepted: Mapping[str, e.RuleEntry] = contents.rules
        decision = next((excepted[name].decision for name in rule.excepts if name in excepted), "")
    return Rule(
        rule.id, decision, rule.value, rule.when, rule.excepts, rule.status, rule.adopted, rule.in_force,
        rule.applies, rule.place,
    )  # fmt: skip
