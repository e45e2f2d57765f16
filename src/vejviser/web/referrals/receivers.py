"""Who can be referred to: actors of the directory, those of them that are here, and organisations by code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.apps import apps

from vejviser.handbook.reference.entries import Actor
from vejviser.web.accounts.models import Organisation
from vejviser.web.law import house
from vejviser.web.words import lang

_DIRECTORY, _CLAIM = "vejviser.web.directory", ("directory", "Claim")


@dataclass(frozen=True)
class Receiver:
    """To whom a referral goes: an organisation here, or an address for a link; `name` as shown."""

    name: str
    actor: str = ""
    organisation: Organisation | None = None
    email: str = ""


def receivers_of(actors: Iterable[str]) -> Mapping[str, Organisation]:
    """The organisations that verified claims make actors of the directory, by actor; one question."""
    if not apps.is_installed(_DIRECTORY):
        return {}
    held = apps.get_model(*_CLAIM)._default_manager.filter(actor__in=list(actors), state="verified")
    return {claim.actor: claim.organisation for claim in held.select_related("organisation")}


def receiver_of(actor_id: str) -> Organisation | None:
    """The organisation that an actor is here, None where it has no account."""
    return receivers_of([actor_id]).get(actor_id)


def organisation_by_code(code: str) -> Organisation | None:
    """The organisation with a share code; none that is only one person."""
    return Organisation.objects.filter(share_code=code, personal=False).first()


def actors_on(day: dt.date) -> dict[str, Actor]:
    """The actors that there are on a day."""
    return {name: row for name, row in house().reference.actors.items() if row.valid.holds(day)}


def suggested(step: str, day: dt.date) -> list[Actor]:
    """The actors of a step that there are on a day."""
    return [row for row in house().reference.actors_at(step) if row.valid.holds(day)]


def name_of(actor_id: str, otherwise: str = "") -> str:
    """What an actor is called in the language of the page."""
    row = house().reference.actors.get(actor_id)
    return row.name.say(lang()) if row else otherwise


def contact_of(actor_id: str) -> str:
    """The public address of an actor, "" where none is known."""
    row = house().reference.actors.get(actor_id)
    return row.url if row else ""
