"""Invitations to an organisation: sent, sent again, withdrawn and accepted."""

from __future__ import annotations

import uuid

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from vejviser.web.accounts.mail import Letter, post
from vejviser.web.accounts.models import Invitation, Membership, Organisation, Role, User
from vejviser.web.accounts.secret import new_secret
from vejviser.web.words import say


class ClosedError(Exception):
    """The offer is used, withdrawn or too old."""


class WrongPersonError(Exception):
    """The offer was sent to another address than those of the person who is logged in."""


def invite(request: HttpRequest, organisation: Organisation, by: User, email: str, role: Role) -> Invitation:
    """A new invitation, sent; one that was open to the same address is withdrawn.

    It is the same whether or not the address has an account, or is a member already.
    """
    secret, kept = new_secret()
    with transaction.atomic():
        still = Invitation.objects.filter(organisation=organisation, email=email, accepted=None)
        still.filter(withdrawn=None).update(withdrawn=timezone.now())
        made = Invitation.objects.create(
            organisation=organisation, email=email, role=role, secret_hash=kept, invited_by=by
        )
    post(_letter(request, made, by, secret))
    return made


def resend(request: HttpRequest, invitation: Invitation, by: User) -> Invitation:
    """The invitation sent again with a new link and a new term; the old link works no longer."""
    return invite(request, invitation.organisation, by, invitation.email, Role(invitation.role))


def withdraw(invitation: Invitation) -> None:
    """Closes an invitation; one that was accepted stays so."""
    still = Invitation.objects.filter(id=invitation.id, accepted=None, withdrawn=None)
    still.update(withdrawn=timezone.now())


def found(secret_hash: str) -> Invitation:
    """The open invitation with this hash; raises `ClosedError`."""
    one = Invitation.objects.select_related("organisation").filter(secret_hash=secret_hash).first()
    if one is None or not one.open:
        raise ClosedError
    return one


def accept(invitation_id: uuid.UUID, user: User) -> Membership:
    """The membership that came of an invitation; a member keeps the role that they have.

    Raises `ClosedError` and `WrongPersonError`. Of two who accept at once the second is refused.
    """
    with transaction.atomic():
        one = Invitation.objects.select_for_update().get(id=invitation_id)
        if not one.open:
            raise ClosedError
        if not is_for(one.email, user):
            raise WrongPersonError
        member, _ = Membership.objects.get_or_create(
            organisation_id=one.organisation_id, user=user, defaults={"role": one.role}
        )
        one.accepted = timezone.now()
        one.save(update_fields=["accepted"])
    return member


def is_for(email: str, user: User) -> bool:
    """True when the address is one of the person's."""
    if user.email.lower() == email.lower():
        return True
    return bool(EmailAddress.objects.filter(user=user, email__iexact=email, verified=True).exists())


def address_of(request: HttpRequest, name: str, secret: str) -> str:
    """The whole address of a link with a secret, as it stands in an e-mail."""
    path = reverse(name, args=[secret])
    return f"{settings.PUBLIC_URL}{path}" if settings.PUBLIC_URL else request.build_absolute_uri(path)


def _letter(request: HttpRequest, made: Invitation, by: User, secret: str) -> Letter:
    organisation = made.organisation.name
    return Letter(
        made.email,
        say("Invitation til {organisation} i Vejviser", "Invitation to {organisation} in Vejviser",
            organisation=organisation),
        say("{by} inviterer dig til at arbejde med i organisationen {organisation} i Vejviser.",
            "{by} invites you to join the organisation {organisation} in Vejviser.",
            by=by, organisation=organisation),
        say("Åbn linket for at tage imod invitationen. Det virker i 14 dage og kun for dig.",
            "Open the link to accept the invitation. It works for 14 days and only for you."),
        address_of(request, "people:invitation", secret),
        say("Kender du ikke afsenderen, kan du se bort fra denne e-mail.",
            "If you do not know the sender, you can ignore this e-mail."),
    )  # fmt: skip
