"""What a workshop says: every statement's votes by group, a verdict with its probability, and rankings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from vejviser.workshop.because import SUPPORTED, Because, Why, common_whys, reasons_of
from vejviser.workshop.beta import beta_intervals
from vejviser.workshop.model import START, Chances, chances
from vejviser.workshop.opinions import RESAMPLES, Opinions, opinions_of
from vejviser.workshop.votes import Counts, Votes, count

Verdict = Literal["common", "divided", "mixed", "too_few"]
Side = Literal["agree", "disagree", ""]
SURE = 0.9
"""What is said is at least so likely."""
BAND = (0.05, 0.95)


@dataclass(frozen=True)
class GroupSays:
    """The votes of one group on one statement, and what they say of the group.

    `mean`, `low`, `high`: the share of the group that agrees, its mean and 90 % interval, from the group's
    own votes alone. `for_it`, `against`: the probability that over half of the group agrees or disagrees, in
    the light of all groups.
    """

    group: str
    agree: int
    disagree: int
    passed: int
    members: int
    mean: float
    low: float
    high: float
    for_it: float
    against: float

    @property
    def seen(self) -> int:
        """All votes, passes too."""
        return self.agree + self.disagree + self.passed


@dataclass(frozen=True)
class StatementSays:
    """What the votes say of one statement. `probability` is that of the verdict.

    `common`: the majority of every group agrees (`side` agree), or of every group disagrees. `divided`: the
    majority of one group agrees and of another disagrees. `mixed`: the groups do not all agree; whether they
    stand against each other is not settled. `too_few`: too few votes to tell; the probability is that of the
    likeliest of the three. `agree`, `refuse` and `differ` are the probabilities behind. `silent` names the
    groups without a vote; for them nothing is said, so a statement with a silent group is never common.
    """

    statement: str
    groups: tuple[GroupSays, ...]
    agree: float
    refuse: float
    differ: float
    verdict: Verdict
    side: Side
    probability: float
    silent: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Analysis:
    """The whole: statements in the order of the votes, and three rankings of their names.

    `common` by the probability that all groups agree, `refused` that all disagree, `divided` that groups
    differ; highest first, whatever the verdicts. Statements with a silent group come last in the first two.
    `whys` are the common whys.
    """

    statements: tuple[StatementSays, ...]
    common: tuple[str, ...]
    refused: tuple[str, ...]
    divided: tuple[str, ...]
    whys: tuple[Why, ...]
    opinions: Opinions


def analyse(
    votes: Votes,
    because: Iterable[Because] = (),
    *,
    sure: float = SURE,
    supported: float = SUPPORTED,
    resamples: int = RESAMPLES,
) -> Analysis:
    """The analysis of a workshop's votes and reasons. Raises `ReasonsError` if the reasons lead in a ring.

    A group without members is left out. `sure` is what a verdict needs, `supported` what a common why needs.
    """
    reasons = reasons_of(because)
    votes = _with_members(votes)
    counts = count(votes)
    found = chances(counts)
    statements = _statements(votes, counts, found, sure)
    silent = (counts.seen == 0).any(axis=0)
    names = votes.statements
    heard = {each.statement: each.agree for each in statements if not each.silent}
    return Analysis(
        statements,
        _ranked(names, found.agree, silent),
        _ranked(names, found.refuse, silent),
        _ranked(names, found.differ, np.zeros_like(silent)),
        common_whys(reasons, heard, supported),
        opinions_of(votes, resamples),
    )


def _with_members(votes: Votes) -> Votes:
    present, member_of = np.unique(votes.member_of, return_inverse=True)
    groups = tuple(votes.groups[i] for i in present)
    return Votes(votes.participants, votes.statements, groups, member_of, votes.grid)


def _ranked(names: tuple[str, ...], score: np.ndarray, last: np.ndarray) -> tuple[str, ...]:
    """The names by score, highest first; equal ones by name, so that the order of entry does not matter."""
    rounded = np.round(score, 12)
    return tuple(names[i] for i in sorted(range(len(names)), key=lambda i: (last[i], -rounded[i], names[i])))


def _statements(votes: Votes, counts: Counts, found: Chances, sure: float) -> tuple[StatementSays, ...]:
    own = np.asarray(START[0] + counts.agree, dtype=np.float64)
    other = np.asarray(sum(START[1:]) + counts.seen - counts.agree, dtype=np.float64)
    low, high = beta_intervals(own, other, BAND) if own.size else (own, own)
    cells = [
        array.T.tolist() for array in (*counts, own / (own + other), low, high, found.for_it, found.against)
    ]
    members = np.bincount(votes.member_of, minlength=len(votes.groups)).tolist()
    told = []
    for s, name in enumerate(votes.statements):
        rows = zip(votes.groups, members, *(cell[s] for cell in cells), strict=True)
        groups = tuple(GroupSays(row[0], row[2], row[3], row[4], row[1], *row[5:]) for row in rows)
        silent = tuple(group.group for group in groups if not group.seen)
        agree, refuse, differ = (float(each[s]) for each in (found.agree, found.refuse, found.differ))
        found_so = verdict(agree, refuse, differ, not silent, sure)
        told.append(StatementSays(name, groups, agree, refuse, differ, *found_so, silent))
    return tuple(told)


def verdict(
    agree: float, refuse: float, differ: float, all_heard: bool, sure: float = SURE
) -> tuple[Verdict, Side, float]:
    """The verdict, its side and its probability, from the three probabilities of a statement."""
    if not (agree or refuse or differ):
        return "too_few", "", 0.0
    side: Side = "agree" if agree >= refuse else "disagree"
    one, not_one = max(agree, refuse), max(0.0, 1 - agree - refuse)
    if all_heard and one >= sure:
        return "common", side, one
    if differ >= sure:
        return "divided", "", differ
    if not_one >= sure:
        return "mixed", "", not_one
    return "too_few", "", max(one, not_one)
