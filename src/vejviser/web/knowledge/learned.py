"""What others learnt at a step, the worst first, for the pages of steps; and who says "us too"."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from vejviser.web.knowledge import us_too
from vejviser.web.knowledge.lines import Asked, Line, keys, lines
from vejviser.web.knowledge.us_too import Tally

SHOWN = 6
"""How many stand on the page of a step before one has to open the list."""


@dataclass(frozen=True)
class Learned:
    """The worst of what was learnt at a step, how much there is in all, and where to see and add more."""

    lines: tuple[Line, ...]
    count: int
    all: str
    add: str


def learned(step: str) -> Learned:
    """What others learnt at a step, from the handbook and from those who contribute."""
    found = keys(Asked(step=step))
    query = urlencode({"step": step})
    return Learned(
        tuple(lines(found[:SHOWN])),
        len(found),
        f"{reverse('knowledge:index')}?{query}",
        f"{reverse('knowledge:new')}?{query}",
    )


@dataclass(frozen=True)
class Happened:
    """To how many something happened, and where to say that it happened to one, too."""

    tally: Tally
    add: str


def happened(about: str) -> Happened:
    """To how many an entry, or an experience of the handbook, happened as well."""
    return Happened(us_too.tally(about), reverse("knowledge:happened", args=[about]))
