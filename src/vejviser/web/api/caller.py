"""Who calls: a program with a token, a person logged in, a browser session, or nobody in particular."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from vejviser.web.accounts.membership import WRITERS, personal
from vejviser.web.accounts.models import Organisation, User
from vejviser.web.api.models import ApiToken, TokenRole
from vejviser.web.api.problems import ProblemError
from vejviser.web.api.tokens import found
from vejviser.web.projects.examples import example
from vejviser.web.projects.models import Project, ShareRole
from vejviser.web.projects.permissions import Level, held, level, role_in, user_of, visible_to

_OF_TOKEN = {TokenRole.READER: Level.READ, TokenRole.EDITOR: Level.EDIT}
_OF_SHARE = {ShareRole.READER: Level.READ, ShareRole.EDITOR: Level.EDIT}


@dataclass(frozen=True)
class Caller:
    """Who calls; with neither token nor user, and nothing held, nobody in particular."""

    token: ApiToken | None = None
    user: User | None = None
    held: tuple[str, ...] = ()

    @property
    def actor(self) -> User | None:
        """The person that a change is put down to: for a token, the one who made it."""
        return self.token.created_by if self.token else self.user

    @property
    def mark(self) -> dict[str, object]:
        """What a change tells of the way it came: the beginning of the token."""
        return {"token": self.token.prefix} if self.token else {}

    def projects(self) -> QuerySet[Project]:
        """The projects that the caller may at least read."""
        if self.token is None:
            return visible_to(self.user, self.held)
        own = Q(organisation=self.token.organisation)
        lent = Q(shares__revoked=None, shares__organisation=self.token.organisation)
        return Project.objects.filter(own | lent).distinct()

    def level(self, project: Project) -> Level:
        """What the caller may do with a project."""
        if self.token is None:
            return level(project, self.user, self.held)
        allowed = _OF_TOKEN[TokenRole(self.token.role)]
        if project.organisation_id == self.token.organisation_id:
            return allowed
        lent = project.shares.filter(revoked=None, organisation=self.token.organisation)
        roles = lent.values_list("role", flat=True)
        return min(allowed, max((_OF_SHARE[ShareRole(role)] for role in roles), default=Level.NONE))

    def place(self, wanted: uuid.UUID | None) -> Organisation | None:
        """Where a new project is kept; raises `ProblemError` where the caller may not write."""
        if self.token is not None:
            if wanted not in (None, self.token.organisation_id):
                raise ProblemError("not-found")
            if self.token.role != TokenRole.EDITOR:
                raise ProblemError("not-allowed")
            return self.token.organisation
        if wanted is None:
            return personal(self.user) if self.user else None
        role = role_in(self.user, wanted)
        if role is None:
            raise ProblemError("not-found")
        if role not in WRITERS:
            raise ProblemError("not-allowed")
        return Organisation.objects.get(id=wanted)


class Token(HttpBearer):
    """A token of an organisation, as `Authorization: Bearer vjv_...`."""

    openapi_bearerFormat = "vjv_..."  # noqa: N815 - the name in OpenAPI
    openapi_description = (
        "A token of an organisation. Its owners make and revoke tokens on the organisation's page."
    )

    def __call__(self, request: HttpRequest) -> Caller | None:
        """The caller; None without the header. Raises `ProblemError` for one that does not hold."""
        told = request.headers.get("Authorization")
        if told is None:
            return None
        scheme, _, secret = told.partition(" ")
        token = self.authenticate(request, secret.strip()) if scheme.lower() == "bearer" else None
        if token is None:
            raise ProblemError("bad-token", headers={"WWW-Authenticate": "Bearer"})
        return token

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """The caller with this token."""
        holds = found(token) if token.isascii() else None
        return Caller(token=holds) if holds else None


class Session(APIKeyCookie):
    """The cookie of a browser that is logged in or holds projects. Changes need `X-CSRFToken` as well."""

    param_name = settings.SESSION_COOKIE_NAME
    openapi_description = (
        "The session of a browser. A request that changes something sends the value of the cookie "
        f"{settings.CSRF_COOKIE_NAME} as the header X-CSRFToken."
    )

    def __call__(self, request: HttpRequest) -> Caller | None:
        """The caller; None without a session. Raises `ProblemError` for a change without the key."""
        user, keeps = user_of(request), tuple(held(request))
        if user is None and not keeps:
            return None
        if self.csrf and check_csrf(request):
            raise ProblemError("csrf")
        return Caller(user=user, held=keeps)

    def authenticate(self, request: HttpRequest, key: str | None) -> Caller | None:
        """None: the session itself tells who it is."""
        return None


def anybody(request: HttpRequest) -> Caller:
    """Nobody in particular."""
    return Caller()


READING = [Token(), Session(csrf=False), anybody]
"""For operations that everybody may call; they change nothing."""
MEMBERS = [Token(), Session(csrf=False)]
"""For operations that need to know who calls, and change nothing."""
WRITING = [Token(), Session(csrf=True)]
"""For operations that change something."""


def caller_of(request: HttpRequest) -> Caller:
    """Who calls."""
    return cast("Caller", request.auth)  # type: ignore[attr-defined]


def project_for(caller: Caller, project_id: uuid.UUID, need: Level) -> tuple[Project, Level]:
    """The project and what the caller may do; raises `ProblemError` not-found or not-allowed."""
    shipped = example(project_id)
    row = shipped or Project.objects.select_related("organisation").filter(id=project_id).first()
    if row is None:
        raise ProblemError("not-found")
    allowed = Level.READ if shipped else caller.level(row)
    if allowed == Level.NONE:
        raise ProblemError("not-found")
    if allowed < need:
        raise ProblemError("not-allowed")
    return row, allowed
