"""Projects are begun, copied, taken in, listed, downloaded and kept; most of it needs no account."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vejviser.road.faults import ProjectError
from vejviser.road.writing import new_text
from vejviser.web.accounts.membership import personal
from vejviser.web.accounts.models import Organisation
from vejviser.web.accounts.notices import done
from vejviser.web.projects import keeping, store
from vejviser.web.projects.examples import examples
from vejviser.web.projects.forms import ImportProject, NewProject
from vejviser.web.projects.models import Project, Share
from vejviser.web.projects.naming import file_stem
from vejviser.web.projects.permissions import HELD, Level, held, project_for, user_of, visible_to
from vejviser.web.projects.places import chosen, owned, shown_name, writable
from vejviser.web.projects.unreadable import UnreadableError
from vejviser.web.words import lang, say

AT_ONCE = 50


@dataclass(frozen=True)
class Group:
    """Projects of the list under one heading: those of a session can be kept, some shared ones returned."""

    heading: str
    projects: tuple[Project, ...]
    held: bool = False
    shared: bool = False
    returns: tuple[Share, ...] = ()


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The projects that the visitor has, the last changed first, grouped by whose they are."""
    found = visible_to(user_of(request), held(request)).select_related("organisation").order_by("-changed")
    page = Paginator(found, AT_ONCE).get_page(request.GET.get("page"))
    shown = {"page": page, "groups": groups(request, list(page)), "examples": examples().values()}
    return render(request, "projects/list.html", {**shown, "section": "projects"})


def groups(request: HttpRequest, projects: list[Project]) -> list[Group]:
    """The projects by the session, one's organisations and those that others share."""
    user = user_of(request)
    mine = dict(user.memberships.values_list("organisation", "role")) if user else {}
    loose = tuple(one for one in projects if one.organisation is None)
    heading = say("I denne browser, ikke gemt i en konto", "In this browser, not saved in an account")
    made = [Group(heading, loose, held=True)] if loose else []
    owners = {one.organisation.id: one.organisation for one in projects if one.organisation}
    for owner in sorted(owners.values(), key=lambda one: (not one.personal, one.name.lower())):
        if owner.id in mine:
            of_owner = tuple(one for one in projects if one.organisation_id == owner.id)
            made.append(Group(_heading(owner), of_owner))
    shared = tuple(one for one in projects if one.organisation_id and one.organisation_id not in mine)
    if not shared or user is None:
        return made
    returns = Share.objects.filter(project__in=shared, revoked=None, organisation__in=owned(user))
    return [*made, Group(say("Delt med dig", "Shared with you"), shared, shared=True, returns=tuple(returns))]


def _heading(owner: Organisation) -> str:
    return say("Dine egne", "Your own") if owner.personal else owner.name


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A form for a name; with one, a project is begun and the first question asked."""
    form = NewProject(request.POST if request.method == "POST" else None, user=user_of(request))
    if request.method == "POST" and form.is_valid():
        text = new_text(form.cleaned_data["name"].strip())
        try:
            made = begin(request, text, "started", form.cleaned_data["organisation"])
        except ProjectError as error:
            form.add_error("name", error.faults[0].words(lang()))
        else:
            return HttpResponseRedirect(reverse("roads:road", args=[made.id]))
    return render(request, "projects/new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def take_in(request: HttpRequest) -> HttpResponse:
    """A form for a project file; one that can be read becomes a project, letter for letter."""
    user = user_of(request)
    form = ImportProject(request.POST, request.FILES, user=user) if request.method == "POST" else None
    if form and form.is_valid():
        try:
            made = begin(request, form.cleaned_data["file"], "imported", form.cleaned_data["organisation"])
        except ProjectError as error:
            form.add_error("file", error.lines(lang()))
        else:
            return HttpResponseRedirect(reverse("roads:road", args=[made.id]))
    status = 422 if form and form.errors else 200
    return render(request, "projects/import.html", {"form": form or ImportProject(user=user)}, status=status)


@require_POST
def copy(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """A copy of a project that the visitor may read, for the visitor to change."""
    project, allowed = project_for(request, project_id, Level.READ)
    try:
        made = begin(request, project.text, "copied")
    except ProjectError as error:
        raise UnreadableError(project, allowed, error) from None
    done(request, "Det er din kopi. Ret den, som du vil.", "This is your copy. Change it as you like.")
    return HttpResponseRedirect(reverse("roads:road", args=[made.id]))


@require_GET
def download(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """The project file, letter for letter."""
    project, _ = project_for(request, project_id, Level.READ)
    return as_file(project.text, project.title)


def as_file(text: str, title: str) -> HttpResponse:
    """A project file to download, under a name made of its title."""
    return HttpResponse(
        text.encode(),
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file_stem(title)}.yaml"'},
    )


@require_POST
def keep(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """A project of the session, kept in an account; who has none logs in or signs up first."""
    project, _ = project_for(request, project_id, Level.OWN)
    road = reverse("roads:road", args=[project_id])
    user = user_of(request)
    if project.organisation_id is not None:
        return HttpResponseRedirect(road)
    if user is None:
        keeping.wish(request, project_id)
        way = "account_login" if request.POST.get("way") == "login" else "account_signup"
        return HttpResponseRedirect(f"{reverse(way)}?{urlencode({'next': road})}")
    place = chosen(user, request.POST.get("organisation", ""), writable(user)) or personal(user)
    try:
        keeping.keep(request, project_id, user, place)
    except store.MovedError:
        return HttpResponseRedirect(road)
    done(request, "Projektet er gemt: {place}.", "The project is saved: {place}.", place=shown_name(place))
    return HttpResponseRedirect(road)


def begin(request: HttpRequest, text: str, verb: str, place: Organisation | None = None) -> Project:
    """A new project of the visitor: in an organisation, their own unless told, or held by the session.

    Raises `ProjectError` when the text is no project file; then nothing is kept.
    """
    user = user_of(request)
    if user is not None:
        return store.create(text, user, verb, place or personal(user))
    made = store.create(text, None, verb)
    request.session[HELD] = [str(made.id), *held(request)]
    return made
