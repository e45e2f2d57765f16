"""What stands around the pages of a project that are not its road: the way here, and the pages beside."""

from __future__ import annotations

from django.urls import reverse

from vejviser.web.projects.opened import Opened
from vejviser.web.projects.permissions import Level
from vejviser.web.words import say


def around(opened: Opened, here: str) -> dict[str, object]:
    """The project, the trail and the pages beside this one, of which `here` names the address."""
    beside = [("projects:settings", say("Indstillinger", "Settings"))]
    if opened.level >= Level.OWN:
        beside.append(("projects:share", say("Deling", "Sharing")))
    beside.append(("projects:history", say("Historik", "History")))
    titles = {**dict(beside), "projects:delete": say("Slet projektet", "Delete the project")}
    trail = [
        (say("Projekter", "Projects"), reverse("projects:list")),
        (opened.project.name, reverse("roads:road", args=[opened.row.id])),
        (titles[here], ""),
    ]
    tabs = [(title, reverse(name, args=[opened.row.id]), name == here) for name, title in beside]
    return {"opened": opened, "trail": trail, "tabs": tabs, "title": titles[here], "section": "projects"}
