"""Who may do what with a project. What one may not see answers 404, as if it did not exist."""

from __future__ import annotations

import enum
import uuid
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from vejviser.web.accounts.models import Membership, Organisation, Role, User
from vejviser.web.projects.examples import example
from vejviser.web.projects.models import Project, ShareRole

HELD = "projects"
"""The key of a browser session under which the projects stand that it holds."""


class Level(enum.IntEnum):
    """What somebody may do with a project; each includes those before it."""

    NONE = 0
    READ = 1
    EDIT = 2
    OWN = 3


_OF_ROLE = {
    Role.OWNER: Level.OWN,
    Role.EDITOR: Level.EDIT,
    Role.READER: Level.READ,
    Role.CASE_HANDLER: Level.READ,
    Role.FACILITATOR: Level.READ,
}
_OF_SHARE = {ShareRole.READER: Level.READ, ShareRole.EDITOR: Level.EDIT}


def user_of(request: HttpRequest) -> User | None:
    """The person who is logged in."""
    return request.user if isinstance(request.user, User) else None


def held(request: HttpRequest) -> list[str]:
    """The ids of the projects that the browser session holds, the last first."""
    found = request.session.get(HELD, [])
    return [str(one) for one in found]


def role_in(user: User | None, organisation: Organisation | uuid.UUID | None) -> Role | None:
    """The role of a person in an organisation, None when they are no member."""
    if user is None or organisation is None:
        return None
    found = Membership.objects.filter(organisation=organisation, user=user).values_list("role", flat=True)
    return Role(found[0]) if found else None


def level(project: Project, user: User | None, held_ids: Iterable[str] = ()) -> Level:
    """What a person, or the session that holds `held_ids`, may do with the project.

    In the organisation that owns it a member may do what their role says; in one that it is shared with,
    what both their role and the share allow, and never more than edit.
    """
    if project.organisation_id is None:
        return Level.OWN if str(project.id) in set(held_ids) else Level.NONE
    if user is None:
        return Level.NONE
    roles = dict(Membership.objects.filter(user=user).values_list("organisation", "role"))
    best = Level.NONE
    if project.organisation_id in roles:
        best = _OF_ROLE[Role(roles[project.organisation_id])]
    shares = project.shares.filter(revoked=None, organisation__in=list(roles))
    for organisation, role in shares.values_list("organisation", "role"):
        best = max(best, min(_OF_ROLE[Role(roles[organisation])], _OF_SHARE[ShareRole(role)]))
    return best


def visible_to(user: User | None, held_ids: Iterable[str] = ()) -> QuerySet[Project]:
    """The projects that a person, or a session that holds `held_ids`, may at least read."""
    allowed = Q(organisation=None, id__in=list(held_ids))
    if user is not None:
        allowed |= Q(organisation__memberships__user=user)
        allowed |= Q(shares__revoked=None, shares__organisation__memberships__user=user)
    return Project.objects.filter(allowed).distinct()


def project_for(request: HttpRequest, project_id: uuid.UUID, need: Level) -> tuple[Project, Level]:
    """The project and what the visitor may do with it.

    Raises `Http404` when they may not see it, `PermissionDenied` when they see it but may do less than
    `need`.
    """
    shipped = example(project_id)
    project = shipped or Project.objects.select_related("organisation").filter(id=project_id).first()
    allowed = level(project, user_of(request), held(request)) if project else Level.NONE
    if shipped:
        allowed = Level.READ
    if project is None or allowed == Level.NONE:
        raise Http404
    if allowed < need:
        raise PermissionDenied
    return project, allowed
