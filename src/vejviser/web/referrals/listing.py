"""The lists of referrals that came and that were sent, each in one question to the database."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from vejviser.web.law import today
from vejviser.web.referrals.figures import Case
from vejviser.web.referrals.letters import sender_name
from vejviser.web.referrals.models import Hop, Referral, State
from vejviser.web.referrals.page import CHIPS, title_of
from vejviser.web.referrals.receivers import name_of


@dataclass(frozen=True)
class Line:
    """A referral in a list: what it is about, who it is from or with, since when, and where it stands."""

    id: uuid.UUID
    title: str
    who: str
    since: dt.datetime
    due: dt.date | None
    late: bool
    state: str
    chip: str


def with_last(found: QuerySet[Referral]) -> QuerySet[Referral]:
    """Referrals with the name, actor, time and due date of the hop that has them, the last sent first."""
    last = Hop.objects.filter(referral=OuterRef("pk")).order_by("-number")
    columns = {f"last_{name}": Subquery(last.values(name)[:1]) for name in ("name", "actor", "since", "due")}
    return found.annotate(**columns).order_by("-created")


def sent_lines(found: Iterable[Referral]) -> list[Line]:
    """The lines of referrals that were sent, made by `with_last`."""
    lines = []
    for one in found:
        last: Any = one  # with the columns of `with_last`
        who = name_of(last.last_actor, last.last_name)
        lines.append(_line(one, one.subject, who, one.state, last.last_since, last.last_due))
    return lines


def received_lines(found: Iterable[Hop]) -> list[Line]:
    """The lines of hops that came, with their referral and its organisation loaded."""
    lines = []
    for hop in found:
        one, hidden = hop.referral, hop.referral.state == "withdrawn"
        state = one.state if one.state in ("withdrawn", "ended") else hop.state
        lines.append(_line(one, title_of(one.subject, hidden), sender_name(one), state, hop.since, hop.due))
    return lines


def _line(one: Referral, title: str, who: str, state: str, since: dt.datetime, due: dt.date) -> Line:
    waits = state in ("waiting", "accepted")
    label = str(State(state).label)
    return Line(
        one.id, title, who, since, due if waits else None, waits and today() > due, label, CHIPS[state]
    )


def cases() -> list[Case]:
    """All hops as the figures see them; the outcome counts for the hop that had the referral last."""
    rows = Hop.objects.order_by("referral", "-number").values_list(
        "referral", "actor", "state", "since", "responded", "referral__outcome", "referral__state"
    )
    found: list[Case] = []
    before: uuid.UUID | None = None
    for referral, actor, state, since, responded, outcome, whole in rows.iterator(2000):
        last = referral != before
        found.append(Case(actor, state, since, responded, outcome if last else "", whole == "withdrawn"))
        before = referral
    return found
