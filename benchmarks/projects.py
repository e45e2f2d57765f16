"""Random portfolios with the look of real ones: the examples, varied, with some answers not given yet."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.questions import complete
from vejviser.handbook.contents import law_facts
from vejviser.handbook.load import Handbook
from vejviser.law.errors import AnswersError
from vejviser.law.law import Law
from vejviser.law.model import NOT_APPLICABLE, Answer
from vejviser.road.project import Project, read_project

EXAMPLES = Path(__file__).parents[1] / "examples"
VARIED = 0.1
"""The share of a project's answers that are drawn anew."""
OPEN = 0.3
"""The most of a project's answers that are left out; the share itself is drawn evenly up to this."""


def examples(handbook: Handbook, folder: Path = EXAMPLES) -> tuple[Project, ...]:
    """The example projects, in the order of their names."""
    facts = law_facts(handbook.contents)
    return tuple(read_project(path, facts, handbook.decisions) for path in sorted(folder.glob("*.yaml")))


def portfolio(handbook: Handbook, day: dt.date, count: int, seed: int = 1) -> tuple[Project, ...]:
    """So many possible projects: each an example in which some answers are others and some are missing."""
    rng = random.Random(seed)
    law = handbook.law(day)
    kinds = examples(handbook)
    strange = [complete(law, rng) for _ in range(50)]
    return tuple(
        Project(f"{number:06d}", None, varied(law, rng, rng.choice(kinds).facts, strange))
        for number in range(1, count + 1)
    )


def varied(
    law: Law, rng: random.Random, answers: Mapping[str, Answer], strange: Sequence[Mapping[str, object]]
) -> dict[str, Answer]:
    """Possible answers close to the given ones; values come from random complete projects."""
    while True:
        other, missing = rng.choice(strange), rng.uniform(0, OPEN)
        found: dict[str, Answer] = {}
        for fact, answer in answers.items():
            if rng.random() < missing:
                continue
            drawn = other.get(fact) if rng.random() < VARIED else None
            found[fact] = answer if drawn in (None, NOT_APPLICABLE) else drawn  # type: ignore[assignment]
        try:
            asked = law.asked(found)
            law.assess(asked)
        except AnswersError:
            continue
        return asked
