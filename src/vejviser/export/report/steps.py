"""Findings and steps as items of the report."""

from __future__ import annotations

from collections.abc import Sequence

from vejviser.export import phrases
from vejviser.export.picture.months import Calendar
from vejviser.export.picture.rows import Row, share
from vejviser.export.picture.texts import WORDS
from vejviser.export.report.item import (
    Item,
    Line,
    Link,
    address,
    few,
    links,
    marks,
    outcome,
)
from vejviser.export.report.texts import tell
from vejviser.export.standing_words import standing_words
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Experienced, Statutory, StepEntry
from vejviser.handbook.reference.entries import Reference
from vejviser.road.alongside import desks
from vejviser.road.plan import Finding, Road, Step

_LEARNT = 3
_ASKED = 3


def finding(found: Finding, road: Road, words: Wording) -> Item:
    """A finding: its outcome, what it rests on or waits for, and the law behind it."""
    lines = []
    if found.decided_by:
        lines.append(
            Line(tell("decided_by", words.lang), few([words.label(f) for f in found.decided_by], words))
        )
    elif found.reasons:
        lines.append(
            Line(tell("because", words.lang), "; ".join(phrases.given(words, found.reasons, road.answers)))
        )
    lines.append(Line(tell("law", words.lang), links=links(found.citations, words)))
    title = words.say(found.entry.title)
    return Item(found.entry.id, title, outcome(found, words), marks(found.marks, words), tuple(lines))


def step(
    one: Step, row: Row, road: Road, words: Wording, calendar: Calendar, reference: Reference | None
) -> Item:
    """A step: what to do and why, who decides, both times apart, fees, papers, law, what others learnt."""
    entry, lang = one.entry, words.lang
    notes = [tell("possible", lang)] if one.status == "possible" else []
    notes += [tell(entry.kind, lang)] if entry.kind != "duty" else []
    notes += [tell(entry.pace, lang)] if entry.pace != "once" else []
    if row.standing:
        notes.append(standing_words(row.standing, lang))
    if row.critical > 0:
        notes.append(tell("critical", lang, share=share(row.critical, lang)))
    lines = [Line(tell("do", lang), words.say(entry.do)), *_why(one, road, words), *_desks(one, words)]
    lines += _times(entry, row, words, calendar)
    for key, papers in (("papers_in", entry.documents_in), ("papers_out", entry.documents_out)):
        if papers:
            shelf = words.handbook.documents
            lines.append(Line(tell(key, lang), "; ".join(words.say(shelf[name].title) for name in papers)))
    lines.append(Line(tell("law", lang), links=links(entry.cite, words)))
    lines += _contacts(one, road, words, reference) + _learnt(entry, words, reference)
    certain = one.status == "certain"
    return Item(entry.id, row.title, ", ".join(notes), marks([entry.mark], words), tuple(lines), certain)


def _why(one: Step, road: Road, words: Wording) -> list[Line]:
    if one.status == "possible":
        return [Line(tell("decided_by", words.lang), few([words.label(f) for f in one.open_facts], words))]
    return [_because(one.because, road, words)] if set(one.because) & set(road.answers) else []


def _because(facts: Sequence[str], road: Road, words: Wording) -> Line:
    return Line(tell("because", words.lang), "; ".join(phrases.given(words, facts, road.answers)))


def _desks(one: Step, words: Wording) -> list[Line]:
    told = [phrases.desk(words, desk) for desk in one.desks]
    return [Line(tell("desk", words.lang), "; ".join(told))] if told else []


def _times(entry: StepEntry, row: Row, words: Wording, calendar: Calendar) -> list[Line]:
    lang = words.lang
    lines = [Line(tell("limit", lang), limit(one, words)) for one in entry.statutory]
    lines += [Line(tell("experienced", lang), lived(one, words, calendar)) for one in entry.experienced]
    if entry.statutory and not entry.experienced:
        lines.append(Line(tell("experienced", lang), tell("nobody", lang)))
    if row.start and row.finish and row.duration and not row.done:
        told = tell(
            "reckoned_line", lang, start=calendar.month(max(0.0, row.start.p50)),
            end=calendar.month(row.finish.p50),
            source=words.inner(WORDS[f"source.{row.duration.origin}"]),
        )  # fmt: skip
        lines.append(Line(tell("reckoned", lang), told))
    lines += [
        Line(
            tell("fee", lang),
            f"{words.money(fee.amount, fee.currency)} ({fee.year})" + _note(words.inner(fee.note)),
        )
        for fee in entry.fee
    ]
    return lines


def limit(one: Statutory, words: Wording) -> str:
    """A time limit in law: how long, from which event, what must happen, and what stops the clock."""
    lang = words.lang
    told = tell(
        "limit_line",
        lang,
        time=phrases.length(one.days, one.unit, lang),
        start=words.inner(one.start),
        limit=words.inner(one.limit),
    )
    return f"{told}; {tell('stops', lang, stops=words.inner(one.stops))}" if one.stops else told


def lived(one: Experienced, words: Wording, calendar: Calendar) -> str:
    """Published experience: the median, and the range where it is published."""
    p50 = calendar.length(one.p50)
    if one.p10 is None or one.p90 is None:
        return tell("lived", words.lang, p50=p50) + _note(words.inner(one.note))
    p10, p90 = calendar.length(one.p10), calendar.length(one.p90)
    return tell("lived_range", words.lang, p50=p50, p10=p10, p90=p90) + _note(words.inner(one.note))


def _note(told: str) -> str:
    return f": {told}" if told else ""


def contacts(one: Step, road: Road, words: Wording, reference: Reference | None) -> tuple[Link, ...]:
    """Whom to turn to about a step, the nearest first; those who decide it where no table is given."""
    if reference is None:
        return tuple(Link(phrases.desk(words, desk), address(desk.authority.url)) for desk in one.desks)
    found = desks(road.handbook, reference, one.entry.id, road.as_of)
    return tuple(
        Link(words.say(desk.name), address(desk.url), words.say(desk.role).rstrip("."))
        for desk in found[:_ASKED]
    )


def _contacts(one: Step, road: Road, words: Wording, reference: Reference | None) -> list[Line]:
    found = contacts(one, road, words, reference) if reference else ()
    found = tuple(Link(link.text, link.href) for link in found)
    return [Line(tell("contact", words.lang), links=found)] if found else []


def _learnt(entry: StepEntry, words: Wording, reference: Reference | None) -> list[Line]:
    """What others learnt at the step, with how it went and where it is told."""
    found = reference.experiences_at(entry.id)[:_LEARNT] if reference else ()
    return [
        Line(
            tell("learnt", words.lang),
            f"{words.say(one.lesson)} ({tell(f'outcome.{one.outcome}', words.lang)})",
            tuple(Link(words.say(one.title), address(url)) for url in one.urls[:1]),
        )
        for one in found
    ]
