"""Projects that a browser session holds: kept in an account, and alive as long as they are used."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from vejviser.web.accounts.membership import personal
from vejviser.web.accounts.models import Organisation, User
from vejviser.web.law import today
from vejviser.web.projects import store
from vejviser.web.projects.models import Project
from vejviser.web.projects.permissions import HELD, held

_WISH = "keep"
"""The key of the session under which the project stands that shall be kept after logging in."""
_SEEN = "seen"


def keep(request: HttpRequest, project_id: uuid.UUID, user: User, place: Organisation) -> Project:
    """The project that the session held, now of the organisation.

    Raises `MovedError` when it is in an account already.
    """
    kept = store.place(project_id, user, "kept", place)
    request.session[HELD] = [one for one in held(request) if one != str(project_id)]
    return kept


def wish(request: HttpRequest, project_id: uuid.UUID) -> None:
    """Remembers to keep the project as soon as the visitor has logged in or signed up."""
    request.session[_WISH] = str(project_id)


@receiver(user_logged_in)
def fulfil(request: HttpRequest, user: User, **_: Any) -> None:
    """Keeps the project that the visitor wished to keep before they logged in."""
    wished = request.session.pop(_WISH, None)
    if wished in held(request):
        try:
            keep(request, uuid.UUID(wished), user, personal(user))
        except (store.MovedError, Project.DoesNotExist):
            return


class Alive:
    """A middleware by which a session that holds projects lives on while it is used.

    A session is renewed only when it is written to; it is written to once a day, not at every page.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, after the day was noted in a session that holds projects."""
        response = self.answer(request)
        session = request.session
        if session.accessed and session.get(HELD) and session.get(_SEEN) != today().isoformat():
            session[_SEEN] = today().isoformat()
        return response
