"""What stands beside a step of the road: the desks to turn to, and what others learnt there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from vejviser.handbook.entries import Mark, Text
from vejviser.handbook.load import Handbook
from vejviser.handbook.reference.entries import Actor, Experience, Reference
from vejviser.road.plan import Desk, desks_on

NO_DESK = Text(
    "Vi kender ikke nogen, man kan henvende sig til om dette trin.",
    "We know of no one to turn to about this step.",
)
NO_EXPERIENCE = Text(
    "Vi kender ingen offentliggjorte erfaringer med dette trin.",
    "We know of no published experience with this step.",
)

EAST = {"hovedstaden", "sjaelland"}
"""The regions that are one, `oestdanmark`, from 2027-01-01."""
EVERYWHERE = {"national", "regional", "eu"}


@dataclass(frozen=True)
class BesideDesk:
    """Someone to turn to about a step on a day.

    `id` is that of the handbook's authority or of the actor; `part` is what they are to the step:
    `decides` it, is an `authority` in the field, `advises`, or `supplies` help for money. `until` is the
    last day in office, `then` who follows.
    """

    id: str
    name: Text
    role: Text
    part: Literal["decides", "authority", "advises", "supplies"]
    region: str
    url: str
    mark: Mark | None
    until: dt.date | None = None
    then: Text | None = None
    note: Text | None = None


def desks(
    handbook: Handbook, reference: Reference, step: str, day: dt.date, regions: Collection[str] = ()
) -> tuple[BesideDesk, ...]:
    """The desks to turn to about a step on a day: who decides it, then authorities, then advisers.

    With `regions` (ids such as `syddanmark`) those of other regions are left out. Firms that sell help are
    named only where there is no other desk. Empty where none is known: then say `NO_DESK`.
    """
    held = {actor.authority: actor for actor in reference.actors.values() if actor.authority}
    deciding = [
        _of_authority(desk, held.get(desk.authority.id))
        for desk in desks_on(handbook.authorities, handbook.steps[step].decided_by, day)
        if desk.authority.url or desk.authority.id in held
    ]
    here = [actor for actor in reference.actors_at(step) if actor.valid.holds(day)]
    taken = {desk.id for desk in deciding}
    others = [_of_actor(actor, reference) for actor in here if actor.authority not in taken]
    found = [desk for desk in [*deciding, *others] if desk and _near(desk.region, regions)]
    order = ("decides", "authority", "advises")
    asked = sorted((d for d in found if d.part in order), key=lambda desk: order.index(desk.part))
    return tuple(asked or found)


def experiences(reference: Reference, step: str) -> tuple[Experience, ...]:
    """What others learnt at a step, good and bad, in the order of the table; empty: say `NO_EXPERIENCE`."""
    return reference.experiences_at(step)


def _near(region: str, regions: Collection[str]) -> bool:
    """Whether a desk of a region serves a project in `regions`; before and after the merger of the east."""
    if not regions or region in EVERYWHERE:
        return True
    asked = set(regions)
    if "oestdanmark" in asked:
        asked |= EAST
    if asked & EAST:
        asked.add("oestdanmark")
    return region in asked


def _of_authority(desk: Desk, actor: Actor | None) -> BesideDesk:
    held = desk.authority
    return BesideDesk(
        held.id, held.name, held.role, "decides", actor.region if actor else "national",
        held.url or (actor.url if actor else ""), held.mark, desk.until,
        desk.then.name if desk.then else None, actor.note if actor else None,
    )  # fmt: skip


def _of_actor(actor: Actor, reference: Reference) -> BesideDesk | None:
    """The actor as a desk; None for one who only pays or has walked the road."""
    part = actor.relation
    if part == "funds" or part == "peer":
        return None
    after = reference.actors.get(actor.successor) if actor.valid.end else None
    return BesideDesk(
        actor.id, actor.name, actor.offers, part, actor.region, actor.url, actor.mark,
        actor.valid.end, after.name if after else None, actor.note,
    )  # fmt: skip
