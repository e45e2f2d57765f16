"""The schedules of the twelve examples, and a real browser to look at what is made of them."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.golden.roads import EXAMPLES, NAMES
from vejviser.handbook.contents import law_facts
from vejviser.handbook.load import load
from vejviser.handbook.reference.entries import Reference
from vejviser.handbook.reference.load import load_reference
from vejviser.levers.levers import Levers, levers
from vejviser.road.plan import plan
from vejviser.road.project import Project, read_project
from vejviser.schedule.schedule import Schedule, schedule

DAY = dt.date(2026, 11, 25)
DRAWS = 500
__all__ = ["DAY", "NAMES", "browser", "levers_of", "project_of", "reference", "schedule_of"]


@lru_cache
def reference() -> Reference:
    return load_reference(load())


@lru_cache
def project_of(name: str) -> Project:
    book = load()
    return read_project(EXAMPLES / f"{name}.yaml", law_facts(book.contents), book.decisions, book.steps)


@lru_cache
def schedule_of(name: str, possible: bool = False) -> Schedule:
    project = project_of(name)
    road = plan(load(), project.facts, DAY)
    return schedule(
        road, reference(), project.start or DAY, project.times, possible, DRAWS, project=project.name
    )


@lru_cache
def levers_of(name: str) -> Levers:
    answers = schedule_of(name).road.answers
    return levers(load(), reference(), load().law(DAY), answers, project_of(name).times, 200)


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the test is skipped."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no Chromium here: make readers")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield opened
        finally:
            opened.close()
