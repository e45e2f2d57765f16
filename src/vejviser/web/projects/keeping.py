"""Projects that a browser session holds are kept in an account."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from vejviser.web.accounts.membership import personal
from vejviser.web.accounts.models import Organisation, User
from vejviser.web.projects import store
from vejviser.web.projects.models import Project
from vejviser.web.projects.permissions import HELD, held

_WISH = "keep"
"""The key of the session under which the project stands that shall be kept after logging in."""


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
