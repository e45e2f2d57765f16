"""The road of a project as a page."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from vejviser.export.picture import draw
from vejviser.web.projects.opened import open_project
from vejviser.web.words import lang


def road(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """The road as a picture."""
    opened = open_project(request, project_id)
    wide = draw(opened.schedule, lang(), name=opened.project.name, bare=True, ids="wide")
    narrow = draw(opened.schedule, lang(), name=opened.project.name, bare=True, narrow=True, ids="narrow")
    return render(
        request,
        "roads/road.html",
        {"opened": opened, "wide": mark_safe(wide), "narrow": mark_safe(narrow)},
    )


def stub(request: HttpRequest, project_id: uuid.UUID, name: str) -> HttpResponse:
    """Stub."""
    return road(request, project_id)
