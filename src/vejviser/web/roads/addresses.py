"""The addresses of the pages of one project, with the day and the overlays that the visitor asked for."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import cached_property

from django.urls import NoReverseMatch, reverse

_ANY = "STEP"


def where(name: str, *args: object) -> str:
    """The address of a page, "" where this product has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@dataclass(frozen=True)
class Addresses:
    """The pages of a project; `query` follows the visitor from one to the next."""

    project: uuid.UUID
    query: str = ""

    def page(self, name: str, *args: object) -> str:
        """A page of the project by the name of its route, "" where there is none."""
        found = where(name, self.project, *args)
        return found + self.query if found else ""

    def step(self, step: str) -> str:
        """The page of a step."""
        return self._step.replace(_ANY, step)

    def finding(self, decision: str) -> str:
        """The page of a finding."""
        return self._finding.replace(_ANY, decision)

    def question(self, fact: str) -> str:
        """Where a fact is answered, or its answer changed."""
        return self.page("interview:question", fact)

    @cached_property
    def _step(self) -> str:
        return self.page("roads:step", _ANY)

    @cached_property
    def _finding(self) -> str:
        return self.page("roads:finding", _ANY)
