"""The page on which one says that something happened to one, too, and takes it back."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from vejviser.web.accounts.notices import done, refused
from vejviser.web.accounts.views import member
from vejviser.web.knowledge import permissions, us_too
from vejviser.web.knowledge.joining_forms import HappenedToUs
from vejviser.web.knowledge.models import UsToo, Version
from vejviser.web.knowledge.pages import crumbs
from vejviser.web.knowledge.said import APPROVED, said
from vejviser.web.knowledge.views import address, around
from vejviser.web.law import house
from vejviser.web.words import lang, say


@dataclass(frozen=True)
class About:
    """What it is said of: its id as it is kept, its title, and its page."""

    key: str
    title: str
    href: str


def _about(request: HttpRequest, key: str) -> About:
    """An experience of the handbook or a public entry; raises `Http404` for anything else."""
    row = house().reference.experiences.get(key)
    if row:
        return About(key, row.title.say(lang()), reverse("library:entry", args=["experiences", key]))
    try:
        seen = permissions.seen(request, uuid.UUID(key))
    except ValueError:
        raise Http404 from None
    if seen.entry.shown is None:
        raise Http404
    version = Version.objects.prefetch_related(APPROVED).get(entry=seen.entry, number=seen.entry.shown)
    return About(str(seen.entry.id), said(version).title, address(seen.entry))


@login_required
@require_http_methods(["GET", "POST"])
def happened(request: HttpRequest, about: str) -> HttpResponse:
    """A form for where and when; what one said before is filled in, and changed."""
    user, of = member(request), _about(request, about)
    before = UsToo.objects.filter(about=of.key, user=user).first()
    known = (
        {"region": before.region, "year": before.year, "organisation": before.organisation} if before else {}
    )
    form = HappenedToUs(request.POST if request.method == "POST" else None, user=user, initial=known)
    if request.method == "POST" and form.is_valid():
        us_too.say_so(
            of.key, user, form.cleaned_data["region"], form.cleaned_data["year"],
            form.cleaned_data.get("organisation"),
        )  # fmt: skip
        done(request, "Tak. Din organisation tæller med.", "Thank you. You are counted.")
        return HttpResponseRedirect(f"{of.href}#us-too")
    title = say("Det er også sket for os", "It happened to us too")
    found = {**around(request), "form": form, "of": of, "before": before, "title": title,
             "crumbs": crumbs((of.title, of.href), (title, ""))}  # fmt: skip
    return render(request, "knowledge/happened.html", found, status=422 if form.errors else 200)


@login_required
@require_POST
def take_back(request: HttpRequest, about: str) -> HttpResponse:
    """One counts no longer."""
    of = _about(request, about)
    if us_too.take_back(of.key, member(request)):
        done(request, "Din organisation tæller ikke længere med.", "You are no longer counted.")
    else:
        refused(request, "Din organisation talte ikke med.", "You were not counted.")
    return HttpResponseRedirect(f"{of.href}#us-too")
