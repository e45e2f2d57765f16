"""What exports are made of, for the tests: the examples, and boats."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tests.export.schedules import reference
from tests.golden.roads import DAY, EXAMPLES, NAMES
from tests.small.boats import boats, facts, road
from vejviser.export.material import Material
from vejviser.handbook.contents import law_facts
from vejviser.handbook.entries import Lang
from vejviser.handbook.load import load
from vejviser.law.model import Answer
from vejviser.road.plan import Road, plan
from vejviser.road.project import Project, parse_project, read_project

__all__ = ["DAY", "NAMES", "boat", "example", "project"]


@lru_cache
def project(name: str) -> Project:
    """The project of an example."""
    handbook = load()
    return read_project(EXAMPLES / f"{name}.yaml", law_facts(handbook.contents), handbook.decisions)


@lru_cache
def _road(name: str) -> Road:
    return plan(load(), project(name).facts, DAY)


def example(name: str, lang: Lang = "da") -> Material:
    """An example and its road on the day of the golden roads."""
    return _material(name, lang)


@lru_cache
def _material(name: str, lang: Lang) -> Material:
    return Material(project(name), _road(name), lang, reference)


def boat(lang: Lang = "en", head: str = "name: Ærø\n", /, **answers: Answer) -> Material:
    """A boat with these answers; `head` are the lines of its project file above them."""
    shell: Any = parse_project(head, facts(), boats().decisions)
    told = Project(shell.name, shell.as_of, answers, shell.unsure, shell.about)
    return Material(told, road(**answers), lang)
