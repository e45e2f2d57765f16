"""The probabilities are exact sums: brute-force integration says the same, and they answer to votes as they should."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import gammaln

from vejviser.workshop.beta import Majorities
from vejviser.workshop.model import LIKENESS, MIND, START, _splits, chances, learn, level
from vejviser.workshop.votes import Counts

STEPS = 180


def counts_of(*groups: tuple[int, int, int]) -> Counts:
    """The votes of each group on one statement."""
    return Counts(*(np.array(kind)[:, None] for kind in zip(*groups, strict=True)))


@st.composite
def votes(draw: st.DrawFn, most: int = 9) -> Counts:
    groups, statements = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    cell = st.tuples(*[st.integers(0, most)] * 3)
    table = np.array([[draw(cell) for _ in range(statements)] for _ in range(groups)])
    return Counts(*np.moveaxis(table, 2, 0))


def mass(pseudo: tuple[float, ...], cast: tuple[int, ...], majority: bool) -> float:
    """The mass of the first share over one half (or anywhere), by midpoints over the shares of all three.

    The variables are eased towards their ends, where the density has peaks; the edge at one half is a limit
    of the integral, so that no midpoint straddles it.
    """
    t = (np.arange(STEPS) + 0.5) / STEPS
    passing = t[:, None] ** 12
    slope_passing = 12 * t[:, None] ** 11
    ease, slope = t**4 * (35 - 84 * t + 70 * t**2 - 20 * t**3), 140 * t**3 * (1 - t) ** 3
    least = np.minimum(0.5 / (1 - passing), 1.0) if majority else np.zeros_like(passing)
    stand = least + (1 - least) * ease
    other = (1 - least) * (1 - ease)
    power = [p + x - 1 for p, x in zip(pseudo, cast, strict=True)]
    with np.errstate(divide="ignore", invalid="ignore"):
        density = (
            power[0] * np.log(stand * (1 - passing))
            + power[1] * np.log(other * (1 - passing))
            + power[2] * np.log(passing)
        )
    constant = gammaln(sum(pseudo)) - sum(gammaln(p) for p in pseudo)
    area = (1 - passing) * (1 - least) * slope * slope_passing / STEPS**2
    return float(np.sum(np.exp(np.where(area > 0, constant + density, -np.inf)) * area))


def integrate(pseudo: tuple[float, ...], cast: tuple[int, ...]) -> tuple[float, float, float]:
    """The evidence, and the mass of a majority for and of one against."""
    (yes, no, rest), (agreed, refused, passed) = pseudo, cast
    return (
        mass(pseudo, cast, False),
        mass(pseudo, cast, True),
        mass((no, yes, rest), (refused, agreed, passed), True),
    )


def by_brute_force(counts: Counts, likeness: int) -> tuple[float, float, float]:
    """Agree, refuse, differ for one statement: every split of the room, every outcome of every group."""
    cast = [tuple(int(kind[g, 0]) for kind in counts) for g in range(len(counts.agree))]
    total = agree = refuse = differ = 0.0
    for split in itertools.product(range(9), repeat=3):
        if sum(split) * max(1, likeness // 8) != likeness:
            continue
        prior = math.prod(
            math.gamma(m + k) / math.gamma(m) / math.factorial(k) for m, k in zip(MIND, split, strict=True)
        )
        step = max(1, likeness // 8)
        pseudo = tuple(s + k * step for s, k in zip(START, split, strict=True))
        masses = [integrate(pseudo, each) for each in cast]
        for outcome in itertools.product("yn-", repeat=len(cast)):
            weight = prior
            for side, (evidence, yes, no) in zip(outcome, masses, strict=True):
                weight *= {"y": yes, "n": no, "-": evidence - yes - no}[side]
            total += weight
            agree += weight * (set(outcome) == {"y"})
            refuse += weight * (set(outcome) == {"n"})
            differ += weight * ({"y", "n"} <= set(outcome))
    return agree / total, refuse / total, differ / total


@pytest.mark.parametrize("likeness", [0, 2, 16])
@pytest.mark.parametrize(
    "counts",
    [
        counts_of((5, 0, 0), (3, 1, 1)),
        counts_of((4, 1, 0), (1, 4, 0), (2, 2, 1)),
        counts_of((0, 0, 0), (0, 6, 0)),
    ],
)
def test_the_chances_are_those_of_brute_force_integration(counts: Counts, likeness: int) -> None:
    found = level(counts, likeness, Majorities(START[0], START[1] + START[2], 100))
    told = (found.agree[0], found.refuse[0], found.differ[0])
    assert told == pytest.approx(by_brute_force(counts, likeness), abs=1e-4)


def test_the_prior_of_the_common_mind_adds_up_to_one() -> None:
    for likeness in LIKENESS:
        splits, log_weight = _splits(likeness)
        assert np.exp(log_weight).sum() == pytest.approx(1)
        assert (splits.sum(axis=1) == likeness).all()


@settings(deadline=None, max_examples=50)
@given(votes(), st.sampled_from(LIKENESS), st.data())
def test_an_agreeing_vote_never_lowers_the_chance_of_agreement_at_any_likeness(
    counts: Counts, likeness: int, data: st.DataObject
) -> None:
    group = data.draw(st.integers(0, len(counts.agree) - 1))
    more = Counts(counts.agree.copy(), counts.disagree, counts.passed)
    more.agree[group, 0] += 1
    majorities = Majorities(START[0], START[1] + START[2], 100)
    before, after = (level(each, likeness, majorities) for each in (counts, more))
    assert after.agree[0] >= before.agree[0] - 1e-12
    assert after.for_it[:, 0] == pytest.approx(np.maximum(after.for_it[:, 0], before.for_it[:, 0]), abs=1e-12)


@settings(deadline=None, max_examples=50)
@given(votes(), st.data())
def test_where_likeness_is_weighed_anew_an_agreeing_vote_costs_agreement_at_most_a_little(
    counts: Counts, data: st.DataObject
) -> None:
    group = data.draw(st.integers(0, len(counts.agree) - 1))
    more = Counts(counts.agree.copy(), counts.disagree, counts.passed)
    more.agree[group, 0] += 1
    assert chances(more).agree[0] >= chances(counts).agree[0] - 0.05


@settings(deadline=None, max_examples=50)
@given(votes())
def test_the_chances_of_what_excludes_each_other_add_up_to_at_most_one(counts: Counts) -> None:
    found = chances(counts)
    assert (found.agree + found.refuse + found.differ <= 1 + 1e-9).all()
    assert (found.for_it + found.against <= 1 + 1e-9).all()
    assert min(found.agree.min(), found.refuse.min(), found.differ.min()) >= 0


@settings(deadline=None, max_examples=50)
@given(votes(), st.randoms(use_true_random=False))
def test_the_order_of_groups_and_statements_does_not_matter(counts: Counts, random: object) -> None:
    groups, statements = (list(range(n)) for n in counts.agree.shape)
    random.shuffle(groups)  # type: ignore[attr-defined]
    random.shuffle(statements)  # type: ignore[attr-defined]
    turned = chances(Counts(*(kind[groups][:, statements] for kind in counts)))
    plain = chances(counts)
    assert turned.agree == pytest.approx(plain.agree[statements], abs=1e-9)
    assert turned.differ == pytest.approx(plain.differ[statements], abs=1e-9)
    assert turned.for_it == pytest.approx(plain.for_it[groups][:, statements], abs=1e-9)


@settings(deadline=None, max_examples=50)
@given(votes())
def test_turning_agree_and_disagree_around_turns_the_answer_around(counts: Counts) -> None:
    plain, turned = chances(counts), chances(Counts(counts.disagree, counts.agree, counts.passed))
    assert turned.refuse == pytest.approx(plain.agree, abs=1e-9)
    assert turned.differ == pytest.approx(plain.differ, abs=1e-9)


def test_a_pass_counts_against_a_majority() -> None:
    without, with_passes = (chances(counts_of((4, 0, p), (4, 0, p))).agree[0] for p in (0, 5))
    assert with_passes < 0.5 < without


def test_likeness_is_learned_from_what_the_groups_do() -> None:
    alike = counts_of(*[(6, 2, 0)] * 6)
    apart = counts_of(*[(8, 0, 0), (0, 8, 0)] * 3)
    for counts, strangers in ((alike, False), (apart, True)):
        room = Counts(*(np.repeat(kind, 20, axis=1) for kind in counts))
        near = chances(room).likeness @ (np.array(LIKENESS) >= 8)
        assert (near < 0.2) == strangers


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(st.floats(-30, 0), min_size=3, max_size=3), min_size=1, max_size=6))
def test_learning_ends_where_the_shares_are_the_mean_of_the_weights(rows: list[list[float]]) -> None:
    weights, shares = learn(np.array(rows).T)
    assert weights.sum(axis=0) == pytest.approx(1)
    assert shares == pytest.approx((weights.sum(axis=1) + 1 / 3) / (len(rows) + 1), abs=0.02)
