"""What stands on the pages of the reference tables: actors, data, agreements, checklists and more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vejviser.export.catalogue import CATALOGUE
from vejviser.export.library.of_road import outside
from vejviser.export.library.page import Cite, Line, Ref, Section
from vejviser.export.library.telling import Telling
from vejviser.handbook.entries import Text
from vejviser.handbook.reference import entries as r

_URL = re.compile(r"https?://[^\s;]+")
_GROUPS: dict[str, Text] = {
    "frame": Text("Ramme", "Frame"),
    "data": Text("Data", "Data"),
    "ip": Text("Rettigheder", "Intellectual property"),
    "clinical": Text("Klinik", "Clinical"),
    "procurement": Text("Indkøb", "Procurement"),
    "collaboration": Text("Samarbejde", "Collaboration"),
}


def group_of_clauses(group: str) -> Text:
    """What a group of clauses is called."""
    return _GROUPS.get(group, Text(group, group))


def at_steps(tell: Telling, row: r.AnyRow) -> Section:
    """The steps that a row belongs to."""
    return tell.section("steps", "Hører til trinene", "Belongs to the steps", tell.refs("steps", row.steps))


def cites_of(tell: Telling, row: r.AnyRow) -> tuple[Cite, ...]:
    """The public pages that a row rests on; its own page where no other is named."""
    match row:
        case r.Actor() | r.Dataset():
            found = _URL.findall(row.source) or [row.url]
        case r.Experience():
            found = list(row.urls)
        case r.Checklist():
            found = [row.url]
        case r.ChecklistItem():
            return cites_of(tell, tell.library.reference.checklists[row.checklist])
        case r.AgreementType():
            found = [text.url for text in row.texts]
        case _:
            found = []
    return tuple(Cite(_short(url), url) for url in dict.fromkeys(found) if _URL.match(url))


def _short(url: str) -> str:
    """The address without what every address has, cut where it is long."""
    told = re.sub(r"^https?://(www\.)?", "", url).rstrip("/")
    return told if len(told) <= 60 else told[:59] + "…"


def of_actor(tell: Telling, row: r.Actor) -> tuple[str, list[Section]]:
    """What an actor offers, where and when, who follows, and what others learnt with it."""
    lines = [
        *tell.line(tell.two("Slags", "Kind"), row.kind),
        *tell.line(tell.two("Rolle", "Part"), tell.said(f"part.{row.relation}")),
        *tell.line(tell.two("Sted", "Place"), tell.said(f"region.{row.region}")),
        *tell.line(
            tell.two("Etaper", "Stages"),
            "; ".join(CATALOGUE[f"stage.{stage}"].say(tell.lang) for stage in row.stages),
        ),
        *tell.line(tell.two("Virker", "In office"), tell.days(row.valid)),
        *tell.linked(
            tell.two("Afløses af", "Succeeded by"),
            [tell.ref("actors", row.successor)] if row.successor else [],
        ),
        *tell.linked(tell.two("Afløser", "Takes over from"), tell.users("actors", row.id, "takes_over")),
        *tell.linked(
            tell.two("Afgør som", "Decides as"),
            [tell.ref("authorities", row.authority)] if row.authority else [],
        ),
        *tell.line(tell.two("Bemærk", "Note"), row.note),
        *outside(tell, row.url),
    ]
    return tell.say(row.offers), [
        Section("about", tell.two("Om aktøren", "About the actor"), lines=tuple(lines)),
        tell.section("experiences", "Erfaringer", "Experiences", tell.users("actors", row.id, "learnt")),
        at_steps(tell, row),
    ]


def of_experience(tell: Telling, row: r.Experience) -> tuple[str, list[Section]]:
    """What was learnt, by whom, where, and how it went."""
    year = str(row.year) if row.year_known else tell.said("ref.year_estimated", year=row.year)
    lines = [
        *tell.line(tell.two("Det gik", "It went"), tell.said(f"outcome.{row.outcome}")),
        *tell.line(tell.two("Aktører", "Actors"), row.actors),
        *tell.linked(tell.two("I håndbogen", "In the handbook"), tell.refs("actors", row.actor_ids)),
        *tell.line(tell.two("Sted", "Place"), row.site),
        *tell.line(tell.two("År", "Year"), year),
    ]
    return tell.say(row.lesson), [
        Section("about", tell.two("Om erfaringen", "About the experience"), lines=tuple(lines)),
        at_steps(tell, row),
    ]


def of_dataset(tell: Telling, row: r.Dataset) -> tuple[str, list[Section]]:
    """What a data source holds, who is controller on the day, and what it may be used for."""
    controllers = tuple(_controller(tell, held) for held in row.controllers)
    lines = [
        *tell.linked(tell.two("Dataansvarlig", "Controller"), controllers),
        *tell.line(tell.two("Dækker", "Covers"), row.coverage),
        *tell.line(tell.two("Nøgle", "Identifier"), row.identifiers),
        *tell.line("EHDS", row.ehds),
        *tell.line(tell.two("Indgang", "Entry"), row.portal),
        *tell.line(tell.two("Pris", "Fees"), row.fees),
        *tell.line(tell.two("Ventetid", "Waiting"), row.waiting),
        *tell.line(tell.two("Bemærk", "Note"), row.note),
        *tell.linked(tell.two("Svarer til", "Answers to"), _answers(tell, row)),
        *outside(tell, row.url),
    ]
    return tell.say(row.content), [
        Section(
            "purposes",
            tell.two("Hvad den må bruges til", "What it may be used for"),
            lines=tuple(_routes(tell, row)),
        ),
        Section("about", tell.two("Om datakilden", "About the data source"), lines=tuple(lines)),
        at_steps(tell, row),
    ]


def _routes(tell: Telling, row: r.Dataset) -> Iterator[Line]:
    for purpose in r.PURPOSES:
        route = row.routes[purpose]
        access = tell.said(f"access.{route.access}")
        told = f"{access[:1].upper()}{access[1:]}: {tell.say(route.words)}"
        refs = (*tell.refs("gates", route.gates), *tell.refs("steps", route.steps))
        yield Line(tell.said(f"purpose.{purpose}"), told, refs)


def _controller(tell: Telling, held: r.Controller) -> Ref:
    when, off = tell.state(held.valid, office=True), not held.valid.holds(tell.day)
    return Ref(
        "authorities" if held.authority else "", held.authority, tell.say(held.name), when=when, off=off
    )


def _answers(tell: Telling, row: r.Dataset) -> list[Ref]:
    found = []
    for name in row.data:
        fact, _, value = name.partition(".")
        found.append(tell.ref("facts", fact, note=tell.words.value(fact, value)))
    return found


def of_gate(tell: Telling, row: r.Gate) -> tuple[str, list[Section]]:
    """What a way to data allows and limits, and which data sources it opens."""
    lines = [
        *tell.line(tell.two("Adgang", "Access"), tell.said(f"access.{row.access}")),
        *tell.line(tell.two("Arbejdssted", "Worked at"), row.place),
        *tell.line(tell.two("Må ud", "May leave"), row.leaves),
        *tell.line(tell.two("Grænse", "Limit"), row.limit),
        *tell.line(tell.two("Gælder", "Applies"), tell.days(row.valid)),
    ]
    return tell.say(row.words), [
        Section("about", tell.two("Om adgangen til data", "About the way to data"), lines=tuple(lines)),
        tell.section(
            "datasets", "Datakilder bag den", "Data sources behind it", tell.users("gates", row.id, "opens")
        ),
        at_steps(tell, row),
    ]


def of_agreement(tell: Telling, row: r.AgreementType) -> tuple[str, list[Section]]:
    """The standard texts of a type of agreement, and the clauses it must and may hold."""
    texts = tuple(
        Line(
            tell.say(text.title),
            _publisher(tell, text),
            cites=(Cite(_short(text.url), text.url),) if _URL.match(text.url) else (),
            mark=text.mark,
        )
        for text in row.texts
    )
    note = "" if texts else tell.said("ref.no_text")
    return "", [
        Section("texts", tell.two("Standardtekster", "Standard texts"), lines=texts, note=note),
        tell.section(
            "must", "Skal have klausulerne", "Must hold the clauses", tell.refs("clauses", row.must)
        ),
        tell.section(
            "may", "Kan have klausulerne", "May hold the clauses", tell.users("agreements", row.id, "may")
        ),
        at_steps(tell, row),
    ]


def _publisher(tell: Telling, text: r.AgreementText) -> str:
    known = tell.said(f"preapproved.{text.preapproved}")
    return f"{tell.say(text.publisher)} ({known}). {tell.say(text.note)}".strip()


def of_clause(tell: Telling, row: r.Clause) -> tuple[str, list[Section]]:
    """What a clause is for, its choices and whom each favours, and which agreements hold it."""
    variants = tuple(
        Line(
            tell.say(one.words),
            tell.two("til fordel for {who}", "favours {who}", who=tell.said(f"favours.{one.favours}")),
        )
        for one in row.variants
    )
    lines = [
        *tell.line(tell.two("Gruppe", "Group"), group_of_clauses(row.group)),
        *tell.line(tell.two("Grundlag", "Basis"), row.basis),
        *tell.line(tell.two("Det, man bliver uenige om", "What is quarrelled over"), row.conflict),
        *tell.line(
            tell.two("Skal udfyldes", "To fill in"), ", ".join(tell.say(text) for text in row.fields.values())
        ),
        *tell.line(tell.two("Bemærk", "Note"), row.note),
    ]
    return tell.say(row.purpose), [
        Section(
            "variants",
            tell.two("Valgene, og hvem de er til fordel for", "The choices, and whom they favour"),
            lines=variants,
        ),
        Section("about", tell.two("Om klausulen", "About the clause"), lines=tuple(lines)),
        tell.section("must", "Skal stå i", "Must be in", tell.refs("agreements", row.must)),
        tell.section("may", "Kan stå i", "May be in", tell.refs("agreements", row.may)),
        at_steps(tell, row),
    ]


def of_checklist(tell: Telling, row: r.Checklist) -> tuple[str, list[Section]]:
    """What a checklist is for, and its items in order."""
    lines = [
        *tell.line(tell.two("Gælder", "Applies to"), row.applies_to),
        *tell.line(tell.two("Version", "Version"), row.version),
        *tell.line(tell.two("Bemærk", "Note"), row.note),
        *outside(tell, row.url),
    ]
    return tell.say(row.applies_to), [
        Section("about", tell.two("Om tjeklisten", "About the checklist"), lines=tuple(lines[1:])),
        tell.section("items", "Punkterne", "The items", tell.refs("checklist_items", row.items)),
        at_steps(tell, row),
    ]


def of_checklist_item(tell: Telling, row: r.ChecklistItem) -> tuple[str, list[Section]]:
    """One item of a checklist, and its like in a later version."""
    lines = [
        *tell.linked(tell.two("Tjekliste", "Checklist"), [tell.ref("checklists", row.checklist)]),
        *tell.line(tell.two("Afsnit", "Section"), row.section),
        *tell.line(tell.two("Hvornår", "When"), row.when),
        *tell.linked(
            tell.two("Punktet i en senere udgave", "The item of a later version"),
            [tell.ref("checklist_items", row.maps_to)] if row.maps_to else [],
        ),
        *tell.linked(
            tell.two("Afløser", "Takes over from"), tell.users("checklist_items", row.id, "earlier")
        ),
    ]
    return "", [
        Section("about", tell.two("Om punktet", "About the item"), lines=tuple(lines)),
        at_steps(tell, row),
    ]


def of_readiness(tell: Telling, row: r.ReadinessItem) -> tuple[str, list[Section]]:
    """What must be in place, before which phase, and who answers."""
    lines = [
        *tell.line(tell.two("Område", "Dimension"), row.dimension),
        *tell.line(tell.two("Bevis", "Evidence"), row.evidence),
        *tell.line(tell.two("Svares af", "Answered by"), row.respondent),
        *tell.line(tell.two("Fase", "Phase"), tell.said(f"phase.{row.phase}")),
        *tell.line(tell.two("Vægt", "Weight"), tell.said(f"gate.{row.gate}") if row.gate else ""),
        *tell.line(tell.two("Bemærk", "Note"), tell.said("ref.site") if row.site_dependent else ""),
    ]
    return "", [
        Section("about", tell.two("Om punktet", "About the item"), lines=tuple(lines)),
        at_steps(tell, row),
    ]


def of_assumed_time(tell: Telling, row: r.AssumedTime) -> tuple[str, list[Section]]:
    """How long we assume, and on what ground."""
    days = tell.two(
        "{p50} dage (8 af 10 mellem {p10} og {p90})",
        "{p50} days (8 of 10 between {p10} and {p90})",
        p50=tell.words.number(round(row.p50)),
        p10=tell.words.number(round(row.p10)),
        p90=tell.words.number(round(row.p90)),
    )
    lead = tell.two(
        "Vores egen antagelse, hverken lov eller erfaring.", "Our own assumption, neither law nor experience."
    )
    lines = (
        *tell.line(tell.two("Vi antager", "We assume"), days),
        *tell.line(tell.two("Hvorfor", "Why"), row.why),
    )
    return lead, [
        Section("about", tell.two("Antagelsen", "The assumption"), lines=lines),
        at_steps(tell, row),
    ]


def of_milestone(tell: Telling, row: r.Milestone) -> tuple[str, list[Section]]:
    """When a milestone is reached."""
    lines = (
        *tell.line(tell.two("På skiltet", "On the sign"), row.sign),
        *tell.line(tell.two("Nået", "Reached"), tell.said(f"reached.{row.reached}")),
    )
    return "", [
        Section("about", tell.two("Om milepælen", "About the milestone"), lines=lines),
        at_steps(tell, row),
    ]


def shown(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections that hold something."""
    return tuple(section for section in sections if section)
