"""Levers are what trying every change by hand finds: the same set, the same days, the same ranking."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from tests.levers.brute import Brute, key
from tests.schedule.examples import DAY, NAMES, book, project, tables
from vejviser.law.model import Answer
from vejviser.levers.levers import Levers, levers

DRAWS = 100
WHOLE = ("fracture-detection", "retrospective-research")
"""The examples whose every single change is tried by hand; of the others a random part."""


def found(name: str, answers: Mapping[str, Answer] | None = None) -> Levers:
    own = project(name)
    told = own.facts if answers is None else answers
    return levers(book(), tables(), book().law(DAY), told, own.times, DRAWS, project=own.name)


@pytest.mark.parametrize("name", NAMES)
def test_single_changes_are_found_with_the_days_they_save(name: str) -> None:
    brute = Brute(name, DRAWS)
    tried = brute.choices if name in WHOLE else random.Random(name).sample(brute.choices, 15)
    mine = {key((choice,)) for choice in tried}
    ours = {key(lever.choices): lever.saved for lever in found(name).single}
    assert {k: days for k, days in ours.items() if k in mine} == brute.single(tried)


@pytest.mark.parametrize("name", NAMES)
def test_the_ranking_is_by_days_saved_and_what_leads_elsewhere_comes_last(name: str) -> None:
    ranked = [lever.saved for lever in found(name).single]
    known = [days for days in ranked if days is not None]
    assert known == sorted(known, reverse=True)
    assert ranked[: len(known)] == known


@pytest.mark.parametrize("name", ["fracture-detection", "in-house-algorithm", "brain-mri-triage"])
def test_pairs_are_judged_as_by_hand(name: str) -> None:
    """A random part of all pairs, and of those that were found; benchmarks/levers.py tries every one."""
    brute = Brute(name, DRAWS)
    ours = {key(lever.choices): lever.saved for lever in found(name).pairs}
    chance = random.Random(name)
    every = [p for p in itertools.combinations(brute.choices, 2) if p[0].fact.id != p[1].fact.id]
    better = [p for p in every if key(p) in ours]
    some = chance.sample(every, 30) + chance.sample(better, min(15, len(better)))
    theirs = brute.pairs(some)
    assert {k: days for k, days in ours.items() if k in {key(p) for p in some}} == theirs


@settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.sampled_from(NAMES), st.sampled_from((0.1, 0.3, 0.6, 0.9)), st.randoms(use_true_random=False))
def test_changes_of_projects_with_answers_left_out_are_judged_as_by_hand(
    name: str, share: float, chance: random.Random
) -> None:
    answers = {fact: told for fact, told in project(name).facts.items() if chance.random() < share}
    brute = Brute(name, DRAWS, answers)
    assume(brute.goal)  # by hand, a road without one is timed to whatever goal a change gives it
    ours = found(name, answers)
    tried = chance.sample(brute.choices, min(12, len(brute.choices)))
    singles = {key(lever.choices): lever.saved for lever in ours.single}
    mine = {key((choice,)) for choice in tried}
    assert {k: days for k, days in singles.items() if k in mine} == brute.single(tried)
    every = [p for p in itertools.combinations(tried, 2) if p[0].fact.id != p[1].fact.id]
    some = chance.sample(every, min(20, len(every))) + [lever.choices for lever in ours.pairs[:4]]
    pairs = {key(lever.choices): lever.saved for lever in ours.pairs}
    assert {k: days for k, days in pairs.items() if k in {key(p) for p in some}} == brute.pairs(some)


def test_what_a_lever_costs_and_changes_is_told() -> None:
    ours = found("brain-mri-triage")
    best = ours.single[0]
    assert best.saved
    assert best.lost
    assert all(lever.choices[0].fact.price for lever in ours.shortcuts)


def test_a_road_that_no_choice_shortens_has_no_shortcuts_but_says_what_else_would_change() -> None:
    ours = found("consultation-scribe")
    assert all((lever.saved or 0) < 1 for lever in ours.single if lever not in ours.shortcuts)
    assert ours.single
