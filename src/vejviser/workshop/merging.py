"""Votes with duplicates brought together and small groups put into one, so that nobody's vote can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

LEAST = 3
"""A group with fewer voters is never shown alone: its counts would tell how its members voted."""


class Cast(NamedTuple):
    """One vote as it is kept: when it was last `changed`, in any number that grows."""

    participant: str
    group: str
    statement: str
    value: int
    changed: float


def root_of(merged: Mapping[str, str], statement: str) -> str:
    """The statement that one was merged into, at the end of the chain; itself if it was not."""
    seen = {statement}
    while (into := merged.get(statement)) is not None and into not in seen:
        seen.add(into)
        statement = into
    return statement


def brought_together(votes: Iterable[Cast], merged: Mapping[str, str]) -> list[Cast]:
    """The votes on what duplicates were merged into, one a participant and statement.

    A vote on the statement that was kept goes before one on a duplicate; among duplicates the last changed.
    """
    kept: dict[tuple[str, str], tuple[tuple[bool, float], Cast]] = {}
    for vote in votes:
        root = root_of(merged, vote.statement)
        rank = (root == vote.statement, vote.changed)
        key = (vote.participant, root)
        if key not in kept or rank > kept[key][0]:
            kept[key] = (rank, vote._replace(statement=root))
    return [vote for _, vote in kept.values()]


def pooled(voters: Mapping[str, int], least: int = LEAST) -> tuple[tuple[str, ...], ...]:
    """The groups that are shown together, each a tuple of keys; `voters` counts those who voted, by group.

    Groups of at least `least` voters stand alone. The smaller ones are put together; if they are still too
    few, the smallest of the others joins them. With fewer voters than `least` in all, nothing can be shown.
    Groups without voters are left out. Those put together come last.
    """
    present = {group: number for group, number in voters.items() if number > 0}
    if sum(present.values()) < least:
        return ()
    alone = [group for group, number in present.items() if number >= least]
    small = [group for group, number in present.items() if number < least]
    while small and sum(present[group] for group in small) < least:
        joining = min(alone, key=lambda group: (present[group], group))
        alone.remove(joining)
        small.append(joining)
    together = tuple(group for group in present if group in small)
    return (*((group,) for group in alone), *([together] if together else []))
