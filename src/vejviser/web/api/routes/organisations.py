"""Organisations and their members, and with whom a project is shared."""

from __future__ import annotations

import uuid

from django.http import HttpRequest
from ninja import Path, Router, Status

from vejviser.web.accounts.limits import allowed
from vejviser.web.accounts.models import Membership, Organisation, User
from vejviser.web.api.caller import MEMBERS, WRITING, Caller, caller_of, project_for
from vejviser.web.api.pace import LIGHT
from vejviser.web.api.problems import Fault, ProblemError
from vejviser.web.api.shapes.project import (
    MemberTold,
    NewShare,
    OrganisationBrief,
    Organisations,
    OrganisationTold,
    OwnerTold,
    Shares,
    ShareTold,
)
from vejviser.web.projects import sharing
from vejviser.web.projects.models import Project, Share
from vejviser.web.projects.permissions import Level
from vejviser.web.words import say

router = Router(tags=["organisations"], auth=MEMBERS, throttle=LIGHT)
GREATEST = 9_223_372_036_854_775_807


@router.get(
    "/organisations", response=Organisations, operation_id="organisations", summary="One's organisations"
)
def organisations(request: HttpRequest) -> Organisations:
    """The organisations that the caller belongs to, with the role there."""
    return Organisations(
        items=[OrganisationBrief.model_validate(_brief(one, role)) for one, role in _of(caller_of(request))]
    )


@router.get(
    "/organisations/{uuid:organisation_id}",
    response=OrganisationTold,
    operation_id="organisation",
    summary="An organisation and its members",
)
def organisation(request: HttpRequest, organisation_id: uuid.UUID) -> OrganisationTold:
    """An organisation that the caller belongs to, and who else does. E-mail addresses are not told."""
    for one, role in _of(caller_of(request)):
        if one.id == organisation_id:
            rows = one.memberships.select_related("user").order_by("since", "id")
            members = [MemberTold.model_validate({"name": row.user.name, "role": row.role}) for row in rows]
            return OrganisationTold.model_validate(
                {**_brief(one, role), "created": one.created, "members": members}
            )
    raise ProblemError("not-found")


def _of(caller: Caller) -> list[tuple[Organisation, str]]:
    """The organisations of the caller, each with the role in it."""
    if caller.token:
        return [(caller.token.organisation, caller.token.role)]
    rows = (
        Membership.objects.filter(user=caller.user)
        .select_related("organisation")
        .order_by("organisation__name", "id")
    )
    return [(row.organisation, row.role) for row in rows] if caller.user else []


def _brief(one: Organisation, role: str) -> dict[str, object]:
    return {"id": one.id, "name": one.name, "personal": one.personal, "role": role}


@router.get(
    "/projects/{uuid:project_id}/shares",
    response=Shares,
    operation_id="shares",
    summary="With whom it is shared",
)
def shares(request: HttpRequest, project_id: uuid.UUID) -> Shares:
    """The shares that hold. Only the owners of the project see them."""
    row, _ = project_for(caller_of(request), project_id, Level.OWN)
    rows = row.shares.filter(revoked=None).select_related("organisation").order_by("id")
    return Shares(items=[_share(one) for one in rows])


@router.post(
    "/projects/{uuid:project_id}/shares",
    response={201: ShareTold},
    auth=WRITING,
    operation_id="share",
    summary="Share with another organisation",
)
def share(request: HttpRequest, project_id: uuid.UUID, given: NewShare) -> Status[ShareTold]:
    """The project shared: the members of the other organisation may do what share and role allow."""
    row, by = _owned(request, project_id)
    if not allowed(request, "guess_code"):
        raise ProblemError("too-often", headers={"Retry-After": "3600"})
    try:
        made = sharing.share_by_code(row, by, given.code.strip().upper(), given.role)
    except sharing.UnknownCodeError:
        raise _not_with(say("ingen organisation har den kode", "no organisation has this code")) from None
    except sharing.OwnProjectError:
        told = say("projektet hører allerede til der", "the project belongs there already")
        raise _not_with(told) from None
    return Status(201, _share(made))


def _owned(request: HttpRequest, project_id: uuid.UUID) -> tuple[Project, User]:
    """A project that is kept in an organisation, and the owner who calls; raises `ProblemError`."""
    row, _ = project_for(caller_of(request), project_id, Level.OWN)
    user = caller_of(request).user
    if user is None or row.organisation_id is None:
        raise ProblemError("not-allowed")
    return row, user


def _not_with(told: str) -> ProblemError:
    return ProblemError("invalid", faults=[Fault("body.code", told)])


@router.delete(
    "/projects/{uuid:project_id}/shares/{share_id}",
    response={204: None},
    auth=WRITING,
    operation_id="revoke_share",
    summary="End a share",
)
def revoke(request: HttpRequest, project_id: uuid.UUID, share_id: Path[int]) -> Status[None]:
    """Ends a share at once."""
    row, by = _owned(request, project_id)
    try:
        sharing.revoke(row.id, share_id if 0 < share_id <= GREATEST else 0, by)
    except Share.DoesNotExist:
        raise ProblemError("not-found") from None
    return Status(204, None)


def _share(one: Share) -> ShareTold:
    owner = OwnerTold(id=one.organisation.id, name=one.organisation.name)
    return ShareTold.model_validate({"id": one.id, "organisation": owner, "role": one.role, "at": one.at})
