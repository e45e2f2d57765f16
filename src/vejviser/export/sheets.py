"""A road as tables: steps in time, milestones, times and fees, levers, findings, questions, sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from vejviser.export import phrases
from vejviser.export.catalogue import told
from vejviser.export.material import Material
from vejviser.export.road_json import NOTICE, cited_sources
from vejviser.export.standing_words import status_words, walked_words
from vejviser.handbook.entries import Lang, Mark, Source
from vejviser.road.plan import Finding, Step
from vejviser.road.questions import OpenQuestion
from vejviser.road.standing import DATES, Standing
from vejviser.road.walked import walked
from vejviser.schedule.schedule import Spread, TimedStep

Cell: TypeAlias = str | float | int | dt.date | tuple[str, ...] | None
"""Words, a number, a day, several lines of words, or nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its heading in the catalogue, and its width in characters."""

    key: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a title; every row has a cell for every column."""

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def columns(**widths: int) -> tuple[Column, ...]:
    """Columns by the keys of their headings."""
    return tuple(Column(f"column.{key}", width) for key, width in widths.items())


STEPS = columns(
    number=5, stage=22, step=42, id=26, status=10, kind=12, do=60, why=44, because=44, desk=32, after=12,
    documents_in=34, documents_out=34, statutory=44, experienced=40, fee=30, law=40, mark=18, open=36,
    start_p10=10, start_p50=10, start_p90=10, end_p10=10, end_p50=10, end_p90=10,
    start_date_p10=12, start_date_p50=12, start_date_p90=12, end_date_p10=12, end_date_p50=12,
    end_date_p90=12, origin=34, critical=10, on_path=10, limits=50,
)  # fmt: skip
STANDING = columns(standing=16, started=12, sent=12, returned=12, done=12)
"""Where the steps stand; only where the project says it."""
TIMES = columns(
    number=5, step=42, what=18, days=8, unit=16, p10=10, p50=14, p90=10, amount=12, currency=9, year=7,
    note=60, law=40, mark=18,
)  # fmt: skip
FINDINGS = columns(finding=46, id=26, outcome=44, status=10, because=50, why=70, law=44, mark=18, open=36)
QUESTIONS = columns(number=5, question=60, id=26, answers=60, bears_on=60)
MILESTONES = columns(
    milestone=46, id=22, goal=8, days_p10=10, days_p50=10, days_p90=10, date_p10=12, date_p50=12, date_p90=12,
)  # fmt: skip
LEVERS = columns(
    number=5, choices=60, saves=12, price=60, gone=50, new=50, opens=10, fees=24,
)  # fmt: skip
SOURCES = columns(short=24, source=60, type=26, eli=46, url=60, seen=12, mark=18)
ABOUT = columns(key=28, value=90)


def sheets(material: Material) -> tuple[Sheet, ...]:
    """All tables of a road, the steps first."""
    return (
        steps_sheet(material),
        Sheet("sheet.milestones", MILESTONES, tuple(_milestones(material))),
        Sheet("sheet.levers", LEVERS, tuple(_levers(material))),
        Sheet("sheet.times", TIMES, tuple(_times(material))),
        Sheet("sheet.findings", FINDINGS, tuple(_finding(material, f) for f in _told_findings(material))),
        Sheet("sheet.questions", QUESTIONS, tuple(_questions(material))),
        Sheet("sheet.sources", SOURCES, tuple(_source(material, s) for s in _sources(material))),
        Sheet("sheet.about", ABOUT, tuple(_about(material))),
    )


def steps_sheet(material: Material) -> Sheet:
    """The steps in the order to take them, one a row."""
    numbers = {step.entry.id: number for number, step in enumerate(material.road.steps, 1)}
    timed = {one.step.entry.id: one for one in material.schedule.steps}
    stands = material.project.steps
    rows = (
        (
            *_step(material, step, numbers),
            *_in_time(material, timed.get(step.entry.id)),
            *(_stands(stands.get(step.entry.id), material.lang) if stands else ()),
        )
        for step in material.road.steps
    )
    return Sheet("sheet.steps", (*STEPS, *(STANDING if stands else ())), tuple(rows))


