"""The days on which the handbook says that something begins or ends, by entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from vejviser.handbook.differences import dated_differences
from vejviser.law.model import Period
from vejviser.web.following.followed import Key
from vejviser.web.law import house

AHEAD = dt.timedelta(days=30)
"""How long before a day it is told of."""
_EVER = (dt.date(1900, 1, 1), dt.date(2200, 1, 1))


@dataclass(frozen=True)
class Turn:
    """What there is to tell of an entry on a day: it begins, ends, or costs anew, or will `on` a day ahead.

    The day on which something ends is the first without it.
    """

    kind: str
    key: str
    how: str
    day: dt.date
    on: dt.date


def turns(keys: Iterable[Key], after: dt.date, until: dt.date) -> list[Turn]:
    """What happens to these entries after a day and by another, the first first."""
    found = [turn for key in set(keys) for turn in _by_entry().get(key, ()) if after < turn.day <= until]
    return sorted(found, key=lambda turn: (turn.day, turn.kind, turn.key, turn.how))


@cache
def _by_entry() -> Mapping[Key, tuple[Turn, ...]]:
    found: dict[Key, dict[Turn, None]] = {}
    for turn in _all():
        found.setdefault((turn.kind, turn.key), {})[turn] = None
    return {key: tuple(those) for key, those in found.items()}


def _all() -> Iterator[Turn]:
    at = house()
    for one in dated_differences(at.handbook, *_EVER):
        assert one.day is not None  # dated
        ends = one.how == "ends"
        yield from _told(one.kind, one.entry.id, one.how, one.day + dt.timedelta(days=1) if ends else one.day)
    for row in at.reference.actors.values():
        yield from _of_period("actors", row.id, row.valid)
    for step in at.handbook.steps.values():
        for fee in step.fee:
            day = dt.date(fee.year, 1, 1)
            yield Turn("steps", step.id, "fee", day, day)


def _of_period(kind: str, key: str, valid: Period) -> Iterator[Turn]:
    if valid.start:
        yield from _told(kind, key, "begins", valid.start)
    if valid.end:
        yield from _told(kind, key, "ends", valid.end + dt.timedelta(days=1))


def _told(kind: str, key: str, how: str, day: dt.date) -> Iterator[Turn]:
    yield Turn(kind, key, f"{how}_soon", day - AHEAD, day)
    yield Turn(kind, key, how, day, day)
