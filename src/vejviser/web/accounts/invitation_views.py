"""Invitations: sent by owners, opened by the link in the e-mail.

The link's secret goes from the address into the session at once, so that it stands in no log of what
happens next and in no address that is sent on.
"""

from __future__ import annotations

import uuid

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vejviser.web.accounts import invitations
from vejviser.web.accounts.forms import Invite
from vejviser.web.accounts.limits import allowed
from vejviser.web.accounts.models import Invitation, Role, User
from vejviser.web.accounts.notices import done
from vejviser.web.accounts.organisation_views import back, page, place
from vejviser.web.accounts.secret import hash_of
from vejviser.web.accounts.views import member
from vejviser.web.site.errors import problem
from vejviser.web.words import say

_INVITED = "invitation"


@login_required
@require_POST
def invite(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """An invitation sent; the answer is the same whoever the address belongs to."""
    at = place(request, organisation_id, manage=True)
    if at.organisation.personal:
        raise Http404
    form = Invite(request.POST)
    if form.is_valid() and not _may_send(request, form.cleaned_data["email"]):
        form.add_error(None, too_many())
    if not form.is_valid():
        return page(request, at, invite=form)
    email, role = form.cleaned_data["email"], Role(form.cleaned_data["role"])
    invitations.invite(request, at.organisation, member(request), email, role)
    done(request, "Invitationen er sendt til {email}.", "The invitation is sent to {email}.", email=email)
    return back(organisation_id)


@login_required
@require_POST
def resend(request: HttpRequest, organisation_id: uuid.UUID, invitation_id: uuid.UUID) -> HttpResponse:
    """The invitation sent again."""
    place(request, organisation_id, manage=True)
    one = _waiting(organisation_id, invitation_id)
    if _may_send(request, one.email):
        invitations.resend(request, one, member(request))
        done(
            request,
            "Invitationen er sendt igen. Det gamle link virker ikke længere.",
            "The invitation is sent again. The old link works no longer.",
        )
    else:
        messages.error(request, too_many())
    return back(organisation_id)


@login_required
@require_POST
def withdraw(request: HttpRequest, organisation_id: uuid.UUID, invitation_id: uuid.UUID) -> HttpResponse:
    """The invitation withdrawn."""
    place(request, organisation_id, manage=True)
    invitations.withdraw(_waiting(organisation_id, invitation_id))
    done(request, "Invitationen er trukket tilbage.", "The invitation is withdrawn.")
    return back(organisation_id)


@require_GET
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """A redirect to the page of the invitation, with the secret out of the address."""
    try:
        one = invitations.found(hash_of(secret))
    except invitations.ClosedError:
        return closed(request)
    request.session[_INVITED] = one.secret_hash
    if not request.user.is_authenticated:
        get_adapter(request).stash_verified_email(request, one.email)
    return HttpResponseRedirect(reverse("people:invited"))


@require_http_methods(["GET", "POST"])
def invited(request: HttpRequest) -> HttpResponse:
    """The invitation that the link opened: log in or sign up, then accept."""
    try:
        one = invitations.found(request.session.get(_INVITED, ""))
    except invitations.ClosedError:
        return closed(request)
    user = request.user if isinstance(request.user, User) else None
    if request.method == "GET" or user is None:
        wrong = user is not None and not invitations.is_for(one.email, user)
        status = 403 if wrong else 200
        return render(request, "people/invitation.html", {"invitation": one, "wrong": wrong}, status=status)
    try:
        joined = invitations.accept(one.id, user)
    except invitations.WrongPersonError:
        return render(request, "people/invitation.html", {"invitation": one, "wrong": True}, status=403)
    except invitations.ClosedError:
        return closed(request)
    request.session.pop(_INVITED, None)
    done(request, "Du er nu med i {name}.", "You are now a member of {name}.", name=one.organisation.name)
    return back(joined.organisation_id)


def closed(request: HttpRequest) -> HttpResponse:
    """The page for a link that works no longer."""
    return problem(
        request, 404, say("Linket virker ikke", "The link does not work"),
        say("Det er brugt, trukket tilbage eller for gammelt.", "It is used, withdrawn or too old."),
        say("Åbn linket fra den nyeste e-mail en gang til.", "Open the link of the latest e-mail once more."),
        say("Bed afsenderen om at sende en ny.", "Ask the sender to send a new one."),
    )  # fmt: skip


def too_many() -> str:
    """Why no e-mail was sent."""
    return say("Du har sendt mange e-mails på kort tid. Vent en time, og prøv igen.",
               "You sent many e-mails in a short time. Wait an hour and try again.")  # fmt: skip


def _may_send(request: HttpRequest, email: str) -> bool:
    return allowed(request, "send_offer") and allowed(request, "receive_offer", email)


def _waiting(organisation_id: uuid.UUID, invitation_id: uuid.UUID) -> Invitation:
    return get_object_or_404(
        Invitation, id=invitation_id, organisation=organisation_id, accepted=None, withdrawn=None
    )
