"""The first page of the road report: what it is, how long, what comes next, what would shorten it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vejviser.export import phrases
from vejviser.export.papers.matter import Matter, capital
from vejviser.export.papers.model import Block, Heading, Line, Paragraph, Strong, Table
from vejviser.export.papers.points import joined
from vejviser.export.picture.months import Calendar
from vejviser.export.picture.outline import WHAT, Outline, best_levers, outline
from vejviser.export.picture.rows import Row
from vejviser.levers.levers import Lever
from vejviser.road.alongside import desks
from vejviser.schedule.schedule import Schedule

NEXT = 4
"""How many steps are said to come next."""
SLOW, PULLED = 3, 3
"""How many steps and levers are said to shorten the road."""
WORTH = 0.05
"""The least days that a day less in a step brings, for it to be named."""
ASKED, OPEN = 2, 3
"""How many desks are named for a step, and how many open questions."""


@dataclass(frozen=True)
class InTime:
    """A schedule with what the picture says of it, which the report says in the same words."""

    schedule: Schedule
    made: Outline
    calendar: Calendar


def in_time(matter: Matter) -> InTime | None:
    """The time of the road; None where the matter has no schedule."""
    if matter.schedule is None:
        return None
    made = outline(matter.schedule, matter.lang, matter.name, matter.levers)
    return InTime(matter.schedule, made, made.calendar)


def front(matter: Matter, time: InTime | None) -> Iterator[Block]:
    """The page for a busy reader."""
    yield Heading(1, matter.say("road.front"))
    yield Heading(2, matter.say("road.what"))
    yield _what(matter, time)
    if time is not None:
        yield Heading(2, matter.say("road.how_long"))
        yield from _how_long(matter, time)
        if time.made.first:
            yield Heading(2, matter.say("road.next"))
            yield _next(matter, time)
            yield Heading(2, matter.say("road.shorter"))
            yield from _shorter(matter, time)
    yield Heading(2, matter.say("road.still_open"))
    yield Paragraph((_open(matter),))


def _what(matter: Matter, time: InTime | None) -> Block:
    """What the product is in law and which road it takes, in one run of words."""
    if time is not None:
        told = [point.told for point in time.made.what]
    else:
        found = [matter.road.findings[name] for name in WHAT if name in matter.road.findings]
        told = [f"{matter.text(f.entry.title)}: {matter.outcome(f)}" for f in found if f.applies]
    if not told:
        return Paragraph((matter.say("road.what_open"),))
    return Paragraph((Strong(" · ".join(capital(one) for one in told)),))


def _how_long(matter: Matter, time: InTime) -> Iterator[Block]:
    schedule = time.schedule
    yield Paragraph((f"{time.made.sentence.rstrip('.')}.",), "lead")
    if not schedule.steps:
        return
    assumed = sum(timed.duration.origin == "assumed" for timed in schedule.steps)
    told = [time.made.dates, matter.say("road.basis", timed=len(schedule.steps), assumed=assumed)]
    law = schedule.statutory
    if law.steps:
        told.append(matter.say("road.law_alone", time=time.calendar.length(law.days)))
    else:
        told.append(matter.say("road.law_alone_none"))
    yield Paragraph((" ".join(told),))


def _next(matter: Matter, time: InTime) -> Table:
    """The first steps, when each begins, and whom to turn to."""
    rows = []
    for row in time.made.first[:NEXT]:
        start = row.start.p50 if row.start else 0.0
        begins = matter.say("road.now") if start < 1 else time.calendar.month(start)
        rows.append(((Strong(row.title),), (capital(begins),), (_asked(matter, row) or "–",)))
    header = (matter.say("step"), matter.say("road.begins"), matter.say("road.turn_to"))
    return Table("", header, tuple(rows), (7, 2, 6), True)


def _asked(matter: Matter, row: Row) -> str:
    """Whom to turn to about a step, the nearest first."""
    found = desks(matter.road.handbook, matter.reference, row.id, matter.road.as_of)
    step = matter.step(row.id)
    names = [matter.text(desk.name) for desk in found] or ([matter.desks(step)] if step else [])
    return "; ".join(names[:ASKED])


def _shorter(matter: Matter, time: InTime) -> Iterator[Block]:
    """The steps where a day less brings most, and the choices that save most, with their price."""
    rows = [*_faster(matter, time), *_otherwise(matter, time)]
    if rows:
        header = (matter.say("road.way"), matter.say("road.gives"), matter.say("road.price"))
        yield Table("", header, tuple(rows), (6, 4, 7), True)
    if matter.levers is None:
        yield Paragraph((matter.say("road.not_tried"),), "note")
    elif not matter.levers.shortcuts and not matter.levers.pairs:
        yield Paragraph((matter.say("road.no_choice"),), "note")


def _faster(matter: Matter, time: InTime) -> Iterator[tuple[Line, ...]]:
    for timed, gain in [one for one in time.schedule.holding_up if one[1] >= WORTH][:SLOW]:
        name, length = timed.step.entry.id, time.calendar.length(timed.duration.p50)
        told = matter.say("road.shorter_gain", time=length, gain=matter.words.number(gain, 1))
        title = matter.say("road.shorter_step", title=matter.words.name(name))
        step = matter.step(name)
        who = matter.desks(step) if step else ""
        held = matter.say("road.with", who=who) if who else matter.say("road.own_work")
        yield (Strong(title),), (capital(told),), (held,)


def _otherwise(matter: Matter, time: InTime) -> Iterator[tuple[Line, ...]]:
    for lever in best_levers(matter.levers, PULLED, 1)[:PULLED] if matter.levers else ():
        saved = matter.say("road.sooner", time=time.calendar.length(lever.saved or 0.0))
        yield changes(matter, lever), (capital(saved),), prices(matter, lever)


def changes(matter: Matter, lever: Lever) -> Line:
    """The choices of a lever, each on a line of its own."""
    return joined([(Strong(phrases.choice(matter.words, choice)),) for choice in lever.choices])


def prices(matter: Matter, lever: Lever) -> Line:
    """What the handbook says that each choice of a lever gives up."""
    told = dict.fromkeys(matter.text(choice.price) for choice in lever.choices if choice.price)
    return joined([(one,) for one in told]) or (capital(matter.say("road.no_price")),)


def _open(matter: Matter) -> str:
    settled, everything = matter.road.progress
    questions = [question for question in matter.road.questions if not question.fact.reading]
    names = [matter.words.label(question.fact.id) for question in questions[:OPEN]]
    return matter.say(
        "road.still_open_told" if questions else "road.nothing_open", settled=settled, all=everything,
        questions=len(questions), names=_listed(names), readings=len(matter.road.readings),
    )  # fmt: skip


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)
