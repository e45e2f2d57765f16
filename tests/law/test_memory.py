"""A memory is read as it was written, and what is recalled of it is what would be worked out."""

from __future__ import annotations

import random
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.random_laws import SMALL, law
from tests.law.test_remembering import Answers, projects, told
from vejviser.law.compile import compile_law
from vejviser.law.errors import AnswersError
from vejviser.law.law import Law
from vejviser.law.memory import Memory, read


def noted(asked: Law, answers: Answers, before: Memory) -> Memory:
    """What answering everything for these answers used, with what holds of the memory before."""
    assessment = asked.assess(answers)
    for name in (*asked.decisions, *asked.queries, *asked.rules):
        assessment.possible(name)
        assessment.relevant(name)
        for root in asked.roots(name):
            asked.gains.of(root.node, assessment, 300)
    return assessment.noted.with_those_that_hold(before, assessment)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_a_law_that_recalls_what_others_wrote_says_what_a_fresh_one_says(seed: int) -> None:
    chance = random.Random(seed)
    text = law(chance, SMALL)
    memory = Memory()
    for answers in projects(text, chance):
        recalling = compile_law(text)
        memory.recall(recalling)
        assert told(recalling, answers, chance.random() < 0.5) == told(compile_law(text), answers, False)
        try:
            memory = noted(recalling, answers, memory)
        except AnswersError:
            continue
        assert read(memory.written()) == memory


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_whoever_recalls_the_memory_of_the_same_answers_works_nothing_out(seed: int) -> None:
    chance = random.Random(seed)
    text = law(chance, SMALL)
    for answers in projects(text, chance):
        recalling = compile_law(text)
        try:
            memory = read(noted(compile_law(text), answers, Memory()).written())
        except AnswersError:
            continue
        memory.recall(recalling)
        known = len(recalling.reached), len(recalling.settling)
        assert noted(recalling, answers, Memory()).beyond(memory) == 0
        assert (len(recalling.reached), len(recalling.settling)) == known


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", zlib.compress(b"[1]"), zlib.compress(b"{"), zlib.compress(b'{"goals":[],"keys":[[1,2,3]]}')],
)
def test_bytes_that_are_no_memory_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="no memory"):
        read(content)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 2**32))
def test_laws_have_the_fingerprint_of_their_diagrams(one: int, other: int) -> None:
    first, again, second = (compile_law(law(random.Random(seed), SMALL)) for seed in (one, one, other))
    assert first.fingerprint == again.fingerprint
    same = second.fingerprint == first.fingerprint
    assert same == (diagrams_of(first) == diagrams_of(second))


def diagrams_of(asked: Law) -> object:
    return asked.diagrams.levels, asked.diagrams.kids, [root.node for root in asked.rules.values()]
