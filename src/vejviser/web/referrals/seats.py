"""Who may see a referral, and as what: those of its chain. For everybody else it does not exist.

A seat is held by members who work on cases (owner, editor, case handler) of the sender's organisation or of
one that the referral came to, and by a browser that opened the link of an e-mail while the link works.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from vejviser.web.accounts.membership import WRITERS
from vejviser.web.accounts.models import Membership, Role, User
from vejviser.web.projects.permissions import user_of
from vejviser.web.referrals.models import Hop, Referral
from vejviser.web.words import say

WORKING = (Role.OWNER, Role.EDITOR, Role.CASE_HANDLER)
"""The roles whose members see and handle the referrals of their organisation."""
LINKS = "referral_links"
"""The key of a browser session under which the hashes of the links stand that it opened."""
_MOST = 40


@dataclass(frozen=True)
class Seat:
    """How a visitor takes part: as sender, at a hop (0 for none), through a link whose hash is `link`."""

    referral: Referral
    hops: tuple[Hop, ...]
    sends: bool
    steers: bool
    hop: int
    link: str
    user: User | None

    def must_steer(self) -> None:
        """Raises `PermissionDenied` unless the visitor may withdraw and end the referral."""
        if not self.steers:
            raise PermissionDenied(
                say("Det kan kun ejere og redaktører hos den, der henviste.",
                    "Only owners and editors of whoever referred can do that.")
            )  # fmt: skip

    def must_hold(self) -> None:
        """Raises `PermissionDenied` unless the visitor sits at the hop that has the referral now."""
        if self.hop != len(self.hops):
            raise PermissionDenied(
                say(
                    "Det kan kun den, der har henvisningen nu.",
                    "Only whoever has the referral now can do that.",
                )
            )


def seat_of(request: HttpRequest, referral_id: uuid.UUID) -> Seat:
    """How the visitor takes part; raises `Http404` for those who do not."""
    referral = Referral.objects.select_related("organisation", "project").filter(id=referral_id).first()
    if referral is None:
        raise Http404
    user = user_of(request)
    hops = tuple(referral.hops.select_related("organisation"))
    roles = working_roles(user)
    role = roles.get(referral.organisation_id)
    links = opened_links(request)
    hop, link = 0, ""
    for one in hops:
        if one.organisation_id in roles:
            hop, link = one.number, ""
        elif one.secret_hash in links and one.link_works:
            hop, link = one.number, str(one.secret_hash)
    if role is None and not hop:
        raise Http404
    return Seat(referral, hops, role is not None, role in WRITERS, hop, link, user)


def working_roles(user: User | None) -> dict[uuid.UUID, str]:
    """The organisations in which a person handles referrals, with their role there."""
    if user is None:
        return {}
    found = Membership.objects.filter(user=user, role__in=WORKING)
    return dict(found.values_list("organisation", "role"))


def opened_links(request: HttpRequest) -> list[str]:
    """The hashes of the links that the browser session opened."""
    return [str(one) for one in request.session.get(LINKS, [])]


def open_link(request: HttpRequest, secret_hash: str) -> uuid.UUID | None:
    """The referral of a link that works, from now on open to the browser session; None for any other link."""
    hop = Hop.objects.filter(secret_hash=secret_hash, works_until__gt=timezone.now()).first()
    if hop is None:
        return None
    others = [one for one in opened_links(request) if one != secret_hash]
    request.session[LINKS] = [*others, secret_hash][-_MOST:]
    return hop.referral_id


def sent_by(user: User) -> QuerySet[Referral]:
    """The referrals that organisations sent in which the person handles them."""
    return Referral.objects.filter(organisation__in=list(working_roles(user)))


def received_by(user: User, links: list[str]) -> QuerySet[Hop]:
    """The hops at which the person, or the session that opened the links, sits."""
    reached = Q(secret_hash__in=links, works_until__gt=timezone.now())
    return Hop.objects.filter(Q(organisation__in=list(working_roles(user))) | reached)
