"""Every name that one entry uses of another: found and of the right kind, or a fault with the nearest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from vejviser.handbook import entries as e
from vejviser.handbook.contents import Contents, law_decisions, law_facts
from vejviser.handbook.faults import Fault, fault_at
from vejviser.law.conditions import Vocabulary, parse
from vejviser.law.errors import LawError, hint


def dangling(contents: Contents, broken: Collection[str] = ()) -> list[Fault]:
    """The faults of all references; names of `broken` blocks, whose own fault is told, count as known."""
    return list(_Checker(contents, broken).faults())


class _Checker:
    def __init__(self, contents: Contents, broken: Collection[str]) -> None:
        self.contents = contents
        self.broken = broken
        self.facts = Vocabulary(law_facts(contents), {})
        self.words = Vocabulary(self.facts.facts, law_decisions(contents))

    def faults(self) -> Iterator[Fault]:
        for entry in self.contents.entries():
            yield from self.names(
                entry, "cite", "source", (c.source for c in entry.cite), self.contents.sources
            )
            match entry:
                case e.FactEntry():
                    yield from self.fact(entry)
                case e.ReadingEntry():
                    yield from self.reading(entry)
                case e.DecisionEntry():
                    yield from self.topic(entry, entry.topic)
                    yield from self.condition(entry, "only_if", entry.only_if, self.words)
                case e.RuleEntry():
                    yield from self.rule(entry)
                case e.ConstraintEntry():
                    yield from self.condition(entry, "require", entry.require, self.facts)
                case e.StepEntry():
                    yield from self.step(entry)
                case e.Authority() if entry.successor:
                    yield from self.names(
                        entry, "successor", "authority", [entry.successor], self.contents.authorities
                    )
                case e.Unmodelled():
                    known = [*self.contents.decisions, *self.contents.steps]
                    yield from self.names(entry, "bears_on", "decision or step", entry.bears_on, known)

    def names(
        self, entry: e.Entry, key: str, kind: str, used: Iterable[str], known: Collection[str]
    ) -> Iterator[Fault]:
        for name in used:
            if name not in known and name not in self.broken:
                message = f"no {kind} is called '{name}'{hint(name, known)}"
                yield fault_at(entry.place, entry.id, message, key)

    def condition(self, entry: e.Entry, key: str, written: str, words: Vocabulary) -> Iterator[Fault]:
        if not written:
            return
        try:
            parse(written, words, entry.id, entry.place)
        except LawError as error:
            if not any(f"'{name}'" in error.message for name in self.broken):
                note = "; here only facts can stand" if words is self.facts else ""
                yield fault_at(entry.place, entry.id, error.message + note, key)

    def topic(self, entry: e.Entry, topic: str) -> Iterator[Fault]:
        yield from self.names(entry, "topic", "topic", [topic], self.contents.topics)

    def fact(self, fact: e.FactEntry) -> Iterator[Fault]:
        yield from self.topic(fact, fact.topic)
        yield from self.condition(fact, "only_if", fact.only_if, self.facts)

    def reading(self, reading: e.ReadingEntry) -> Iterator[Fault]:
        yield from self.topic(reading, reading.topic)
        yield from self.condition(reading, "only_if", reading.only_if, self.facts)
        cited = (c.source for position in reading.positions.values() for c in position.cite)
        yield from self.names(reading, "positions", "source", cited, self.contents.sources)
        if reading.authority:
            yield from self.names(
                reading, "authority", "authority", [reading.authority], self.contents.authorities
            )

    def rule(self, rule: e.RuleEntry) -> Iterator[Fault]:
        decisions = self.contents.decisions
        if rule.decision:
            yield from self.names(rule, "then", "decision", [rule.decision], decisions)
        decision = decisions.get(rule.decision)
        if decision and rule.value not in decision.values:
            message = f"'{rule.value}' is not a value of '{decision.id}'{hint(rule.value, decision.values)}"
            yield fault_at(rule.place, rule.id, message, "then")
        yield from self.names(rule, "except", "rule", rule.excepts, self.contents.rules)
        yield from self.condition(rule, "when", rule.when, self.words)

    def step(self, step: e.StepEntry) -> Iterator[Fault]:
        contents = self.contents
        yield from self.condition(step, "when", step.when, self.words)
        yield from self.names(step, "after", "step", step.after, contents.steps)
        counted = (name for limit in step.statutory for name in limit.counted_from)
        yield from self.names(step, "counted_from", "step", counted, contents.steps)
        yield from self.names(step, "decided_by", "authority", step.decided_by, contents.authorities)
        papers = (*step.documents_in, *step.documents_out)
        yield from self.names(step, "documents", "document", papers, contents.documents)
        parts: list[e.Statutory | e.Experienced | e.Returned | e.Fee]
        parts = [*step.statutory, *step.experienced, *step.returned, *step.fee]
        cited = (c.source for part in parts for c in part.cite)
        yield from self.names(step, "cite", "source", cited, contents.sources)
