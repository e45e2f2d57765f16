"""One checked row of a table as the frozen value that the rest of the house uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vejviser.handbook.entries import Text
from vejviser.handbook.parts import text
from vejviser.handbook.reference import entries as r
from vejviser.handbook.reference import schema as s
from vejviser.handbook.reference.files import Written

Steps = tuple[str, ...]


def actor(row: Written, body: s.ActorBody, steps: Steps) -> r.Actor:
    """An actor."""
    return r.Actor(
        row.id, row.place, steps, body.mark,
        name=body.name.text(), kind=body.kind.text(), relation=body.relation, region=body.region,
        stages=tuple(body.stages), offers=body.offers.text(), source=body.source, url=body.url or "",
        authority=body.authority, valid=body.valid, successor=body.successor, note=text(body.note),
    )  # fmt: skip


def experience(row: Written, body: s.ExperienceBody, steps: Steps) -> r.Experience:
    """An experience."""
    return r.Experience(
        row.id, row.place, steps, body.mark,
        title=body.title.text(), actors=body.actors.text(), actor_ids=tuple(body.actor_ids),
        site=body.site.text(), outcome=body.outcome, lesson=body.lesson.text(), urls=tuple(body.urls),
        year=body.year, year_known=body.year_known,
    )  # fmt: skip


def gate(row: Written, body: s.GateBody, steps: Steps) -> r.Gate:
    """A gate."""
    return r.Gate(
        row.id, row.place, steps, body.mark,
        access=body.access, words=body.words.text(), place=text(body.place),
        leaves=text(body.leaves), limit=text(body.limit), valid=body.valid,
    )  # fmt: skip


def dataset(row: Written, body: s.DatasetBody, gates: Mapping[str, r.Gate]) -> r.Dataset:
    """A dataset; its steps are those of its routes."""
    routes: dict[r.Purpose, r.Route] = {
        purpose: route(purpose, getattr(body.routes, purpose), gates) for purpose in r.PURPOSES
    }
    controllers = tuple(r.Controller(c.name.text(), c.authority, c.valid) for c in body.controllers)
    steps = tuple(dict.fromkeys(step for way in routes.values() for step in way.steps))
    return r.Dataset(
        row.id, row.place, steps, body.mark,
        name=body.name.text(), controllers=controllers, content=body.content.text(),
        coverage=body.coverage.text(), identifiers=body.identifiers.text(), ehds=body.ehds.text(),
        routes=routes, portal=body.portal.text(), fees=body.fees.text(), waiting=body.waiting.text(),
        url=body.url, source=body.source, note=text(body.note), data=tuple(body.data),
    )  # fmt: skip


def route(purpose: r.Purpose, body: s.RouteBody, gates: Mapping[str, r.Gate]) -> r.Route:
    """A route; without words of its own it takes those of its gates."""
    through = [gates[name] for name in body.gates if name in gates]
    words = body.words.text() if body.words else joined([gate.words for gate in through])
    steps = tuple(dict.fromkeys(step for gate in through for step in gate.steps))
    return r.Route(purpose, body.access, tuple(body.gates), words, steps)


def joined(words: Sequence[Text]) -> Text:
    """Several texts as one."""
    return Text(". ".join(word.da for word in words), ". ".join(word.en for word in words))


def agreement_text(row: Written, body: s.AgreementTextBody) -> r.AgreementText:
    """A public standard text."""
    return r.AgreementText(
        row.id, body.title.text(), body.publisher.text(), body.preapproved, body.mark, body.url or "",
        text(body.note),
    )  # fmt: skip


def agreement(
    row: Written, body: s.AgreementTypeBody, steps: Steps, texts: Mapping[str, r.AgreementText]
) -> r.AgreementType:
    """A type of agreement with its texts."""
    known = tuple(texts[name] for name in body.texts if name in texts)
    return r.AgreementType(row.id, row.place, steps, body.mark, body.title.text(), tuple(body.must), known)


def clause(row: Written, body: s.ClauseBody, agreements: Mapping[str, r.AgreementType]) -> r.Clause:
    """A clause; its steps are those of the agreements that must hold it, or else of those that may."""
    must = tuple(name for name, kind in agreements.items() if row.id in kind.must)
    named = must or tuple(name for name in body.may if name in agreements)
    steps = tuple(dict.fromkeys(step for name in named for step in agreements[name].steps))
    variants = tuple(r.Variant(name, v.words.text(), v.favours) for name, v in body.variants.items())
    return r.Clause(
        row.id, row.place, steps, body.mark,
        group=body.group, title=body.title.text(), purpose=body.purpose.text(), variants=variants,
        must=must, may=tuple(body.may), basis=body.basis.text(), conflict=body.conflict.text(),
        fields={name: words.text() for name, words in body.fields_.items()}, note=text(body.note),
    )  # fmt: skip


def checklist(row: Written, body: s.ChecklistBody, steps: Steps, items: Sequence[str]) -> r.Checklist:
    """A checklist with the ids of its items."""
    return r.Checklist(
        row.id, row.place, steps, body.mark,
        title=body.title.text(), applies_to=body.applies_to.text(), version=body.version.text(),
        url=body.url, note=body.note.text(), items=tuple(items), year=body.year,
    )  # fmt: skip


def checklist_item(row: Written, body: s.ChecklistItemBody, steps: Steps) -> r.ChecklistItem:
    """An item of a checklist; its steps are those of the checklist."""
    return r.ChecklistItem(
        row.id, row.place, steps, body.mark,
        checklist=body.checklist, item=body.item, section=body.section.text(), words=body.words.text(),
        when=body.when.text(), topic=body.topic, maps_to=body.maps_to,
    )  # fmt: skip


def readiness(row: Written, dimension: Text, body: s.ReadinessBody, steps: Steps) -> r.ReadinessItem:
    """An item of readiness."""
    return r.ReadinessItem(
        row.id, row.place, steps, body.mark,
        dimension=dimension, question=body.question.text(), evidence=body.evidence.text(),
        respondent=body.respondent.text(), phase=body.phase, gate=body.gate,
        site_dependent=body.site_dependent,
    )  # fmt: skip


def assumed_time(row: Written, body: s.AssumedTimeBody, steps: Steps) -> r.AssumedTime:
    """A class of work whose time is assumed, in days."""
    _, p50, _ = body.days()
    scale = p50 / body.p50
    return r.AssumedTime(
        row.id, body.title.text(), body.p10 * scale, p50, body.p90 * scale, body.why.text(), steps,
        row.place, body.mark,
    )  # fmt: skip


def milestone(row: Written, body: s.MilestoneBody, steps: Steps) -> r.Milestone:
    """A milestone."""
    return r.Milestone(row.id, body.title.text(), body.sign.text(), body.reached, steps, row.place)
