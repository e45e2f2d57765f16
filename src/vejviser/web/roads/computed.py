"""Roads kept by what they are made of: the same text on the same day under the same law gives the same road.

Kept in the process, a bounded number of them, the one longest unused going first; safe in many threads, which
may at worst work the same out twice. Nothing kept is ever changed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from vejviser.road.plan import Road, plan
from vejviser.road.project import Project
from vejviser.schedule.schedule import Schedule, schedule_of
from vejviser.web.law import house
from vejviser.web.projects.examples import drawn_as

READ, ROADS, PAGES = 256, 48, 96
"""How many texts, roads, and pages of one road in one language are kept."""


class Key(NamedTuple):
    """What a road is made of: the text of the project, the day of the law, and what is laid over it."""

    text: str
    as_of: dt.date
    overlays: tuple[str, ...] = ()


@dataclass(frozen=True)
class Planned:
    """A road, and its schedule once it is asked for."""

    project: Project
    road: Road

    @cached_property
    def schedule(self) -> Schedule:
        """When the steps come."""
        return schedule_of(self.project, self.road, house().reference, drawn_as=drawn_as(self.project.name))


@lru_cache(maxsize=READ)
def read(text: str, overlays: tuple[str, ...] = ()) -> Project:
    """The project that the text tells; raises `ProjectError`, `UnknownOverlayError`."""
    return house().read(text, overlays=overlays)


@lru_cache(maxsize=ROADS)
def planned(key: Key) -> Planned:
    """The road of a project; raises `AnswersError` when answers cannot stand together."""
    project, handbook = read(key.text, key.overlays), house().handbook
    return Planned(project, plan(handbook, project.facts, key.as_of, key.overlays))
