"""Where a referral stands, derived from its events alone, and what may happen to it next. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol
from zoneinfo import ZoneInfo

from vejviser.schedule.calendar import is_working_day, limit_ends

Verb = Literal[
    "sent",
    "accepted",
    "answered",
    "declined",
    "passed",
    "withdrawn",
    "ended",
    "reminded",
    "renewed",
    "revoked",
]
ANSWER_DAYS = 10
"""Working days that a receiver has to answer, unless the sender says otherwise."""
OUTCOME_DAYS = 10
"""Working days after the last word of a receiver until the sender is asked what came of it."""
SOON_DAYS = 2
"""Working days before the due date on which the receiver is reminded."""
_DENMARK = ZoneInfo("Europe/Copenhagen")
_FROM: Mapping[str, tuple[str, ...]] = {
    "accepted": ("waiting",),
    "answered": ("waiting", "accepted", "answered"),
    "declined": ("waiting", "accepted"),
    "passed": ("waiting", "accepted", "answered"),
}
"""The states of the last hop from which its receiver may do what."""
OF_RECEIVERS = tuple(_FROM)


class Happened(Protocol):
    """What is known of an event: which hop it is about, what happened when, and the particulars."""

    @property
    def verb(self) -> str:
        """What happened."""

    @property
    def hop(self) -> int:
        """The number of the hop."""

    @property
    def about(self) -> Any:
        """The particulars, by name."""

    @property
    def at(self) -> dt.datetime:
        """When."""


@dataclass(frozen=True)
class Said:
    """Words that came with an act: `verb` is sent, passed, answered or declined."""

    verb: str
    text: str
    at: dt.datetime


@dataclass(frozen=True)
class Stand:
    """Where one hop stands; `changed` is since when, `responded` the first word of its receiver."""

    number: int
    state: str
    since: dt.datetime
    due: dt.date
    changed: dt.datetime
    responded: dt.datetime | None = None
    said: tuple[Said, ...] = ()


@dataclass(frozen=True)
class History:
    """Where a referral stands: its hops in order, and whether it is over."""

    hops: tuple[Stand, ...] = ()
    withdrawn: dt.datetime | None = None
    ended: dt.datetime | None = None
    outcome: str = ""
    remark: str = ""
    reminded: frozenset[tuple[int, str]] = field(default_factory=frozenset)

    @property
    def last(self) -> Stand:
        """The hop that has the referral now."""
        return self.hops[-1]

    @property
    def open(self) -> bool:
        """True while receivers may act."""
        return not self.withdrawn and not self.ended

    @property
    def state(self) -> str:
        """One word for all of it."""
        return "withdrawn" if self.withdrawn else "ended" if self.ended else self.last.state


def history_of(events: Iterable[Happened]) -> History:
    """Where a referral stands after the events, in their order."""
    found = History()
    for event in events:
        found = _after(found, event)
    return found


def may(found: History, verb: Verb, hop: int) -> bool:
    """Whether this may happen to the hop now."""
    if verb == "sent":
        return not found.hops
    if not 1 <= hop <= len(found.hops):
        return False
    if verb in _FROM:
        return found.open and hop == found.last.number and found.last.state in _FROM[verb]
    if verb == "withdrawn":
        return not found.withdrawn
    if verb == "renewed":
        return found.open and hop == found.last.number
    return found.open if verb in ("ended", "reminded") else True


def _after(found: History, event: Happened) -> History:
    match event.verb:
        case "sent" | "passed":
            return _handed_on(found, event)
        case "accepted" | "answered" | "declined":
            return _changed(found, event, event.verb)
        case "withdrawn":
            return replace(found, withdrawn=event.at)
        case "ended":
            told = event.about
            return replace(found, ended=event.at, outcome=told["outcome"], remark=told.get("text", ""))
        case "reminded":
            return replace(found, reminded=found.reminded | {(event.hop, event.about["what"])})
    return found


def _handed_on(found: History, event: Happened) -> History:
    if found.hops:
        found = _changed(found, event, "passed")
    due = dt.date.fromisoformat(event.about["due"])
    fresh = Stand(len(found.hops) + 1, "waiting", event.at, due, event.at)
    return replace(found, hops=(*found.hops, fresh))


def _changed(found: History, event: Happened, state: str) -> History:
    was = found.hops[event.hop - 1]
    text = str(event.about.get("text", ""))
    said = (*was.said, Said(event.verb, text, event.at)) if text else was.said
    now = replace(was, state=state, changed=event.at, responded=was.responded or event.at, said=said)
    return replace(found, hops=(*found.hops[: event.hop - 1], now, *found.hops[event.hop :]))


def due_from(day: dt.date) -> dt.date:
    """The day by which a receiver should have answered a referral that came on a day."""
    return limit_ends(day, ANSWER_DAYS, "working")


def danish_day(moment: dt.datetime) -> dt.date:
    """The day that it is in Denmark."""
    return moment.astimezone(_DENMARK).date()


def remind_on(found: History) -> dt.date | None:
    """The next day on which somebody shall be reminded, None when nobody shall."""
    if not found.open:
        return None
    last = found.last
    if last.state in ("answered", "declined"):
        asked = (last.number, "outcome") in found.reminded
        return None if asked else limit_ends(danish_day(last.changed), OUTCOME_DAYS, "working")
    if (last.number, "late") in found.reminded:
        return None
    if (last.number, "soon") in found.reminded:
        return last.due + dt.timedelta(days=1)
    return working_days_before(last.due, SOON_DAYS)


def reminder(found: History, today: dt.date) -> str:
    """What to remind of today: soon or late (the receiver's answer), outcome (the sender), or "" for nothing.

    Where the day before the due date was missed, only that it is late is told.
    """
    day = remind_on(found)
    if day is None or today < day:
        return ""
    if found.last.state in ("answered", "declined"):
        return "outcome"
    return "late" if today > found.last.due else "soon"


def working_days_before(day: dt.date, count: int) -> dt.date:
    """The working day that lies so many working days before a day."""
    while count:
        day -= dt.timedelta(days=1)
        count -= is_working_day(day)
    return day
