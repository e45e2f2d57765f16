"""Simulated workshops with what their groups agree and differ on known beforehand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vejviser.workshop.votes import AGREE, DISAGREE, PASS, UNSEEN, Counts, Votes

Real = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]

GROUPS = ("company", "hospital", "region", "authority", "university", "patients")
CONSENSUS, DIVISION, REST = 10, 10, 20


@dataclass(frozen=True)
class Planted:
    """A workshop and the indices of the statements on which consensus and division were planted."""

    votes: Votes
    consensus: range
    division: range


def planted(
    rng: np.random.Generator, people: int = 60, missing: float = 0.45, passing: float = 0.0
) -> Planted:
    """A workshop of six equal groups on forty statements.

    On ten, 75 to 90 % of every group agrees. On ten, 85 to 98 % agrees but in one or two groups, drawn anew
    for each statement, of which 5 to 25 % agrees. On the rest, 20 to 60 %, drawn anew for each group. The
    spans are those with which k-means with group-informed consensus and the geometric mean over groups do as
    published (0.73, 0.27; 0.84, 0.16).
    """
    share = np.empty((len(GROUPS), CONSENSUS + DIVISION + REST))
    share[:, :CONSENSUS] = rng.uniform(0.75, 0.90, (len(GROUPS), CONSENSUS))
    for s in range(CONSENSUS, CONSENSUS + DIVISION):
        against = rng.choice(len(GROUPS), rng.integers(1, 3), replace=False)
        share[:, s] = rng.uniform(0.85, 0.98, len(GROUPS))
        share[against, s] = rng.uniform(0.05, 0.25, len(against))
    share[:, CONSENSUS + DIVISION :] = rng.uniform(0.20, 0.60, (len(GROUPS), REST))
    votes = drawn(rng, share, people, missing, passing)
    return Planted(votes, range(CONSENSUS), range(CONSENSUS, CONSENSUS + DIVISION))


def drawn(rng: np.random.Generator, share: Real, people: int, missing: float, passing: float) -> Votes:
    """Votes drawn from the share of each group that agrees; some pass, and some have not seen a statement."""
    groups, statements = share.shape
    member_of = np.arange(people) % groups
    shape = (people, statements)
    grid = np.where(rng.random(shape) < share[member_of], AGREE, DISAGREE)
    grid[rng.random(shape) < passing] = PASS
    grid[rng.random(shape) < missing] = UNSEEN
    return Votes(
        names("p", people), names("s", statements), names("g", groups), member_of, grid.astype(np.int8)
    )


def names(letter: str, count: int) -> tuple[str, ...]:
    return tuple(f"{letter}{i}" for i in range(count))


@dataclass(frozen=True)
class Known:
    """Counts of votes, and what is true of each statement."""

    counts: Counts
    agree: Truth
    refuse: Truth
    differ: Truth
    for_it: Truth


def population(rng: np.random.Generator, apart: float, members: int, statements: int = 40) -> Known:
    """A workshop whose groups' agreement spreads `apart` (log odds) around each statement's own.

    Not of the family that the analysis assumes: normal in log odds, passing drawn for each statement.
    """
    centre = rng.normal(0.5, 1.2, statements)
    stand = 1 / (1 + np.exp(-(centre + apart * rng.normal(size=(len(GROUPS), statements)))))
    passing = rng.beta(1, 12, statements)
    agree, disagree = (1 - passing) * stand, (1 - passing) * (1 - stand)
    seen = rng.binomial(members, 0.55, agree.shape)
    yes = rng.binomial(seen, agree)
    no = rng.binomial(seen - yes, disagree / (1 - agree))
    for_it, against = agree > 0.5, disagree > 0.5
    differ = for_it.any(axis=0) & against.any(axis=0)
    counts = Counts(yes, no, seen - yes - no)
    return Known(
        counts, np.asarray(for_it.all(axis=0)), np.asarray(against.all(axis=0)), np.asarray(differ), for_it
    )
