"""The roads and schedules of the example projects, each made once."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from vejviser.handbook.contents import law_facts
from vejviser.handbook.load import Handbook, load
from vejviser.handbook.reference.entries import Reference
from vejviser.handbook.reference.load import load_reference
from vejviser.road.plan import Road, plan
from vejviser.road.project import Project, read_project
from vejviser.schedule.schedule import Schedule, schedule_of

FOLDER = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
DAY = dt.date(2026, 11, 26)


@cache
def book() -> Handbook:
    return load()


@cache
def tables() -> Reference:
    return load_reference(book())


@cache
def project(name: str) -> Project:
    handbook = book()
    return read_project(
        FOLDER / f"{name}.yaml", law_facts(handbook.contents), handbook.decisions, handbook.steps
    )


@cache
def road(name: str) -> Road:
    return plan(book(), project(name).facts, DAY)


@cache
def schedule(name: str, draws: int = 2000) -> Schedule:
    return schedule_of(project(name), road(name), tables(), draws=draws)
