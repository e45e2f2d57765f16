"""What law in the making changes in the handbook, and what begins or ends between two days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Literal

from vejviser.handbook.contents import Contents
from vejviser.handbook.entries import Authority, Entry, RuleEntry
from vejviser.handbook.load import Handbook
from vejviser.law.model import Period

How = Literal["added", "repealed", "changed", "begins", "ends"]
SHELVES = (
    "rules", "decisions", "steps", "readings", "facts", "constraints", "authorities", "documents",
    "unmodelled",
)  # fmt: skip
"""The kinds of entries that are compared, in the order told."""

_BESIDE = ("place", "provision", "covers")


@dataclass(frozen=True)
class Difference:
    """One entry that differs.

    `kind` is the shelf it stands on; `day` is when it begins, or the last day before it ends; `keys` are
    what changed in it; `successor` who takes over from an authority that ends.
    """

    kind: str
    entry: Entry
    how: How
    day: dt.date | None = None
    keys: tuple[str, ...] = ()
    successor: Authority | None = None


def overlay_differences(handbook: Handbook, overlay: str) -> tuple[Difference, ...]:
    """What an overlay adds, repeals and changes. Raises `UnknownOverlayError`."""
    return tuple(_compared(handbook.contents, handbook.with_overlays([overlay]).contents))


def _compared(before: Contents, after: Contents) -> Iterator[Difference]:
    for shelf in SHELVES:
        old, new = _shelf(before, shelf), _shelf(after, shelf)
        for name, entry in old.items():
            if name not in new:
                yield Difference(shelf, entry, "repealed")
            elif keys := changed_keys(entry, new[name]):
                yield Difference(shelf, new[name], "changed", keys=keys)
        yield from (Difference(shelf, entry, "added") for name, entry in new.items() if name not in old)


def _shelf(contents: Contents, shelf: str) -> dict[str, Entry]:
    """The entries of a kind; readings stand as readings only."""
    entries: dict[str, Entry] = getattr(contents, shelf)
    return {name: entry for name, entry in entries.items() if not getattr(entry, "reading", False)}


def changed_keys(before: Entry, after: Entry) -> tuple[str, ...]:
    """The keys whose value differs; not where the entry stands or what it covers."""
    if type(before) is not type(after):
        return ("kind",)
    keys = [field.name for field in fields(before) if field.name not in _BESIDE]
    return tuple(key for key in keys if getattr(before, key) != getattr(after, key))


def dated_differences(handbook: Handbook, start: dt.date, end: dt.date) -> tuple[Difference, ...]:
    """The rules and authorities that begin after `start` and by `end`, or end in that time, by day.

    An entry begins on its first day; it ends where it holds on `start` or later but no longer on `end`.
    """
    found: list[Difference] = []
    for rule in handbook.rules.values():
        found += _turns("rules", rule, rule.applies, start, end)
    for authority in handbook.authorities.values():
        successor = handbook.authorities.get(authority.successor)
        found += _turns("authorities", authority, authority.valid, start, end, successor)
    return tuple(sorted(found, key=lambda one: (one.day or start, one.kind, one.how)))


def _turns(
    kind: str,
    entry: RuleEntry | Authority,
    period: Period,
    start: dt.date,
    end: dt.date,
    successor: Authority | None = None,
) -> Iterator[Difference]:
    if period.start and start < period.start <= end:
        yield Difference(kind, entry, "begins", period.start)
    if period.end and start <= period.end < end:
        yield Difference(kind, entry, "ends", period.end, successor=successor)
