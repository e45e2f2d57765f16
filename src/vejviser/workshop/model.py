"""How likely it is that all groups agree, that all refuse, and that they differ: exactly, from the votes.

In every group a share agrees with a statement, a share disagrees, and the rest passes: a Dirichlet posterior,
so each share alone is a Beta. Groups of one workshop resemble each other, in some statements more than in
others. So a group's prior is START votes of its own plus `likeness` imaginary votes split as the room's
common mind would split them. Neither is known: the common mind runs over all splits, likeness over LIKENESS
with weights learned from all statements of the workshop. With both given, groups are independent, and every
probability is a finite sum of products of Beta tails. See docs/workshop-analysis.md for why, and for what was
measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from vejviser.workshop.beta import Majorities, Real, Whole, log_gammas
from vejviser.workshop.votes import Counts

START = (0.5, 0.5, 0.1)
"""Agree, disagree, pass: Jeffreys' half a vote for either side; a pass is rarer than a stand."""
LIKENESS = (0, 1, 2, 4, 8, 16, 32, 64)
"""Imaginary votes that a group takes from the common mind, from none (strangers) to 64 (nearly one group)."""
SPLITS = 8
"""Steps of the common mind from 0 to 1."""
MIND = (1.0, 1.0, 0.3)
"""The common mind before any vote: every share of agreement alike, passing rarer."""
LEARNING = 200


class Splits(NamedTuple):
    """For one likeness: imaginary votes (splits x agree, disagree, pass) and their log prior weights."""

    votes: Whole
    log_weight: Real


@dataclass(frozen=True, eq=False)
class Chances:
    """What the votes say: a probability for each statement, and for each group and statement.

    `agree`: the majority of every group agrees. `refuse`: of every group disagrees. `differ`: of one group
    agrees and of another disagrees. `for_it`, `against` (groups x statements): the majority of that group. A
    majority is over half of those in the group who have a view to give, passing counted as one. `likeness`:
    the share of the workshop's statements at each level of LIKENESS.
    """

    agree: Real
    refuse: Real
    differ: Real
    for_it: Real
    against: Real
    likeness: Real


class Level(NamedTuple):
    """One level of likeness: the log evidence a statement, and the chances if the level were known."""

    log_evidence: Real
    agree: Real
    refuse: Real
    differ: Real
    for_it: Real
    against: Real


def chances(counts: Counts) -> Chances:
    """The chances of every statement, over all levels of likeness weighed by what the votes say of them.

    Without any group there is nothing to agree or differ, and every probability is 0.
    """
    if not len(counts.agree):
        nothing = np.zeros(counts.agree.shape[1])
        nobody = np.zeros(counts.agree.shape)
        return Chances(nothing, nothing, nothing, nobody, nobody, np.zeros(len(LIKENESS)))
    most = int(counts.seen.max(initial=0)) + LIKENESS[-1]
    majorities = Majorities(START[0], START[1] + START[2], most)
    levels = [level(counts, likeness, majorities) for likeness in LIKENESS]
    weights, shares = learn(np.array([each.log_evidence for each in levels]))

    def mixed(name: str) -> Real:
        return np.asarray(sum(w * getattr(each, name) for w, each in zip(weights, levels, strict=True)))

    names = ("agree", "refuse", "differ", "for_it", "against")
    agree, refuse, differ, for_it, against = (np.clip(mixed(name), 0.0, 1.0) for name in names)
    return Chances(agree, refuse, differ, for_it, against, shares)


def learn(log_evidence: Real) -> tuple[Real, Real]:
    """The weight of each level for each statement (levels x statements), and the share at each level.

    Expectation-maximisation for the shares (a nonparametric empirical Bayes estimate, Laird 1978), held from
    the edge by one imaginary statement spread evenly.
    """
    levels, statements = log_evidence.shape
    evidence = np.exp(log_evidence - log_evidence.max(axis=0))
    shares = np.full(levels, 1 / levels)
    for _ in range(LEARNING):
        weights = shares[:, None] * evidence
        weights /= weights.sum(axis=0)
        shares = (weights.sum(axis=1) + 1 / levels) / (statements + 1)
    weights = shares[:, None] * evidence
    return weights / weights.sum(axis=0), shares


