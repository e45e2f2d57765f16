"""The card of one entry of the handbook, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vejviser.export import phrases
from vejviser.export.card import Card, Writing
from vejviser.export.wording import Wording
from vejviser.handbook import entries as e
from vejviser.handbook.load import Handbook

_TITLES = ("title", "name", "ask", "question")


def entry_card(handbook: Handbook, kind: str, entry: e.Entry, lang: e.Lang) -> Card:
    """The card of an entry: its words, its conditions in words and as written, its provisions and place."""
    card = _EntryCard(Wording(handbook, lang))
    match entry:
        case e.FactEntry():
            card.fact(entry)
        case e.ReadingEntry():
            card.reading(entry)
        case e.DecisionEntry():
            card.decision(entry)
        case e.RuleEntry():
            card.rule(entry)
        case e.StepEntry():
            card.step(entry)
        case e.ConstraintEntry():
            card.condition("show.requires", entry.require)
            card.field("show.because", entry.because)
        case e.Document():
            card.field("show.what", entry.what)
        case e.Authority():
            card.authority(entry)
        case e.Unmodelled():
            card.field("show.reason", entry.reason)
            card.field("show.bears_on", ", ".join(entry.bears_on))
        case e.Source():
            card.source(entry)
        case e.OverlayEntry():
            card.field("show.status", card.say(f"status.{entry.status}"))
            card.field("show.because", entry.because)
    card.foot(entry)
    words = card.words
    named = (getattr(entry, name, None) for name in _TITLES)
    title = next((words.say(text) for text in named if text is not None), entry.id)
    about = words.say(entry.provision.words)
    return Card(entry.id, kind, card.say(f"one.{kind}"), title, about, tuple(card.lines))


class _EntryCard(Writing):
    def condition(self, key: str, condition: str) -> None:
        """A condition in words and as written."""
        if condition and condition != "true":
            told = self.words.condition(condition)
            self.field(key, told, condition)

    def values(self, key: str, values: Mapping[str, e.Text]) -> None:
        self.listed(key, [f"{value}: {self.words.say(label)}" for value, label in values.items()])

    def fact(self, entry: e.FactEntry) -> None:
        self.field("show.label", self.words.say(entry.label))
        self.field("show.help_text", self.words.say(entry.help))
        self.field("show.example", self.words.say(entry.example))
        own = f" ({self.say('show.controllable')})" if entry.controllable else ""
        self.field("show.type", self.say(f"type.{entry.type}") + own)
        self.topic(entry.topic)
        self.values("show.answers", entry.values)
        self.condition("show.only_if", entry.only_if)

    def topic(self, name: str) -> None:
        topic = self.words.handbook.topics.get(name)
        self.field("show.topic", self.words.say(topic.title) if topic else name)

    def reading(self, entry: e.ReadingEntry) -> None:
        self.field("show.label", self.words.say(entry.label))
        self.field("show.because", self.words.say(entry.consequence))
        for name, position in entry.positions.items():
            held = self.say("plan.held_by", who=self.words.say(position.held_by))
            told = f"{name}: {self.words.say(position.label)} ({held.rstrip('.')})"
            self.field("show.answers", f"{told} {self.words.cites(position.cite)}".strip())
        self.condition("show.only_if", entry.only_if)

    def decision(self, entry: e.DecisionEntry) -> None:
        self.field("show.question", self.words.say(entry.ask))
        self.topic(entry.topic)
        self.values("show.values", entry.values)
        self.field("show.combine", self.say(f"combine.{entry.combine}"))
        self.condition("show.only_if", entry.only_if)
        if entry.otherwise:
            otherwise = self.words.value(entry.id, entry.otherwise)
            because = self.words.say(entry.because)
            self.field("show.otherwise", f"{otherwise}: {because}" if because else otherwise)
        rules = [rule.id for rule in self.words.handbook.rules.values() if rule.decision == entry.id]
        self.field("show.rules", ", ".join(rules))

    def rule(self, entry: e.RuleEntry) -> None:
        self.condition("show.when", entry.when)
        if entry.decision:
            value = self.words.value(entry.decision, entry.value)
            self.field("show.then", f"{self.words.name(entry.decision).rstrip('?')}: {value}")
        self.field("show.because", self.words.say(entry.because))
        self.field("show.status", self.say(f"status.{entry.status}"))
        self.field("show.applies", self.period(entry.applies))

    def step(self, entry: e.StepEntry) -> None:
        self.field("show.do", self.words.say(entry.do))
        self.field("show.pace", self.say(f"pace.{entry.pace}"))
        self.condition("show.when", entry.when)
        self.field("show.because", self.words.say(entry.because))
        self.field("show.after", self.titles(entry.after))
        self.field("plan.desk", self.titles(entry.decided_by))
        self.field("plan.papers", self.titles((*entry.documents_in, *entry.documents_out)))
        for limit in entry.statutory:
            whose = self.say(f"clock.{limit.clock}")
            self.field("plan.statutory", f"{phrases.statutory(self.words, limit)} ({whose})")
        for lived in entry.experienced:
            self.field("plan.experienced", phrases.experienced(self.words, lived))
        for rework in entry.returned:
            self.field("plan.returned", phrases.returned(self.words, rework))
        for charge in entry.fee:
            self.field("plan.fee", phrases.fee(self.words, charge))

    def titles(self, names: Iterable[str]) -> str:
        return "; ".join(self.words.name(name) for name in names)

    def authority(self, entry: e.Authority) -> None:
        self.field("show.role", self.words.say(entry.role))
        self.field("show.valid", self.period(entry.valid))
        self.field("show.successor", self.words.name(entry.successor) if entry.successor else "")
        self.field("show.url", entry.url)

    def source(self, entry: e.Source) -> None:
        self.field("show.type", f"{entry.short} ({entry.kind.replace('_', ' ')})")
        self.field("show.url", entry.eli)
        if entry.url != entry.eli:
            self.field("show.url", entry.url)
        self.field("show.seen", self.words.date(entry.seen) if entry.seen else "")

    def foot(self, entry: e.Entry) -> None:
        self.field("show.law", self.words.cites(entry.cite))
        self.mark("show.mark", entry.mark)
        self.field("show.place", str(entry.place))
