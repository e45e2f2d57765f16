"""Joining, leaving and changing organisations. An organisation always has an owner.

Every act locks the organisation first, so that of two owners who leave at once one is refused.
"""

from __future__ import annotations

import uuid

from django.db import transaction

from vejviser.web.accounts.models import Membership, Organisation, Role, User, new_share_code

WRITERS = (Role.OWNER, Role.EDITOR)
"""The roles that may begin projects in an organisation."""
NAME_LENGTH = 200


class LastOwnerError(Exception):
    """The last owner of an organisation can neither leave nor become less than owner."""


def personal(user: User) -> Organisation:
    """The organisation of a person alone, made where they have none yet."""
    with transaction.atomic():
        User.objects.select_for_update().get(id=user.id)
        found = user.organisations.filter(personal=True).order_by("created").first()
        if found is None:
            found = Organisation.objects.create(name=str(user)[:NAME_LENGTH], personal=True)
            Membership.objects.create(organisation=found, user=user, role=Role.OWNER)
    return found


def found_organisation(user: User, name: str) -> Organisation:
    """A new organisation with the person as its owner."""
    with transaction.atomic():
        made = Organisation.objects.create(name=name)
        Membership.objects.create(organisation=made, user=user, role=Role.OWNER)
    return made


def change_role(organisation_id: uuid.UUID, member_id: int, role: Role) -> Membership:
    """The membership with its new role; raises `LastOwnerError` and `Membership.DoesNotExist`."""
    with transaction.atomic():
        member = _locked(organisation_id, member_id)
        if role != Role.OWNER:
            _another_owner(member)
        member.role = role
        member.save(update_fields=["role"])
    return member


def remove(organisation_id: uuid.UUID, member_id: int) -> None:
    """Takes a member out; raises `LastOwnerError` and `Membership.DoesNotExist`."""
    with transaction.atomic():
        member = _locked(organisation_id, member_id)
        _another_owner(member)
        member.delete()


def renew_share_code(organisation: Organisation) -> str:
    """A new code for the organisation; the old one works no longer, and shares made by it stay."""
    organisation.share_code = new_share_code()
    organisation.save(update_fields=["share_code"])
    return organisation.share_code


def owners(organisation_id: uuid.UUID) -> int:
    """How many owners an organisation has."""
    return Membership.objects.filter(organisation=organisation_id, role=Role.OWNER).count()


def _locked(organisation_id: uuid.UUID, member_id: int) -> Membership:
    Organisation.objects.select_for_update().get(id=organisation_id)
    return Membership.objects.get(id=member_id, organisation=organisation_id)


def _another_owner(member: Membership) -> None:
    if member.role == Role.OWNER and owners(member.organisation_id) == 1:
        raise LastOwnerError