def _stands(standing: Standing | None, lang: Lang) -> tuple[Cell, ...]:
    """Where a step stands, and the days that are told."""
    days = standing.dates if standing else {}
    return (status_words(standing, lang), *(days.get(key) for key in DATES))


def _step(material: Material, step: Step, numbers: dict[str, int]) -> tuple[Cell, ...]:
    entry, words, lang = step.entry, material.words, material.lang
    shelf = material.handbook.documents
    return (
        numbers[entry.id],
        told(f"stage.{entry.stage}", lang),
        words.say(entry.title),
        entry.id,
        told(f"status.{step.status}", lang),
        told(f"kind.{entry.kind}", lang),
        words.say(entry.do),
        words.say(entry.because),
        _given(material, step.because) if step.status == "certain" else (),
        tuple(phrases.desk(words, desk) for desk in step.desks),
        ", ".join(str(number) for number in sorted(numbers[name] for name in step.after)),
        tuple(words.say(shelf[name].title) for name in entry.documents_in),
        tuple(words.say(shelf[name].title) for name in entry.documents_out),
        tuple(phrases.statutory(words, limit) for limit in entry.statutory),
        tuple(phrases.experienced(words, lived) for lived in entry.experienced),
        tuple(phrases.fee(words, fee) for fee in entry.fee),
        words.cites(entry.cite),
        _mark(material, (entry.mark,)),
        tuple(words.label(fact) for fact in step.open_facts),
    )


def _in_time(material: Material, timed: TimedStep | None) -> tuple[Cell, ...]:
    """When a step begins and ends, whose word that is, and its limits in law on the calendar."""
    lang = material.lang
    if timed is None or (timed.standing and timed.done):
        return ("",) * 16
    limits = tuple(
        told("limit_on_days", lang, limit=phrases.length(clock.limit.days, clock.limit.unit, lang),
             begins=clock.begins.isoformat(), ends=clock.ends.isoformat())
        for clock in timed.clocks
    )  # fmt: skip
    return (
        *_days(timed.start), *_days(timed.finish), *_dates(material, timed.start),
        *_dates(material, timed.finish), told(f"origin.{timed.duration.origin}", lang),
        round(timed.critical, 3), told("yes" if timed.on_path else "no", lang), limits,
    )  # fmt: skip


def _days(spread: Spread) -> tuple[Cell, ...]:
    return tuple(round(days, 1) for days in (spread.p10, spread.p50, spread.p90))


def _dates(material: Material, spread: Spread) -> tuple[Cell, ...]:
    return tuple(material.schedule.day(days) for days in (spread.p10, spread.p50, spread.p90))


def _milestones(material: Material) -> Iterable[tuple[Cell, ...]]:
    """The milestones in the order in which half of the draws reach them."""
    schedule = material.schedule
    for name, reached in sorted(schedule.milestones.items(), key=lambda item: item[1].spread.p50):
        title, goal = material.words.say(reached.milestone.title), "yes" if name == schedule.goal else "no"
        spread = reached.spread
        if reached.behind:
            yield (title, name, told(goal, material.lang), *(None,) * 4, reached.date, None)
            continue
        yield (title, name, told(goal, material.lang), *_days(spread), *_dates(material, spread))


def _levers(material: Material) -> Iterable[tuple[Cell, ...]]:
    """Single choices ranked, then better pairs; no days saved where the goal is then out of reach."""
    words = material.words
    found = material.levers
    for number, lever in enumerate((*found.single, *found.pairs), 1):
        yield (
            number,
            tuple(phrases.choice(words, one) for one in lever.choices),
            None if lever.saved is None else round(lever.saved, 1),
            tuple(words.say(one.price) for one in lever.choices if one.price),
            tuple(words.name(name) for name in lever.lost),
            tuple(words.name(name) for name in lever.gained),
            len(lever.opened),
            phrases.fees(words, lever.fees),
        )


