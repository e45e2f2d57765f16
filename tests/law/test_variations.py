"""Variations answer what assessing each variation by itself answers."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from tests.law.oracle import projects
from tests.law.random_laws import law as random_law
from tests.law.random_laws import partial
from vejviser.law.compile import compile_law
from vejviser.law.errors import AnswersError
from vejviser.law.law import Law
from vejviser.law.model import NOT_APPLICABLE
from vejviser.law.variations import CERTAIN, IMPOSSIBLE, NO, POSSIBLE, Variations

WORDS = {"no": NO, "possible": POSSIBLE, "certain": CERTAIN}


def one_by_one(law: Law, answers: Mapping[str, object]) -> list[int]:
    """The oracle: the variation assessed by itself."""
    known = {fact: answer for fact, answer in answers.items() if answer is not None}
    try:
        assessment = law.assess(law.asked(known))  # type: ignore[arg-type]
    except AnswersError:
        return [IMPOSSIBLE] * len(law.queries)
    return [WORDS[assessment.state(query)] for query in law.queries]


@pytest.mark.parametrize("seed", range(150))
def test_each_variation_is_answered_as_if_it_were_assessed_alone(seed: int) -> None:
    rng = random.Random(seed)
    text = random_law(rng)
    law = compile_law(text)
    known = list(projects(text))
    base = partial(rng, rng.choice(known), rng.choice((0.3, 0.7, 1.0)))
    facts = rng.sample(list(text.facts), rng.randint(1, len(text.facts)))
    variations: list[dict[str, object]] = [{}]
    for _ in range(25):
        other = rng.choice(known)
        changed = rng.sample(facts, min(len(facts), rng.randint(1, 3)))
        variations.append({f: None if rng.random() < 0.15 else other[f] for f in changed})
    found = Variations(law, base, facts).states(variations)
    for column, variation in enumerate(variations):
        assert found[:, column].tolist() == one_by_one(law, {**base, **variation}), variation


@pytest.mark.parametrize("seed", range(40))
def test_a_variation_arises_when_the_answers_leave_no_doubt_that_its_facts_apply(seed: int) -> None:
    rng = random.Random(seed)
    text = random_law(rng)
    law = compile_law(text)
    known = list(projects(text))
    base = partial(rng, rng.choice(known))
    facts = list(text.facts)
    values = [(f, rng.choice(known)[f]) for f in facts]
    variations: list[dict[str, object]] = [{f: v} for f, v in values if v != NOT_APPLICABLE]
    found = Variations(law, base, facts).arising(variations)
    for variation, arises in zip(variations, found, strict=True):
        (fact,) = variation
        root = law.applies.get(fact)
        mask = law.diagrams.mask(root.node, law.known({**base, **variation})) if root else 1
        assert arises == (root is None or root.names(mask) == ("yes",))


def test_a_value_that_a_fact_cannot_take_is_refused() -> None:
    text = random_law(random.Random(1))
    law = compile_law(text)
    fact = next(iter(text.facts))
    with pytest.raises(AnswersError):
        Variations(law, {}, [fact]).states([{fact: "no such value"}])
