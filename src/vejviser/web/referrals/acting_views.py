"""What those of a chain do: accept, answer, decline, pass on; withdraw, end, mend a link."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from vejviser.web.accounts.invitation_views import too_many
from vejviser.web.accounts.limits import allowed
from vejviser.web.accounts.notices import done
from vejviser.web.referrals import letters, store
from vejviser.web.referrals.forms import Accept, Answer, Decline, End, PassOn
from vejviser.web.referrals.history import Verb, may
from vejviser.web.referrals.models import Outcome, State
from vejviser.web.referrals.page import title_of
from vejviser.web.referrals.seats import Seat, seat_of
from vejviser.web.referrals.sending_views import may_write_to, oneself, told_receiver
from vejviser.web.referrals.views import shown, trail
from vejviser.web.site.errors import problem
from vejviser.web.words import say

View = Callable[..., HttpResponse]


def seated(view: View) -> View:
    """The view with the visitor's seat for the id; 409 where the referral moved on in the meantime."""

    @wraps(view)
    def seated_view(request: HttpRequest, referral_id: uuid.UUID, **more: Any) -> HttpResponse:
        seat = seat_of(request, referral_id)
        try:
            return view(request, seat, **more)
        except store.ClosedError as error:
            return _moved_on(request, error)

    return seated_view


def _moved_on(request: HttpRequest, error: store.ClosedError) -> HttpResponse:
    state = State(error.history.state).label
    return problem(
        request,
        409,
        say("Det kan ikke lade sig gøre mere", "That can no longer be done"),
        say(
            "Henvisningen er i mellemtiden {state}, eller linket er udløbet. Intet er ændret.",
            "The referral is {state} in the meantime, or the link has expired. Nothing was changed.",
            state=state,
        ),
        say(
            "Gå tilbage, og genindlæs siden for at se, hvor den står.",
            "Go back and reload the page to see where it stands.",
        ),
    )


def back(seat: Seat) -> HttpResponseRedirect:
    """A redirect to the page of the referral."""
    return HttpResponseRedirect(reverse("referrals:referral", args=[seat.referral.id]))


@require_POST
@seated
def accept(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The referral taken on by whoever has it."""
    return _act(request, seat, "accepted", "accept", Accept(request.POST, auto_id="accept_%s"))


@require_POST
@seated
def answer(request: HttpRequest, seat: Seat) -> HttpResponse:
    """An answer by whoever has the referral."""
    return _act(request, seat, "answered", "answer", Answer(request.POST, auto_id="answer_%s"))


@require_POST
@seated
def decline(request: HttpRequest, seat: Seat) -> HttpResponse:
    """A no with its reason by whoever has the referral."""
    return _act(request, seat, "declined", "decline", Decline(request.POST, auto_id="decline_%s"))


def _act(
    request: HttpRequest, seat: Seat, verb: Verb, name: str, form: Accept | Answer | Decline
) -> HttpResponse:
    seat.must_hold()
    if not form.is_valid():
        return shown(request, seat, {name: form}, 422)
    text = form.cleaned_data.get("text", "")
    store.act(seat, verb, {"text": text} if text else {}, form.cleaned_data.get("contact"))
    letters.tell_sender(verb, seat.referral, seat.hops[-1], request)
    done(request, "Det er sendt til afsenderen.", "It is sent to the sender.")
    return back(seat)


@require_http_methods(["GET", "POST"])
@seated
def pass_on(request: HttpRequest, seat: Seat) -> HttpResponse:
    """A form that passes the referral on to another, with its note and facts."""
    seat.must_hold()
    found = store.history(seat.referral)
    if not may(found, "passed", seat.hop):
        raise store.ClosedError(found)
    form = PassOn(seat.referral.step, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        answer = _passed(request, seat, form)
        if answer is not None:
            return answer
    title = title_of(seat.referral.subject, False)
    address = reverse("referrals:referral", args=[seat.referral.id])
    way = trail((title, address), (say("Send videre", "Pass on"), "")) if seat.user else []
    told = {
        "form": form,
        "seat": seat,
        "title": title,
        "address": address,
        "trail": way,
        "section": "referrals",
    }
    return render(request, "referrals/pass.html", told, status=422 if form.errors else 200)


def _passed(request: HttpRequest, seat: Seat, form: PassOn) -> HttpResponse | None:
    to = form.receiver
    assert to is not None  # the form is valid
    if not may_write_to(request, to, "" if seat.user else str(seat.referral.id)):
        form.add_error(None, too_many())
        return None
    try:
        sent = store.pass_on(seat, to, form.cleaned_data["text"])
    except store.BeenThereError:
        form.add_error("code" if form.cleaned_data["code"] else "actor", oneself())
        return None
    told_receiver(request, sent)
    letters.tell_sender("passed", sent.referral, sent.hop, request)
    return back(seat)


@require_POST
@seated
def withdraw(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The referral withdrawn by its sender."""
    seat.must_steer()
    last = seat.hops[-1]
    store.withdraw(seat)
    letters.tell_holder("withdrawn", seat.referral, last, last.email, request)
    done(
        request,
        "Henvisningen er trukket tilbage. Kun din organisation ser stadig noten og oplysningerne.",
        "The referral is withdrawn. Nobody but you sees the note and the facts any longer.",
    )
    return back(seat)


@require_POST
@seated
def outcome(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What came of it, by the sender; the referral is ended."""
    seat.must_steer()
    form = End(request.POST, auto_id="end_%s")
    if not form.is_valid():
        return shown(request, seat, {"end": form}, 422)
    store.end(seat, Outcome(form.cleaned_data["outcome"]), form.cleaned_data["text"])
    done(request, "Tak. Henvisningen er afsluttet.", "Thank you. The referral is ended.")
    return back(seat)


@require_POST
@seated
def renew(request: HttpRequest, seat: Seat) -> HttpResponse:
    """A new link to whoever has the referral without being here; the old one works no longer."""
    seat.must_steer()
    last = seat.hops[-1]
    if not last.email:
        raise store.ClosedError(store.history(seat.referral))
    if not (allowed(request, "send_offer") and allowed(request, "receive_offer", last.email)):
        return problem(request, 429, say("Det gik for hurtigt", "That was too fast"), too_many())
    told_receiver(request, store.renew_link(seat))
    return back(seat)


@require_POST
@seated
def revoke(request: HttpRequest, seat: Seat, number: int) -> HttpResponse:
    """The end of a link that was sent by e-mail."""
    seat.must_steer()
    store.revoke_link(seat, number)
    done(request, "Linket virker ikke længere.", "The link works no longer.")
    return back(seat)
