"""What stands on the pages of the road: steps, documents, those who decide; and the page of a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vejviser.export import phrases
from vejviser.export.catalogue import CATALOGUE
from vejviser.export.library.kinds import KINDS
from vejviser.export.library.page import Cite, Grouped, Line, Section
from vejviser.export.library.telling import Telling
from vejviser.export.library.uses import cited
from vejviser.handbook import entries as e
from vejviser.road.alongside import NO_DESK, NO_EXPERIENCE, desks

BESIDE = ("datasets", "gates", "agreements", "clauses", "checklists", "readiness", "milestones")


def of_step(tell: Telling, item: e.StepEntry) -> tuple[str, list[Section]]:
    """What is done, when it is on the road, whom to ask on the day, papers, times, and what is beside it."""
    return tell.say(item.do), [
        Section("about", tell.two("Om trinet", "About the step"), lines=tuple(_about(tell, item))),
        Section("times", tell.two("Tid og pris", "Time and price"), lines=tuple(_times(tell, item))),
        _desks(tell, item),
        Section("order", tell.two("Plads på vejen", "Place on the road"), lines=tuple(_order(tell, item))),
        Section(
            "papers",
            tell.two("Papirer", "Papers"),
            lines=(
                *tell.linked(tell.two("Skal bruges", "Needed"), tell.refs("documents", item.documents_in)),
                *tell.linked(tell.two("Kommer ud", "Come out"), tell.refs("documents", item.documents_out)),
            ),
        ),
        _experiences(tell, item),
        Section(
            "beside", tell.two("Hører til trinet", "Belongs to the step"), lines=tuple(_beside(tell, item))
        ),
        tell.section(
            "unmodelled",
            "Kendt, men ikke regnet med",
            "Known, but not modelled",
            tell.users("steps", item.id, "bears_on"),
        ),
    ]


def _about(tell: Telling, item: e.StepEntry) -> Iterator[Line]:
    yield Line(tell.two("Etape", "Stage"), CATALOGUE[f"stage.{item.stage}"].say(tell.lang))
    yield Line(tell.two("Art", "Kind"), CATALOGUE[f"kind.{item.kind}"].say(tell.lang))
    yield Line(tell.two("Sker", "Happens"), tell.said(f"pace.{item.pace}"))
    if item.when == "true":
        yield Line(tell.two("På vejen, når", "On the road if"), tell.two("altid", "always"))
    else:
        yield from tell.condition(tell.two("På vejen, når", "On the road if"), item.when)
    yield from tell.line(tell.two("Fordi", "Because"), item.because)


def _times(tell: Telling, item: e.StepEntry) -> Iterator[Line]:
    """Time limits in law, published experience and our assumptions, each under its own name."""
    words = tell.words
    for limit in item.statutory:
        whose = tell.said(f"clock.{limit.clock}")
        told = f"{phrases.statutory(words, limit)} ({whose})"
        starts = tell.refs("steps", limit.counted_from)
        yield Line(
            tell.two("Lovens frist", "Time limit in law"),
            told,
            starts,
            tell.cites(limit.cite, False),
            mark=limit.mark,
        )
    for lived in item.experienced:
        told = phrases.experienced(words, lived)
        yield Line(
            tell.two("Oplevet tid", "Experienced time"),
            told,
            (),
            tell.cites(lived.cite, False),
            mark=lived.mark,
        )
    assumed = tell.library.reference.assumed_by_step.get(item.id)
    if not item.experienced and item.pace == "once":
        yield Line(
            tell.two("Oplevet tid", "Experienced time"),
            tell.two("ingen har offentliggjort den", "nobody has published it"),
        )
    if assumed:
        told = phrases.assumed(words, assumed)
        yield Line(
            tell.two("Vi antager", "We assume"),
            told,
            (tell.ref("assumed_times", assumed.id),),
            mark="inferred",
        )
    for rework in item.returned:
        told = phrases.returned(words, rework)
        yield Line(
            tell.two("Sendt tilbage", "Sent back"), told, (), tell.cites(rework.cite, False), mark=rework.mark
        )
    for charge in item.fee:
        told = phrases.fee(words, charge)
        yield Line(tell.two("Gebyr", "Fee"), told, (), tell.cites(charge.cite, False), mark=charge.mark)


def _desks(tell: Telling, item: e.StepEntry) -> Section:
    """Whom to turn to on the day."""
    found = desks(tell.library.handbook, tell.library.reference, item.id, tell.day)
    lines = []
    for desk in found:
        kind = "authorities" if tell.library.get("authorities", desk.id) else "actors"
        told = [tell.said(f"part.{desk.part}")]
        if desk.region != "national":
            told.append(tell.said(f"region.{desk.region}"))
        outside = (Cite(tell.two("hjemmeside", "website"), desk.url),) if desk.url else ()
        lines.append(Line("", ", ".join(told), (tell.ref(kind, desk.id),), outside, mark=desk.mark))
    intro = tell.two(
        "Dem, man henvender sig til den {day}.", "Those to turn to on {day}.", day=tell.words.date(tell.day)
    )
    note = "" if found else NO_DESK.say(tell.lang)
    return Section(
        "desks",
        tell.two("Hvem afgør, og hvem kan hjælpe", "Who decides, and who can help"),
        intro if found else "",
        lines=tuple(lines),
        note=note,
    )


def _order(tell: Telling, item: e.StepEntry) -> Iterator[Line]:
    yield from tell.linked(tell.two("Kommer efter", "Comes after"), tell.refs("steps", item.after))
    yield from tell.linked(tell.two("Her venter", "Waiting for it"), tell.users("steps", item.id, "before"))
    starts = tell.users("steps", item.id, "starts_clock")
    yield from tell.linked(tell.two("Sætter uret i gang for", "Starts the clock of"), starts)
    by_day = tell.refs("authorities", item.decided_by)
    yield from tell.linked(tell.two("Afgøres, over tid, af", "Decided, over time, by"), by_day)


def _experiences(tell: Telling, item: e.StepEntry) -> Section:
    refs = tell.users("steps", item.id, "beside", "experiences")
    note = "" if refs else NO_EXPERIENCE.say(tell.lang)
    return Section("experiences", tell.two("Erfaringer", "Experiences"), refs=refs, note=note)


def _beside(tell: Telling, item: e.StepEntry) -> Iterator[Line]:
    for kind in (*BESIDE, "actors"):
        name = KINDS[kind].many.say(tell.lang)
        yield from tell.linked(name[:1].upper() + name[1:], tell.users("steps", item.id, "beside", kind))


def of_document(tell: Telling, item: e.Document) -> tuple[str, list[Section]]:
    """What a paper must hold, and the steps that need or give it."""
    return tell.say(item.what), [
        tell.section(
            "given",
            "Kommer ud af trinene",
            "Comes out of the steps",
            tell.users("documents", item.id, "paper_out"),
        ),
        tell.section(
            "needed",
            "Skal bruges i trinene",
            "Needed by the steps",
            tell.users("documents", item.id, "paper_in"),
        ),
    ]


def of_authority(tell: Telling, item: e.Authority) -> tuple[str, list[Section]]:
    """What an authority decides, on which days, who comes before and after, and its data."""
    lines = [
        *tell.line(tell.two("Har opgaven", "Has the task"), tell.days(item.valid)),
        *tell.linked(
            tell.two("Afløses af", "Succeeded by"),
            [tell.ref("authorities", item.successor)] if item.successor else [],
        ),
        *tell.linked(
            tell.two("Afløser", "Takes over from"), tell.users("authorities", item.id, "takes_over")
        ),
        *tell.linked(
            tell.two("Findes også som", "Is also told of as"), tell.users("authorities", item.id, "is")
        ),
        *outside(tell, item.url),
    ]
    return tell.say(item.role), [
        Section("office", tell.two("Opgaven over tid", "The task over time"), lines=tuple(lines)),
        tell.section(
            "decides",
            "Afgør trinene",
            "Decides the steps",
            tell.users("authorities", item.id, "decides_step"),
        ),
        tell.section(
            "readings", "Kan spørges om", "Can be asked about", tell.users("authorities", item.id, "asked")
        ),
        tell.section(
            "data", "Dataansvarlig for", "Controller of", tell.users("authorities", item.id, "controls")
        ),
    ]


def outside(tell: Telling, url: str) -> tuple[Line, ...]:
    """A line that leads to a page on the web, where there is one."""
    if not url.startswith(("https://", "http://")):
        return ()
    return (Line(tell.two("Hjemmeside", "Website"), cites=(Cite(url, url),)),)


def of_source(tell: Telling, item: e.Source) -> tuple[str, list[Section]]:
    """What a source is, where it can be read, and everything that cites it, by provision."""
    lines = [
        *tell.line(tell.two("Kaldes", "Called"), item.name(tell.lang)),
        *tell.line(tell.two("Slags", "Kind"), CATALOGUE[f"source.{item.kind}"].say(tell.lang)),
        *([Line("ELI", cites=(Cite(item.eli, item.eli),))] if item.eli else []),
        *(
            [Line(tell.two("Adresse", "Address"), cites=(Cite(item.url, item.url),))]
            if item.url != item.eli and item.url.startswith(("https://", "http://"))
            else []
        ),
        *tell.line(tell.two("Set", "Seen"), tell.words.date(item.seen) if item.seen else ""),
    ]
    groups = cited_by(tell, item.id)
    counted = sum(len(group.refs) for group in groups)
    intro = (
        tell.two("{n} opslag bygger på kilden.", "{n} entries rest on the source.", n=counted)
        if counted
        else ""
    )
    note = (
        ""
        if counted
        else tell.two(
            "Intet opslag citerer kilden; den er med, fordi den er læst.",
            "No entry cites the source; it is listed because it was read.",
        )
    )
    return "", [
        Section("source", tell.two("Om kilden", "About the source"), lines=tuple(lines)),
        Section(
            "cited", tell.two("Hvad der bygger på den", "What rests on it"), intro, groups=groups, note=note
        ),
    ]


def cited_by(tell: Telling, source: str) -> tuple[Grouped, ...]:
    """What cites a source, by the place in it, in the order of the numbers in those places."""
    places: dict[str, list[tuple[str, str]]] = {}
    for _, kind, name in tell.uses.get(("sources", source), ()):
        item = tell.library.get(kind, name)
        if isinstance(item, e.Entry):
            for citation in cited(item):
                if citation.source == source:
                    told = tell.words.provision(citation) or tell.two("Hele kilden", "The whole source")
                    places.setdefault(told, []).append((kind, name))
    return tuple(
        Grouped(place, tuple(tell.ref(*key, marked=True) for key in dict.fromkeys(places[place])))
        for place in sorted(places, key=_numbered)
    )


def _numbered(place: str) -> list[tuple[int, int, str]]:
    """A key that sorts 'art. 9' before 'art. 10'."""
    parts = re.findall(r"\d+|\D+", place)
    return [(0, int(part), "") if part.isdigit() else (1, 0, part.casefold()) for part in parts]
