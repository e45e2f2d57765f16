"""What is remembered of other projects changes no answer, whoever asks, in whatever order, from any thread."""

from __future__ import annotations

import random
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.oracle import Oracle
from tests.law.random_laws import SMALL, law, partial
from vejviser.law.assess import Assessment
from vejviser.law.compile import compile_law
from vejviser.law.errors import AnswersError
from vejviser.law.law import Law
from vejviser.law.model import LawText
from vejviser.law.questions import next_question
from vejviser.law.remembered import Remembered

Answers = Mapping[str, object]


def told(law: Law, answers: Answers, at_once: bool) -> object:
    """All that the law says of the answers, or that they cannot stand."""
    try:
        assessment = law.assess(answers)
    except AnswersError as error:
        return str(error)
    if at_once:
        assessment.settle_all()
    names = [*law.decisions, *law.members, *law.queries, *law.rules]
    question = next_question(assessment)
    return (
        [(assessment.possible(name), assessment.relevant(name)) for name in names],
        [(assessment.relevant(name), bits(assessment, name)) for name in law.text.decisions],
        question and (question.fact, question.bits, question.bears_on),
    )


def bits(assessment: Assessment, name: str) -> list[dict[str, float]]:
    law = assessment.law
    return [law.gains.of(root.node, assessment, 300) for root in law.roots(name)]


def projects(text: LawText, chance: random.Random) -> list[Answers]:
    """Random parts of possible projects, so that some facts are answered whose question may not arise."""
    every = list(Oracle(text).projects())
    return [partial(chance, chance.choice(every), chance.random()) for _ in range(12)]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_a_law_that_remembers_says_what_a_fresh_one_says(seed: int) -> None:
    chance = random.Random(seed)
    text = law(chance, SMALL)
    remembering = compile_law(text)
    for answers in projects(text, chance) * 2:
        assert told(remembering, answers, chance.random() < 0.5) == told(compile_law(text), answers, False)


@pytest.mark.parametrize("seed", range(6))
def test_threads_that_share_a_law_and_its_assessments_get_what_one_alone_gets(seed: int) -> None:
    chance = random.Random(seed)
    text = law(chance, SMALL)
    asked = projects(text, chance) * 6
    alone = [told(compile_law(text), answers, False) for answers in asked]
    shared = compile_law(text)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda answers: told(shared, answers, True), asked)) == alone
        one = shared.assess({})
        names = [*shared.decisions, *shared.queries] * 8
        found = list(pool.map(one.relevant, names))
    assert found == [compile_law(text).assess({}).relevant(name) for name in names]


def test_what_is_used_stays_and_what_is_not_goes() -> None:
    kept: Remembered[int, str] = Remembered(10)
    kept.keep(0, "used")
    for number in range(1, 100):
        kept.keep(number, "unused")
        assert kept.get(0) == "used"
        assert len(kept) <= 21
    assert kept.get(50) is None
