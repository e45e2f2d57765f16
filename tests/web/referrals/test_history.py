"""What may happen to a referral in which order, against any order of acts that somebody may try."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.schedule.calendar import is_working_day
from vejviser.web.referrals.history import (
    OF_RECEIVERS,
    History,
    Verb,
    history_of,
    may,
    remind_on,
    reminder,
    working_days_before,
)

NOON = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)
VERBS: tuple[Verb, ...] = (
    "accepted", "answered", "declined", "passed", "withdrawn", "ended", "reminded", "renewed", "revoked",
)  # fmt: skip
TRIES = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 4)), max_size=25)


@dataclass(frozen=True)
class Event:
    verb: str
    hop: int = 1
    about: Any = field(default_factory=dict)
    at: dt.datetime = NOON


def sent(due: str = "2026-12-10") -> Event:
    return Event("sent", about={"due": due})


def particulars(verb: Verb) -> dict[str, str]:
    return {
        "passed": {"due": "2026-12-20"},
        "ended": {"outcome": "helped"},
        "reminded": {"what": "soon"},
    }.get(verb, {})


def run(tries: list[tuple[Verb, int]]) -> tuple[list[Event], History]:
    """The events of those tries that were let, one minute after the other."""
    events = [sent()]
    for turn, (verb, hop) in enumerate(tries, 1):
        if may(history_of(events), verb, hop):
            events.append(Event(verb, hop, particulars(verb), NOON + dt.timedelta(minutes=turn)))
    return events, history_of(events)


@given(TRIES)
def test_after_any_acts_one_hop_has_the_referral_and_all_before_it_passed_it_on(
    tries: list[tuple[Verb, int]],
) -> None:
    events, found = run(tries)
    assert [hop.number for hop in found.hops] == list(range(1, len(found.hops) + 1))
    assert all(hop.state == "passed" for hop in found.hops[:-1])
    assert found.last.state != "passed"
    assert len(found.hops) == 1 + [one.verb for one in events].count("passed")


@given(TRIES)
def test_nothing_but_a_withdrawal_and_closed_links_follows_an_end(tries: list[tuple[Verb, int]]) -> None:
    verbs = [one.verb for one in run(tries)[0]]
    assert verbs.count("withdrawn") <= 1
    assert verbs.count("ended") <= 1
    for end in ("withdrawn", "ended"):
        if end in verbs:
            after = set(verbs[verbs.index(end) + 1 :])
            assert not after & {*OF_RECEIVERS, "renewed", "reminded", "ended"}


@given(TRIES)
def test_a_no_is_the_last_word_of_a_receiver(tries: list[tuple[Verb, int]]) -> None:
    verbs = [one.verb for one in run(tries)[0]]
    if "declined" in verbs:
        assert not set(verbs[verbs.index("declined") + 1 :]) & set(OF_RECEIVERS)


@given(TRIES)
def test_the_first_word_of_a_receiver_is_kept_as_such(tries: list[tuple[Verb, int]]) -> None:
    events, found = run(tries)
    for hop in found.hops:
        own = [one.at for one in events if one.hop == hop.number and one.verb in OF_RECEIVERS]
        assert hop.responded == (min(own) if own else None)


def test_nothing_happens_before_it_is_sent_and_it_is_sent_once() -> None:
    assert may(History(), "sent", 1)
    assert not any(may(History(), verb, 1) for verb in VERBS)
    assert not may(history_of([sent()]), "sent", 1)


def days(*events: Event) -> list[tuple[str, str]]:
    """The reminders that a worker which looks every day sends within sixty days, and when."""
    told, kept = [], list(events)
    for day in (dt.date(2026, 11, 26) + dt.timedelta(days=n) for n in range(60)):
        what = reminder(history_of(kept), day)
        if what:
            told.append((day.isoformat(), what))
            kept.append(Event("reminded", history_of(kept).last.number, {"what": what}))
    return told


def test_a_receiver_is_reminded_two_working_days_before_and_the_day_after() -> None:
    assert days(sent("2026-12-10")) == [("2026-12-08", "soon"), ("2026-12-11", "late")]
    assert days(sent("2026-12-14")) == [("2026-12-10", "soon"), ("2026-12-15", "late")]


def test_the_sender_is_asked_ten_working_days_after_the_answer_over_christmas() -> None:
    at = dt.datetime(2026, 12, 17, 12, tzinfo=dt.UTC)
    told = days(sent("2027-01-20"), Event("answered", 1, {"text": "Ja"}, at))
    assert told == [("2027-01-04", "outcome")]


@pytest.mark.parametrize("verb", ["withdrawn", "ended"])
def test_nobody_is_reminded_of_what_is_over(verb: Verb) -> None:
    assert days(sent(), Event(verb, 1, particulars(verb))) == []


def test_a_worker_that_slept_over_the_due_day_tells_only_that_it_is_late() -> None:
    assert reminder(history_of([sent("2026-12-10")]), dt.date(2026, 12, 24)) == "late"


def test_each_hop_is_reminded_anew() -> None:
    events = [sent(), Event("reminded", 1, {"what": "soon"}), Event("reminded", 1, {"what": "late"})]
    assert remind_on(history_of(events)) is None
    assert remind_on(history_of([*events, Event("passed", 1, {"due": "2026-12-28"})])) == dt.date(
        2026, 12, 23
    )


@given(st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1)), st.integers(0, 12))
def test_so_many_working_days_lie_before_a_day(day: dt.date, count: int) -> None:
    found = working_days_before(day, count)
    between = (found + dt.timedelta(days=n) for n in range((day - found).days))
    assert sum(map(is_working_day, between)) == count
