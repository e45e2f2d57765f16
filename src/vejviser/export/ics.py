"""The road as a calendar (iCalendar, RFC 5545): milestones, limits in law, and when critical steps begin.

Every day in it is an estimate and says so. The events block no time and are tentative; their identifiers stay
the same from one export to the next, so that a calendar that is imported again is brought up to date.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from icalendar import Calendar, Event, vText

from vejviser.export.picture.months import Calendar as Months
from vejviser.export.picture.rows import clock_words
from vejviser.export.road_json import NOTICE
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang, Text
from vejviser.handbook.reference.entries import Reference
from vejviser.levers.levers import Levers
from vejviser.schedule.clocks import Clock
from vejviser.schedule.schedule import Reached, Schedule, TimedStep

WORDS: dict[str, Text] = {
    "name": Text("Vejviser: {name}", "Vejviser: {name}"),
    "untitled": Text("vejen til klinisk brug", "the road to clinical use"),
    "milestone": Text("Milepæl (skøn): {title}", "Milestone (estimate): {title}"),
    "limit": Text("Lovens frist (skøn): {limit}: {title}", "Time limit in law (estimate): {limit}: {title}"),
    "start": Text("Begynd (skøn): {title}", "Start (estimate): {title}"),
    "range": Text(
        "Halvdelen af alle forløb er her senest denne dag; otte af ti er det mellem {p10} og {p90}.",
        "Half of all draws are here by this day; eight of ten are between {p10} and {p90}.",
    ),
    "estimate": Text("Dagen er et skøn, ikke en aftale.", "The day is an estimate, not an appointment."),
    "runs": Text(
        "Fristen løber fra: {start}. Her er regnet med {day}, trinets skønnede begyndelse. "
        "Regn den om, når den rigtige dag er kendt.",
        "The limit runs from: {start}. Reckoned here from {day}, the step's estimated beginning. "
        "Reckon it anew when the real day is known.",
    ),
    "runs_sent": Text(
        "Fristen løber fra: {start}. Sendt {day}.", "The limit runs from: {start}. Sent on {day}."
    ),
    "stops": Text("Uret står stille: {stops}.", "The clock stops: {stops}."),
    "law": Text("Lov: {cites}.", "Law: {cites}."),
    "time": Text(
        "Tager {length} (median). {source}. På den kritiske vej i {share} % af forløbene.",
        "Takes {length} (median). {source}. On the critical path in {share}% of the draws.",
    ),
    "desk": Text("Afgøres af: {names}.", "Decided by: {names}."),
    "source.published": Text("Tiden er offentliggjort erfaring", "The time is published experience"),
    "source.spread_assumed": Text(
        "Medianen er offentliggjort, spredningen antager vi", "The median is published, we assume the spread"
    ),
    "source.assumed": Text("Tiden antager vi", "We assume the time"),
    "source.project": Text("Tiden er projektets egen", "The time is the project's own"),
    "source.none": Text("Trinet tager ingen tid selv", "The step takes no time of its own"),
}


@dataclass(frozen=True)
class Entry:
    """One day in the calendar; `key` tells it apart from all others of the project."""

    key: str
    day: dt.date
    category: str
    summary: str
    description: str


def render(
    schedule: Schedule,
    lang: Lang,
    *,
    name: str = "",
    about: str = "",
    levers: Levers | None = None,
    reference: Reference | None = None,
) -> bytes:
    """The calendar file, UTF-8 with the line ends of RFC 5545; stamped with the day of the road.

    `levers` and `reference` are for the other formats, whose `render` takes the same arguments.
    """
    project = name or _say("untitled", lang)
    calendar = Calendar()
    calendar.add("prodid", f"-//Vejviser//{lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", vText(_say("name", lang, name=project)))
    if about:
        calendar.add("x-wr-caldesc", vText(about))
    stamp = dt.datetime.combine(schedule.road.as_of, dt.time(), dt.UTC)
    owner = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    for entry in entries(schedule, lang):
        calendar.add_component(_event(entry, stamp, owner, lang))
    return bytes(calendar.to_ical())


def entries(schedule: Schedule, lang: Lang) -> tuple[Entry, ...]:
    """The days of the calendar in order of time: milestones, limits in law, starts on the critical path.

    Only what is ahead on the day of the road stands there.
    """
    words, months = Wording(schedule.road.handbook, lang), Months(schedule.start, lang)
    found = [
        *(_milestone(key, one, months) for key, one in schedule.milestones.items() if not one.behind),
        *(entry for step in schedule.steps for entry in _limits(step, words, months)),
        *(_start(step, words, months) for step in schedule.steps if step.on_path and not step.begun),
    ]
    found = [entry for entry in found if entry.day >= schedule.road.as_of or not schedule.standing]
    return tuple(sorted(found, key=lambda entry: (entry.day, entry.key)))


def _event(entry: Entry, stamp: dt.datetime, owner: str, lang: Lang) -> Event:
    event = Event()
    event.add("uid", f"{owner}-{entry.key}@vejviser")
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + dt.timedelta(days=1))
    for key, told in (("summary", entry.summary), ("description", entry.description)):
        event.add(key, vText(told, params={"LANGUAGE": lang}))
    event.add("categories", [entry.category])
    event.add("transp", "TRANSPARENT")
    event.add("status", "TENTATIVE")
    return event


def _milestone(key: str, reached: Reached, months: Months) -> Entry:
    lang, spread = months.lang, reached.spread
    told = [
        _say("range", lang, p10=months.month(spread.p10), p90=months.month(spread.p90)),
        _say("estimate", lang),
        NOTICE[lang],
    ]
    title = reached.milestone.title.say(lang)
    return Entry(
        f"milestone-{key}", months.day(spread.p50), "Vejviser milestone",
        _say("milestone", lang, title=title), "\n".join(told),
    )  # fmt: skip


def _limits(step: TimedStep, words: Wording, months: Months) -> Iterator[Entry]:
    for number, clock in enumerate(step.clocks, 1):
        yield _limit(step, number, clock, words, months)


def _limit(step: TimedStep, number: int, clock: Clock, words: Wording, months: Months) -> Entry:
    lang, limit, entry = months.lang, clock.limit, step.step.entry
    sent = step.standing is not None and step.standing.sent == clock.begins
    runs = "runs_sent" if sent and step.status == "sent" else "runs"
    told = [
        words.say(limit.limit).rstrip(".") + ".",
        _say(runs, lang, start=words.inner(limit.start), day=months.date(clock.begins)),
        _say("stops", lang, stops=words.inner(limit.stops)) if limit.stops else "",
        _say("law", lang, cites=words.cites(limit.cite)),
        NOTICE[lang],
    ]
    summary = _say("limit", lang, limit=clock_words(clock, lang), title=words.say(entry.title))
    return Entry(
        f"limit-{entry.id}-{number}",
        clock.ends,
        "Vejviser time limit",
        summary,
        "\n".join(filter(None, told)),
    )


def _start(step: TimedStep, words: Wording, months: Months) -> Entry:
    lang, entry = months.lang, step.step.entry
    names = ", ".join(words.say(desk.authority.name) for desk in step.step.desks)
    source = _say(f"source.{step.duration.origin}", lang)
    length = months.length(step.duration.p50)
    told = [
        words.say(entry.do),
        _say("time", lang, length=length, source=source, share=round(step.critical * 100)),
        _say("desk", lang, names=names) if names else "",
        _say("law", lang, cites=words.cites(entry.cite)) if entry.cite else "",
        _say("estimate", lang),
        NOTICE[lang],
    ]
    return Entry(
        f"start-{entry.id}", months.day(step.start.p50), "Vejviser start",
        _say("start", lang, title=words.say(entry.title)), "\n".join(filter(None, told)),
    )  # fmt: skip


def _say(key: str, lang: Lang, **particulars: object) -> str:
    text = WORDS[key].say(lang)
    return text.format_map(particulars) if particulars else text
