"""The shipped handbook and small portfolios for the tests."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from benchmarks import projects
from vejviser.handbook.load import Handbook, load
from vejviser.handbook.reference.entries import Reference
from vejviser.handbook.reference.load import load_reference
from vejviser.portfolio.frame import Setting, setting_of
from vejviser.portfolio.policy import Policy
from vejviser.road.project import Project

DAY = dt.date(2026, 11, 26)
POLICIES = Path(__file__).parents[2] / "examples" / "policies"


@lru_cache
def handbook() -> Handbook:
    """The handbook as shipped."""
    return load()


@lru_cache
def reference() -> Reference:
    """Its tables."""
    return load_reference(handbook())


@lru_cache
def some(count: int = 6) -> tuple[Project, ...]:
    """So many random projects."""
    return projects.portfolio(handbook(), DAY, count, seed=7)


@lru_cache
def examples() -> tuple[Project, ...]:
    """The example projects."""
    return projects.examples(handbook())


def setting(draws: int = 200, policy: Policy | None = None, seed: int = 1) -> Setting:
    """A run with the shipped handbook."""
    return replace(setting_of(handbook(), draws=draws, seed=seed), policy=policy)
