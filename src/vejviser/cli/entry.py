"""One entry of the handbook on the terminal, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.text import Text

from vejviser.cli.paper import Paper
from vejviser.cli.texts import say
from vejviser.export import phrases
from vejviser.export.wording import Wording
from vejviser.handbook import entries as e
from vejviser.handbook.load import Handbook
from vejviser.law.model import Period
from vejviser.road.clash import condition_words

LABEL = 14


def print_entry(handbook: Handbook, kind: str, entry: e.Entry, lang: e.Lang, paper: Paper) -> None:
    """Write an entry: its words, its conditions in words and as written, its provisions and place."""
    page = _Page(handbook, lang, paper)
    page.head(kind, entry)
    match entry:
        case e.FactEntry():
            page.fact(entry)
        case e.ReadingEntry():
            page.reading(entry)
        case e.DecisionEntry():
            page.decision(entry)
        case e.RuleEntry():
            page.rule(entry)
        case e.StepEntry():
            page.step(entry)
        case e.ConstraintEntry():
            page.condition("show.requires", entry.require)
            page.field("show.because", page.words.say(entry.because))
        case e.Document():
            page.field("show.what", page.words.say(entry.what))
        case e.Authority():
            page.authority(entry)
        case e.Unmodelled():
            page.field("show.reason", page.words.say(entry.reason))
            page.field("show.bears_on", ", ".join(entry.bears_on))
        case e.Source():
            page.source(entry)
        case e.OverlayEntry():
            page.field("show.status", page.say(f"status.{entry.status}"))
            page.field("show.because", page.words.say(entry.because))
    page.foot(entry)


class _Page:
    def __init__(self, handbook: Handbook, lang: e.Lang, paper: Paper) -> None:
        self.handbook, self.lang, self.paper = handbook, lang, paper
        self.words = Wording(handbook, lang)

    def say(self, key: str, **particulars: object) -> str:
        return say(key, self.lang, **particulars)

    def field(self, key: str, text: str) -> None:
        if text:
            lead = Text(f"{self.say(key):<{LABEL}}", "dim")
            self.paper.words(text, "", lead)

    def condition(self, key: str, condition: str) -> None:
        """A condition in words, and under it as written."""
        if condition and condition != "true":
            self.field(key, condition_words(self.handbook, condition, self.lang))
            self.paper.words(condition, "dim", Text(" " * LABEL))

    def values(self, key: str, values: Mapping[str, e.Text]) -> None:
        for number, (value, label) in enumerate(values.items()):
            lead = Text(f"{self.say(key) if number == 0 else '':<{LABEL}}", "dim")
            self.paper.words(f"{value}: {self.words.say(label)}", "", lead, Text(" " * (LABEL + 2)))

    def head(self, kind: str, entry: e.Entry) -> None:
        title = next(
            (
                self.words.say(text)
                for text in (getattr(entry, name, None) for name in ("title", "name", "ask", "question"))
                if text is not None
            ),
            entry.id,
        )
        self.paper.gap()
        self.paper.words(title, "bold")
        self.paper.words(f"{entry.id} · {self.say(f'one.{kind}')}", "dim")
        if entry.provision.words:
            self.paper.words(self.words.say(entry.provision.words))
        self.paper.gap()

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
        topic = self.handbook.topics.get(name)
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
        rules = [rule.id for rule in self.handbook.rules.values() if rule.decision == entry.id]
        self.field("show.rules", ", ".join(rules))

    def rule(self, entry: e.RuleEntry) -> None:
        self.condition("show.when", entry.when)
        if entry.decision:
            value = self.words.value(entry.decision, entry.value)
            self.field("show.then", f"{self.words.name(entry.decision).rstrip('?')}: {value}")
        self.field("show.because", self.words.say(entry.because))
        self.field("show.status", self.say(f"status.{entry.status}"))
        self.field("show.applies", self.period(entry.applies))

    def period(self, period: Period) -> str:
        told = []
        if period.start:
            told.append(self.say("why.applies_from", day=self.words.date(period.start)))
        if period.end:
            told.append(self.say("why.applies_until", day=self.words.date(period.end)))
        return " ".join(told)

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
        if entry.mark:
            sign = self.paper.glyphs.mark(entry.mark)
            self.field("show.mark", f"{sign} {self.say(f'plan.mark.{entry.mark}')}")
        self.field("show.place", str(entry.place))
