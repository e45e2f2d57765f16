"""What an organisation does with its page: claims it, corrects it, gives it up."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from vejviser.handbook.reference.entries import Actor
from vejviser.web.accounts.models import Organisation, User
from vejviser.web.directory import claiming
from vejviser.web.directory.forms import ClaimForm, CorrectionForm
from vejviser.web.directory.models import Claim, Correction, State
from vejviser.web.directory.permissions import actor_or_404, holder, may_correct, spoken_for
from vejviser.web.directory.views import crumbs
from vejviser.web.words import lang, say


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _to(actor: Actor) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("directory:actor", args=[actor.id]))


@login_required
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, actor_id: str) -> HttpResponse:
    """The form that claims an actor's page for an organisation that one speaks for."""
    row = actor_or_404(actor_id)
    mine = spoken_for(_user(request))
    form = ClaimForm(mine, request.POST if request.method == "POST" else None)
    if request.method == "POST" and mine and form.is_valid():
        chosen = next(one for one in mine if str(one.id) == form.cleaned_data["organisation"])
        try:
            claiming.claim(
                row, chosen, _user(request), form.cleaned_data["role"], form.cleaned_data["evidence"]
            )
        except claiming.AlreadyError:
            messages.warning(
                request,
                say(
                    "Siden er taget, eller kravet fra din organisation venter allerede.",
                    "The page is taken, or your claim is waiting already.",
                ),
            )
        else:
            messages.success(
                request,
                say(
                    "Kravet er sendt til redaktionen. Svaret står her på siden.",
                    "The claim was sent to the editors. The answer will stand here.",
                ),
            )
        return _to(row)
    named = row.name.say(lang())
    told = {
        "section": "directory",
        "row": row,
        "name": named,
        "form": form,
        "mine": mine,
        "holder": holder(actor_id),
        "crumbs": crumbs(
            (named, reverse("directory:actor", args=[actor_id])), (say("Overtag siden", "Claim the page"), "")
        ),
    }
    return render(request, "directory/claim.html", told, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, actor_id: str) -> HttpResponse:
    """The form in which an organisation says in its own words what it is and offers."""
    row = actor_or_404(actor_id)
    held_by = _held(request, actor_id)
    shown = Correction.objects.filter(actor=actor_id, state=State.VERIFIED).first()
    waits = Correction.objects.filter(actor=actor_id, state=State.WAITING).first()
    form = CorrectionForm(
        request.POST if request.method == "POST" else None, initial=_initial(row, waits or shown)
    )
    if request.method == "POST" and form.is_valid():
        claiming.correct(row, held_by, _user(request), form.cleaned_data)
        messages.success(
            request,
            say(
                "Rettelsen er sendt til redaktionen. Siden ændres, når den er bekræftet.",
                "The correction was sent to the editors. The page changes when it is verified.",
            ),
        )
        return _to(row)
    named = row.name.say(lang())
    told = {
        "section": "directory",
        "row": row,
        "name": named,
        "form": form,
        "waits": waits,
        "crumbs": crumbs(
            (named, reverse("directory:actor", args=[actor_id])), (say("Ret siden", "Correct the page"), "")
        ),
    }
    return render(request, "directory/correct.html", told, status=422 if form.errors else 200)


@login_required
@require_POST
def give_up(request: HttpRequest, actor_id: str) -> HttpResponse:
    """Take back what the own organisation sent or holds: `what` is claim or correction."""
    row = actor_or_404(actor_id)
    whose = {"actor": actor_id, "organisation__in": spoken_for(_user(request))}
    going = Q(state__in=(State.WAITING, State.VERIFIED))
    found: Claim | Correction | None = None
    if request.POST.get("what") == "claim":
        found = Claim.objects.filter(going, **whose).order_by("-created").first()
    elif request.POST.get("what") == "correction":
        found = Correction.objects.filter(going, **whose).order_by("-created").first()
    if found is None:
        raise Http404
    claiming.withdraw(found, _user(request))
    messages.success(request, say("Det er trukket tilbage.", "It was taken back."))
    return _to(row)


def _held(request: HttpRequest, name: str) -> Organisation:
    """The organisation that the actor is and that one speaks for; raises `Http404`."""
    held_by = holder(name)
    if held_by is None or not may_correct(_user(request), held_by):
        raise Http404
    return held_by


def _initial(row: Actor, before: Correction | None) -> dict[str, str]:
    if before is not None:
        return {name: getattr(before, name) for name in claiming.fields()}
    return {"offers_da": row.offers.da, "offers_en": row.offers.en, "url": row.url}
