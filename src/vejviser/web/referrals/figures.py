"""How referrals fare: answered in time, passed on, helped; for each actor and overall, never of a few.

Nothing is told of fewer than five referrals; counts are told as at least so many fives, and shares to the
nearest tenth, so that one more referral tells nobody what came of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from vejviser.web.referrals.history import danish_day, due_from

LEAST = 5
"""The fewest referrals that a figure is made of."""


@dataclass(frozen=True)
class Case:
    """One hop as the figures see it; `outcome` is set where this hop had the referral last, else ""."""

    actor: str
    state: str
    since: dt.datetime
    responded: dt.datetime | None
    outcome: str
    withdrawn: bool


@dataclass(frozen=True)
class Figures:
    """Figures of at least `count` referrals; a share in tenths, None where they are too few."""

    count: int
    answered: int | None
    passed: int | None
    helped: int | None
    partly: int | None


def figures(cases: Iterable[Case], today: dt.date) -> Figures | None:
    """The figures of the cases, None where they are too few.

    Answered counts those that got a first word within ten working days, of those that got one or whose ten
    days are over; helped and partly count those of which the sender said so, of those that they said
    anything of.
    """
    some = list(cases)
    if len(some) < LEAST:
        return None
    told = [in_time for one in some if (in_time := _in_time(one, today)) is not None]
    outcomes = [one.outcome for one in some if one.outcome]
    return Figures(
        len(some) // LEAST * LEAST,
        _tenths(sum(told), len(told)),
        _tenths(sum(one.state == "passed" for one in some), len(some)),
        _tenths(outcomes.count("helped"), len(outcomes)),
        _tenths(outcomes.count("partly"), len(outcomes)),
    )


def by_actor(cases: Iterable[Case], today: dt.date) -> dict[str, Figures]:
    """The figures of each actor that has enough of them."""
    sorted_out: dict[str, list[Case]] = {}
    for one in cases:
        if one.actor:
            sorted_out.setdefault(one.actor, []).append(one)
    found = {name: figures(some, today) for name, some in sorted_out.items()}
    return {name: told for name, told in found.items() if told is not None}


def _in_time(one: Case, today: dt.date) -> bool | None:
    """Whether the first word came in time; None where it can still come, or no longer had to."""
    limit = _limit(danish_day(one.since))
    if one.responded is not None:
        return danish_day(one.responded) <= limit
    if one.withdrawn or today <= limit:
        return None
    return False


@lru_cache(maxsize=4096)
def _limit(day: dt.date) -> dt.date:
    return due_from(day)


def _tenths(part: int, whole: int) -> int | None:
    return int(10 * part / whole + 0.5) if whole >= LEAST else None
