"""What an export is made of: a road, the project it was planned for, and the language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang
from vejviser.handbook.load import Handbook
from vejviser.road.plan import Road
from vejviser.road.project import Project


@dataclass(frozen=True)
class Material:
    """A project, its road, and the language that texts are wanted in."""

    project: Project
    road: Road
    lang: Lang

    @property
    def handbook(self) -> Handbook:
        """The handbook with the overlays of the road laid over it."""
        return self.road.handbook

    @cached_property
    def words(self) -> Wording:
        """The words of the handbook in the language."""
        return Wording(self.handbook, self.lang)
