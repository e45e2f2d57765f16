"""A made-up handbook of one page, small enough to reason about by hand."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path

from vejviser.handbook.contents import law_facts
from vejviser.handbook.load import Handbook, load
from vejviser.law.model import Answer, Fact
from vejviser.road.plan import Road, plan

CONTENT = Path(__file__).parent / "content"
DAY = dt.date(2026, 11, 25)


@lru_cache
def boats() -> Handbook:
    """The handbook of boats."""
    return load(CONTENT)


@lru_cache
def facts() -> dict[str, Fact]:
    """Its facts as the rule language knows them."""
    return law_facts(boats().contents)


def road(day: dt.date = DAY, /, **answers: Answer) -> Road:
    """The road of a boat with these answers."""
    return plan(boats(), answers, day)
