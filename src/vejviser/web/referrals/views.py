"""The pages that show referrals: what came and what was sent, one of them, its link, and the figures."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from vejviser.web.accounts.invitation_views import closed
from vejviser.web.accounts.secret import hash_of
from vejviser.web.accounts.views import member
from vejviser.web.law import today
from vejviser.web.referrals import figures as counted
from vejviser.web.referrals.forms import Accept, Answer, Decline, End
from vejviser.web.referrals.history import ANSWER_DAYS
from vejviser.web.referrals.listing import cases, received_lines, sent_lines, with_last
from vejviser.web.referrals.page import referral_page
from vejviser.web.referrals.receivers import name_of
from vejviser.web.referrals.seats import Seat, open_link, opened_links, received_by, seat_of, sent_by
from vejviser.web.words import say

ON_A_PAGE = 30


def trail(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way from the front page to a page of referrals."""
    first = [
        (say("Forside", "Front page"), reverse("site:front")),
        (say("Henvisninger", "Referrals"), reverse("referrals:index")),
    ]
    return [*first, *more]


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The referrals that came to one's organisations, or with `?show=sent` those that they sent."""
    user, sent = member(request), request.GET.get("show") == "sent"
    here = reverse("referrals:index")
    if sent:
        page = Paginator(with_last(sent_by(user)), ON_A_PAGE).get_page(request.GET.get("page"))
        lines = sent_lines(page)
    else:
        came = received_by(user, opened_links(request)).select_related("referral__organisation")
        hops = Paginator(came.order_by("-since", "id"), ON_A_PAGE).get_page(request.GET.get("page"))
        page, lines = hops, received_lines(hops)  # type: ignore[assignment]
    tabs = [
        (say("Modtaget", "Received"), here, not sent),
        (say("Sendt", "Sent"), f"{here}?show=sent", sent),
    ]
    told = {
        "page": page,
        "lines": lines,
        "sent": sent,
        "tabs": tabs,
        "trail": trail()[:1],
        "section": "referrals",
    }
    return render(request, "referrals/index.html", told)


@require_GET
def referral(request: HttpRequest, referral_id: uuid.UUID) -> HttpResponse:
    """One referral for those of its chain."""
    return shown(request, seat_of(request, referral_id))


def shown(
    request: HttpRequest, seat: Seat, sent: Mapping[str, BaseForm] | None = None, status: int = 200
) -> HttpResponse:
    """The page of a referral, with forms that carry faults when they were sent."""
    page = referral_page(seat)
    contact = {"contact": seat.hops[seat.hop - 1].contact if seat.hop else ""}
    forms: dict[str, BaseForm] = {
        "accept": Accept(initial=contact, auto_id="accept_%s"),
        "answer": Answer(initial=contact, auto_id="answer_%s"),
        "decline": Decline(auto_id="decline_%s"),
        "end": End(auto_id="end_%s"),
        **(sent or {}),
    }
    wrong = next((form for form in forms.values() if form.errors), None)
    told = {"page": page, "seat": seat, "forms": forms, "wrong": wrong, "section": "referrals"}
    way = trail((page.title, "")) if seat.user else []
    return render(request, "referrals/referral.html", {**told, "trail": way}, status=status)


@require_GET
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """A redirect to the referral that a link in an e-mail opens, with the secret out of the address."""
    found = open_link(request, hash_of(secret))
    if found is None:
        return closed(request)
    return HttpResponseRedirect(reverse("referrals:referral", args=[found]))


@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """How referrals fare, overall and for each actor that has had enough of them."""
    found = cases()
    actors = [(name_of(name, name), name, told) for name, told in counted.by_actor(found, today()).items()]
    told = {
        "overall": counted.figures(found, today()),
        "actors": sorted(actors, key=lambda row: row[0].casefold()),
        "least": counted.LEAST,
        "days": ANSWER_DAYS,
        "trail": trail((say("Tal", "Figures"), "")),
        "section": "referrals",
    }
    return render(request, "referrals/figures.html", told)
