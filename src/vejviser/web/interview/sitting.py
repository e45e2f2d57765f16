"""What was asked in this browser session, so that the questions follow on each other."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import HttpRequest

from vejviser.road.interview import Sitting

_KEY = "interview"
_REMEMBERED = 40
_PROJECTS = 20


@dataclass
class Kept:
    """A sitting and the questions put aside in it as not relevant yet."""

    sitting: Sitting
    aside: tuple[str, ...] = ()


def kept(request: HttpRequest, project_id: uuid.UUID) -> Kept:
    """The sitting of this session on a project; a new one when there is none."""
    found = request.session.get(_KEY, {}).get(str(project_id), {})
    return Kept(Sitting(history=list(found.get("history", []))), tuple(found.get("aside", [])))


def keep(request: HttpRequest, project_id: uuid.UUID, now: Kept) -> None:
    """Remember the sitting in the session; of the projects only those looked at last."""
    sittings = dict(request.session.get(_KEY, {}))
    sittings.pop(str(project_id), None)
    sittings[str(project_id)] = {"history": now.sitting.history[-_REMEMBERED:], "aside": list(now.aside)}
    request.session[_KEY] = dict(list(sittings.items())[-_PROJECTS:])
