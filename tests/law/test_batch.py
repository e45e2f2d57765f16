import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.oracle import Oracle, Project
from tests.law.random_laws import Shape, law, shuffled
from vejviser.law.batch import Batch
from vejviser.law.compile import compile_law
from vejviser.law.errors import AnswersError
from vejviser.law.law import Law
from vejviser.law.model import NOT_APPLICABLE, Decision, Fact, LawText, Rule
from vejviser.law.tables import IMPOSSIBLE, column_codes

SHAPE = Shape(facts=7, states=600)
SEEDS = st.integers(0, 10**9)


def expected(oracle: Oracle, batch: Batch, projects: list[Project]) -> dict[str, list[str]]:
    rows = [oracle.outcomes(p) for p in projects]
    found = {}
    for name in batch.outcomes:
        decision, _, value = name.rpartition(".")
        if decision:
            found[name] = ["yes" if value in row[decision] else "no" for row in rows]
        else:
            found[name] = [str(row[name]) for row in rows]
    return found


@pytest.mark.parametrize("states", [1 << 20, 1], ids=["tables", "bit planes"])
@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_gives_every_project_the_outcome_that_the_oracle_gives(states: int, seed: int) -> None:
    text = law(random.Random(seed), SHAPE)
    oracle = Oracle(text)
    batch = Batch(compile_law(text, shuffled(text)), states=states)
    projects = list(oracle.projects())
    codes = batch.from_columns(batch.columns(projects))
    for name, words in expected(oracle, batch, projects).items():
        if batch.facts:
            assert [batch.outcomes[name][code] for code in codes[name]] == words


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_bit_planes_hold_a_project_in_just_the_plane_of_its_outcome(seed: int) -> None:
    text = law(random.Random(seed), SHAPE)
    batch = Batch(compile_law(text, shuffled(text)))
    projects = list(Oracle(text).projects())
    used = {*batch.facts, *(fact for fact, _ in batch.program.inputs)}
    columns = {fact: column_codes(batch.law.codings[fact], [p[fact] for p in projects]) for fact in used}
    planes = batch.planes(columns)
    codes = batch.from_columns(columns)
    if not planes:
        return
    for (name, outcome), plane in batch.from_planes(planes).items():
        bits = np.unpackbits(plane.view(np.uint8), count=len(projects), bitorder="little")
        assert (bits == (codes[name] == batch.outcomes[name].index(outcome))).all()


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_among_any_rows_those_that_can_be_assessed_get_the_same_outcome_from_both_engines(seed: int) -> None:
    rng = random.Random(seed)
    text = law(rng, SHAPE)
    oracle, compiled = Oracle(text), compile_law(text, shuffled(text))
    facts = [f for f in text.facts.values() if f.id in compiled.codings]
    projects = [{f.id: rng.choice(oracle.domain(f)) for f in facts} for _ in range(50)]
    small, large = Batch(compiled), Batch(compiled, states=1)
    columns = large.columns(projects)
    tables, planes = small.from_columns(columns), large.from_columns(columns)
    for row, project in enumerate(projects if columns else []):
        try:
            compiled.assess(project)
        except AnswersError:
            continue
        assert all(codes[row] == planes[name][row] != IMPOSSIBLE for name, codes in tables.items())


def compiled(*facts: Fact, when: str) -> Law:
    decisions = {"d": Decision("d", ("low", "high"), "first", otherwise="low")}
    return compile_law(LawText({f.id: f for f in facts}, decisions, (Rule("r", "d", "high", when),)))


def test_columns_of_numbers_days_and_booleans_are_understood() -> None:
    facts = Fact("big", "number"), Fact("day", "date"), Fact("sure", "bool")
    batch = Batch(compiled(*facts, when="big > 2.5 and day <= '2026-06-01' and sure"))
    codes = batch.from_columns(
        {
            "big": np.array([2.5, 2.6, 9.0, 9.0]),
            "day": np.array(["2026-01-01", "2026-06-01", "2026-06-02", "2026-01-01"], "datetime64[D]"),
            "sure": np.array([True, True, True, False]),
        }
    )
    assert [batch.outcomes["d"][c] for c in codes["d"]] == ["low", "high", "low", "low"]


def test_a_fact_that_should_not_apply_makes_the_row_impossible() -> None:
    facts = Fact("software", "bool"), Fact("model", "choice", ("a", "b"), only_if="software")
    for states in (1 << 20, 1):
        batch = Batch(compiled(*facts, when="model == b"), states=states)
        rows = [
            {"software": False, "model": NOT_APPLICABLE},
            {"software": False, "model": "b"},
            {"software": True, "model": "b"},
            {"software": True, "model": NOT_APPLICABLE},
        ]
        codes = batch.from_columns(batch.columns(rows))["d"]
        words = [None if c == IMPOSSIBLE else batch.outcomes["d"][c] for c in codes]
        assert words == ["low", None, "high", None]


def test_a_missing_column_is_named() -> None:
    batch = Batch(compiled(Fact("sure", "bool"), when="sure"))
    with pytest.raises(AnswersError, match="no column for 'sure'"):
        batch.from_columns({"sur": np.array([True])})
