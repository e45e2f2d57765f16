"""The pages of organisations: their members, roles, name and code. Those of others answer 404."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vejviser.web import deleting
from vejviser.web.accounts import membership
from vejviser.web.accounts.forms import ChangeRole, Invite, OrganisationName, Sure
from vejviser.web.accounts.models import INVITED_FOR, Invitation, Membership, Organisation, Role
from vejviser.web.accounts.notices import done, refused
from vejviser.web.accounts.views import member
from vejviser.web.words import say


@dataclass(frozen=True)
class Place:
    """An organisation as one of its members sees it."""

    organisation: Organisation
    mine: Membership

    @property
    def may_manage(self) -> bool:
        """True for owners."""
        return self.mine.role == Role.OWNER


def place(request: HttpRequest, organisation_id: uuid.UUID, manage: bool = False) -> Place:
    """The organisation for a member; raises `Http404` for others, `PermissionDenied` for less than owners."""
    mine = get_object_or_404(
        Membership.objects.select_related("organisation"), organisation=organisation_id, user=member(request)
    )
    found = Place(mine.organisation, mine)
    if manage and not found.may_manage:
        raise PermissionDenied(
            say("Det kan kun en ejer af organisationen.", "Only an owner of the organisation can do that.")
        )
    return found


def back(organisation_id: uuid.UUID) -> HttpResponseRedirect:
    """A redirect to the page of the organisation."""
    return HttpResponseRedirect(reverse("people:organisation", args=[organisation_id]))


@login_required
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The organisations that one is a member of."""
    mine = member(request).memberships.select_related("organisation").order_by("since")
    return render(request, "people/organisations.html", {"memberships": mine})


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A form for a name; with one, an organisation is made."""
    form = OrganisationName(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = membership.found_organisation(member(request), form.cleaned_data["name"])
        done(
            request,
            "Organisationen er oprettet. Inviter nu de andre.",
            "The organisation is made. Now invite the others.",
        )
        return back(made.id)
    return render(request, "people/new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_GET
def organisation(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """The members, the open invitations and the share code."""
    return page(request, place(request, organisation_id))


def page(
    request: HttpRequest, at: Place, invite: Invite | None = None, name: OrganisationName | None = None
) -> HttpResponse:
    """The page of an organisation, with forms that carry faults when they were sent."""
    members = at.organisation.memberships.select_related("user").order_by("since")
    waiting = Invitation.objects.filter(organisation=at.organisation, accepted=None, withdrawn=None)
    found = {
        "at": at,
        "organisation": at.organisation,
        "members": members,
        "invitations": waiting.order_by("-created") if at.may_manage else [],
        "days": INVITED_FOR.days,
        "roles": Role.choices,
        "invite": invite or Invite(),
        "name_form": name or OrganisationName(initial={"name": at.organisation.name}),
    }
    status = 422 if (invite and invite.errors) or (name and name.errors) else 200
    return render(request, "people/organisation.html", found, status=status)


@login_required
@require_POST
def rename(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """Another name for the organisation."""
    at = place(request, organisation_id, manage=True)
    form = OrganisationName(request.POST)
    if not form.is_valid():
        return page(request, at, name=form)
    at.organisation.name = form.cleaned_data["name"]
    at.organisation.save(update_fields=["name"])
    done(request, "Navnet er ændret.", "The name is changed.")
    return back(organisation_id)


@login_required
@require_POST
def code(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """Another share code."""
    membership.renew_share_code(place(request, organisation_id, manage=True).organisation)
    done(
        request,
        "Organisationen har fået en ny delekode. Den gamle virker ikke længere.",
        "The organisation has a new share code. The old one works no longer.",
    )
    return back(organisation_id)


@login_required
@require_POST
def role(request: HttpRequest, organisation_id: uuid.UUID, member_id: int) -> HttpResponse:
    """Another role for a member."""
    place(request, organisation_id, manage=True)
    form = ChangeRole(request.POST)
    if not form.is_valid():
        refused(request, "Vælg en rolle.", "Choose a role.")
        return back(organisation_id)
    try:
        membership.change_role(organisation_id, member_id, Role(form.cleaned_data["role"]))
    except Membership.DoesNotExist:
        raise Http404 from None
    except membership.LastOwnerError:
        messages.error(request, last_owner())
    else:
        done(request, "Rollen er ændret.", "The role is changed.")
    return back(organisation_id)


@login_required
@require_POST
def remove(request: HttpRequest, organisation_id: uuid.UUID, member_id: int) -> HttpResponse:
    """A member less."""
    place(request, organisation_id, manage=True)
    try:
        membership.remove(organisation_id, member_id)
    except Membership.DoesNotExist:
        raise Http404 from None
    except membership.LastOwnerError:
        messages.error(request, last_owner())
    else:
        done(request, "Medlemmet er fjernet.", "The member is removed.")
    if not Membership.objects.filter(organisation=organisation_id, user=member(request)).exists():
        return HttpResponseRedirect(reverse("people:organisations"))
    return back(organisation_id)


@login_required
@require_POST
def leave(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """One's own leave of the organisation; the last owner cannot, nor can anybody leave their own."""
    at = place(request, organisation_id)
    try:
        membership.remove(organisation_id, at.mine.id)
    except Membership.DoesNotExist:
        raise Http404 from None
    except membership.LastOwnerError:
        messages.error(request, last_owner())
        return back(organisation_id)
    done(request, "Du har forladt {name}.", "You have left {name}.", name=at.organisation.name)
    return HttpResponseRedirect(reverse("people:organisations"))


@login_required
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """A page that says what goes; with a tick the organisation and its projects are deleted."""
    at = place(request, organisation_id, manage=True)
    if at.organisation.personal:
        raise Http404
    form = Sure(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        deleting.delete(at.organisation)
        done(request, "{name} er slettet.", "{name} is deleted.", name=at.organisation.name)
        return HttpResponseRedirect(reverse("people:organisations"))
    found = {"form": form, "organisation": at.organisation, "projects": at.organisation.projects.count()}
    return render(request, "people/delete_organisation.html", found, status=422 if form.errors else 200)


def last_owner() -> str:
    """Why the last owner must stay, and what to do."""
    return say(
        "En organisation skal have en ejer. Gør først et andet medlem til ejer.",
        "An organisation must have an owner. First make another member an owner.",
    )
