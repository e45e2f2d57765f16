"""Deleting an account: what stands in the way, what goes with it, and what stays without the name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction

from vejviser.web.accounts.job_takeout import forget_takeout
from vejviser.web.accounts.models import Invitation, Membership, Organisation, Role, User
from vejviser.web.directory import own as directory
from vejviser.web.projects.models import Offer, Project
from vejviser.web.referrals import own as referrals


class HandOverError(Exception):
    """Somebody else is left in an organisation without an owner."""


@dataclass(frozen=True)
class Leaving:
    """What deleting an account means: organisations to hand over first, and those that go with it."""

    hand_over: tuple[Organisation, ...]
    go: tuple[tuple[Organisation, int], ...]
    stay: tuple[Organisation, ...]


def leaving(user: User) -> Leaving:
    """What deleting the account means now; with each organisation that goes, how many projects it has."""
    hand_over, go, stay = [], [], []
    for member in Membership.objects.filter(user=user).select_related("organisation").order_by("since"):
        others = Membership.objects.filter(organisation=member.organisation).exclude(user=user)
        if not others.exists():
            go.append((member.organisation, Project.objects.filter(organisation=member.organisation).count()))
        elif member.role == Role.OWNER and not others.filter(role=Role.OWNER).exists():
            hand_over.append(member.organisation)
        else:
            stay.append(member.organisation)
    return Leaving(tuple(hand_over), tuple(go), tuple(stay))


def delete_account(user: User) -> None:
    """Deletes the person, what is theirs alone, their sessions, and what was sent to their address.

    Changes that they made in projects of others stay, without the person. Raises `HandOverError` while an
    organisation with other members would be left without an owner; then nothing is deleted.
    """
    with transaction.atomic():
        mine = Organisation.objects.filter(memberships__user=user).order_by("id")
        list(mine.select_for_update())
        found = leaving(user)
        if found.hand_over:
            raise HandOverError
        directory.forget(user)
        for organisation, _ in found.go:
            organisation.delete()
        addresses = {user.email, *EmailAddress.objects.filter(user=user).values_list("email", flat=True)}
        for address in addresses:
            Invitation.objects.filter(email__iexact=address).delete()
            Offer.objects.filter(email__iexact=address).delete()
        referrals.forget(user, addresses)
        forget_takeout(user)
        for session in sessions_of(user):
            session.delete()
        user.delete()


def sessions_of(user: User) -> Iterator[Session]:
    """The sessions in which the person is logged in, on every device."""
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            yield session
