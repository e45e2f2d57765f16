"""What stands around the pages of a project: the way here, and the pages beside each other."""

from __future__ import annotations

from django.urls import reverse

from vejviser.web.projects.opened import Opened
from vejviser.web.projects.permissions import Level
from vejviser.web.words import say


def pages_of(opened: Opened, here: str) -> list[tuple[str, str, bool]]:
    """The pages of a project that the visitor may see: title, address, whether it is `here`."""
    found = [
        (say("Vejen", "The road"), "roads:road"),
        (say("Svar", "Answers"), "interview:topics"),
        (say("Genveje", "Shortcuts"), "whatif:levers"),
        (say("Fortolkninger", "Readings"), "whatif:readings"),
        (say("Lov på vej", "Law in the making"), "whatif:reforms"),
        (say("Papirer", "Papers"), "roads:papers"),
    ]
    if not opened.example:
        found += [(say("Historik", "History"), "projects:history")]
        found += [(say("Deling", "Sharing"), "projects:share")] if opened.level >= Level.OWN else []
        found += [(say("Indstillinger", "Settings"), "projects:settings")]
    return [
        (title, reverse(name, args=[opened.row.id]) + opened.query, name == here) for title, name in found
    ]


def around(opened: Opened, here: str) -> dict[str, object]:
    """The project, the trail and the pages beside this one, of which `here` names the address."""
    tabs = pages_of(opened, here)
    beside = {
        "projects:delete": say("Slet projektet", "Delete the project"),
        "projects:history": say("Historik", "History"),
        "projects:settings": say("Indstillinger", "Settings"),
        "projects:share": say("Deling", "Sharing"),
    }
    title = beside[here]
    trail = [
        (say("Projekter", "Projects"), reverse("projects:list")),
        (opened.project.name, reverse("roads:road", args=[opened.row.id])),
        (title, ""),
    ]
    return {"opened": opened, "trail": trail, "tabs": tabs, "title": title, "section": "projects"}
