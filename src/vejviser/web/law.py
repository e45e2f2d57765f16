"""The handbook and its tables as every page reads them: loaded once a process."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from django.utils import timezone

from vejviser.handbook.contents import law_facts
from vejviser.handbook.load import Handbook, load
from vejviser.handbook.reference.entries import Reference
from vejviser.handbook.reference.load import load_reference
from vejviser.law.model import Fact
from vejviser.road.project import Project, parse_project


@dataclass(frozen=True)
class House:
    """The handbook in force, its tables, and how a project's text is read with them."""

    handbook: Handbook
    reference: Reference

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """The facts as the law knows them."""
        return dict(law_facts(self.handbook.contents))

    def read(self, text: str, path: str = "project.yaml", overlays: Sequence[str] = ()) -> Project:
        """The project that the text tells; raises `ProjectError` naming every fault."""
        laid = self.handbook.with_overlays(overlays) if overlays else self.handbook
        facts = law_facts(laid.contents) if overlays else self.facts
        return parse_project(text, facts, laid.decisions, path, laid.steps)


@cache
def house() -> House:
    """The handbook with its tables; the first call takes a tenth of a second."""
    handbook = load()
    return House(handbook, load_reference(handbook))


def today() -> dt.date:
    """The day it is in Denmark."""
    return timezone.localdate()
