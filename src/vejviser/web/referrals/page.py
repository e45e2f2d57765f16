"""What the page of a referral shows to somebody of its chain."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from vejviser.web.law import house, today
from vejviser.web.referrals import store
from vejviser.web.referrals.facts import told
from vejviser.web.referrals.history import History, Stand, may
from vejviser.web.referrals.letters import sender_name
from vejviser.web.referrals.models import Hop, Outcome, State
from vejviser.web.referrals.receivers import contact_of, name_of
from vejviser.web.referrals.seats import Seat
from vejviser.web.words import lang, say

CHIPS = {
    "waiting": "sent",
    "accepted": "started",
    "answered": "done",
    "declined": "returned",
    "passed": "plain",
    "withdrawn": "returned",
    "ended": "done",
}


@dataclass(frozen=True)
class Words:
    """Words that somebody wrote, under what they are."""

    heading: str
    text: str
    at: dt.datetime


@dataclass(frozen=True)
class HopShown:
    """One hop of the chain; `link` is "" or how its link stands, `address` whom the sender sent it to."""

    number: int
    name: str
    state: str
    chip: str
    mine: bool
    since: dt.datetime
    due: dt.date | None
    late: bool
    said: tuple[Words, ...]
    contact: str
    url: str
    link: str
    address: str


@dataclass(frozen=True)
class ReferralPage:
    """A referral as one of its chain sees it; `hidden` where it was withdrawn from them."""

    title: str
    hidden: bool
    state: str
    chip: str
    sender: str
    sender_contact: str
    sent: dt.datetime
    step: str
    step_title: str
    note: str
    facts: tuple[tuple[str, str], ...]
    hops: tuple[HopShown, ...]
    holder: HopShown
    outcome: str
    remark: str
    may_accept: bool
    may_answer: bool
    may_decline: bool
    may_pass: bool
    may_withdraw: bool
    may_end: bool
    may_renew: bool

    @property
    def may_act(self) -> bool:
        """True when the visitor has the referral and can do something about it."""
        return self.may_accept or self.may_answer or self.may_decline or self.may_pass


def referral_page(seat: Seat) -> ReferralPage:
    """The page of a referral for somebody of its chain."""
    one, found = seat.referral, store.history(seat.referral)
    hidden = bool(found.withdrawn) and not seat.sends
    hops = tuple(
        _hop(seat, hop, stand, found, hidden) for hop, stand in zip(seat.hops, found.hops, strict=True)
    )
    step = house().handbook.steps.get(one.step)
    last = seat.hops[-1]
    return ReferralPage(
        title_of(one.subject, hidden),
        hidden,
        State(found.state).label,
        CHIPS[found.state],
        one.organisation.name if seat.sends and not one.organisation.personal else sender_name(one),
        "" if hidden else one.contact,
        one.created,
        "" if hidden or step is None else one.step,
        "" if hidden or step is None else step.title.say(lang()),
        "" if hidden else one.note,
        () if hidden else tuple(told(one.facts)),
        hops,
        hops[-1],
        Outcome(found.outcome).label if found.outcome else "",
        "" if hidden else found.remark,
        may(found, "accepted", seat.hop),
        may(found, "answered", seat.hop),
        may(found, "declined", seat.hop),
        may(found, "passed", seat.hop),
        seat.steers and may(found, "withdrawn", last.number),
        seat.steers and may(found, "ended", last.number),
        seat.steers and may(found, "renewed", last.number) and bool(last.email),
    )


def title_of(subject: str, hidden: bool) -> str:
    """What a referral is about, or that it may no longer be told."""
    return say("Henvisning, som er trukket tilbage", "Referral that was withdrawn") if hidden else subject


def _hop(seat: Seat, hop: Hop, stand: Stand, found: History, hidden: bool) -> HopShown:
    waits = found.open and stand.state in ("waiting", "accepted")
    heads = {
        "passed": say("Note til den næste", "Note to the next"),
        "answered": say("Svar", "Answer"),
        "declined": say("Begrundelse", "Reason"),
    }
    said = () if hidden else tuple(Words(heads[one.verb], one.text, one.at) for one in stand.said)
    link = ""
    if hop.organisation_id is None and seat.steers and found.open:
        link = "works" if hop.link_works else "closed"
    return HopShown(
        hop.number,
        name_of(hop.actor, hop.name),
        State(stand.state).label,
        CHIPS[stand.state],
        hop.number == seat.hop,
        stand.since,
        stand.due if waits else None,
        waits and today() > stand.due,
        said,
        "" if hidden else hop.contact,
        contact_of(hop.actor),
        link,
        hop.email if seat.steers and hop.number == 1 else "",
    )
