"""Claims and corrections: proposed by an organisation, decided by an editor, each in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone

from vejviser.handbook.reference.entries import Actor
from vejviser.web.accounts.models import Organisation, User
from vejviser.web.directory.models import Claim, Correction, State
from vejviser.web.directory.said import CONTACT, TEXTS, found_as
from vejviser.web.following.news import tell
from vejviser.web.searching import feed


class AlreadyError(Exception):
    """It was done or decided before: by another click, another member or another editor."""


def claim(actor: Actor, organisation: Organisation, user: User, role: str, evidence: str) -> Claim:
    """The claim, waiting for an editor.

    Raises `AlreadyError` where the organisation has one waiting, or some organisation has the actor.
    """
    if Claim.objects.filter(actor=actor.id, state=State.VERIFIED).exists():
        raise AlreadyError
    try:
        with transaction.atomic():
            return Claim.objects.create(
                actor=actor.id, organisation=organisation, user=user, role=role, evidence=evidence
            )
    except IntegrityError:
        raise AlreadyError from None


def correct(actor: Actor, organisation: Organisation, user: User, given: Mapping[str, str]) -> Correction:
    """The correction, waiting for an editor; one that waited before gives way to it."""
    with transaction.atomic():
        waiting = Correction.objects.select_for_update().filter(actor=actor.id, state=State.WAITING)
        for before in waiting:
            _decide(before, State.REPLACED, None, "")
        return Correction.objects.create(
            actor=actor.id, organisation=organisation, organisation_name=organisation.name, user=user,
            before={"offers_da": actor.offers.da, "offers_en": actor.offers.en, "url": actor.url},
            **{name: given.get(name, "") for name in fields()},
        )  # fmt: skip


def fields() -> tuple[str, ...]:
    """The names of what can be corrected."""
    return (*(f"{name}_{lang}" for name in TEXTS for lang in ("da", "en")), *CONTACT)


def decide_claim(claim_id: uuid.UUID, editor: User, verified: bool, reason: str) -> Claim:
    """The claim as decided; raises `AlreadyError` where it was decided, or the actor is somebody else's."""
    try:
        with transaction.atomic():
            found = Claim.objects.select_for_update().get(id=claim_id)
            if found.state != State.WAITING:
                raise AlreadyError
            _decide(found, State.VERIFIED if verified else State.REFUSED, editor, reason)
    except IntegrityError:
        raise AlreadyError from None
    return found


def decide_correction(correction_id: uuid.UUID, editor: User, verified: bool, reason: str) -> Correction:
    """The correction as decided; a verified one is shown, found by search, and news to followers.

    Raises `AlreadyError` where it was decided before.
    """
    with transaction.atomic():
        found = Correction.objects.select_for_update().get(id=correction_id)
        if found.state != State.WAITING:
            raise AlreadyError
        if verified:
            for before in Correction.objects.filter(actor=found.actor, state=State.VERIFIED):
                _decide(before, State.REPLACED, before.decided_by, before.reason)
        _decide(found, State.VERIFIED if verified else State.REFUSED, editor, reason)
        if verified:
            feed.put([found_as(found.actor, found)])
            tell("actors", found.actor, "corrected", by=found.user)
    return found


def withdraw(one: Claim | Correction, user: User) -> None:
    """Take a claim or a correction back that waits, or that holds."""
    with transaction.atomic():
        held = type(one).objects.select_for_update().get(id=one.id)
        if held.state not in (State.WAITING, State.VERIFIED):
            raise AlreadyError
        shown = held.state == State.VERIFIED and isinstance(held, Correction)
        _decide(held, State.WITHDRAWN, user, held.reason)
        if shown:
            feed.take_out([("actors", held.actor)])


def _decide(one: Claim | Correction, state: State, by: User | None, reason: str) -> None:
    one.state, one.decided_by, one.reason = state, by, reason
    one.decided = timezone.now()
    if state == State.VERIFIED:
        one.verified = one.decided
    one.save(update_fields=["state", "decided_by", "decided", "verified", "reason"])
