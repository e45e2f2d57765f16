"""Time in the road report: the picture, the milestones, the schedule with both clocks, and the shortcuts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vejviser.export import phrases
from vejviser.export.catalogue import told as said
from vejviser.export.papers.kinds.report_front import InTime, changes, prices
from vejviser.export.papers.matter import Matter, capital
from vejviser.export.papers.model import (
    Block,
    Figure,
    Heading,
    Line,
    PageBreak,
    Paragraph,
    Strong,
    Table,
)
from vejviser.export.papers.points import joined
from vejviser.export.picture import draw
from vejviser.export.picture.months import Calendar
from vejviser.export.picture.outline import best_levers
from vejviser.export.standing_words import reached_words, standing_words
from vejviser.handbook.entries import STAGES, Statutory
from vejviser.levers.levers import Lever, Levers
from vejviser.schedule.schedule import TimedStep

WIDE = 920.0
"""The width of the picture in units, at which its letters can be read on paper."""
CLOCKS = ("answer", "wait", "act")
"""The limits in law that stand in the schedule; the others are told with the step."""
ALONE, TOGETHER = 8, 5
NAMED = 3


def picture(matter: Matter, time: InTime) -> Iterator[Block]:
    """The road as a picture on a page of its own."""
    svg = draw(time.schedule, matter.lang, bare=True, wide=WIDE)
    yield PageBreak()
    yield Heading(1, matter.say("road.picture"))
    yield Figure(svg, time.made.desc, matter.say("road.picture_caption"), True)


def schedule(matter: Matter, time: InTime, numbers: Mapping[str, int]) -> Iterator[Block]:
    """The milestones, and every step that takes time, stage by stage, with both clocks apart."""
    yield PageBreak()
    yield Heading(1, matter.say("road.schedule"))
    start = matter.words.date(time.schedule.start)
    yield Paragraph((matter.say("road.two_clocks", start=start),), "note")
    yield Heading(2, matter.say("road.milestones"))
    yield _milestones(matter, time)
    for stage in STAGES:
        timed = [one for one in time.schedule.steps if one.step.entry.stage == stage]
        if timed:
            timed.sort(key=lambda one: one.start.p50)
            yield Heading(2, matter.say(f"stage.{stage}"))
            yield _steps(matter, time, timed, numbers)
    if not time.schedule.steps:
        yield Paragraph((matter.say("road.no_time"),))
    yield Paragraph((_beside(matter, time),), "note")


def _milestones(matter: Matter, time: InTime) -> Block:
    rows: list[tuple[Line, ...]] = []
    for sign in time.made.signs:
        title = sign.title + (f" ({matter.say('road.goal')})" if sign.goal else "")
        if sign.behind:
            reached = reached_words(sign.date, matter.lang)
            rows.append(((Strong(title),), ("–",), (capital(reached),), ("–",)))
            continue
        days = (sign.spread.p10, sign.spread.p50, sign.spread.p90)
        rows.append(((Strong(title),), *((_moment(matter, time, one),) for one in days)))
    if not rows:
        return Paragraph((matter.say("road.no_milestones"),))
    keys = ("road.milestone", "road.early", "road.middle", "road.late")
    header = tuple(matter.say(key) for key in keys)
    return Table("", header, tuple(rows), (6, 4, 4, 4), True)


def _moment(matter: Matter, time: InTime, days: float) -> str:
    return matter.say("road.in_month", n=time.calendar.months(days), month=time.calendar.month(days))


def _steps(matter: Matter, time: InTime, steps: Sequence[TimedStep], numbers: Mapping[str, int]) -> Table:
    keys = ("number", "step", "road.from_to", "road.ends", "road.law_limit", "road.lived")
    rows = tuple(_row(matter, time, one, numbers.get(one.step.entry.id)) for one in steps)
    return Table("", tuple(matter.say(key) for key in keys), rows, (2, 10, 6, 4, 9, 11), True)


def _row(matter: Matter, time: InTime, timed: TimedStep, number: int | None) -> tuple[Line, ...]:
    calendar = time.calendar
    title = matter.titled(timed.step)
    return (
        (str(number) if number else "–",),
        (Strong(title) if timed.on_path else title,),
        (_when(calendar, timed),),
        ("–" if timed.done else calendar.bare_range(timed.finish),),
        joined(_limits(matter, timed)) or ("–",),
        _lived(matter, time, timed),
    )


def _when(calendar: Calendar, timed: TimedStep) -> str:
    """Where a step stands once it is begun, with its end if it has none yet; else its months."""
    if timed.standing is None or not timed.standing.begun:
        return _from_to(calendar, timed)
    told = capital(standing_words(timed.standing, calendar.lang))
    return told if timed.done else f"{told} – {calendar.month(timed.finish.p50)}"


def _from_to(calendar: Calendar, timed: TimedStep) -> str:
    """The months from median start to median end; the year once where it is the same."""
    start, end = calendar.month(timed.start.p50), calendar.month(timed.finish.p50)
    if start == end:
        return start
    (month, year), other = start.rsplit(" ", 1), end.rsplit(" ", 1)[1]
    return f"{month} – {end}" if year == other else f"{start} – {end}"


def _limits(matter: Matter, timed: TimedStep) -> Iterator[Line]:
    """The limits of a step that bind in time, each with its last day where it has a place on the calendar."""
    ends = {clock.limit: clock.ends for clock in timed.clocks}
    for limit in timed.step.entry.statutory:
        if limit.clock in CLOCKS:
            told = f"{phrases.length(limit.days, limit.unit, matter.lang)}: {matter.words.inner(limit.limit)}"
            by = matter.say("road.by", day=matter.words.date(ends[limit])) if limit in ends else ""
            yield (capital(f"{told} ({by})." if by else f"{told}."),)


def elsewhere(limits: Sequence[Statutory], timed: bool) -> list[Statutory]:
    """The limits of a step that the schedule does not tell."""
    return [limit for limit in limits if not timed or limit.clock not in CLOCKS]


def _lived(matter: Matter, time: InTime, timed: TimedStep) -> Line:
    """How long a step takes with its spread, and whose word that is."""
    duration = timed.duration
    origin = said(f"origin.{duration.origin}", matter.lang)
    if duration.p50 <= 0:
        return (f"{capital(origin)}.",)
    low, high = time.calendar.length(duration.p10), time.calendar.length(duration.p90)
    told = time.calendar.length(duration.p50)
    if low != high:
        told += f" ({_between(low, high)})"
    if not duration.cite:
        return (f"{told}: {origin}.",)
    return f"{told}: {origin}. ", matter.doubted(duration.cite, duration.mark)


def _between(low: str, high: str) -> str:
    """A range of two lengths; the unit once where it is the same."""
    (few, unit), (many, other) = low.rsplit(" ", 1), high.rsplit(" ", 1)
    return f"{few}–{many} {unit}" if unit == other else f"{low} – {high}"


def _beside(matter: Matter, time: InTime) -> str:
    """How many steps have no place in the schedule, and why."""
    certain = [step.entry.pace for step in time.schedule.others if step.status == "certain"]
    possible = sum(step.status == "possible" for step in matter.road.steps) - len(time.schedule.possible)
    return matter.say(
        "road.beside_time", lasting=certain.count("lasting"), event=certain.count("event"), possible=possible
    )


def shortcuts(matter: Matter, time: InTime, levers: Levers) -> Iterator[Block]:
    """The project's own choices that shorten the road, alone and in pairs, with what each gives up."""
    yield Heading(1, matter.say("road.levers"))
    if not levers.shortcuts and not levers.pairs:
        yield Paragraph((matter.say("road.no_choice"),))
        return
    yield Paragraph((matter.say("road.levers_told"),), "note")
    shown = 0
    for key, found in (
        ("road.alone", best_levers(levers, ALONE, 0)), ("road.together", best_levers(levers, 0, TOGETHER))
    ):  # fmt: skip
        if found:
            shown += len(found)
            yield Heading(2, matter.say(key))
            yield _levers(matter, time, found)
    if more := len(levers.shortcuts) + len(levers.pairs) - shown:
        yield Paragraph((matter.say("road.levers_more", count=more),), "note")


def _levers(matter: Matter, time: InTime, levers: Sequence[Lever]) -> Table:
    keys = ("road.choice", "road.saves", "road.give_up", "road.changes")
    rows = tuple(
        (
            changes(matter, lever),
            (time.calendar.length(lever.saved or 0.0),),
            prices(matter, lever),
            joined(_effects(matter, lever)) or ("–",),
        )
        for lever in levers
    )
    return Table("", tuple(matter.say(key) for key in keys), rows, (6, 2, 6, 7), True)


def _effects(matter: Matter, lever: Lever) -> Iterator[Line]:
    for key, names in (("road.gone", lever.lost), ("road.new", lever.gained)):
        if names:
            yield (f"{matter.say(key, names=_few(matter, names))}.",)
    if lever.opened:
        yield (f"{matter.say('road.opens', count=len(lever.opened))}.",)
    if lever.fees:
        yield (f"{matter.say('road.fees', fees=phrases.fees(matter.words, lever.fees)).rstrip('.')}.",)


def _few(matter: Matter, names: Sequence[str]) -> str:
    told = "; ".join(matter.words.name(name) for name in names[:NAMED])
    more = len(names) - NAMED
    return matter.say("road.more", names=told, count=more) if more > 0 else told
