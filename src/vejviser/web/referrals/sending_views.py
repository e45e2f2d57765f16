"""The pages that send a referral: of a project from one of its steps, or of oneself."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from vejviser.web.accounts.invitation_views import too_many
from vejviser.web.accounts.limits import allowed
from vejviser.web.accounts.membership import WRITERS
from vejviser.web.accounts.models import Organisation
from vejviser.web.accounts.notices import done, refused
from vejviser.web.accounts.views import member
from vejviser.web.law import house, today
from vejviser.web.projects.models import Project
from vejviser.web.projects.opened import open_project
from vejviser.web.projects.permissions import role_in
from vejviser.web.projects.places import place_for
from vejviser.web.referrals import letters, store
from vejviser.web.referrals.facts import Fact, facts_of, snapshot
from vejviser.web.referrals.forms import Refer
from vejviser.web.referrals.receivers import Receiver, receivers_of, suggested
from vejviser.web.referrals.views import trail
from vejviser.web.words import lang, say


@dataclass(frozen=True)
class Desk:
    """An actor of the step to choose: its name, what it offers, its public page, and whether it is here."""

    id: str
    name: str
    offers: str
    url: str
    here: bool


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A referral of oneself, perhaps about a step or to an actor that the address names."""
    return _page(request, _step(request), None, [])


@login_required
@require_http_methods(["GET", "POST"])
def refer(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """A referral of a project, with those of its answers that are ticked."""
    opened = open_project(request, project_id)
    if opened.row.organisation_id is None:
        raise PermissionDenied(
            say("Gem først projektet i en konto. Et eksempel skal du først lave til dit eget.",
                "First save the project in an account. An example you must first make your own.")
        )  # fmt: skip
    if role_in(member(request), opened.row.organisation_id) not in WRITERS:
        raise PermissionDenied(
            say("Kun ejere og redaktører i den organisation, der har projektet, kan henvise det.",
                "Only owners and editors of the organisation that has the project can refer it.")
        )  # fmt: skip
    return _page(request, _step(request), opened.row, facts_of(opened.project))


def _step(request: HttpRequest) -> str:
    """The step that the address names, "" for none; raises `Http404` for one that does not exist."""
    step = request.GET.get("step", "")
    if step and step not in house().handbook.steps:
        raise Http404
    return step


def _page(request: HttpRequest, step: str, project: Project | None, facts: list[Fact]) -> HttpResponse:
    title = house().handbook.steps[step].title.say(lang()) if step else ""
    version = project.version if project else None
    known = {"actor": request.GET.get("actor", ""), "subject": title[:150]}
    sent = request.POST if request.method == "POST" else None
    form = Refer(member(request), step, facts, version, sent, initial=known)
    if request.method == "POST" and form.is_valid():
        answer = _send(request, form, step, project, facts)
        if answer is not None:
            return answer
    if form.errors and "version" in form.fields:
        # the sender is now shown the answers of now, and has seen them when they send again
        form.data = {**request.POST.dict(), "facts": request.POST.getlist("facts"), "version": str(version)}
    told = {
        "form": form, "project": project, "step": step, "step_title": title, "desks": _desks(step),
        "trail": trail((say("Ny henvisning", "New referral"), "")), "section": "referrals",
    }  # fmt: skip
    return render(request, "referrals/new.html", told, status=422 if form.errors else 200)


def _send(
    request: HttpRequest, form: Refer, step: str, project: Project | None, facts: list[Fact]
) -> HttpResponse | None:
    """A redirect to the referral once it is sent; None, and the form says why, where it is not."""
    to, said, user = form.receiver, form.cleaned_data, member(request)
    assert to is not None  # the form is valid
    if not may_write_to(request, to):
        form.add_error(None, too_many())
        return None
    content = store.Content(
        said["subject"], said["note"], snapshot(facts, said.get("facts", ())), said["contact"], step, project
    )
    place: Organisation = (project.organisation if project else None) or place_for(
        user, said.get("organisation")
    )
    try:
        sent = store.send(place, user, content, to, said["due"])
    except store.BeenThereError:
        form.add_error("code" if said["code"] else "actor", oneself())
        return None
    told_receiver(request, sent)
    return HttpResponseRedirect(reverse("referrals:referral", args=[sent.referral.id]))


def oneself() -> str:
    """Why a referral does not go round in circles."""
    return say("Henvisningen kommer fra dem eller har været hos dem. Vælg en anden.",
               "The referral comes from them or has been with them. Choose another.")  # fmt: skip


def may_write_to(request: HttpRequest, to: Receiver, key: str = "") -> bool:
    """Whether the sender, or whoever has the link that `key` names, may write to one more receiver now."""
    by = allowed(request, "pass_on", key) if key else allowed(request, "send_offer")
    return by and (not to.email or allowed(request, "receive_offer", to.email))


def told_receiver(request: HttpRequest, sent: store.Sent) -> None:
    """Writes to the receiver, and has the next page say so, or that the letter did not go."""
    if letters.tell_receiver(sent, request):
        done(
            request,
            "Henvisningen er sendt til {name}.",
            "The referral is sent to {name}.",
            name=sent.hop.name,
        )
    else:
        refused(
            request,
            "Henvisningen er gemt, men e-mailen kunne ikke sendes. Send linket igen herunder.",
            "The referral is kept, but the e-mail could not be sent. Send the link again below.",
        )


def _desks(step: str) -> list[Desk]:
    rows = suggested(step, today()) if step else []
    here = receivers_of([row.id for row in rows])
    found = [
        Desk(row.id, row.name.say(lang()), row.offers.say(lang()), row.url, row.id in here) for row in rows
    ]
    return sorted(found, key=lambda one: (not one.here, one.name.casefold()))
