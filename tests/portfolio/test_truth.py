"""A condition is true or false of a project only where that is so however the rest is answered."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from tests.small.boats import facts
from vejviser.law.conditions import Vocabulary, parse
from vejviser.law.model import Answer
from vejviser.portfolio.truth import truth

COMPLETE = [
    {"form": form, "motor": motor, "cargo": cargo, "length": length, "built": built}
    for form, motor, cargo, length, built in itertools.product(
        ("canoe", "ship", "raft"),
        (True, False),
        ((), ("fuel",), ("people", "fuel")),
        (10, 20.0, 30),
        (dt.date(1999, 12, 31), dt.date(2000, 1, 1)),
    )
]


@pytest.mark.parametrize(
    "written",
    [
        "motor",
        "not motor and form == ship",
        "form in (canoe, raft) or fuel in cargo",
        "length > 20 and length <= 30",
        "built < '2000-01-01' or not (motor and people in cargo)",
        "true",
    ],
)
def test_partial_answers_settle_a_condition_only_where_all_completions_agree(written: str) -> None:
    condition = parse(written, Vocabulary(facts(), {}))
    for project in COMPLETE[::7]:
        for kept in itertools.chain.from_iterable(itertools.combinations(project, n) for n in range(6)):
            given: dict[str, Answer] = {name: project[name] for name in kept}  # type: ignore[misc]
            full = [c for c in COMPLETE if all(c[name] == answer for name, answer in given.items())]
            possible = {truth(condition, c) for c in full}  # type: ignore[arg-type]
            found = truth(condition, given)
            assert None not in possible
            assert found is None or possible == {found}
            assert found is not None or len(kept) < 5
