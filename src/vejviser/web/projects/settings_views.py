"""The settings of a project: its head, the organisation that has it, and its end."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from vejviser.road.faults import ProjectError
from vejviser.road.writing import Head, with_answer, with_head, without_answer
from vejviser.web import deleting
from vejviser.web.accounts.forms import Sure
from vejviser.web.accounts.models import Organisation
from vejviser.web.accounts.notices import done, refused
from vejviser.web.projects import store
from vejviser.web.projects.around import around
from vejviser.web.projects.forms import Settings
from vejviser.web.projects.opened import Opened, open_project, open_row
from vejviser.web.projects.permissions import Level, project_for, user_of
from vejviser.web.projects.places import chosen, shown_name, writable
from vejviser.web.words import lang, say

_HEADS: tuple[Head, ...] = ("name", "about", "as_of", "start")
PURPOSE = "intended_purpose"
"""The fact that tells what the product is for, in free words."""


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """What stands at the top of the project file, to change; and the ways to move and delete."""
    need = Level.EDIT if request.method == "POST" else Level.READ
    opened = open_project(request, project_id, need)
    known: dict[str, Any] = {key: getattr(opened.project, key) for key in _HEADS}
    known["purpose"] = opened.project.facts.get(PURPOSE, "")
    form = Settings(request.POST if request.method == "POST" else None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            store.change(project_id, user_of(request), "settings", lambda text: _edit(text, form, known))
        except ProjectError as error:
            form.add_error(None, [fault.words(lang()) for fault in error.faults])
        else:
            done(request, "Det er gemt.", "It is saved.")
            return HttpResponseRedirect(reverse("projects:settings", args=[project_id]))
    return render(
        request, "projects/settings.html", _shown(request, opened, form), status=422 if form.errors else 200
    )


def _edit(text: str, form: Settings, known: dict[str, Any]) -> str:
    """The project text with what was changed in the form, and nothing else touched."""
    for key in _HEADS:
        value: str | dt.date | None = form.cleaned_data[key] or None
        if value != (known[key] or None):
            text = with_head(text, key, value)
    purpose = form.cleaned_data["purpose"]
    if purpose != known["purpose"]:
        text = with_answer(text, PURPOSE, purpose) if purpose else without_answer(text, PURPOSE)
    return text


def _shown(request: HttpRequest, opened: Opened, form: Settings) -> dict[str, object]:
    user = user_of(request)
    others: list[Organisation] = []
    if user and opened.may_own and opened.row.organisation_id:
        others = list(writable(user).exclude(id=opened.row.organisation_id))
    named = [(str(one.id), shown_name(one)) for one in others]
    return {"form": form, "others": named, **around(opened, "projects:settings")}


@require_POST
def move(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """The project of another of one's organisations."""
    project, _ = project_for(request, project_id, Level.OWN)
    user, here = user_of(request), reverse("projects:settings", args=[project_id])
    if user is None or project.organisation_id is None:
        raise PermissionDenied(
            say("Gem først projektet i en konto.", "First save the project in an account.")
        )
    place = chosen(user, request.POST.get("organisation", ""), writable(user))
    if place is None:
        refused(request, "Vælg en af dine organisationer.", "Choose one of your organisations.")
        return HttpResponseRedirect(here)
    try:
        store.place(project_id, user, "moved", place, project.organisation_id)
    except store.MovedError:
        refused(request, "Projektet er flyttet i mellemtiden.", "The project was moved in the meantime.")
    else:
        done(
            request,
            "Projektet er flyttet: {place}.",
            "The project is moved: {place}.",
            place=shown_name(place),
        )
    return HttpResponseRedirect(here)


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """A page that says what goes; with a tick the project, its history and its shares are deleted."""
    opened = open_row(request, project_id, Level.OWN)
    form = Sure(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        deleting.delete(opened.row)
        done(request, "{name} er slettet.", "{name} is deleted.", name=opened.row.title)
        return HttpResponseRedirect(reverse("projects:list"))
    shares = opened.row.shares.filter(revoked=None).count()
    found = {"form": form, "shares": shares, **around(opened, "projects:delete")}
    return render(request, "projects/delete.html", found, status=422 if form.errors else 200)
