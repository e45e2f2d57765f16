"""What both forms of the picture say, before anything is drawn: head, milestones, forks, bands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from vejviser.export.picture.chosen import Band, bands
from vejviser.export.picture.months import Calendar
from vejviser.export.picture.rows import Row, rows
from vejviser.export.picture.texts import count, say
from vejviser.export.road_json import NOTICE
from vejviser.export.standing_words import reached_words, walked_words
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang
from vejviser.law.model import NOT_APPLICABLE
from vejviser.levers.levers import Lever, Levers
from vejviser.road.plan import Finding, declared
from vejviser.road.readings import Reading
from vejviser.schedule.schedule import Schedule, Spread

WHAT = ("qualification", "mdr_class", "ivdr_class", "in_house_route", "ai_act_status", "study_regime")
"""The findings that say what the product is and which road it takes."""
_MANY_VALUES = 3
_LISTED = 4
_FORKS = 6


@dataclass(frozen=True)
class Sign:
    """A milestone: its short name, when it is reached, and whether it is the goal.

    One that is `behind` is reached already, on `date` if that is told.
    """

    name: str
    title: str
    spread: Spread
    goal: bool
    behind: bool = False
    date: dt.date | None = None


@dataclass(frozen=True)
class Fork:
    """A contested reading with its number in the picture, and what it decides."""

    number: int
    reading: str
    label: str
    outcomes: str


@dataclass(frozen=True)
class Point:
    """A finding in a few words, and the numbers of the forks that it hangs on."""

    told: str
    forks: tuple[int, ...]


@dataclass(frozen=True)
class Card:
    """A short list in the head."""

    title: str
    lines: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Outline:
    """Everything the picture says. Days in `signs` and `rows` count from the start of `calendar`."""

    title: str
    what: tuple[Point, ...]
    sentence: str
    dates: str
    cards: tuple[Card, ...]
    signs: tuple[Sign, ...]
    bands: tuple[Band, ...]
    forks: tuple[Fork, ...]
    forks_left: str
    foot: str
    desc: str
    calendar: Calendar
    goal: Spread
    path: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def first(self) -> tuple[Row, ...]:
        """The rows in time, by when they begin, those that are critical more often before others."""
        return tuple(by_start(self.rows))

    def forks_of(self, row: Row) -> tuple[int, ...]:
        """The numbers of the forks at a row."""
        return tuple(fork.number for fork in self.forks if fork.reading in row.readings)


def outline(
    schedule: Schedule, lang: Lang, name: str = "", levers: Levers | None = None, full: bool = False
) -> Outline:
    """What the picture of a schedule says in one language."""
    words = Wording(schedule.road.handbook, lang)
    calendar = Calendar(schedule.start, lang)
    all_rows = rows(schedule, lang)
    ends = {step for reached in schedule.milestones.values() for step in reached.milestone.steps}
    its_bands = bands(all_rows, schedule.finish.p50, ends, full)
    signs = _signs(schedule, lang)
    forks, left = _forks(schedule, words, its_bands)
    sentence = goal_sentence(schedule, calendar)
    return Outline(
        say("title", lang, name=name) if name else say("untitled", lang),
        _points(schedule, words, forks),
        sentence,
        _dates(schedule, calendar) if schedule.steps else "",
        _cards(schedule, words, calendar, levers, all_rows),
        signs,
        its_bands,
        forks,
        count("forks_more", lang, left) if left else "",
        _foot(schedule, calendar),
        _desc(schedule, calendar, sentence, signs, all_rows),
        calendar,
        schedule.finish,
        schedule.path,
        all_rows,
    )


def goal_sentence(schedule: Schedule, calendar: Calendar) -> str:
    """One sentence: when the goal comes, as a range and a median in months from the start."""
    if not schedule.steps:
        return say("no_steps_at_all", calendar.lang)
    if schedule.arrived:
        date = schedule.milestones[schedule.goal].date if schedule.goal else None
        when = reached_words(date, calendar.lang)
        return say("arrived", calendar.lang, goal=goal_name(schedule, calendar.lang), when=when)
    return say(
        "goal", calendar.lang, goal=goal_name(schedule, calendar.lang),
        range=calendar.range(schedule.finish), p50=calendar.middle(schedule.finish),
    )  # fmt: skip


def goal_name(schedule: Schedule, lang: Lang) -> str:
    """What the goal is called; a road without milestone ends with its last step."""
    if not schedule.goal:
        return say("the_end", lang)
    return schedule.milestones[schedule.goal].milestone.sign.say(lang)


def _dates(schedule: Schedule, calendar: Calendar) -> str:
    goal = schedule.finish
    walked = walked_words(schedule.walked, calendar.lang)
    if schedule.arrived:
        return f"{walked}."
    key, start = ("goal_dates_begun", schedule.road.as_of) if walked else ("goal_dates", schedule.start)
    told = say(
        key, calendar.lang, start=calendar.date(start), p10=calendar.month(goal.p10),
        p90=calendar.month(goal.p90), p50=calendar.month(goal.p50),
    )  # fmt: skip
    told = f"{told} {walked}." if walked else told
    possible = len(schedule.possible)
    return f"{told} {count('counted', calendar.lang, possible)}" if possible else told


def _points(schedule: Schedule, words: Wording, forks: Sequence[Fork]) -> tuple[Point, ...]:
    bears = {reading.entry.id: reading.bears_on for reading in schedule.road.readings}
    return tuple(
        Point(told, tuple(fork.number for fork in forks if key in bears[fork.reading]))
        for key in WHAT
        if key in schedule.road.findings and (told := _what(schedule.road.findings[key], words))
    )


def _what(finding: Finding, words: Wording) -> str:
    """The outcome of a finding in a few words, all of them where several are left."""
    values = [value for value in finding.possible if value != NOT_APPLICABLE]
    if not finding.applies or not values:
        return ""
    told = [words.value(finding.entry.id, value) for value in values]
    if len(told) > _MANY_VALUES:
        return say("many_values", words.lang, title=words.say(finding.entry.title), n=len(told))
    if len(told) > 1 and _is_yes_or_no(told[0]):
        return say("open_point", words.lang, title=words.say(finding.entry.title))
    if _is_yes_or_no(told[0]):
        return f"{words.say(finding.entry.title)}: {inside(told[0])}"
    return either(told, words.lang)


def _is_yes_or_no(told: str) -> bool:
    return re.split(r"\W", told, maxsplit=1)[0].lower() in ("ja", "nej", "yes", "no")


def inside(told: str) -> str:
    """A value inside a sentence: its first letter small, unless it is a name or abbreviation."""
    return told[:1].lower() + told[1:] if told[1:2].islower() else told


def _signs(schedule: Schedule, lang: Lang) -> tuple[Sign, ...]:
    found = [
        Sign(
            one.milestone.sign.say(lang),
            one.milestone.title.say(lang),
            one.spread,
            name == schedule.goal,
            one.behind,
            one.date,
        )
        for name, one in schedule.milestones.items()
    ]
    return tuple(sorted(found, key=lambda sign: sign.spread.p50))


def _cards(
    schedule: Schedule, words: Wording, calendar: Calendar, levers: Levers | None, all_rows: Sequence[Row]
) -> tuple[Card, ...]:
    lang = calendar.lang
    first = by_start(all_rows)
    cards = [Card(say("now", lang), tuple(row.title for row in first[:_LISTED]), True)] if first else []
    slow = slowest(first)[:_LISTED]
    if slow:
        cards.append(Card(say("slow", lang), tuple(f"{_time(row, calendar)} · {row.title}" for row in slow)))
    if levers is not None:
        best = tuple(lever_words(lever, words, calendar) for lever in best_levers(levers))
        cards.append(Card(say("shortcuts", lang), best or (say("no_shortcuts", lang),), bool(best)))
    elif schedule.road.questions:
        asked = tuple(words.say(q.fact.label) for q in schedule.road.questions[:_LISTED])
        cards.append(Card(say("open", lang), tuple(told[:1].upper() + told[1:] for told in asked)))
    return tuple(cards)


def by_start(some: Sequence[Row]) -> list[Row]:
    """The rows ahead by their median start; at the same start those that are critical more often first."""
    timed = [row for row in some if row.timed and not row.done]
    return sorted(timed, key=lambda row: (row.start.p50 if row.start else 0.0, -row.critical))


def slowest(timed: Sequence[Row]) -> list[Row]:
    """The rows that hold the goal up most: by median time, weighed with the share of draws it counts in."""
    held = [row for row in timed if row.ahead * row.critical > 0]
    return sorted(held, key=lambda row: -row.ahead * row.critical)


def _time(row: Row, calendar: Calendar) -> str:
    return calendar.length(row.ahead) if row.duration else ""


def best_levers(levers: Levers, singles: int = 2, pairs: int = 1) -> list[Lever]:
    """The single shortcuts and pairs that save most, the best first; one for each set of facts."""
    found: list[Lever] = []
    for some, most in ((levers.shortcuts, singles), (levers.pairs, pairs)):
        of: dict[frozenset[str], Lever] = {}
        for lever in some:
            of.setdefault(frozenset(choice.fact.id for choice in lever.choices), lever)
        found += list(of.values())[:most]
    return sorted(found, key=lambda lever: -(lever.saved or 0.0))


def lever_words(lever: Lever, words: Wording, calendar: Calendar) -> str:
    """A lever in one line: what is chosen otherwise, and the time that it saves."""
    change = " + ".join(
        f"{words.say(choice.fact.label)} → {words.brief(choice.fact, choice.after)}"
        for choice in lever.choices
    )
    change = change[:1].upper() + change[1:]
    return say("saves", calendar.lang, change=change, time=calendar.length(lever.saved or 0.0))


def _forks(schedule: Schedule, words: Wording, its_bands: Sequence[Band]) -> tuple[tuple[Fork, ...], int]:
    """The readings that bear on what is drawn or on what the product is, and how many are left out."""
    shown = {row.id for band in its_bands for row in (*band.drawn, *band.lasting, *band.event)} | set(WHAT)
    headline = {name for name, f in schedule.road.findings.items() if f.entry.headline and f.applies}
    chosen = [r for r in schedule.road.readings if (shown | headline) & set(r.bears_on)]
    chosen.sort(key=lambda reading: not (shown & set(reading.bears_on)))
    chosen = chosen[:_FORKS]
    forks = tuple(
        Fork(number, r.entry.id, _capital(words.say(r.entry.label)), _outcomes(schedule, r, words))
        for number, r in enumerate(chosen, 1)
    )
    return forks, len(schedule.road.readings) - len(chosen)


def _capital(told: str) -> str:
    return told[:1].upper() + told[1:]


def _outcomes(schedule: Schedule, reading: Reading, words: Wording) -> str:
    """The finding that the positions lead to different outcomes of, else what the reading bears on."""
    findings = schedule.road.findings
    known = [name for name in reading.bears_on if name in findings]
    for name in sorted(known, key=lambda one: (one not in WHAT, not findings[one].entry.headline)):
        left = set(reading.leaves(name).values())
        reached = {value for values in left for value in values}
        values = declared(findings[name].entry, reached - {NOT_APPLICABLE})
        if len(values) > 1 and len(left) > 1:
            told = either([words.value(name, value) for value in values], words.lang)
            return f"{words.say(findings[name].entry.title)}: {told}"
    return say("fork_bears", words.lang, names=inside(words.name(reading.bears_on[0])))


def either(values: Sequence[str], lang: Lang) -> str:
    """Several values with 'or' between the last two, the first letter large; "" for none.

    Where a value has a comma of its own, 'or' stands between them all, so that they can be told apart.
    """
    if not values:
        return ""
    told = [values[0], *(inside(value) for value in values[1:])]
    between = say("or", lang) if any(", " in value for value in told) else ", "
    return between.join(told[:-1]) + say("or", lang) + told[-1] if len(told) > 1 else told[0]


def _foot(schedule: Schedule, calendar: Calendar) -> str:
    lang = calendar.lang
    draws = f"{schedule.draws:,}"
    return say(
        "foot", lang, day=calendar.date(schedule.road.as_of),
        draws=draws.replace(",", ".") if lang == "da" else draws, notice=NOTICE[lang],
    )  # fmt: skip


def _desc(
    schedule: Schedule, calendar: Calendar, sentence: str, signs: Sequence[Sign], all_rows: Sequence[Row]
) -> str:
    lang = calendar.lang
    titles = {row.id: row.title for row in all_rows}
    milestones = [
        f"{s.name} {reached_words(s.date, lang)}"
        if s.behind
        else say(
            "desc.milestone", lang, sign=s.name, p50=calendar.middle(s.spread), range=calendar.range(s.spread)
        )
        for s in signs
    ]
    return say(
        "desc", lang, goal=sentence.rstrip("."), steps=sum(row.timed and row.certain for row in all_rows),
        milestones="; ".join(milestones) or say("none", lang),
        path="; ".join(titles[name] for name in schedule.path) or say("none", lang),
    )  # fmt: skip
