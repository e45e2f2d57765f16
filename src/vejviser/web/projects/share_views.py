"""Sharing: with whom, what they may, and the end of it; and offers that came by e-mail."""

from __future__ import annotations

import uuid

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vejviser.web.accounts.invitation_views import closed, too_many
from vejviser.web.accounts.invitations import ClosedError, WrongPersonError, is_for
from vejviser.web.accounts.limits import allowed
from vejviser.web.accounts.models import User
from vejviser.web.accounts.notices import done
from vejviser.web.accounts.secret import hash_of
from vejviser.web.projects import sharing
from vejviser.web.projects.around import around
from vejviser.web.projects.forms import ShareProject
from vejviser.web.projects.models import OFFERED_FOR, Offer, Share, ShareRole
from vejviser.web.projects.opened import Opened, open_row
from vejviser.web.projects.permissions import Level, project_for, user_of
from vejviser.web.projects.places import chosen, owned, shown_name
from vejviser.web.words import say

_OFFERED = "offer"


@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """With whom the project is shared, and a form to share it with more."""
    opened = open_row(request, project_id, Level.OWN)
    form = ShareProject(request.POST if request.method == "POST" else None)
    user = user_of(request)
    if request.method == "POST" and (user is None or opened.row.organisation_id is None):
        form.add_error(None, say("Gem først projektet i en konto.", "First save the project in an account."))
    if (
        request.method == "POST"
        and form.is_valid()
        and user is not None
        and _share(request, opened, user, form)
    ):
        return HttpResponseRedirect(reverse("projects:share", args=[project_id]))
    shares = opened.row.shares.filter(revoked=None).select_related("organisation").order_by("at")
    offers = opened.row.offers.filter(accepted=None, withdrawn=None).order_by("-created")
    found = {"form": form, "shares": shares, "offers": offers, "days": OFFERED_FOR.days}
    return render(
        request,
        "projects/share.html",
        {**found, **around(opened, "projects:share")},
        status=422 if form.errors else 200,
    )


def _share(request: HttpRequest, opened: Opened, user: User, form: ShareProject) -> bool:
    """True when it was shared or offered; else the form says why not."""
    to, role = form.cleaned_data["to"], ShareRole(form.cleaned_data["role"])
    if "@" in to:
        if not (allowed(request, "send_offer") and allowed(request, "receive_offer", to)):
            form.add_error(None, too_many())
            return False
        sharing.offer(request, opened.row, user, to, role)
        done(request, "Vi har sendt et link til {email}.", "We sent a link to {email}.", email=to)
        return True
    if not allowed(request, "guess_code"):
        form.add_error(
            "to", say("Du har prøvet mange koder. Vent en time.", "You tried many codes. Wait an hour.")
        )
        return False
    try:
        made = sharing.share_by_code(opened.row, user, to, role)
    except sharing.UnknownCodeError:
        form.add_error("to", say("Ingen organisation har den kode. Bed om den igen.",
                                 "No organisation has this code. Ask for it again."))  # fmt: skip
        return False
    except sharing.OwnProjectError:
        form.add_error("to", own_project())
        return False
    done(
        request,
        "Projektet er delt med {name}.",
        "The project is shared with {name}.",
        name=made.organisation.name,
    )
    return True


def own_project() -> str:
    """Why a project is not shared with the organisation that has it."""
    return say("Organisationen har projektet i forvejen.", "The organisation has the project already.")


@login_required
@require_POST
def revoke(request: HttpRequest, project_id: uuid.UUID, share_id: int) -> HttpResponse:
    """The end of a share."""
    project_for(request, project_id, Level.OWN)
    _end(request, project_id, share_id)
    done(request, "Delingen er ophævet.", "The share is revoked.")
    return HttpResponseRedirect(reverse("projects:share", args=[project_id]))


@login_required
@require_POST
def give_back(request: HttpRequest, project_id: uuid.UUID, share_id: int) -> HttpResponse:
    """The end of a share by an owner of the organisation that the project is shared with."""
    project_for(request, project_id, Level.READ)
    user = request.user
    assert isinstance(user, User)
    get_object_or_404(Share, id=share_id, project=project_id, revoked=None, organisation__in=owned(user))
    _end(request, project_id, share_id)
    done(request, "Projektet er ikke længere delt med dig.", "The project is no longer shared with you.")
    return HttpResponseRedirect(reverse("projects:list"))


def _end(request: HttpRequest, project_id: uuid.UUID, share_id: int) -> None:
    assert isinstance(request.user, User)
    try:
        sharing.revoke(project_id, share_id, request.user)
    except Share.DoesNotExist:
        raise Http404 from None


@login_required
@require_POST
def withdraw(request: HttpRequest, project_id: uuid.UUID, offer_id: uuid.UUID) -> HttpResponse:
    """An offer withdrawn."""
    project_for(request, project_id, Level.OWN)
    try:
        sharing.withdraw(project_id, offer_id)
    except Offer.DoesNotExist:
        raise Http404 from None
    done(request, "Tilbuddet er trukket tilbage.", "The offer is withdrawn.")
    return HttpResponseRedirect(reverse("projects:share", args=[project_id]))


@require_GET
def offer(request: HttpRequest, secret: str) -> HttpResponse:
    """A redirect to the page of the offer, with the secret out of the address."""
    try:
        one = sharing.found(hash_of(secret))
    except ClosedError:
        return closed(request)
    request.session[_OFFERED] = one.secret_hash
    if not request.user.is_authenticated:
        get_adapter(request).stash_verified_email(request, one.email)
    return HttpResponseRedirect(reverse("projects:offered"))


@require_http_methods(["GET", "POST"])
def offered(request: HttpRequest) -> HttpResponse:
    """The offer that the link opened: log in or sign up, choose an organisation, accept."""
    try:
        one = sharing.found(request.session.get(_OFFERED, ""))
    except ClosedError:
        return closed(request)
    user = user_of(request)
    if user is None:
        return render(request, "projects/offer.html", {"offer": one})
    if not is_for(one.email, user):
        return render(request, "projects/offer.html", {"offer": one, "wrong": True}, status=403)
    if request.method == "POST" and (
        place := chosen(user, request.POST.get("organisation", ""), owned(user))
    ):
        try:
            made = sharing.accept(one.id, user, place)
        except (ClosedError, WrongPersonError):
            return closed(request)
        except sharing.OwnProjectError:
            messages.error(request, own_project())
        else:
            request.session.pop(_OFFERED, None)
            done(
                request,
                "Projektet er nu delt med {name}.",
                "The project is now shared with {name}.",
                name=shown_name(place),
            )
            return HttpResponseRedirect(reverse("roads:road", args=[made.project_id]))
    places = [(str(one.id), shown_name(one)) for one in owned(user)]
    return render(request, "projects/offer.html", {"offer": one, "places": places})
