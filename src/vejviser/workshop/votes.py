"""Votes on statements by people of known groups, and how many of each kind every group cast."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

AGREE, PASS, DISAGREE, UNSEEN = 1, 0, -1, -2
KINDS = (AGREE, DISAGREE, PASS)

Grid = npt.NDArray[np.int8]
Whole = npt.NDArray[np.int64]


class VotesError(ValueError):
    """The votes do not fit together; the message says what, where, and how to mend it."""


@dataclass(frozen=True, eq=False)
class Votes:
    """Who voted what: `grid` is participants x statements, of AGREE, PASS, DISAGREE and UNSEEN.

    `member_of` holds the index into `groups` for each participant. Names are unique within their kind. A
    group may have no participant, and a participant no vote. Raises `VotesError` if the parts do not fit
    together.
    """

    participants: tuple[str, ...]
    statements: tuple[str, ...]
    groups: tuple[str, ...]
    member_of: npt.NDArray[np.intp]
    grid: Grid

    def __post_init__(self) -> None:
        people, statements = len(self.participants), len(self.statements)
        if self.grid.shape != (people, statements):
            wanted = f"{people} participants x {statements} statements"
            raise VotesError(f"The grid is {self.grid.shape}; make it {wanted}.")
        if self.member_of.shape != (people,):
            raise VotesError(f"{self.member_of.size} memberships for {people} participants; give one each.")
        if people and not (self.member_of.min() >= 0 and self.member_of.max() < len(self.groups)):
            raise VotesError(f"A membership points outside the {len(self.groups)} groups.")
        if self.grid.size and (self.grid.min() < UNSEEN or self.grid.max() > AGREE):
            raise VotesError("A vote is none of agree 1, pass 0, disagree -1, not seen -2.")
        for kind in ("participants", "statements", "groups"):
            names: tuple[str, ...] = getattr(self, kind)
            if len(set(names)) < len(names):
                twice = sorted({name for name in names if names.count(name) > 1})
                raise VotesError(f"Of the {kind}, {', '.join(twice)} are named twice; names must be unique.")


class Counts(NamedTuple):
    """How many voted each way: three arrays, groups x statements."""

    agree: Whole
    disagree: Whole
    passed: Whole

    @property
    def seen(self) -> Whole:
        """All votes, passes too."""
        return self.agree + self.disagree + self.passed


class Vote(NamedTuple):
    """One vote as it is cast or captured: `value` is AGREE, PASS or DISAGREE."""

    participant: str
    group: str
    statement: str
    value: int


def votes_of(
    rows: Iterable[Vote],
    groups: Sequence[str] = (),
    statements: Sequence[str] = (),
    people: Sequence[str] = (),
) -> Votes:
    """The votes as a grid, names in the order given and then in the order they are met.

    Raises `VotesError` for a participant in two groups and for a second vote on the same statement.
    """
    cast = list(rows)
    who = _numbered(people, (row.participant for row in cast))
    what = _numbered(statements, (row.statement for row in cast))
    whose = _numbered(groups, (row.group for row in cast))
    member_of = np.full(len(who), -1, dtype=np.intp)
    grid = np.full((len(who), len(what)), UNSEEN, dtype=np.int8)
    for row in cast:
        person, statement, group = who[row.participant], what[row.statement], whose[row.group]
        if member_of[person] not in (-1, group):
            other = list(whose)[member_of[person]]
            raise VotesError(f"{row.participant} is of both {other} and {row.group}; choose one group.")
        if grid[person, statement] != UNSEEN:
            raise VotesError(f"{row.participant} votes twice on {row.statement}; keep one of the votes.")
        member_of[person] = group
        grid[person, statement] = row.value
    if (member_of < 0).any():
        silent = list(who)[int(np.argmin(member_of))]
        raise VotesError(f"{silent} casts no vote, so no row tells which group they are of; leave them out.")
    return Votes(tuple(who), tuple(what), tuple(whose), member_of, grid)


def _numbered(first: Iterable[str], then: Iterable[str]) -> dict[str, int]:
    names = dict.fromkeys([*first, *then])
    return {name: number for number, name in enumerate(names)}


def count(votes: Votes) -> Counts:
    """The votes of each kind by known group."""
    return count_by(votes.grid, votes.member_of, len(votes.groups))


def count_by(grid: Grid, member_of: npt.NDArray[np.intp], groups: int) -> Counts:
    """The votes of each kind in a grid, by any division of its rows into groups."""
    # Sums of ones are exact in single precision up to 2^24 people, and a product of matrices is the fastest
    # sum.
    inside = (member_of == np.arange(groups)[:, None]).astype(np.float32)
    return Counts(*(np.rint(inside @ (grid == kind).astype(np.float32)).astype(np.int64) for kind in KINDS))
