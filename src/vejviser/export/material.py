"""What an export is made of: a road, the project it was planned for, its time, and the language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang
from vejviser.handbook.load import Handbook
from vejviser.handbook.reference.entries import Reference
from vejviser.road.plan import Road
from vejviser.road.project import Project

if TYPE_CHECKING:
    from vejviser.levers.levers import Levers
    from vejviser.schedule.schedule import Schedule


@dataclass(frozen=True)
class Material:
    """A project, its road, and the language that texts are wanted in.

    `tables` gives the reference tables, and is asked once and only by formats that tell of time. `possible`
    counts the possible steps in, `full` draws every step in time, `narrow` draws for a phone.
    `drawn_as` is the name whose random numbers the times are drawn with, "" for the project's own.
    """

    project: Project
    road: Road
    lang: Lang
    tables: Callable[[], Reference] = Reference
    possible: bool = False
    full: bool = False
    narrow: bool = False
    drawn_as: str = ""

    @property
    def handbook(self) -> Handbook:
        """The handbook with the overlays of the road laid over it."""
        return self.road.handbook

    @cached_property
    def words(self) -> Wording:
        """The words of the handbook in the language."""
        return Wording(self.handbook, self.lang)

    @cached_property
    def reference(self) -> Reference:
        """The tables of milestones, assumed times, desks and experiences."""
        return self.tables()

    @cached_property
    def schedule(self) -> Schedule:
        """When the steps come; reckoned when first asked for."""
        from vejviser.schedule.schedule import schedule_of

        return schedule_of(self.project, self.road, self.reference, self.possible, drawn_as=self.drawn_as)

    @cached_property
    def levers(self) -> Levers:
        """What would shorten the road; reckoned when first asked for."""
        from vejviser.levers.levers import levers

        project, law = self.project, self.handbook.law(self.road.as_of)
        return levers(
            self.handbook, self.reference, law, project.facts, project.times,
            project=self.drawn_as or project.name, steps=project.steps, now=self.road.as_of,
            start=project.start,
        )  # fmt: skip
