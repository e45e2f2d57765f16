"""A project whose stored text the handbook of today cannot read: what is wrong, and the ways to mend it.

The text was a project file when it was kept; since then a fact or an answer was renamed or taken out.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin

from vejviser.road.faults import ProjectError
from vejviser.web.law import house
from vejviser.web.projects.forms import ProjectFile
from vejviser.web.projects.models import Change, Project
from vejviser.web.projects.permissions import Level
from vejviser.web.words import lang, say

_MOST_FAULTS, _MOST_VERSIONS = 50, 20
"""How many faults are named, and how many versions looked through for one that can be read."""


class UnreadableError(Exception):
    """The stored text of a project is no project file to the handbook of today."""

    def __init__(self, row: Project, level: Level, error: ProjectError) -> None:
        super().__init__(f"project {row.id} cannot be read today")
        self.row, self.level, self.error = row, level, error


class Readable(MiddlewareMixin):
    """Middleware: a page on how to mend a project that cannot be read."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for a fault of a project's text; None for any other."""
        if isinstance(exception, UnreadableError):
            return unreadable(request, exception)
        return None


def unreadable(request: HttpRequest, error: UnreadableError, form: ProjectFile | None = None) -> HttpResponse:
    """409: every fault with its line, the file to download, and the last version that can be read.

    422 with the faults of a mended file that was sent in `form` and cannot be read either.
    """
    lines = error.error.lines(lang())
    may_edit, may_own = error.level >= Level.EDIT, error.level >= Level.OWN
    told = {
        "title": say("Projektet passer ikke til håndbogen i dag",
                     "The project does not fit the handbook of today"),
        "row": error.row,
        "faults": lines[:_MOST_FAULTS],
        "more": max(0, len(lines) - _MOST_FAULTS),
        "version": last_readable(error.row) if may_edit else None,
        "form": form or ProjectFile(),
        "may_edit": may_edit,
        "may_own": may_own,
        "trail": [(say("Projekter", "Projects"), reverse("projects:list")), (error.row.title, "")],
        "section": "projects",
    }  # fmt: skip
    return render(request, "projects/unreadable.html", told, status=422 if form else 409)


def last_readable(row: Project) -> Change | None:
    """The latest version of the project that the handbook of today can read, among the last twenty."""
    for one in row.changes.all()[:_MOST_VERSIONS]:
        try:
            house().read(one.text)
        except ProjectError:
            continue
        return one
    return None
