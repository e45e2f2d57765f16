"""The store of referrals: every act is an event in a chained log, and where all stands is derived from it.

An act locks the referral first (on SQLite a transaction begins with the right to write), derives where it
stands, and is refused with `ClosedError` where that leaves no room for it. So of an acceptance and a
withdrawal at once the store decides which came first.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from vejviser.web import chain
from vejviser.web.accounts.models import Organisation, User
from vejviser.web.accounts.secret import new_secret
from vejviser.web.law import today
from vejviser.web.projects.models import Project
from vejviser.web.referrals.history import History, Verb, due_from, history_of, may, remind_on
from vejviser.web.referrals.models import Event, Hop, Outcome, Referral
from vejviser.web.referrals.receivers import Receiver
from vejviser.web.referrals.seats import Seat
from vejviser.web.words import lang

LINK_FOR = dt.timedelta(days=30)
"""How long the link of an e-mail works."""
MOST_HOPS = 20


class ClosedError(Exception):
    """It was withdrawn, ended, passed on or answered in the meantime; `history` tells where it stands."""

    def __init__(self, history: History) -> None:
        super().__init__(history.state)
        self.history = history


class BeenThereError(Exception):
    """The receiver has had the referral already, or sent it."""


@dataclass(frozen=True)
class Content:
    """What a sender writes: the heading, the note, chosen facts as kept, and a contact that they let show."""

    subject: str
    note: str
    facts: list[dict[str, dict[str, str]]]
    contact: str = ""
    step: str = ""
    project: Project | None = None


@dataclass(frozen=True)
class Sent:
    """A referral that came to a hop; `secret` is that of the link, "" where the receiver is here."""

    referral: Referral
    hop: Hop
    secret: str = ""


def send(
    organisation: Organisation, by: User, content: Content, to: Receiver, due: dt.date | None = None
) -> Sent:
    """A new referral at its first hop; raises `BeenThereError` when one refers to oneself."""
    with transaction.atomic():
        referral = Referral.objects.create(organisation=organisation, created_by=by, **vars(content))
        hop, secret = _arrive(referral, to, 1)
        about = {
            "to": hop.actor or hop.name,
            "due": (due or due_from(today())).isoformat(),
            "holds": _holds(referral),
        }
        _record(referral, "sent", 1, by, about)
    return Sent(referral, _fresh(hop), secret)


def act(
    seat: Seat, verb: Verb, about: Mapping[str, object] | None = None, contact: str | None = None
) -> History:
    """Where the referral stands after its receiver acted: accepted, answered or declined.

    A `contact` is kept at the hop, "" takes it away. Raises `ClosedError`.
    """
    with transaction.atomic():
        referral = _locked(seat)
        found = _record(referral, verb, seat.hop, seat.user, about)
        if contact is not None:
            Hop.objects.filter(referral=referral, number=seat.hop).update(
                contact=contact, contact_by=seat.user if contact else None
            )
    return found


def pass_on(seat: Seat, to: Receiver, note: str) -> Sent:
    """The referral at its next hop, note and facts with it. Raises `ClosedError`, `BeenThereError`."""
    with transaction.atomic():
        referral = _locked(seat)
        if not may(history(referral), "passed", seat.hop) or seat.hop >= MOST_HOPS:
            raise ClosedError(history(referral))
        hop, secret = _arrive(referral, to, seat.hop + 1)
        about = {"to": hop.actor or hop.name, "due": due_from(today()).isoformat(), "text": note}
        _record(referral, "passed", seat.hop, seat.user, about)
    return Sent(referral, _fresh(hop), secret)


def withdraw(seat: Seat) -> None:
    """Ends the referral for all; receivers lose note and facts, and their addresses are forgotten."""
    _finish(seat, "withdrawn", {})


def end(seat: Seat, outcome: Outcome, text: str) -> None:
    """Ends the referral with what came of it; what the receivers saw they still see. Raises `ClosedError`."""
    _finish(seat, "ended", {"outcome": outcome.value, "text": text})


def renew_link(seat: Seat) -> Sent:
    """A new link to the hop that has the referral; the old one works no longer. Raises `ClosedError`."""
    with transaction.atomic():
        referral = _locked(seat)
        hop = Hop.objects.get(referral=referral, number=len(seat.hops))
        if not hop.email:
            raise ClosedError(history(referral))
        secret, hop.secret_hash = new_secret()
        hop.works_until = timezone.now() + LINK_FOR
        hop.save(update_fields=["secret_hash", "works_until"])
        _record(referral, "renewed", hop.number, seat.user)
    return Sent(referral, hop, secret)


def revoke_link(seat: Seat, number: int) -> None:
    """Ends the link of a hop at once; raises `ClosedError` where it has none."""
    with transaction.atomic():
        referral = _locked(seat)
        if (
            not Hop.objects.filter(referral=referral, number=number)
            .exclude(secret_hash=None)
            .update(secret_hash=None, works_until=None)
        ):
            raise ClosedError(history(referral))
        _record(referral, "revoked", number, seat.user)


def note_reminder(referral_id: uuid.UUID, what: str, seen: History) -> bool:
    """True when it is noted and now to be sent; False when another worker did, or things moved on."""
    with transaction.atomic():
        referral = Referral.objects.select_for_update().filter(id=referral_id).first()
        if referral is None or history(referral) != seen:
            return False
        _record(referral, "reminded", seen.last.number, None, {"what": what})
    return True


def history(referral: Referral) -> History:
    """Where a referral stands, derived from its events."""
    return history_of(referral.events.all())


def chain_holds(referral: Referral) -> bool:
    """True when no event was altered or taken out, and what was sent is as it was sent."""
    events = list(referral.events.all())
    ends = len(events) == referral.version and bool(events)
    sent = ends and events[0].about.get("holds") == _holds(referral)
    return sent and chain.whole((one.number, one.digest, _told(one)) for one in events)


def _locked(seat: Seat) -> Referral:
    """The referral, locked; raises `ClosedError` where the link that was opened works no longer."""
    referral = Referral.objects.select_for_update().get(id=seat.referral.id)
    if seat.link:
        hop = Hop.objects.get(referral=referral, number=seat.hop)
        if hop.secret_hash != seat.link or not hop.link_works:
            raise ClosedError(history(referral))
    return referral


def _finish(seat: Seat, verb: Verb, about: Mapping[str, object]) -> None:
    with transaction.atomic():
        referral = _locked(seat)
        _record(referral, verb, len(seat.hops), seat.user, about)
        Hop.objects.filter(referral=referral).update(email="")


def _arrive(referral: Referral, to: Receiver, number: int) -> tuple[Hop, str]:
    """A new hop, and the secret of its link where it has one; raises `BeenThereError`."""
    before = list(referral.hops.all())
    place = to.organisation
    if place and place.id in {referral.organisation_id, *(one.organisation_id for one in before)}:
        raise BeenThereError
    if to.actor and to.actor in {one.actor for one in before}:
        raise BeenThereError
    hop = Hop(
        referral=referral, number=number, actor=to.actor, organisation=place, name=to.name, language=lang()
    )
    secret = ""
    if place is None:
        secret, hop.secret_hash = new_secret()
        hop.email, hop.works_until = to.email, timezone.now() + LINK_FOR
    hop.due = today()
    hop.save(force_insert=True)
    return hop, secret


def _fresh(hop: Hop) -> Hop:
    hop.refresh_from_db()
    return hop


def _record(
    referral: Referral, verb: Verb, hop: int, by: User | None, about: Mapping[str, object] | None = None
) -> History:
    """Where the referral stands after one more event; raises `ClosedError` where it has no room."""
    events = list(referral.events.all())
    found = history_of(events)
    if not may(found, verb, hop):
        raise ClosedError(found)
    made = Event(
        referral=referral,
        number=len(events) + 1,
        hop=hop,
        verb=verb,
        about=dict(about or {}),
        by=by,
        at=timezone.now(),
    )
    made.digest = chain.digest(events[-1].digest if events else "", _told(made))
    made.save(force_insert=True)
    return _settle(referral, [*events, made])


def _settle(referral: Referral, events: list[Event]) -> History:
    """Where the referral stands, written to the columns that lists and figures are made of."""
    found = history_of(events)
    referral.version, referral.state, referral.outcome = len(events), found.state, found.outcome
    referral.remind_on = remind_on(found)
    referral.save(update_fields=["version", "state", "outcome", "remind_on"])
    for one in found.hops[-2:]:
        Hop.objects.filter(referral=referral, number=one.number).update(
            state=one.state, since=one.since, due=one.due, responded=one.responded
        )
    return found


def _told(one: Event) -> list[object]:
    return [str(one.referral_id), one.number, one.hop, one.verb, one.about, one.at.isoformat()]


def _holds(referral: Referral) -> str:
    """A digest of what was sent; the contact is not part of it, so that it can be forgotten."""
    return chain.digest("", [referral.step, referral.subject, referral.note, referral.facts])
