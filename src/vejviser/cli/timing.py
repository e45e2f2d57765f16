"""What the commands on time share: the schedule of an opened project, and time in words."""

from __future__ import annotations

from collections.abc import Sequence

from vejviser.cli.localised import hint
from vejviser.cli.opening import BadInputError, Opened, clash_error, open_reference
from vejviser.cli.texts import say
from vejviser.export.days import number
from vejviser.export.standing_words import reached_words, standing_words, status_words
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang
from vejviser.handbook.reference.entries import Reference
from vejviser.law.errors import AnswersError
from vejviser.road.faults import visible
from vejviser.road.plan import Road, plan
from vejviser.schedule.schedule import DRAWS, SEED, Reached, Schedule, Spread, TimedStep, schedule_of

MOST_DRAWS = 1_000_000
_DIGITS = 20
"""More than any whole number of 64 bits has."""


def road_of(opened: Opened) -> Road:
    """The road of an opened project; raises `ProjectError` where its answers contradict each other."""
    try:
        return plan(opened.handbook, opened.project.facts, opened.as_of, opened.overlays)
    except AnswersError:
        raise clash_error(opened) from None


def timed(
    opened: Opened,
    road: Road,
    reference: Reference | None = None,
    possible: bool | Sequence[str] = False,
    draws: int = DRAWS,
    seed: int = SEED,
    drawn_as: str = "",
) -> Schedule:
    """The schedule of an opened project's road, by random numbers of its own name or of another."""
    tables = reference if reference is not None else open_reference(opened.laid)
    return schedule_of(opened.project, road, tables, possible, draws, seed, drawn_as)


def whole_number(name: str, word: str, default: int | None, low: int, high: int, lang: Lang) -> int:
    """The number typed for an option, or the default; raises `BadInputError` outside low to high."""
    if not word and default is not None:
        return default
    if not (word.isascii() and word.isdigit() and len(word) < _DIGITS and low <= int(word) <= high):
        limits = {"low": number(low, lang), "high": number(high, lang)}
        raise BadInputError(say("error.range", lang, name=name, value=visible(word), **limits))
    return int(word)


def possible_steps(road: Road, names: Sequence[str], everything: bool, lang: Lang) -> bool | Sequence[str]:
    """Which possible steps to count in; raises `BadInputError` for a name that is none of them."""
    possible = {step.entry.id for step in road.steps if step.status == "possible"}
    for name in names:
        if name not in road.handbook.steps:
            near = hint(name, list(road.handbook.steps), lang)
            raise BadInputError(say("error.step", lang, name=visible(name), nearest=near))
        if name not in possible:
            raise BadInputError(say("error.not_possible", lang, name=name))
    return True if everything else tuple(names)


def to_goal(schedule: Schedule, words: Wording) -> str:
    """When the goal comes, in one sentence with its uncertainty."""
    reached = schedule.milestones.get(schedule.goal)
    goal = words.say(reached.milestone.title) if reached else say("time.end", words.lang)
    if schedule.arrived:
        return f"{goal}: {reached_words(reached.date if reached else None, words.lang)}"
    return say("time.to_goal", words.lang, goal=goal, **spread(schedule, schedule.finish, words))


def by_start(timed: TimedStep) -> tuple[float, float]:
    """What sorts steps by their median start, those that are critical more often first, as in the picture."""
    return timed.start.p50, -timed.critical


def months_from_to(timed: TimedStep, words: Wording) -> str:
    """The months from median start to median end as bare numbers; one number where both round to it.

    Of a step that is begun its end alone, and of one that is done that it is.
    """
    if timed.done:
        return status_words(timed.standing, words.lang)
    if timed.begun:
        return say("time.to_month", words.lang, months=words.months(timed.ahead))
    return "–".join(dict.fromkeys((words.months(timed.start.p50), words.months(timed.finish.p50))))


def from_to(timed: TimedStep, words: Wording) -> str:
    """The months from median start to median end, with their unit; where it stands once it is begun."""
    if timed.standing and timed.done:
        return standing_words(timed.standing, words.lang)
    if timed.begun:
        status = status_words(timed.standing, words.lang)
        return say("time.until", words.lang, status=status, months=words.months(timed.ahead))
    return say("time.from_to", words.lang, months=months_from_to(timed, words))


def reached_in_words(schedule: Schedule, reached: Reached, words: Wording) -> str:
    """When a milestone is reached, with its uncertainty; the day itself where it is behind."""
    if reached.behind:
        return reached_words(reached.date, words.lang)
    return say("time.months", words.lang, **spread(schedule, reached.spread, words))


def spread(schedule: Schedule, days: Spread, words: Wording) -> dict[str, str]:
    """The three percentiles in months, and the month and year of the middle one."""
    middle = schedule.day(days.p50)
    return {
        "p10": words.months(days.p10),
        "p50": words.months(days.p50),
        "p90": words.months(days.p90),
        "day": words.month(middle),
    }