def _times(material: Material) -> Iterable[tuple[Cell, ...]]:
    """One row for each time limit, experienced time and fee; the numbers are numbers."""
    words, lang = material.words, material.lang
    for number, step in enumerate(material.road.steps, 1):
        entry = step.entry
        head = (number, words.say(entry.title))
        for limit in entry.statutory:
            what, unit = told("column.statutory", lang), told(f"unit.{limit.unit}", lang)
            note = phrases.statutory(words, limit)
            tail = (note, words.cites(limit.cite), _mark(material, (limit.mark,)))
            yield (*head, what, limit.days, unit, None, None, None, None, "", None, *tail)
        for lived in entry.experienced:
            what, note = told("column.experienced", lang), words.say(lived.note)
            tail = (note, words.cites(lived.cite), _mark(material, (lived.mark,)))
            yield (*head, what, None, "", lived.p10, lived.p50, lived.p90, None, "", None, *tail)
        for fee in entry.fee:
            what, note = told("column.fee", lang), words.say(fee.note)
            tail = (note, words.cites(fee.cite), _mark(material, (fee.mark,)))
            yield (*head, what, None, "", None, None, None, fee.amount, fee.currency, fee.year, *tail)


def _told_findings(material: Material) -> Iterable[Finding]:
    """The findings that arise, those that say what the product is first."""
    arising = [finding for finding in material.road.findings.values() if finding.applies]
    return sorted(arising, key=lambda finding: not finding.entry.headline)


def _finding(material: Material, finding: Finding) -> tuple[Cell, ...]:
    words = material.words
    speaking = [rule.entry for rule in finding.rules if rule.state == "holds" or not finding.settled]
    return (
        words.say(finding.entry.title),
        finding.entry.id,
        phrases.outcome(words, finding),
        told("status.certain" if finding.settled else "status.possible", material.lang),
        _given(material, finding.reasons),
        tuple(dict.fromkeys(words.say(entry.because) for entry in speaking if entry.because)),
        words.cites(finding.citations),
        _mark(material, finding.marks),
        tuple(words.label(fact) for fact in finding.decided_by),
    )


def _questions(material: Material) -> Iterable[tuple[Cell, ...]]:
    words = material.words
    for number, question in enumerate(material.road.questions, 1):
        fact = question.fact
        values = tuple(words.value(fact.id, value) for value in fact.values)
        if fact.type == "bool":
            values = (words.value(fact.id, "true"), words.value(fact.id, "false"))
        yield (number, words.say(fact.ask), fact.id, values, _bearing(material, question))


def _bearing(material: Material, question: OpenQuestion) -> tuple[str, ...]:
    return tuple(material.words.label(name) for name in question.bears_on)


def _sources(material: Material) -> Iterable[Source]:
    return cited_sources(material.road).values()


def _source(material: Material, source: Source) -> tuple[Cell, ...]:
    return (
        source.short,
        material.words.say(source.title),
        told(f"source.{source.kind}", material.lang),
        source.eli,
        source.url,
        source.seen.isoformat() if source.seen else "",
        _mark(material, (source.mark,)),
    )


def _about(material: Material) -> Iterable[tuple[Cell, ...]]:
    road, lang = material.road, material.lang
    found = {
        "about.project": material.project.name,
        "about.text": material.project.about,
        "about.walked": walked_words(walked(road, material.project.steps), lang),
        "about.as_of": material.words.date(road.as_of),
        "about.overlays": ", ".join(road.overlays),
        "about.receipt": road.receipt.id,
        "about.handbook": f"{road.receipt.version}, {road.receipt.content_hash}",
        "about.notice": NOTICE[lang],
    }
    return ((told(key, lang), value) for key, value in found.items() if value)


def _given(material: Material, facts: Iterable[str]) -> tuple[str, ...]:
    """The answers to the facts, each as `label: answer` in a few words."""
    return tuple(phrases.given(material.words, tuple(facts), material.road.answers))


def _mark(material: Material, marks: Iterable[Mark | None]) -> str:
    return ", ".join(told(f"mark.{mark}", material.lang) for mark in marks if mark)
