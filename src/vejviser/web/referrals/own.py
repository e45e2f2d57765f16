"""What of referrals is one's own to take along, and what is forgotten of a person who leaves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from vejviser.web.accounts.models import Organisation, User
from vejviser.web.referrals import store
from vejviser.web.referrals.letters import sender_name
from vejviser.web.referrals.models import Hop, Referral


def taken_along(organisation: Organisation) -> dict[str, list[dict[str, Any]]]:
    """The referrals that an organisation sent and received, as those of the chain see them."""
    sent = organisation.referrals_sent.order_by("created").prefetch_related("hops", "events")
    received = Referral.objects.filter(hops__organisation=organisation).select_related("organisation")
    come = received.order_by("created").prefetch_related("hops", "events")
    return {
        "sent": [_told(one, True) for one in sent.iterator(50)],
        "received": [_told(one, False) for one in come.iterator(50)],
    }


def forget(user: User, addresses: Iterable[str]) -> None:
    """Takes contacts that the person let show out, and links that were sent to their addresses."""
    Referral.objects.filter(created_by=user).update(contact="")
    Hop.objects.filter(contact_by=user).update(contact="", contact_by=None)
    for address in addresses:
        Hop.objects.filter(email__iexact=address).update(email="", secret_hash=None, works_until=None)


def _told(one: Referral, ours: bool) -> dict[str, Any]:
    open_to_us = ours or one.state != "withdrawn"
    return {
        "id": one.id,
        "from": one.organisation.name if ours else sender_name(one),
        "at": one.created,
        "step": one.step,
        "subject": one.subject if open_to_us else None,
        "note": one.note if open_to_us else None,
        "facts": one.facts if open_to_us else None,
        "contact": one.contact if open_to_us else None,
        "state": one.state,
        "hops": [
            {"name": hop.name, "actor": hop.actor, "since": hop.since, "due": hop.due, "state": hop.state}
            for hop in one.hops.all()
        ],
        "chain_holds": store.chain_holds(one),
        "events": [
            {
                "number": event.number,
                "hop": event.hop,
                "verb": event.verb,
                "about": event.about if open_to_us else {},
                "at": event.at,
                "digest": event.digest,
            }
            for event in one.events.all()
        ],
    }
