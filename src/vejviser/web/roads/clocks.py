"""Both clocks of a step apart: the limits in law with their days, and the time that others experienced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vejviser.export import phrases
from vejviser.export.picture.months import Calendar
from vejviser.export.picture.rows import Row
from vejviser.export.picture.spoken import row_length
from vejviser.export.picture.texts import say as picture_say
from vejviser.export.report.item import Link
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Fee, Returned, StepEntry
from vejviser.schedule.schedule import Schedule
from vejviser.web.law import house
from vejviser.web.roads.told import Sign, cited, signs
from vejviser.web.words import say


@dataclass(frozen=True)
class Told:
    """Something about time or money in words, with its sources and how well it is known."""

    text: str
    cited: tuple[Link, ...]
    signs: tuple[Sign, ...]
    dates: str = ""


@dataclass(frozen=True)
class Times:
    """The clocks of a step, never added up; `reckoned` says when it comes on this road, and by whose word."""

    law: tuple[Told, ...]
    lived: tuple[Told, ...]
    assumed: tuple[Told, ...]
    own: str
    returned: tuple[Told, ...]
    fees: tuple[Told, ...]
    reckoned: str
    range: str
    source: str


def times(entry: StepEntry, row: Row | None, schedule: Schedule, words: Wording, calendar: Calendar) -> Times:
    """The clocks and fees of a step."""
    assumed = house().reference.assumed_by_step.get(entry.id)
    origin = row.duration.origin if row and row.duration else ""
    when, ends = _reckoned(row, calendar)
    return Times(
        tuple(_law(entry, row, words, calendar)),
        tuple(
            Told(phrases.experienced(words, one), cited(one.cite, words), signs([one.mark], words))
            for one in entry.experienced
        ),
        (Told(phrases.assumed(words, assumed), (), signs([assumed.mark], words), words.say(assumed.why)),)
        if assumed and not entry.experienced
        else (),
        _own(row, words) if origin == "project" else "",
        tuple(_cited(phrases.returned(words, one), one, words) for one in entry.returned),
        tuple(_cited(phrases.fee(words, one), one, words) for one in entry.fee),
        when,
        ends,
        picture_say(f"source.{origin}", words.lang) if origin else "",
    )


def _law(entry: StepEntry, row: Row | None, words: Wording, calendar: Calendar) -> Iterator[Told]:
    """Each limit in law, with the days that it runs between if the step comes as reckoned."""
    placed = {clock.limit: clock for clock in (row.clocks if row else ())}
    for limit in entry.statutory:
        dates = ""
        if limit in placed:
            clock = placed[limit]
            dates = say("Hvis uret starter {begins}, udløber fristen {ends}.",
                        "If the clock starts on {begins}, the limit runs out on {ends}.",
                        begins=calendar.date(clock.begins), ends=calendar.date(clock.ends))  # fmt: skip
        yield Told(
            phrases.statutory(words, limit), cited(limit.cite, words), signs([limit.mark], words), dates
        )


def _cited(text: str, one: Fee | Returned, words: Wording) -> Told:
    return Told(text, cited(one.cite, words), signs([one.mark], words))


def _own(row: Row | None, words: Wording) -> str:
    if row is None or row.duration is None:
        return ""
    return say("Projektets egen tid: {days} dage (median)", "The project's own time: {days} days (median)",
               days=words.number(round(row.duration.p50)))  # fmt: skip


def _reckoned(row: Row | None, calendar: Calendar) -> tuple[str, str]:
    """When the step comes at the median, and where its end falls in eight draws of ten."""
    if row is None or row.start is None or row.finish is None:
        return "", ""
    start, end = calendar.month(row.start.p50), calendar.month(row.finish.p50)
    length = row_length(row, calendar)
    told = say("{start} til {end}", "{start} to {end}", start=start, end=end) if start != end else start
    low, high = calendar.month(row.finish.p10), calendar.month(row.finish.p90)
    ends = say("Slutter mellem {low} og {high} i otte af ti forløb.",
               "Ends between {low} and {high} in eight draws of ten.", low=low, high=high)  # fmt: skip
    return f"{told} ({length})" if length else told, ends
