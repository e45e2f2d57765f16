"""Who may run a workshop, and who takes part in it. What one may not see answers 404."""

from __future__ import annotations

import hashlib
import hmac
import uuid

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from vejviser.web.accounts.models import Membership, Organisation, Role, User
from vejviser.web.projects.permissions import role_in, user_of
from vejviser.web.workshops.cookie import KEPT, SALT, cookie_name, plain_code, signed
from vejviser.web.workshops.models import Participant, Workshop

RUN = (Role.OWNER, Role.EDITOR, Role.FACILITATOR)
"""Who sets up and runs the workshops of their organisation; the other members may read them."""


def places_of(user: User | None) -> QuerySet[Organisation]:
    """The organisations in which a person may run workshops."""
    found = Membership.objects.filter(user=user, role__in=RUN).values("organisation")
    return Organisation.objects.filter(id__in=found).order_by("personal", "name")


def workshops_of(user: User | None) -> QuerySet[Workshop]:
    """The workshops of the organisations that a person is a member of, the last made first."""
    mine = Membership.objects.filter(user=user).values("organisation")
    return Workshop.objects.filter(organisation__in=mine).order_by("-created")


def workshop_for(request: HttpRequest, workshop_id: uuid.UUID, run: bool = True) -> Workshop:
    """The workshop of an organisation that the visitor is a member of.

    Raises `Http404` for strangers, and `PermissionDenied` for members who may read but not `run` it.
    """
    found = Workshop.objects.select_related("organisation").filter(id=workshop_id).first()
    role = role_in(user_of(request), found.organisation) if found else None
    if found is None or role is None:
        raise Http404
    if run and role not in RUN:
        raise PermissionDenied
    return found


def may_run(request: HttpRequest, workshop: Workshop) -> bool:
    """True for those who run the workshop."""
    return role_in(user_of(request), workshop.organisation) in RUN


def workshop_at(code: str) -> Workshop:
    """The workshop with a join code, however it is written; raises `Http404`, also before it has begun."""
    found = Workshop.objects.filter(code=plain_code(code)).exclude(phase="draft").first()
    if found is None:
        raise Http404
    return found


def participant_of(request: HttpRequest, workshop: Workshop) -> Participant | None:
    """Who the visitor is in the workshop, by the signed cookie of this browser; None before they joined."""
    try:
        who = uuid.UUID(signed(request, workshop.code)[0])
    except ValueError:
        return None
    return Participant.objects.filter(id=who, workshop=workshop, removed=None).first()


def attendance_id(request: HttpRequest, workshop: Workshop) -> uuid.UUID | None:
    """The entry on the list of names that this browser made; only its cookie knows."""
    try:
        return uuid.UUID(signed(request, workshop.code)[1])
    except ValueError:
        return None


def remember(
    response: HttpResponse, workshop: Workshop, who: Participant, attendance: uuid.UUID | None
) -> None:
    """Lets the browser keep who it is, signed, so that nobody can make themselves another."""
    response.set_signed_cookie(
        cookie_name(workshop.code),
        f"{who.id}.{attendance or ''}",
        salt=SALT,
        max_age=KEPT,
        httponly=True,
        samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )


def identity(token: str, role: str) -> uuid.UUID:
    """An id made of a form's token: a form sent twice gives one; without it, none leads to another."""
    key = settings.SECRET_KEY.encode()
    return uuid.UUID(bytes=hmac.digest(key, f"{role}/{token}".encode(), hashlib.sha256)[:16])
