"""Workshops are listed, set up, copied, opened, closed and published by those who run them."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vejviser.web.projects.permissions import user_of
from vejviser.web.words import lang, say
from vejviser.web.workshops.access import may_run, places_of, workshop_for, workshops_of
from vejviser.web.workshops.changes import note
from vejviser.web.workshops.forms import CONSENT, SetUp, set_up, told
from vejviser.web.workshops.joining import join_address, qr_code
from vejviser.web.workshops.mapping_page import first_mapping
from vejviser.web.workshops.models import Phase, State, Workshop


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What workshops are, the first mapping, those that one may see, and the way to a new one."""
    user = user_of(request)
    mine = list(workshops_of(user)[:200]) if user else []
    public = Workshop.objects.filter(published=True).exclude(id__in=[one.id for one in mine])
    given = {
        "mine": mine,
        "public": public.order_by("-held")[:100],
        "places": bool(user and places_of(user).exists()),
        "mapping": first_mapping(),
        "section": "workshops",
    }
    return render(request, "workshops/list.html", given)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A form for a new workshop in one of the organisations in which one may run workshops."""
    places = list(places_of(user_of(request)))
    if not places:
        raise PermissionDenied
    chosen = str(request.POST.get("organisation") or request.GET.get("organisation") or places[-1].id)
    place = next((one for one in places if str(one.id) == chosen), None)
    if place is None:
        raise Http404
    if request.method == "POST":
        form = SetUp(request.POST)
        if form.is_valid():
            with transaction.atomic():
                made = set_up(Workshop(organisation=place), form.cleaned_data)
                made.save(force_insert=True)
                note(made, user_of(request), "set_up")
            return HttpResponseRedirect(reverse("workshops:workshop", args=[made.id]))
    else:
        form = SetUp(initial={"consent": CONSENT[lang()], "languages": lang()})
    given = {"form": form, "places": places, "place": place}
    return render(request, "workshops/set_up.html", given, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, workshop_id: uuid.UUID) -> HttpResponse:
    """The form with what the workshop is set up as."""
    workshop = workshop_for(request, workshop_id)
    form = SetUp(request.POST) if request.method == "POST" else SetUp(initial=told(workshop))
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            set_up(workshop, form.cleaned_data).save(update_fields=list(SetUp.base_fields))
            note(workshop, user_of(request), "changed")
        return HttpResponseRedirect(reverse("workshops:workshop", args=[workshop.id]))
    given = {"form": form, "workshop": workshop}
    return render(request, "workshops/set_up.html", given, status=422 if form.errors else 200)


@require_GET
def workshop(request: HttpRequest, workshop_id: uuid.UUID) -> HttpResponse:
    """The desk of those who run a workshop: the way in for participants, where it stands, and what to do."""
    found = workshop_for(request, workshop_id, run=False)
    given = {
        "workshop": found,
        "may_run": may_run(request, found),
        "address": join_address(request, found),
        "participants": found.participants.filter(removed=None).count(),
        "attending": found.attendances.count(),
        "statements": found.statements.exclude(state=State.HIDDEN).count(),
        "waiting": found.statements.filter(state=State.WAITING).count(),
        "phases": [(phase.value, str(phase.label)) for phase in Phase],
        "history": found.history.select_related("actor", "statement")[:50],
    }
    return render(request, "workshops/workshop.html", given)


@require_POST
def phase(request: HttpRequest, workshop_id: uuid.UUID) -> HttpResponse:
    """Takes the workshop to another phase."""
    found = workshop_for(request, workshop_id)
    wanted = request.POST.get("phase", "")
    if wanted not in Phase.values:
        return HttpResponseBadRequest(say("Den fase findes ikke.", "There is no such phase."))
    with transaction.atomic():
        found.phase = wanted
        found.save(update_fields=["phase"])
        note(found, user_of(request), "phase", about={"phase": wanted})
    return _desk(found)


@require_POST
def doors(request: HttpRequest, workshop_id: uuid.UUID) -> HttpResponse:
    """Opens or closes the doors: behind closed doors nobody new can join."""
    return _turned(request, workshop_id, "doors_open", ("doors_open", "doors_closed"))


@require_POST
def publish(request: HttpRequest, workshop_id: uuid.UUID) -> HttpResponse:
    """Publishes results and report, or takes them back."""
    return _turned(request, workshop_id, "published", ("published", "unpublished"))


def _turned(request: HttpRequest, workshop_id: uuid.UUID, field: str, verbs: tuple[str, str]) -> HttpResponse:
    """The desk once a yes/no field of the workshop is the other way round, noted as it is now: on, or off."""
    found = workshop_for(request, workshop_id)
    with transaction.atomic():
        now = not getattr(found, field)
        setattr(found, field, now)
        found.save(update_fields=[field])
        note(found, user_of(request), verbs[0] if now else verbs[1])
    return _desk(found)


@require_POST
def copy(request: HttpRequest, workshop_id: uuid.UUID) -> HttpResponse:
    """A new workshop that is set up alike, without participants, statements and votes."""
    old = workshop_for(request, workshop_id)
    given = {name: getattr(old, name) for name in SetUp.base_fields}
    given["title"] = say("{title} (kopi)", "{title} (copy)", title=old.title[:110])
    with transaction.atomic():
        made = set_up(Workshop(organisation=old.organisation), given)
        made.save(force_insert=True)
        note(made, user_of(request), "copied", about={"from": str(old.id)})
    return HttpResponseRedirect(reverse("workshops:edit", args=[made.id]))


@require_GET
def qr(request: HttpRequest, workshop_id: uuid.UUID) -> HttpResponse:
    """The join address as a QR code."""
    found = workshop_for(request, workshop_id, run=False)
    return HttpResponse(qr_code(join_address(request, found)), content_type="image/svg+xml")


def _desk(found: Workshop) -> HttpResponse:
    return HttpResponseRedirect(reverse("workshops:workshop", args=[found.id]))
