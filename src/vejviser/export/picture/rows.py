"""The road as neutral rows, which picture, table and report show alike: same content, same order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vejviser.export.days import DAYS_A_MONTH
from vejviser.export.phrases import length
from vejviser.export.picture.months import Calendar
from vejviser.export.picture.texts import say
from vejviser.export.standing_words import standing_words
from vejviser.handbook.entries import PACES, STAGES, Lang, Pace, Stage
from vejviser.road.plan import Step
from vejviser.road.standing import Standing
from vejviser.schedule.clocks import Clock
from vejviser.schedule.durations import Duration
from vejviser.schedule.schedule import Schedule, Spread, TimedStep


@dataclass(frozen=True)
class Row:
    """One step of the road, in time if it is counted in.

    `start`, `finish` and `duration` are in days from the schedule's start and None for a step that takes no
    time (lasting, or only with an event) or is possible and not counted in. `critical` is a share of the
    draws. `readings` are the ids of the contested readings that bear on it. `standing` is where it stands,
    None where the project says nothing of it.
    """

    id: str
    stage: Stage
    pace: Pace
    title: str
    certain: bool
    start: Spread | None = None
    finish: Spread | None = None
    duration: Duration | None = None
    critical: float = 0.0
    on_path: bool = False
    clocks: tuple[Clock, ...] = ()
    readings: tuple[str, ...] = ()
    standing: Standing | None = None

    @property
    def done(self) -> bool:
        """Whether it is behind."""
        return self.standing is not None and self.standing.status == "done"

    @property
    def begun(self) -> bool:
        """Whether it is begun and not done."""
        return self.standing is not None and self.standing.begun and not self.done

    @property
    def ahead(self) -> float:
        """The median days that it still takes; 0 where it is not in time."""
        if self.finish is None or self.duration is None or self.done:
            return 0.0
        return max(0.0, self.finish.p50) if self.begun else self.duration.p50

    @property
    def timed(self) -> bool:
        """Whether the schedule counts it in."""
        return self.start is not None


def rows(schedule: Schedule, lang: Lang) -> tuple[Row, ...]:
    """Every step of the road: by stage, those in time by their median start, then those that are not.

    Those that are done come first. Possible steps that are not counted in come after those in time, then
    lasting ones, then those that come only with an event.
    """
    timed = {one.step.entry.id: one for one in schedule.steps}
    bears = {
        name: tuple(r.entry.id for r in schedule.road.readings if name in r.bears_on)
        for name in (step.entry.id for step in schedule.road.steps)
    }
    found = [
        replace(
            _row(step, timed.get(step.entry.id), bears[step.entry.id], lang),
            standing=schedule.standing.get(step.entry.id),
        )
        for step in schedule.road.steps
    ]
    return tuple(sorted(found, key=_place))


def _row(step: Step, timed: TimedStep | None, readings: tuple[str, ...], lang: Lang) -> Row:
    entry = step.entry
    certain = step.status == "certain"
    title = entry.title.say(lang)
    if timed is None or entry.pace != "once":
        return Row(entry.id, entry.stage, entry.pace, title, certain, readings=readings)
    return Row(
        entry.id, entry.stage, entry.pace, title, certain, timed.start, timed.finish, timed.duration,
        timed.critical, timed.on_path, timed.clocks, readings,
    )  # fmt: skip


def _place(row: Row) -> tuple[int, int, bool, bool, float]:
    start = row.start.p50 if row.start else 0.0
    return STAGES.index(row.stage), PACES.index(row.pace), not row.timed, not row.done, start


HEADS = ("step", "stage", "start", "end", "uncertainty", "critical", "law", "source")


def heads(lang: Lang) -> tuple[str, ...]:
    """The headings of the table's columns."""
    return tuple(say(f"head.{name}", lang) for name in HEADS)


def cells(row: Row, calendar: Calendar) -> tuple[str, ...]:
    """What a row says in the columns of `heads`; "" where there is nothing to say."""
    lang = calendar.lang
    stage = say(f"stage.{row.stage}", lang)
    title = row.title if row.certain else f"{row.title} ({say('possible', lang)})"
    if row.start is None or row.finish is None or row.duration is None:
        when = say("not_counted" if row.pace == "once" else row.pace, lang)
        told = f"{when}; {standing_words(row.standing, lang)}" if row.standing else when
        return (title, stage, told, "", "", "", "", "")
    if row.standing and row.done:
        return (title, stage, standing_words(row.standing, lang), "", "", "", "", "")
    begins = moment(row.start.p50, calendar)
    return (
        title,
        stage,
        standing_words(row.standing, lang) if row.standing and row.begun else begins,
        moment(row.finish.p50, calendar),
        say("between", lang, n=calendar.bare_range(row.finish)),
        share(row.critical, lang),
        "; ".join(dict.fromkeys(clock_words(clock, lang) for clock in row.clocks)),
        say(f"source.{row.duration.origin}", lang),
    )


def moment(days: float, calendar: Calendar) -> str:
    """A moment on the road: the month from the start, and the month of the year."""
    month = calendar.number(days / DAYS_A_MONTH, 1)
    return say("month_of", calendar.lang, n=month, month=calendar.month(days))


def share(value: float, lang: Lang) -> str:
    """A share of the draws in percent; a share that is neither none nor all is never told as such."""
    percent = round(value * 100)
    if 0.0 < value < 1.0:
        percent = min(99, max(1, percent))
    return say("percent", lang, n=percent)


def clock_words(clock: Clock, lang: Lang) -> str:
    """A limit in law: what has to happen within how long."""
    return say(f"law.{clock.limit.clock}", lang, time=length(clock.limit.days, clock.limit.unit, lang))
