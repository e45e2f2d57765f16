import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.law.oracle import Oracle
from tests.law.random_laws import Shape, law, partial, shuffled
from tests.law.strategies import Strategies
from vejviser.law.asking import Strategy, best_question, expected, expected_questions, ours
from vejviser.law.assess import Assessment
from vejviser.law.compile import compile_law
from vejviser.law.states import States
from vejviser.law.strategy import Search, Sensitivity, TooLarge

SEEDS = st.integers(0, 10**9)
SHAPE = Shape(facts=6, states=160, decisions=3)
LARGER = Shape(facts=9, states=20_000, decisions=2, rules=7)


def case(seed: int) -> tuple[Oracle, Assessment, str]:
    """A law, some answers, and a decision that they leave open."""
    rng = random.Random(seed)
    text = law(rng, SHAPE)
    oracle = Oracle(text)
    answers = partial(rng, rng.choice(list(oracle.projects())), rng.choice((0.0, 0.0, 0.3)))
    assessment = compile_law(text, shuffled(text)).assess(answers)
    open_names = [name for name in text.decisions if not assessment.settled(name)]
    assume(open_names)
    return oracle, assessment, rng.choice(open_names)


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_no_order_of_asking_needs_fewer_questions_than_the_search_finds(seed: int) -> None:
    oracle, assessment, name = case(seed)
    brute = Strategies(oracle, name, assessment.answers)
    states = States(assessment, name)
    fact, value = Search(states, 10**6).best(states.start)
    assert value == pytest.approx(brute.best(brute.all))
    assert brute.expect(brute.all, fact) == pytest.approx(value)


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_the_bound_is_never_above_the_optimum(seed: int) -> None:
    oracle, assessment, name = case(seed)
    brute = Strategies(oracle, name, assessment.answers)
    states = States(assessment, name)
    assert Sensitivity(states).bound(states.start.node) <= brute.best(brute.all) + 1e-9


@settings(max_examples=30, deadline=None)
@given(seed=SEEDS)
def test_following_the_search_takes_as_many_questions_as_it_promises(seed: int) -> None:
    text = law(random.Random(seed), LARGER)
    assessment = compile_law(text).assess({})
    for name in text.decisions:
        if assessment.settled(name):
            continue
        states = States(assessment, name)
        search = Search(states, 2000)
        try:
            promised = search.best(states.start)[1]
        except TooLarge:
            continue
        assert expected(states, ours(states, 10**6)) == pytest.approx(promised)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_every_strategy_settles_the_decision_and_none_beats_the_optimum(seed: int) -> None:
    _, assessment, name = case(seed)
    law_, answers = assessment.law, assessment.answers
    ways: tuple[Strategy, ...] = ("ours", "information", "file", "backward")
    best = expected_questions(law_, name, answers, "optimal")
    found = {way: expected_questions(law_, name, answers, way) for way in ways}
    assert all(value >= best - 1e-9 for value in found.values())
    assert found["ours"] == pytest.approx(best)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_look_ahead_beyond_the_limit_is_not_worse_than_information(seed: int) -> None:
    _, assessment, name = case(seed)
    law_, answers = assessment.law, assessment.answers
    ahead = expected_questions(law_, name, answers, "ours", limit=0)
    assert ahead <= expected_questions(law_, name, answers, "information") + 1e-9


def test_a_settled_decision_needs_no_question() -> None:
    text = law(random.Random(3), SHAPE)
    compiled = compile_law(text)
    project = next(Oracle(text).projects())
    for name in text.decisions:
        assert best_question(compiled.assess(project), name) is None
        assert expected_questions(compiled, name, project, "optimal") == 0
