"""Variants, which are read many at once, answer what assessing each by itself answers."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from tests.law.oracle import projects
from tests.law.random_laws import law as random_law
from tests.law.random_laws import partial
from tests.schedule.examples import DAY, NAMES, book, project
from vejviser.law.codes import CERTAIN, IMPOSSIBLE, NO, POSSIBLE
from vejviser.law.compile import compile_law
from vejviser.law.errors import AnswersError
from vejviser.law.law import Law
from vejviser.law.model import NOT_APPLICABLE, Answer
from vejviser.levers.choices import choices
from vejviser.levers.variants import Variants

WORDS = {"no": NO, "possible": POSSIBLE, "certain": CERTAIN}
Made = tuple[str, Answer]


def one_by_one(law: Law, answers: Mapping[str, Answer], queries: Sequence[str]) -> list[int]:
    """The oracle: the variant assessed by itself."""
    try:
        assessment = law.assess(law.asked(answers))
    except AnswersError:
        return [IMPOSSIBLE] * len(queries)
    return [WORDS[assessment.state(query)] for query in queries]


def arises(law: Law, answers: Mapping[str, Answer], made: Sequence[Made]) -> bool:
    """The oracle: whether the question of every fact that is chosen certainly arises."""
    known = law.known(answers)
    roots = [law.applies[fact] for fact, _ in made if fact in law.applies]
    return all(root.names(law.diagrams.mask(root.node, known)) == ("yes",) for root in roots)


def check(
    law: Law, answers: Mapping[str, Answer], made: Sequence[Made], sets: Sequence[tuple[int, ...]]
) -> None:
    """Those variants arise, and their queries are answered so, as the oracle says."""
    queries = list(law.queries)
    variants = Variants(law, answers, made, queries)
    rows = np.array(sets, dtype=np.intp)
    kept = variants.arising(rows)
    after = [{**answers, **dict(made[i] for i in one)} for one in sets]
    assert kept.tolist() == [
        at for at, one in enumerate(sets) if arises(law, after[at], [made[i] for i in one])
    ]
    found = variants.states(rows[kept])
    for column, at in enumerate(kept.tolist()):
        assert found[:, column].tolist() == one_by_one(law, after[at], queries), (answers, sets[at])


def pairs(chance: random.Random, made: Sequence[Made], count: int) -> list[tuple[int, int]]:
    """Places of two choices each, never of the same fact."""
    drawn = [(chance.randrange(len(made)), chance.randrange(len(made))) for _ in range(count)]
    return [(a, b) for a, b in drawn if made[a][0] != made[b][0]]


@pytest.mark.parametrize("seed", range(200))
def test_variants_of_random_laws_are_answered_as_if_each_were_assessed_alone(seed: int) -> None:
    chance = random.Random(seed)
    text = random_law(chance)
    law = compile_law(text)
    known = list(projects(text))
    base = partial(chance, chance.choice(known), chance.choice((0.2, 0.5, 0.8, 1.0)))
    facts = chance.sample(list(text.facts), chance.randint(1, len(text.facts)))
    drawn = [(fact, chance.choice(known)[fact]) for fact in facts for _ in range(4)]
    made = [(fact, value) for fact, value in drawn if value != NOT_APPLICABLE]
    check(law, base, made, [()])
    if made:
        check(law, base, made, [(i,) for i in range(len(made))])
        check(law, base, made, pairs(chance, made, 40) or [(0,)])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("share", [0.1, 0.4, 0.7])
def test_variants_of_projects_with_answers_left_out_are_answered_so(name: str, share: float) -> None:
    chance = random.Random(f"{name} {share}")
    law, told = book().law(DAY), project(name).facts
    answers = {fact: answer for fact, answer in told.items() if chance.random() < share}
    made = [(choice.fact.id, choice.after) for choice in choices(book(), answers)]
    check(law, answers, made, [()])
    check(law, answers, made, [(i,) for i in chance.sample(range(len(made)), 25)])
    check(law, answers, made, pairs(chance, made, 150))
