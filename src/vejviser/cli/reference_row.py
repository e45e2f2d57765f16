"""One row of a reference table on the terminal, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.text import Text as Line

from vejviser.cli.paper import Paper
from vejviser.cli.texts import say
from vejviser.export import phrases
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang, Text
from vejviser.handbook.load import Handbook
from vejviser.handbook.reference import entries as r
from vejviser.law.model import Period

LABEL = 14


def print_row(
    handbook: Handbook, reference: r.Reference, kind: str, row: r.AnyRow, lang: Lang, paper: Paper
) -> None:
    """Write a row: its words, the steps it belongs to, how well it is known, and where it is written."""
    page = _Page(handbook, reference, lang, paper)
    page.head(kind, row)
    match row:
        case r.Actor():
            page.actor(row)
        case r.Dataset():
            page.dataset(row)
        case r.Experience():
            page.experience(row)
        case r.AgreementType():
            page.agreement(row)
        case r.Clause():
            page.clause(row)
        case r.Checklist():
            page.checklist(row)
        case r.ChecklistItem():
            page.checklist_item(row)
        case r.ReadinessItem():
            page.readiness(row)
        case r.Gate():
            page.gate(row)
        case r.AssumedTime():
            page.assumed_time(row)
        case r.Milestone():
            page.field("ref.sign", row.sign)
            page.field("ref.reached", page.say(f"reached.{row.reached}"))
    page.foot(row)


class _Page:
    def __init__(self, handbook: Handbook, reference: r.Reference, lang: Lang, paper: Paper) -> None:
        self.reference, self.lang, self.paper = reference, lang, paper
        self.words = Wording(handbook, lang)

    def say(self, key: str, **particulars: object) -> str:
        return say(key, self.lang, **particulars)

    def field(self, key: str, text: Text | str | None) -> None:
        told = text if isinstance(text, str) else self.words.say(text)
        if told:
            self.paper.words(told, "", Line(f"{self.say(key):<{LABEL}}", "dim"))

    def listed(self, key: str, lines: Iterable[str]) -> None:
        for number, line in enumerate(lines):
            lead = Line(f"{self.say(key) if number == 0 else '':<{LABEL}}", "dim")
            self.paper.words(line, "", lead, Line(" " * (LABEL + 2)))

    def head(self, kind: str, row: r.AnyRow) -> None:
        named = (getattr(row, key, None) for key in ("title", "name", "question", "words"))
        title = next((self.words.say(text) for text in named if isinstance(text, Text)), row.id)
        self.paper.gap()
        self.paper.words(title, "bold")
        self.paper.words(f"{row.id} · {self.say(f'one.{kind}')}", "dim")
        self.paper.gap()

    def foot(self, row: r.AnyRow) -> None:
        self.listed("ref.steps", [f"{step}: {self.words.name(step)}" for step in row.steps])
        self.field("show.mark", self.mark(row.mark))
        self.field("show.place", f"tables/{row.written}")

    def mark(self, mark: str) -> str:
        return f"{getattr(self.paper.glyphs, mark)} {self.say(f'plan.mark.{mark}')}"

    def period(self, period: Period) -> str:
        told = []
        if period.start:
            told.append(self.say("why.applies_from", day=self.words.date(period.start)))
        if period.end:
            told.append(self.say("why.applies_until", day=self.words.date(period.end)))
        return " ".join(told)

    def actor(self, row: r.Actor) -> None:
        self.field("ref.offers", row.offers)
        self.field("ref.kind", row.kind)
        self.field("ref.part", self.say(f"part.{row.relation}"))
        self.field("ref.region", self.say(f"region.{row.region}"))
        self.field("show.valid", self.period(row.valid))
        after = self.reference.actors.get(row.successor)
        self.field("show.successor", after.name if after else None)
        self.field("ref.note", row.note)
        self.field("show.url", row.url)

    def experience(self, row: r.Experience) -> None:
        self.field("ref.lesson", row.lesson)
        self.field("ref.outcome", self.say(f"outcome.{row.outcome}"))
        self.field("ref.actors", row.actors)
        self.field("ref.region", row.site)
        year = str(row.year)
        self.field("ref.year", year if row.year_known else self.say("ref.year_estimated", year=year))
        self.listed("show.url", row.urls)

    def dataset(self, row: r.Dataset) -> None:
        self.field("show.what", row.content)
        self.listed("ref.controller", [self.controller(held) for held in row.controllers])
        self.field("ref.coverage", row.coverage)
        self.field("ref.identifiers", row.identifiers)
        self.field("ref.ehds", row.ehds)
        for purpose in r.PURPOSES:
            route = row.routes[purpose]
            gates = f" ({', '.join(route.gates)})" if route.gates else ""
            access = self.say(f"access.{route.access}")
            told = f"{access}: {self.words.inner(route.words)}{gates}"
            self.field(f"purpose.{purpose}", told)
        self.field("ref.portal", row.portal)
        self.field("ref.fees", row.fees)
        self.field("ref.waiting", row.waiting)
        self.field("ref.note", row.note)
        self.listed("ref.answers", [self.words.value(*name.split(".", 1)) for name in row.data])
        self.field("show.url", row.url)

    def controller(self, held: r.Controller) -> str:
        name = self.words.say(held.name)
        if held.valid.end:
            return self.say("ref.until", name=name, day=self.words.date(held.valid.end))
        if held.valid.start:
            return self.say("ref.from", name=name, day=self.words.date(held.valid.start))
        return name

    def gate(self, row: r.Gate) -> None:
        self.field("ref.access", self.say(f"access.{row.access}"))
        self.field("ref.work_place", row.place)
        self.field("ref.leaves", row.leaves)
        self.field("ref.limit", row.limit)
        self.field("show.applies", self.period(row.valid))

    def assumed_time(self, row: r.AssumedTime) -> None:
        self.field("plan.assumed", phrases.assumed(self.words, row))
        self.field("ref.why", row.why)

    def titles(
        self, shelf: Mapping[str, r.AgreementType] | Mapping[str, r.Clause], ids: Iterable[str]
    ) -> list[str]:
        return [f"{name}: {self.words.say(shelf[name].title)}" for name in ids if name in shelf]

    def agreement(self, row: r.AgreementType) -> None:
        for text in row.texts:
            known = self.say(f"preapproved.{text.preapproved}")
            told = f"{self.words.say(text.title)}: {self.words.say(text.publisher)} ({known})"
            lines = (told, self.words.say(text.note), text.url, self.mark(text.mark))
            self.listed("ref.text", [line for line in lines if line])
        if not row.texts:
            self.field("ref.text", self.say("ref.no_text"))
        self.listed("ref.must", self.titles(self.reference.clauses, row.must))
        may = [clause.id for clause in self.reference.clauses.values() if row.id in clause.may]
        self.listed("ref.may", self.titles(self.reference.clauses, may))

    def clause(self, row: r.Clause) -> None:
        self.field("ref.purpose", row.purpose)
        told = [
            self.say("ref.favours", words=self.words.say(v.words), whom=self.say(f"favours.{v.favours}"))
            for v in row.variants
        ]
        self.listed("ref.variant", told)
        self.field("ref.basis", row.basis)
        self.field("ref.conflict", row.conflict)
        self.field("ref.fill", ", ".join(self.words.say(text) for text in row.fields.values()))
        self.field("ref.note", row.note)
        self.listed("ref.must_of", self.titles(self.reference.agreements, row.must))
        self.listed("ref.may_of", self.titles(self.reference.agreements, row.may))

    def checklist(self, row: r.Checklist) -> None:
        self.field("ref.applies", row.applies_to)
        self.field("ref.version", row.version)
        self.field("ref.note", row.note)
        self.field("show.url", row.url)
        items = [self.reference.checklist_items[name] for name in row.items]
        self.listed("ref.items", [f"{item.item}: {self.words.say(item.words)}" for item in items])

    def checklist_item(self, row: r.ChecklistItem) -> None:
        self.field("one.checklists", row.checklist)
        self.field("ref.section", row.section)
        self.field("ref.when", row.when)
        self.field("ref.later", row.maps_to)

    def readiness(self, row: r.ReadinessItem) -> None:
        self.field("ref.dimension", row.dimension)
        self.field("ref.evidence", row.evidence)
        self.field("ref.respondent", row.respondent)
        self.field("ref.phase", self.say(f"phase.{row.phase}"))
        self.field("ref.gate", self.say(f"gate.{row.gate}") if row.gate else "")
        self.field("ref.note", self.say("ref.site") if row.site_dependent else "")
