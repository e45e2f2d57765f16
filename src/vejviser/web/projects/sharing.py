"""Sharing a project with another organisation: by its code at once, by e-mail when the offer is accepted."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from vejviser.web.accounts.invitations import ClosedError, WrongPersonError, address_of, is_for
from vejviser.web.accounts.mail import Letter, post
from vejviser.web.accounts.models import Organisation, User
from vejviser.web.accounts.secret import new_secret
from vejviser.web.projects import store
from vejviser.web.projects.models import Offer, Project, Share, ShareRole
from vejviser.web.projects.permissions import Level, level
from vejviser.web.words import say


class UnknownCodeError(Exception):
    """No organisation has the code."""


class OwnProjectError(Exception):
    """The project belongs to that organisation already."""


def share_by_code(project: Project, by: User, code: str, role: ShareRole) -> Share:
    """The share with the organisation that has the code; raises `UnknownCodeError`, `OwnProjectError`."""
    organisation = Organisation.objects.filter(share_code=code).first()
    if organisation is None:
        raise UnknownCodeError
    return share(project.id, by, organisation, role)


def share(project_id: uuid.UUID, by: User | None, organisation: Organisation, role: ShareRole) -> Share:
    """The share of the project with the organisation, with the role as it is now; `OwnProjectError`."""
    with transaction.atomic():
        project = Project.objects.select_for_update().get(id=project_id)
        if project.organisation_id == organisation.id:
            raise OwnProjectError
        made, new = Share.objects.get_or_create(
            project=project, organisation=organisation, revoked=None, defaults={"role": role, "by": by}
        )
        if not new and made.role == role:
            return made
        made.role = role
        made.save(update_fields=["role"])
        about = {"organisation": str(organisation.id), "role": str(role.value)}
        store.note(project.id, by, "shared", about)
    return made


def revoke(project_id: uuid.UUID, share_id: int, by: User) -> None:
    """Ends a share; raises `Share.DoesNotExist` when the project has none of that number that holds."""
    with transaction.atomic():
        project = Project.objects.select_for_update().get(id=project_id)
        one = Share.objects.get(id=share_id, project=project, revoked=None)
        one.revoked = timezone.now()
        one.save(update_fields=["revoked"])
        store.note(project.id, by, "revoked", {"organisation": str(one.organisation_id)})


def offer(request: HttpRequest, project: Project, by: User, email: str, role: ShareRole) -> Offer:
    """A new offer, sent; one that was open to the same address is withdrawn."""
    secret, kept = new_secret()
    with transaction.atomic():
        still = Offer.objects.filter(project=project, email=email, accepted=None, withdrawn=None)
        still.update(withdrawn=timezone.now())
        made = Offer.objects.create(project=project, email=email, role=role, secret_hash=kept, by=by)
    post(_letter(request, made, by, secret))
    return made


def withdraw(project_id: uuid.UUID, offer_id: uuid.UUID) -> None:
    """Closes an offer of the project; raises `Offer.DoesNotExist` when there is none that is open."""
    still = Offer.objects.filter(id=offer_id, project=project_id, accepted=None, withdrawn=None)
    if not still.update(withdrawn=timezone.now()):
        raise Offer.DoesNotExist


def found(secret_hash: str) -> Offer:
    """The open offer with this hash; raises `ClosedError`."""
    one = Offer.objects.select_related("project__organisation").filter(secret_hash=secret_hash).first()
    if one is None or not one.open:
        raise ClosedError
    return one


def accept(offer_id: uuid.UUID, user: User, organisation: Organisation) -> Share:
    """The share that came of an offer, with an organisation that the person owns.

    An offer by somebody who may no longer share the project is closed.
    Raises `ClosedError`, `WrongPersonError` and `OwnProjectError`.
    """
    with transaction.atomic():
        one = Offer.objects.select_for_update().get(id=offer_id)
        if not one.open:
            raise ClosedError
        if level(one.project, one.by) < Level.OWN:
            raise ClosedError
        if not is_for(one.email, user):
            raise WrongPersonError
        made = share(one.project_id, one.by, organisation, ShareRole(one.role))
        one.accepted = timezone.now()
        one.save(update_fields=["accepted"])
    return made


def _letter(request: HttpRequest, made: Offer, by: User, secret: str) -> Letter:
    project = made.project.title
    return Letter(
        made.email,
        say("Projektet {project} deles med dig i Vejviser",
            "The project {project} is shared with you in Vejviser", project=project),
        say("{by} vil dele projektet {project} med din organisation i Vejviser.",
            "{by} would like to share the project {project} with your organisation in Vejviser.",
            by=by, project=project),
        say("Åbn linket, log ind eller opret en konto, og vælg, hvilken af dine organisationer der skal se "
            "det. Linket virker i 14 dage og kun for dig.",
            "Open the link, log in or sign up, and choose which of your organisations shall see it. The link "
            "works for 14 days and only for you."),
        address_of(request, "projects:offer", secret),
        say("Kender du ikke afsenderen, kan du se bort fra denne e-mail.",
            "If you do not know the sender, you can ignore this e-mail."),
    )  # fmt: skip
