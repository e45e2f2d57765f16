"""The page of one actor: the handbook's row under the organisation's own words, steps, days and sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from vejviser.export.library.of_rows import cites_of
from vejviser.export.library.page import Ref
from vejviser.handbook.entries import STAGES
from vejviser.handbook.reference.entries import Actor
from vejviser.web.accounts.models import Organisation
from vejviser.web.directory.coverage import covers
from vejviser.web.directory.listing import part_name
from vejviser.web.directory.models import Claim, Correction, State
from vejviser.web.directory.said import Told, about_of, offers_of, told
from vejviser.web.law import house
from vejviser.web.library.asked import Asked
from vejviser.web.library.shelf import shelf
from vejviser.web.searching.finding import region_name
from vejviser.web.words import lang, say


@dataclass(frozen=True)
class ActorPage:
    """What the page of an actor shows."""

    row: Actor
    name: str
    state: str
    off: bool
    offers: Told
    handbook_offers: str
    about: Told
    facts: tuple[tuple[str, str], ...]
    successor: Ref | None
    before: tuple[Ref, ...]
    experiences: tuple[Ref, ...]
    stages: tuple[tuple[str, tuple[Ref, ...]], ...]
    sources: tuple[tuple[str, str], ...]
    correction: Correction | None
    holder: Organisation | None

    @property
    def own_offers(self) -> bool:
        """Whether what it offers stands in its own words."""
        return bool(self.correction and (self.correction.offers_da or self.correction.offers_en))


def actor_page(row: Actor, at: Asked, holder: Organisation | None) -> ActorPage:
    """The page of an actor on a day."""
    tell = at.telling()
    correction = Correction.objects.filter(actor=row.id, state=State.VERIFIED).first()
    return ActorPage(
        row, row.name.say(lang()), tell.state(row.valid, office=True), not row.valid.holds(at.day),
        told(offers_of(row, correction), lang()), row.offers.say(lang()), told(about_of(correction), lang()),
        tuple(_facts(row, tell.days(row.valid), tell.say(row.note))),
        tell.ref("actors", row.successor) if row.successor else None,
        tell.users("actors", row.id, "takes_over"), tell.users("actors", row.id, "learnt"),
        tuple(_stages(row, at)), tuple((cite.text, cite.url) for cite in cites_of(tell, row)),
        correction, holder,
    )  # fmt: skip


def _facts(row: Actor, days: str, note: str) -> list[tuple[str, str]]:
    kind = row.kind.say(lang())
    told = [
        (say("Slags", "Kind"), kind[:1].upper() + kind[1:]),
        (say("Rolle", "Part"), part_name(row.relation)),
        (say("Sted", "Place"), region_name(row.region)),
        (say("Virker", "In office"), days),
        (say("Bemærk", "Note"), note),
    ]
    return [(name, text) for name, text in told if text]


def _stages(row: Actor, at: Asked) -> list[tuple[str, tuple[Ref, ...]]]:
    steps = house().handbook.steps
    mine = [name for name in shelf().steps if name in steps and covers(row, steps[name])]
    found: list[tuple[str, tuple[Ref, ...]]] = []
    for stage in STAGES:
        names = [name for name in mine if steps[name].stage == stage]
        if names:
            found.append((stage, at.telling().refs("steps", names)))
    return found


@dataclass(frozen=True)
class Event:
    """Something that happened to an actor's page: when, what, by whom, why, and what was proposed."""

    at: dt.datetime
    what: str
    reason: str
    proposed: tuple[tuple[str, str], ...] = ()


def history(actor: str) -> list[Event]:
    """All that happened to an actor's page, the last first; nobody's name but those of organisations."""
    found: list[Event] = []
    for claim in Claim.objects.filter(actor=actor, verified__isnull=False).select_related("organisation"):
        name = claim.organisation.name
        taken = say("{name} overtog siden", "{name} took the page over", name=name)
        found.append(Event(claim.verified or claim.created, taken, claim.reason))
        if claim.state == State.WITHDRAWN:
            left = say("{name} gav siden fra sig", "{name} gave the page up", name=name)
            found.append(Event(claim.decided or claim.created, left, ""))
    for one in Correction.objects.filter(actor=actor, verified__isnull=False):
        name = one.organisation_name
        told = say("{name} rettede siden", "{name} corrected the page", name=name)
        found.append(Event(one.verified or one.created, told, one.reason, proposed(one)))
        if one.state == State.WITHDRAWN:
            back = say("{name} trak rettelsen tilbage", "{name} took the correction back", name=name)
            found.append(Event(one.decided or one.created, back, ""))
    return sorted(found, key=lambda event: event.at, reverse=True)


def proposed(one: Correction) -> tuple[tuple[str, str], ...]:
    """What a correction says, by the name of what it is about; what is empty is left out."""
    named: Sequence[tuple[str, str]] = [
        (say("Det tilbyder vi (dansk)", "What we offer (Danish)"), one.offers_da),
        (say("Det tilbyder vi (engelsk)", "What we offer (English)"), one.offers_en),
        (say("Om os (dansk)", "About us (Danish)"), one.about_da),
        (say("Om os (engelsk)", "About us (English)"), one.about_en),
        (say("Websted", "Website"), one.url),
        (say("E-mail", "E-mail"), one.email),
        (say("Telefon", "Telephone"), one.phone),
    ]
    return tuple((name, text) for name, text in named if text)
