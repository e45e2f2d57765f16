"""The page of a road: what the product is, how long it takes, what comes next, and every step in a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vejviser.export.picture.months import Calendar
from vejviser.export.picture.narrow import draw_narrow
from vejviser.export.picture.outline import WHAT, Outline, goal_name, inside, outline, slowest
from vejviser.export.picture.rows import Row
from vejviser.export.picture.spoken import row_length, row_when
from vejviser.export.picture.texts import say as picture_say
from vejviser.export.picture.wide import draw_wide
from vejviser.export.report.item import Link
from vejviser.export.report.steps import contacts
from vejviser.export.standing_words import reached_words, standing_words, walked_notes, walked_words
from vejviser.export.wording import Wording
from vejviser.handbook.entries import STAGES, Lang
from vejviser.road.plan import Finding, Road
from vejviser.schedule.schedule import Schedule, Spread
from vejviser.web.law import house
from vejviser.web.roads.addresses import Addresses
from vejviser.web.roads.computed import PAGES, Key, planned
from vejviser.web.roads.finished import finished
from vejviser.web.roads.lines import StepLine, step_line
from vejviser.web.roads.told import Conclusion, capital, conclusion
from vejviser.web.words import say

NEXT = 4
SLOW = 3
ASKED = 3
CONTACTS = 2
RECEIPT = 12
"""How many digits of the receipt are shown."""


@dataclass(frozen=True)
class Moment:
    """A milestone: in how many months of ten, fifty and ninety draws of a hundred it is reached, and when."""

    name: str
    title: str
    goal: bool
    months: tuple[str, str, str]
    dates: tuple[str, str, str]
    reached: str = ""


@dataclass(frozen=True)
class Next:
    """A step to take now: what to do, when, and whom to turn to."""

    title: str
    href: str
    do: str
    when: str
    contacts: tuple[Link, ...]


@dataclass(frozen=True)
class Slow:
    """A step that holds the goal up."""

    title: str
    href: str
    length: str


@dataclass(frozen=True)
class StageLines:
    """A stage with its steps: those in time, those that are possible, the lasting, and those of events."""

    number: int
    name: str
    title: str
    count: int
    in_time: tuple[StepLine, ...]
    possible: tuple[StepLine, ...]
    lasting: tuple[StepLine, ...]
    event: tuple[StepLine, ...]


@dataclass(frozen=True)
class Reading:
    """A contested reading by name, with the position that the project takes, if any."""

    label: str
    taken: str
    href: str


@dataclass(frozen=True)
class RoadPage:
    """Everything that the page of a road tells; `wide` and `narrow` are the picture as SVG.

    `begun` is true once anything is answered, `start` the day from which months count, in words.
    """

    name: str
    begun: bool
    start: str
    receipt: str
    sentence: str
    arrived: bool
    walked: str
    notes: tuple[str, ...]
    goal: str
    moments: tuple[Moment, ...]
    conclusions: tuple[Conclusion, ...]
    next: tuple[Next, ...]
    slow: tuple[Slow, ...]
    assumed: tuple[int, int]
    questions: tuple[tuple[str, str], ...]
    open: int
    settled: int
    every: int
    percent: int
    readings: tuple[Reading, ...]
    unmodelled: int
    stages: tuple[StageLines, ...]
    wide: str
    narrow: str


@lru_cache(maxsize=PAGES)
@finished(RoadPage)
def road_page(key: Key, lang: Lang, at: Addresses) -> RoadPage:
    """The page of the road in one language; raises `AnswersError`."""
    kept = planned(key)
    road, schedule, name = kept.road, kept.schedule, kept.project.name
    words, made = Wording(road.handbook, lang), outline(schedule, lang, name)
    settled, every = road.progress
    asked = [question for question in road.questions if not question.fact.reading]
    return RoadPage(
        name,
        bool(road.answers),
        words.date(schedule.start),
        road.receipt.id[:RECEIPT],
        made.sentence,
        schedule.arrived,
        walked_words(schedule.walked, lang),
        tuple(walked_notes(schedule.walked, {s: words.name(s) for s in road.handbook.steps}, lang)),
        inside(goal_name(schedule, lang)),
        _moments(schedule, made),
        tuple(conclusion(one, words, at) for one in _headlines(road)),
        tuple(_next(schedule, made, words, at)),
        tuple(Slow(r.title, at.step(r.id), row_length(r, made.calendar)) for r in slowest(made.rows)[:SLOW]),
        (sum(t.duration.origin == "assumed" for t in schedule.steps), len(schedule.steps)),
        tuple((words.say(one.fact.ask), at.question(one.fact.id)) for one in asked[:ASKED]),
        len(asked),
        settled,
        every,
        100 * settled // every if every else 100,
        tuple(_readings(road, words, at)),
        len(road.unmodelled),
        stages(road, made.rows, words, made.calendar, at),
        draw_wide(made, "wide", bare=True, link=at.step),
        draw_narrow(made, "narrow", bare=True, link=at.step),
    )


def _headlines(road: Road) -> list[Finding]:
    """The findings that say what the product is and which road it takes, as the picture orders them."""
    found = [one for one in road.findings.values() if one.entry.headline and one.applies]
    return sorted(found, key=lambda one: WHAT.index(one.entry.id) if one.entry.id in WHAT else len(WHAT))


def _moments(schedule: Schedule, made: Outline) -> tuple[Moment, ...]:
    """The milestones in the order in which they are reached; the end of the road where it has none."""
    calendar = made.calendar
    found = [
        Moment(
            sign.name,
            sign.title,
            sign.goal,
            _months(sign.spread, calendar),
            _dates(sign.spread, calendar),
            capital(reached_words(sign.date, calendar.lang)) if sign.behind else "",
        )
        for sign in made.signs
    ]
    if not found and schedule.steps:
        end, name = schedule.finish, goal_name(schedule, calendar.lang)
        found.append(Moment(name, name, True, _months(end, calendar), _dates(end, calendar)))
    return tuple(found)


def _months(spread: Spread, calendar: Calendar) -> tuple[str, str, str]:
    return calendar.months(spread.p10), calendar.months(spread.p50), calendar.months(spread.p90)


def _dates(spread: Spread, calendar: Calendar) -> tuple[str, str, str]:
    return calendar.month(spread.p10), calendar.month(spread.p50), calendar.month(spread.p90)


def _next(schedule: Schedule, made: Outline, words: Wording, at: Addresses) -> Iterator[Next]:
    """The steps that come first, those that hold the goal up before others, with whom to turn to."""
    road = schedule.road
    by_id = {step.entry.id: step for step in road.steps}
    for row in made.first[:NEXT]:
        step = by_id[row.id]
        begins = row.start.p10 if row.start else 0.0
        now = begins < 1 and not row.begun
        when = say("Kan begynde nu", "Can begin now") if now else row_when(row, made.calendar)
        if row.begun and row.standing:
            when = f"{capital(standing_words(row.standing, words.lang))} · {when}"
        asked = contacts(step, road, words, house().reference)[:CONTACTS]
        yield Next(row.title, at.step(row.id), words.say(step.entry.do), when, asked)


def _readings(road: Road, words: Wording, at: Addresses) -> Iterator[Reading]:
    for one in road.readings:
        label = words.say(one.entry.label)
        taken = words.say(one.entry.positions[one.taken].label) if one.taken else ""
        yield Reading(label[:1].upper() + label[1:], taken, at.page("whatif:readings"))


def stages(
    road: Road, rows: tuple[Row, ...], words: Wording, calendar: Calendar, at: Addresses
) -> tuple[StageLines, ...]:
    """The three stages with their steps, in the order of the picture."""
    by_id = {step.entry.id: step for step in road.steps}
    found = []
    for number, stage in enumerate(STAGES, 1):
        lines = [
            (row, step_line(row, by_id[row.id], words, calendar, at)) for row in rows if row.stage == stage
        ]
        found.append(
            StageLines(
                number,
                stage,
                picture_say(f"stage.{stage}", words.lang),
                len(lines),
                tuple(line for row, line in lines if row.timed),
                tuple(line for row, line in lines if row.pace == "once" and not row.timed),
                tuple(line for row, line in lines if row.pace == "lasting"),
                tuple(line for row, line in lines if row.pace == "event"),
            )
        )
    return tuple(found)
