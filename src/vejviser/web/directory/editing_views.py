"""What editors see: claims and corrections that wait, and the page on which each is decided."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from vejviser.web.directory import claiming
from vejviser.web.directory.forms import DecisionForm
from vejviser.web.directory.models import Claim, Correction, State
from vejviser.web.directory.page import proposed
from vejviser.web.directory.permissions import actor_or_404, editor_or_404
from vejviser.web.directory.views import crumbs
from vejviser.web.law import house
from vejviser.web.words import lang, say

MOST = 200


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Everything that waits for an editor, the oldest first."""
    editor_or_404(request)
    claims = (
        Claim.objects.filter(state=State.WAITING).select_related("organisation", "user").order_by("created")
    )
    corrections = Correction.objects.filter(state=State.WAITING).select_related("user").order_by("created")
    told = {
        "section": "directory",
        "crumbs": crumbs((say("Til redaktionen", "For the editors"), "")),
        "claims": [(one, _name(one.actor)) for one in claims[:MOST]],
        "corrections": [(one, _name(one.actor)) for one in corrections[:MOST]],
    }
    return render(request, "directory/queue.html", told)


@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, claim_id: uuid.UUID) -> HttpResponse:
    """A claim with its evidence, and the form that decides it."""
    editor_or_404(request)
    one = Claim.objects.select_related("organisation", "user").filter(id=claim_id).first()
    return _decide(request, one, say("Krav på en side", "Claim to a page"))


@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, correction_id: uuid.UUID) -> HttpResponse:
    """A correction beside what stood there, and the form that decides it."""
    editor_or_404(request)
    one = Correction.objects.select_related("organisation", "user").filter(id=correction_id).first()
    return _decide(request, one, say("Rettelse af en side", "Correction of a page"))


def _decide(request: HttpRequest, one: Claim | Correction | None, title: str) -> HttpResponse:
    if one is None:
        raise Http404
    row = actor_or_404(one.actor)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        verified, reason = form.cleaned_data["way"] == "verify", form.cleaned_data["reason"].strip()
        decide = claiming.decide_claim if isinstance(one, Claim) else claiming.decide_correction
        try:
            decide(one.id, editor_or_404(request), verified, reason)
        except claiming.AlreadyError:
            messages.warning(
                request,
                say(
                    "Det er afgjort i forvejen, eller siden er taget.",
                    "It was decided before, or the page is taken.",
                ),
            )
        else:
            messages.success(request, say("Det er afgjort.", "It is decided."))
        return HttpResponseRedirect(reverse("directory:queue"))
    shown = Correction.objects.filter(actor=one.actor, state=State.VERIFIED).first()
    told = {
        "section": "directory",
        "one": one,
        "name": row.name.say(lang()),
        "title": title,
        "form": form,
        "row": row,
        "crumbs": crumbs(
            (say("Til redaktionen", "For the editors"), reverse("directory:queue")), (title, "")
        ),
        "open": one.state == State.WAITING,
        "is_claim": isinstance(one, Claim),
        "proposed": proposed(one) if isinstance(one, Correction) else (),
        "stands": proposed(shown) if shown else _of_handbook(row.id),
    }
    return render(request, "directory/decide.html", told, status=422 if form.errors else 200)


def _of_handbook(actor: str) -> tuple[tuple[str, str], ...]:
    row = house().reference.actors[actor]
    named = (
        (say("Det tilbyder vi (dansk)", "What we offer (Danish)"), row.offers.da),
        (say("Det tilbyder vi (engelsk)", "What we offer (English)"), row.offers.en),
        (say("Websted", "Website"), row.url),
    )
    return tuple((name, text) for name, text in named if text)


def _name(actor: str) -> str:
    row = house().reference.actors.get(actor)
    return row.name.say(lang()) if row else actor
