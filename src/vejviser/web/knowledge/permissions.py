"""Who may do what with an entry. What one may not see answers 404, as if it did not exist.

Editors are the staff of the installation, as in the directory of actors. Nobody decides on what their own
organisation wrote.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from vejviser.web.accounts.membership import WRITERS
from vejviser.web.accounts.models import Membership, Organisation, Role, User
from vejviser.web.knowledge.models import Entry
from vejviser.web.projects.permissions import user_of
from vejviser.web.words import say

CONTRIBUTORS = (*WRITERS, Role.FACILITATOR, Role.CASE_HANDLER)
"""The roles that write for an organisation; a reader reads."""


@dataclass(frozen=True)
class Seen:
    """An entry as a visitor sees it: who they are, and their role in the organisation that wrote it."""

    entry: Entry
    user: User | None
    role: Role | None

    @property
    def is_member(self) -> bool:
        """True for members of the organisation that wrote it."""
        return self.role is not None

    @property
    def may_write(self) -> bool:
        """True for those who may write a new version, send it and withdraw it."""
        return self.role in CONTRIBUTORS

    @property
    def is_editor(self) -> bool:
        """True for editors, also where the entry is their own organisation's."""
        return is_editor(self.user)

    @property
    def may_decide(self) -> bool:
        """True for editors who are no members of the organisation that wrote it."""
        return self.is_editor and not self.is_member

    @property
    def sees_drafts(self) -> bool:
        """True for those who see versions that are not public."""
        return self.is_member or self.is_editor


def is_editor(user: User | None) -> bool:
    """True for those who decide what is published."""
    return user is not None and user.is_staff


def editor_or_404(request: HttpRequest) -> User:
    """The editor who asks; raises `Http404` for everybody else."""
    user = user_of(request)
    if user is None or not is_editor(user):
        raise Http404
    return user


def writing_for(user: User) -> QuerySet[Organisation]:
    """The organisations that a person may write for, those with others first."""
    found = Organisation.objects.filter(memberships__user=user, memberships__role__in=CONTRIBUTORS)
    return found.order_by("personal", "created")


def nameable_by(user: User) -> QuerySet[Organisation]:
    """The organisations that a person may agree to have named; never one that goes by a person's name."""
    found = Organisation.objects.filter(memberships__user=user, memberships__role__in=WRITERS, personal=False)
    return found.order_by("created")


def seen(request: HttpRequest, entry_id: uuid.UUID) -> Seen:
    """The entry as the visitor sees it; raises `Http404` where they may not."""
    entry = Entry.objects.select_related("organisation").filter(id=entry_id).first()
    if entry is None:
        raise Http404
    user = user_of(request)
    role = None
    if user and entry.organisation_id:
        mine = Membership.objects.filter(user=user, organisation=entry.organisation_id).first()
        role = Role(mine.role) if mine else None
    found = Seen(entry, user, role)
    if not (entry.is_public or found.is_member or found.is_editor):
        raise Http404
    return found


def written_by(request: HttpRequest, entry_id: uuid.UUID) -> Seen:
    """The entry for those who may write it; raises `Http404`, or `PermissionDenied` for readers."""
    found = seen(request, entry_id)
    if not found.may_write:
        raise PermissionDenied(
            say("Det kan kun den organisation, der har skrevet bidraget.",
                "Only the organisation that wrote the contribution can do that.")
        )  # fmt: skip
    return found


def decided_by(request: HttpRequest, entry_id: uuid.UUID) -> Seen:
    """The entry for an editor; raises `Http404`, or `PermissionDenied` where it is their own."""
    editor_or_404(request)
    found = seen(request, entry_id)
    if not found.may_decide:
        raise PermissionDenied(own())
    return found


def own() -> str:
    """Why an editor may not decide."""
    return say(
        "Du er med i den organisation, der har skrevet bidraget. En anden redaktør skal afgøre det.",
        "You belong to the organisation that wrote the contribution. Another editor must decide.",
    )
