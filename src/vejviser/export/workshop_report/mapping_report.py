"""The report of the first mapping as a paper: all that the partners told, and what has moved since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from vejviser.export.days import date
from vejviser.export.papers.model import (
    Block,
    Bullets,
    Heading,
    Line,
    Link,
    Paper,
    Paragraph,
    Piece,
    Strong,
    Table,
)
from vejviser.export.report.texts import tell
from vejviser.export.road_json import NOTICE
from vejviser.export.workshop_report.report import receipt_of
from vejviser.export.workshop_report.words import AREAS, say
from vejviser.handbook.entries import Lang
from vejviser.handbook.load import Handbook
from vejviser.handbook.reference.entries import Reference
from vejviser.workshop.mapping import Moved, Past, Point, moved


def mapping_report(past: Past, handbook: Handbook, reference: Reference, lang: Lang, day: dt.date) -> Paper:
    """The paper in one language; `day` is when it was made."""
    blocks = [*_front(past, lang), *_points(past, handbook, reference, lang), *_end(past, lang)]
    blocks.append(Paragraph((NOTICE[lang],), "note"))
    head: tuple[tuple[str, Line], ...] = (
        (say("years", lang), (past.years,)),
        (say("source", lang), (past.source.say(lang),)),
        (say("made", lang), (date(day, lang),)),
    )
    return Paper(
        "mapping-report", lang, past.title.say(lang), say("mapping_running", lang), say("page", lang), head,
        tuple(blocks), day, receipt_of(blocks),
    )  # fmt: skip


def _front(past: Past, lang: Lang) -> Iterator[Block]:
    yield Heading(1, say("purpose", lang))
    yield Bullets(tuple((text.say(lang),) for text in past.purposes))
    yield Heading(1, say("process", lang))
    yield Bullets(tuple((text.say(lang),) for _, text in past.process), numbered=True)
    for key, names in (("organisations", past.organisations), ("companies", past.companies)):
        yield Heading(1, say(key, lang, n=len(names)))
        yield Paragraph((", ".join(names) + ".",))
    yield Heading(1, say("speakers", lang))
    for group in past.speakers:
        yield Heading(2, group.at.say(lang))
        yield Bullets(
            tuple(
                (
                    Strong(one.name),
                    f", {one.title.say(lang)}" + (f" ({say('film', lang, at=one.film)})" if one.film else ""),
                )
                for one in group.people
            )
        )
    yield Paragraph((say("film_link", lang) + " ", Link(past.film)))


def _points(past: Past, handbook: Handbook, reference: Reference, lang: Lang) -> Iterator[Block]:
    parts = (
        ("observations", past.observations),
        ("barriers", past.barriers),
        ("recommendations", past.recommendations),
    )
    for key, points in parts:
        yield Heading(1, say(key, lang))
        if key == "barriers":
            yield Paragraph((say("barriers_who", lang),))
        if key == "recommendations":
            yield Paragraph((past.ranking.say(lang),))
        for number, point in enumerate(points, 1):
            yield Heading(2, f"{number}. {point.name.say(lang)}")
            yield Paragraph((point.text.say(lang),), "lead")
            yield from _ties(past, point, handbook, reference, lang)
            if key == "recommendations":
                yield from _since(point, handbook, reference, lang)


def _ties(past: Past, point: Point, handbook: Handbook, reference: Reference, lang: Lang) -> Iterator[Block]:
    names = "; ".join(handbook.steps[name].title.say(lang) for name in point.steps)
    lines: list[Line] = [(say("steps_line", lang, names=names),)]
    titles = "; ".join(reference.experiences[name].title.say(lang) for name in point.experiences)
    lines.append((say("known", lang, names=titles),))
    areas = "; ".join(AREAS[name].say(lang) for name in point.answers)
    lines.append((say("answers", lang, names=areas),))
    if met := past.met_by(point):
        lines.append((say("met_by", lang, names="; ".join(one.name.say(lang) for one in met)),))
    if point.meets:
        meets = "; ".join(past.point(name).name.say(lang) for name in point.meets)
        lines.append((f"{say('meets', lang)}: {meets}",))
    yield Bullets(tuple(lines))


def _since(point: Point, handbook: Handbook, reference: Reference, lang: Lang) -> Iterator[Block]:
    yield Heading(3, say("moved", lang))
    found = [moved(kind, name, handbook, reference) for kind, name in point.moved]
    if not found:
        yield Paragraph((say("moved_none", lang),))
        return
    header = tuple(say(key, lang) for key in ("when", "what", "known_from"))
    rows = tuple(((when(one, lang),), _what(one, lang), tuple(_sources(one))) for one in found)
    yield Table("", header, rows, (2, 7, 6))


def when(one: Moved, lang: Lang) -> str:
    """When something moved: a day, a year, about a year, or that it is a proposal."""
    if one.proposed:
        return say("moved_proposed", lang)
    if one.estimated:
        return say("moved_about", lang, year=one.when)
    return date(dt.date.fromisoformat(one.when), lang) if len(one.when) > 4 else one.when


def _what(one: Moved, lang: Lang) -> Line:
    known = f" [{tell(f'mark.{one.mark}', lang)}]" if one.mark else ""
    return (Strong(one.title.say(lang)), f": {one.words.say(lang)}{known}")


def _sources(one: Moved) -> Iterator[Piece]:
    for place, url in enumerate(one.urls):
        if place:
            yield " "
        yield Link(url)


def _end(past: Past, lang: Lang) -> Iterator[Block]:
    yield Heading(1, say("partners", lang))
    for one in past.partners:
        yield Heading(2, one.name)
        yield Paragraph((one.about.say(lang),))
        yield Paragraph((say("contact", lang, names=", ".join(one.contacts)) + ". ", Link(one.url)))
    yield Heading(1, say("thanks", lang))
    yield Paragraph((past.thanks.say(lang),))
