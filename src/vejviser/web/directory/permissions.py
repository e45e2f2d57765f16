"""Who may claim, correct and edit. What one may not see answers 404."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from vejviser.handbook.reference.entries import Actor
from vejviser.web.accounts.models import Organisation, Role, User
from vejviser.web.directory.models import Claim, State
from vejviser.web.law import house
from vejviser.web.projects.permissions import user_of

SPEAKING = (Role.OWNER, Role.EDITOR)
"""The roles in which a member speaks for an organisation."""


def actor_or_404(name: str) -> Actor:
    """The actor with an id; raises `Http404`."""
    found = house().reference.actors.get(name)
    if found is None:
        raise Http404
    return found


def spoken_for(user: User | None) -> list[Organisation]:
    """The organisations that a person speaks for, by name; none that is only their own."""
    if user is None:
        return []
    found = Organisation.objects.filter(
        memberships__user=user, memberships__role__in=SPEAKING, personal=False
    )
    return list(found.order_by("name"))


def holder(actor: str) -> Organisation | None:
    """The organisation whose claim to the actor was verified."""
    claim = Claim.objects.filter(actor=actor, state=State.VERIFIED).select_related("organisation").first()
    return claim.organisation if claim else None


def may_correct(user: User | None, held_by: Organisation | None) -> bool:
    """Whether a person speaks for the organisation that an actor is."""
    return held_by is not None and held_by in spoken_for(user)


def editor_or_404(request: HttpRequest) -> User:
    """The editor who asks; raises `Http404` for everybody else."""
    user = user_of(request)
    if user is None or not user.is_staff:
        raise Http404
    return user
