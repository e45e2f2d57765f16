"""The pages that are read: the list, an entry, its history, and the contributions of one's organisations."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from vejviser.web.accounts.views import member
from vejviser.web.knowledge import permissions
from vejviser.web.knowledge.choices import asked, choices
from vejviser.web.knowledge.lines import keys, lines, totals
from vejviser.web.knowledge.models import Entry, Kind, State, Version
from vejviser.web.knowledge.pages import CHIPS, crumbs, entry_page, past
from vejviser.web.projects.permissions import user_of
from vejviser.web.words import say

AT_ONCE = 20
KINDS = {
    Kind.EXPERIENCE: ("Hvad andre prøvede, og hvordan det gik.", "What others tried, and how it went."),
    Kind.CHALLENGE: ("Hvad der står i vejen.", "What stands in the way."),
    Kind.PRACTICE: ("Hvad der virker, så andre kan gøre det efter.", "What works, for others to do as well."),
    Kind.RECOMMENDATION: ("Hvad der burde laves om, og hvorfor.", "What should be changed, and why."),
}  # fmt: skip


@dataclass(frozen=True)
class Own:
    """A contribution of one's organisations in a line."""

    entry: Entry
    title: str
    kind: str
    state: str
    chip: str


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What others learnt, narrowed by what the address asks for."""
    made = choices(request.GET.dict())
    what = asked(made)
    page = Paginator(keys(what), AT_ONCE).get_page(request.GET.get("page"))
    counted = totals()
    kinds = [(kind.value, str(kind.label), say(*KINDS[kind]), counted[kind.value]) for kind in Kind]
    return render(request, "knowledge/index.html", {
        **around(request), "crumbs": [*crumbs()[:-1], (say("Fælles viden", "Shared knowledge"), "")],
        "choices": made, "asked": what, "page": page, "lines": lines(list(page.object_list)), "kinds": kinds,
        "narrowed": any(one.chosen for one in made if one.any),
    })  # fmt: skip


@require_GET
def entry(request: HttpRequest, contribution_id: uuid.UUID) -> HttpResponse:
    """An entry, or the notice that it is withdrawn."""
    seen = permissions.seen(request, contribution_id)
    asked_for = request.GET.get("version", "")
    number = int(asked_for) if asked_for.isascii() and asked_for.isdigit() and len(asked_for) < 6 else None
    page = entry_page(seen, number)
    title = page.told.said.title if page.told else say("Trukket tilbage", "Withdrawn")
    found = {
        **around(request),
        "page": page,
        "entry": seen.entry,
        "title": title,
        "crumbs": crumbs((title, "")),
    }
    return render(request, "knowledge/entry.html", found)


@require_GET
def history(request: HttpRequest, contribution_id: uuid.UUID) -> HttpResponse:
    """Who did what when, as far as the visitor may know."""
    seen = permissions.seen(request, contribution_id)
    page = entry_page(seen)
    title = page.told.said.title if page.told else say("Trukket tilbage", "Withdrawn")
    here = say("Historik", "History")
    found = {
        **around(request), "page": page, "entry": seen.entry, "past": past(seen), "title": title,
        "crumbs": crumbs((title, address(seen.entry)), (here, "")),
    }  # fmt: skip
    return render(request, "knowledge/history.html", found)


@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """The contributions of one's organisations, the last changed first."""
    ours = Version.objects.filter(entry__organisation__memberships__user=member(request))
    latest = ours.filter(number=F("entry__latest")).select_related("entry__organisation")
    page = Paginator(latest.order_by("-entry__changed", "-id"), AT_ONCE).get_page(request.GET.get("page"))
    rows = [
        Own(
            one.entry, one.title, str(Kind(one.kind).label), str(State(one.entry.state).label),
            CHIPS[State(one.entry.state)],
        )
        for one in page
    ]  # fmt: skip
    title = say("Vores bidrag", "Our contributions")
    found = {**around(request), "page": page, "rows": rows, "title": title, "crumbs": crumbs((title, ""))}
    return render(request, "knowledge/mine.html", found)


def around(request: HttpRequest) -> dict[str, object]:
    """What every page of shared knowledge needs."""
    return {"section": "knowledge", "is_editor": permissions.is_editor(user_of(request))}


def address(entry: Entry) -> str:
    """The address of an entry."""
    return reverse("knowledge:entry", args=[entry.id])
