"""Projects are begun, copied, taken in, listed and downloaded; none of it needs an account."""

from __future__ import annotations

import re
import unicodedata
import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vejviser.road.faults import ProjectError
from vejviser.road.writing import new_text
from vejviser.web.projects import store
from vejviser.web.projects.forms import ImportProject, NewProject
from vejviser.web.projects.models import Project
from vejviser.web.projects.permissions import HELD, Level, held, project_for, user_of, visible_to
from vejviser.web.words import lang


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The projects that the visitor has, the last changed first."""
    found = visible_to(user_of(request), held(request)).select_related("organisation").order_by("-changed")
    return render(request, "projects/list.html", {"projects": found[:200]})


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A form for a name; with one, a project is begun and the first question asked."""
    form = NewProject(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = begin(request, new_text(form.cleaned_data["name"].strip()), "started")
        return HttpResponseRedirect(reverse("roads:road", args=[made.id]))
    return render(request, "projects/new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def take_in(request: HttpRequest) -> HttpResponse:
    """A form for a project file; one that can be read becomes a project, letter for letter."""
    form = ImportProject(request.POST, request.FILES) if request.method == "POST" else ImportProject()
    faults: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            made = begin(request, form.cleaned_data["file"], "imported")
        except ProjectError as error:
            faults = error.lines(lang())
        else:
            return HttpResponseRedirect(reverse("roads:road", args=[made.id]))
    status = 422 if form.errors or faults else 200
    return render(request, "projects/import.html", {"form": form, "faults": faults}, status=status)


@require_POST
def copy(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """A copy of a project that the visitor may read, for the visitor to change."""
    project, _ = project_for(request, project_id, Level.READ)
    made = begin(request, project.text, "copied")
    return HttpResponseRedirect(reverse("roads:road", args=[made.id]))


@require_GET
def download(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """The project file, letter for letter."""
    project, _ = project_for(request, project_id, Level.READ)
    return HttpResponse(
        project.text.encode(),
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file_stem(project.title)}.yaml"'},
    )


def begin(request: HttpRequest, text: str, verb: str) -> Project:
    """A new project of the visitor: in their own organisation, or held by the browser session.

    Raises `ProjectError` when the text is no project file; then nothing is kept.
    """
    user = user_of(request)
    own = user.organisations.filter(personal=True).first() if user else None
    made = store.create(text, user, verb, own)
    if own is None:
        request.session[HELD] = [str(made.id), *held(request)]
    return made


def file_stem(title: str) -> str:
    """A file name made of a title: plain letters, digits and hyphens, never empty."""
    table = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa"})
    plain = unicodedata.normalize("NFKD", title.translate(table)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "project"
