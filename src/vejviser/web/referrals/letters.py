"""Letters about referrals: that one came, what became of it, and reminders. None tells a note or a fact.

A letter that cannot be sent stops nothing: the fault is logged, and the page tells all the same.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from vejviser.handbook.entries import Text
from vejviser.web.accounts.mail import Letter, one_line, post
from vejviser.web.accounts.membership import WRITERS
from vejviser.web.accounts.models import Organisation, User
from vejviser.web.referrals.models import Hop, Referral
from vejviser.web.referrals.receivers import name_of
from vejviser.web.referrals.seats import WORKING
from vejviser.web.referrals.store import LINK_FOR, Sent
from vejviser.web.words import say

_log = logging.getLogger("vejviser.referrals")


@dataclass(frozen=True)
class Kind:
    """A sort of letter: its subject and what it says, with `{sender}` and `{receiver}`, and what to do."""

    subject: Text
    what: Text
    how: Text


_OPEN = Text("Åbn linket, og log ind for at se den.", "Open the link and log in to see it.")
_MAIL = Text(
    "Åbn linket i den e-mail, du fik. Virker det ikke længere, så bed om et nyt.",
    "Open the link of the e-mail that you got. If it works no longer, ask for a new one.",
)
CAME = Kind(
    Text("En henvisning til {receiver} i Vejviser", "A referral to {receiver} in Vejviser"),
    Text(
        "{sender} henviser nogen til {receiver} i Vejviser.",
        "{sender} refers somebody to {receiver} in Vejviser.",
    ),
    _OPEN,
)
KINDS = {
    "accepted": Kind(
        Text("{receiver} har taget imod din henvisning", "{receiver} accepted your referral"),
        Text("{receiver} har taget imod henvisningen.", "{receiver} accepted the referral."),
        _OPEN,
    ),
    "answered": Kind(
        Text("{receiver} har svaret på din henvisning", "{receiver} answered your referral"),
        Text(
            "{receiver} har svaret. Når du ved, hvad der kom ud af det, så skriv det på siden.",
            "{receiver} answered. When you know what came of it, write it on the page.",
        ),
        _OPEN,
    ),
    "declined": Kind(
        Text("{receiver} siger nej til din henvisning", "{receiver} declined your referral"),
        Text(
            "{receiver} kan ikke tage henvisningen og siger hvorfor.",
            "{receiver} cannot take the referral and says why.",
        ),
        _OPEN,
    ),
    "passed": Kind(
        Text("Din henvisning er sendt videre", "Your referral was passed on"),
        Text(
            "Henvisningen er sendt videre til {receiver}, som har den nu.",
            "The referral was passed on to {receiver}, who has it now.",
        ),
        _OPEN,
    ),
    "withdrawn": Kind(
        Text("En henvisning er trukket tilbage", "A referral was withdrawn"),
        Text(
            "{sender} har trukket sin henvisning til {receiver} tilbage. Der er ikke mere at gøre.",
            "{sender} withdrew the referral to {receiver}. There is nothing more to do.",
        ),
        Text("Noten og oplysningerne kan ikke længere ses.", "The note and the facts can no longer be seen."),
    ),
    "soon": Kind(
        Text("En henvisning venter på svar fra din organisation", "A referral waits for your answer"),
        Text(
            "{sender} håber på svar fra {receiver} om få dage.",
            "{sender} hopes for an answer from {receiver} in a few days.",
        ),
        _OPEN,
    ),
    "late": Kind(
        Text("En henvisning venter stadig på svar", "A referral still waits for an answer"),
        Text(
            "Henvisningen fra {sender} til {receiver} skulle være besvaret nu.",
            "The referral from {sender} to {receiver} should have been answered by now.",
        ),
        _OPEN,
    ),
    "outcome": Kind(
        Text("Hvad kom der ud af din henvisning?", "What came of your referral?"),
        Text(
            "Skriv på siden, om henvisningen til {receiver} hjalp. Så kan andre se, hvem der hjælper.",
            "Write on the page whether the referral to {receiver} helped, so that others can see who helps.",
        ),
        _OPEN,
    ),
}


def sender_name(referral: Referral) -> str:
    """What the others may know a sender by; one person is not named."""
    if referral.organisation.personal:
        return say("En person i Vejviser", "A person in Vejviser")
    return referral.organisation.name


def tell_receiver(sent: Sent, request: HttpRequest | None = None) -> bool:
    """False when the letter with the link could not be sent; members here are written to as well."""
    hop, referral = sent.hop, sent.referral
    if hop.organisation:
        _to_people(CAME, referral, hop, _members(hop.organisation, WORKING), request)
        return True
    with translation.override(hop.language):
        how = say(
            "Åbn linket for at læse henvisningen, svare eller sende den videre. Du behøver ingen konto. "
            "Linket virker i {days} dage; giv det ikke til andre.",
            "Open the link to read the referral, answer it or pass it on. You need no account. "
            "The link works for {days} days; give it to nobody else.",
            days=LINK_FOR.days,
        )
        path = reverse("referrals:link", args=[sent.secret])
        return _send(CAME, referral, hop, hop.email, how, _whole(path, request))


def tell_sender(kind: str, referral: Referral, hop: Hop, request: HttpRequest | None = None) -> int:
    """How many letters went to whoever sent the referral, else to the owners of their organisation."""
    people = [one for one in _members(referral.organisation, WRITERS) if one.id == referral.created_by_id]
    people = people or _members(referral.organisation, ("owner",))
    return _to_people(KINDS[kind], referral, hop, people, request)


def tell_holder(
    kind: str, referral: Referral, hop: Hop, email: str = "", request: HttpRequest | None = None
) -> int:
    """How many letters went to those who have the referral, at `email` where they are not here."""
    if hop.organisation:
        return _to_people(KINDS[kind], referral, hop, _members(hop.organisation, WORKING), request)
    if not email:
        return 0
    with translation.override(hop.language):
        made = KINDS[kind]
        how = say(_MAIL.da, _MAIL.en) if made.how is _OPEN else say(made.how.da, made.how.en)
        return int(_send(made, referral, hop, email, how, _whole(reverse("site:front"), request)))


def _to_people(
    kind: Kind, referral: Referral, hop: Hop, people: Iterable[User], request: HttpRequest | None
) -> int:
    sent = 0
    for user in people:
        with translation.override(user.language):
            page = urlencode({"next": reverse("referrals:referral", args=[referral.id])})
            link = _whole(f"{reverse('account_login')}?{page}", request)
            sent += _send(kind, referral, hop, user.email, say(kind.how.da, kind.how.en), link)
    return sent


def _members(organisation: Organisation, roles: Iterable[str]) -> list[User]:
    found = User.objects.filter(
        is_active=True, memberships__organisation=organisation, memberships__role__in=list(roles)
    )
    return list(found.order_by("date_joined"))


def _send(kind: Kind, referral: Referral, hop: Hop, to: str, how: str, link: str) -> bool:
    names = {"sender": one_line(sender_name(referral)), "receiver": one_line(name_of(hop.actor, hop.name))}
    below = say(
        "Kender du ikke afsenderen, kan du se bort fra denne e-mail.",
        "If you do not know the sender, you can ignore this e-mail.",
    )
    subject, what = (say(text.da, text.en, **names) for text in (kind.subject, kind.what))
    try:
        post(Letter(to, subject, what, how, link, below))
    except Exception as error:
        _log.warning("a letter about a referral could not be sent: %s", type(error).__name__)
        return False
    return True


def _whole(path: str, request: HttpRequest | None) -> str:
    if settings.PUBLIC_URL or request is None:
        return f"{settings.PUBLIC_URL or 'http://localhost:8000'}{path}"
    return request.build_absolute_uri(path)
