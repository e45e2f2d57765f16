"""The card of one row of a reference table, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vejviser.export import phrases
from vejviser.export.card import Card, Writing
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang, Text
from vejviser.handbook.load import Handbook
from vejviser.handbook.reference import entries as r

_TITLES = ("title", "name", "question", "words")


def row_card(handbook: Handbook, reference: r.Reference, kind: str, row: r.AnyRow, lang: Lang) -> Card:
    """The card of a row: its words, its steps, how well it is known, and where it is written."""
    card = _RowCard(Wording(handbook, lang), reference=reference)
    match row:
        case r.Actor():
            card.actor(row)
        case r.Dataset():
            card.dataset(row)
        case r.Experience():
            card.experience(row)
        case r.AgreementType():
            card.agreement(row)
        case r.Clause():
            card.clause(row)
        case r.Checklist():
            card.checklist(row)
        case r.ChecklistItem():
            card.checklist_item(row)
        case r.ReadinessItem():
            card.readiness(row)
        case r.Gate():
            card.gate(row)
        case r.AssumedTime():
            card.assumed_time(row)
        case r.Milestone():
            card.field("ref.sign", row.sign)
            card.field("ref.reached", card.say(f"reached.{row.reached}"))
    card.foot(row)
    named = (getattr(row, key, None) for key in _TITLES)
    title = next((card.words.say(text) for text in named if isinstance(text, Text)), row.id)
    return Card(row.id, kind, card.say(f"one.{kind}"), title, "", tuple(card.lines))


@dataclass
class _RowCard(Writing):
    reference: r.Reference = field(default_factory=r.Reference)

    def foot(self, row: r.AnyRow) -> None:
        self.listed("ref.steps", [f"{step}: {self.words.name(step)}" for step in row.steps])
        self.mark("show.mark", row.mark)
        self.field("show.place", f"tables/{row.written}")

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
            lines = (told, self.words.say(text.note), text.url)
            self.listed("ref.text", [line for line in lines if line])
            self.mark("", text.mark)
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