def level(counts: Counts, likeness: int, majorities: Majorities) -> Level:
    """The chances at one level of likeness, summed over every split of the common mind."""
    splits, log_prior = _splits(likeness)
    log_weight = log_prior[:, None] + _log_likelihood(counts, splits, likeness)
    weight = np.exp(log_weight - log_weight.max(axis=0))
    weight /= weight.sum(axis=0)
    for_it, against = (_tails(counts, side, likeness, majorities) for side in (0, 1))
    yes, no = splits[:, 0], splits[:, 1]
    steps = _step(likeness)
    rows_for, rows_against = for_it[yes // steps], against[no // steps]
    # Some group agrees and some disagrees, unless none agrees, or none disagrees; having neither was taken
    # off twice.
    no_yes, no_no = (np.prod(1 - tails, axis=1) for tails in (for_it, against))
    neither = np.prod(np.clip(1 - rows_for - rows_against, 0.0, 1.0), axis=1)
    differ = 1 - no_yes[yes // steps] - no_no[no // steps] + neither
    return Level(
        _log_evidence(counts, likeness),
        np.einsum("ks,ks->s", weight, np.prod(for_it, axis=1)[yes // steps]),
        np.einsum("ks,ks->s", weight, np.prod(against, axis=1)[no // steps]),
        np.einsum("ks,ks->s", weight, differ),
        np.einsum("ks,kgs->gs", weight, rows_for),
        np.einsum("ks,kgs->gs", weight, rows_against),
    )


def _step(likeness: int) -> int:
    return max(1, likeness // SPLITS)


@cache
def _splits(likeness: int) -> Splits:
    """Every split of the imaginary votes in equal steps, weighed by a Dirichlet-multinomial of MIND."""
    step = _step(likeness)
    parts = likeness // step
    votes = np.array([(i, j, parts - i - j) for i in range(parts + 1) for j in range(parts + 1 - i)])
    tables = [log_gammas(mind, parts + 1) - log_gammas(1.0, parts + 1) for mind in MIND]
    log_weight = sum((table[votes[:, k]] for k, table in enumerate(tables)), np.zeros(len(votes)))
    log_weight -= np.log(np.exp(log_weight - log_weight.max()).sum()) + log_weight.max()
    return Splits(votes * step, log_weight)


def _log_likelihood(counts: Counts, splits: Whole, likeness: int) -> Real:
    """Splits x statements: the log probability of all groups' votes, Dirichlet-multinomial in each group."""
    step, found = _step(likeness), np.zeros((len(splits), counts.agree.shape[1]))
    for k, cast in enumerate(counts):
        table = log_gammas(START[k], likeness + int(cast.max(initial=0)) + 1)
        imagined = np.arange(0, likeness + 1, step)
        # Summed over groups once for each number of imaginary votes, then handed out to the splits.
        gained = np.array([(table[j + cast] - table[j]).sum(axis=0) for j in imagined])
        found += gained[splits[:, k] // step]
    total = log_gammas(sum(START) + likeness, int(counts.seen.max(initial=0)) + 1)
    return np.asarray(found - (total[counts.seen] - total[0]).sum(axis=0))


def _log_evidence(counts: Counts, likeness: int) -> Real:
    """The log evidence for a likeness from those who took a stand: Beta-binomials, any split alike.

    Passes are left out: groups that pass equally often need not resemble each other in what they stand for.
    """
    imagined = np.arange(0, likeness + 1, _step(likeness))
    sides = []
    for k in (0, 1):
        table = log_gammas(START[k], likeness + int(counts[k].max(initial=0)) + 1)
        sides.append(np.array([(table[j + counts[k]] - table[j]).sum(axis=0) for j in imagined]))
    stands = counts.agree + counts.disagree
    total = log_gammas(START[0] + START[1] + likeness, int(stands.max(initial=0)) + 1)
    found = sides[0] + sides[1][::-1] - (total[stands] - total[0]).sum(axis=0)
    top = found.max(axis=0)
    return np.asarray(top + np.log(np.exp(found - top).mean(axis=0)))


def _tails(counts: Counts, side: int, likeness: int, majorities: Majorities) -> Real:
    """Imaginary votes for the side x groups x statements: that over half of the group takes that side."""
    imagined = np.arange(0, likeness + 1, _step(likeness))[:, None, None]
    cast = counts[side]
    return majorities(imagined + cast, likeness - imagined + counts.seen - cast)
