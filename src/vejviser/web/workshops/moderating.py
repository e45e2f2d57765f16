"""Those who run a workshop approve, hide, merge, tie and promote statements, and remove whoever disturbs."""

from __future__ import annotations

import uuid

from django import forms
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vejviser.web.projects.permissions import user_of
from vejviser.web.words import lang, later, say
from vejviser.web.workshops import changes
from vejviser.web.workshops.access import workshop_for
from vejviser.web.workshops.changes import NotNowError
from vejviser.web.workshops.forms import Promote, Tie
from vejviser.web.workshops.models import LONGEST, Promotion, Reason, State, Statement, Workshop
from vejviser.web.workshops.promoting import promote

MOST_WHY = 200


class Own(forms.Form):
    """A statement of those who run the workshop, such as one from an earlier workshop."""

    text = forms.CharField(
        label=later("Tilføj et udsagn", "Add a statement"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": later("Skriv et udsagn.", "Write a statement.")},
    )
    token = forms.CharField(widget=forms.HiddenInput, max_length=60)


@require_http_methods(["GET", "POST"])
def statements(request: HttpRequest, workshop_id: uuid.UUID) -> HttpResponse:
    """All statements with their state, those that wait first; a form for one of one's own."""
    workshop = workshop_for(request, workshop_id)
    form = Own(request.POST) if request.method == "POST" else Own(initial={"token": uuid.uuid4().hex})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        language = "en" if workshop.languages == "en" else lang() if workshop.languages == "both" else "da"
        try:
            changes.write(workshop, None, given["text"].strip(), given["token"], language=language)
        except NotNowError as error:
            form.add_error(None, error.told.say(lang()))
        else:
            return HttpResponseRedirect(reverse("workshops:statements", args=[workshop.id]))
    reasons = Prefetch("reasons", Reason.objects.select_related("reason"))
    found = workshop.statements.select_related("merged_into", "promotion").prefetch_related(reasons)
    order = {State.WAITING: 0, State.SHOWN: 1, State.HIDDEN: 2}
    given_ = {
        "workshop": workshop,
        "form": form,
        "statements": sorted(found, key=lambda one: (order[State(one.state)], one.number)),
    }
    return render(request, "workshops/statements.html", given_, status=422 if form.errors else 200)


def _statement(workshop: Workshop, number: int) -> Statement:
    found = workshop.statements.select_related("merged_into").filter(number=number).first()
    if found is None:
        raise Http404
    return found


@require_GET
def statement(request: HttpRequest, workshop_id: uuid.UUID, number: int) -> HttpResponse:
    """One statement with all that can be done with it, and its history."""
    workshop = workshop_for(request, workshop_id)
    return _shown(request, workshop, _statement(workshop, number))


def _shown(request: HttpRequest, workshop: Workshop, found: Statement, **forms_: object) -> HttpResponse:
    """The page of a statement; `forms_` are those with faults."""
    before = Promotion.objects.filter(statement=found).first()
    kept = ("kind", "text_da", "text_en", "steps")
    initial = {name: getattr(before, name) for name in kept} if before else {
        f"text_{found.language}": found.text, "steps": found.steps,
        "kind": {"barrier": "challenge", "observation": "challenge"}.get(found.sort, found.sort),
    }  # fmt: skip
    tied = {"sort": found.sort, "steps": found.steps, "experiences": found.experiences}
    others = workshop.statements.filter(state=State.SHOWN, merged_into=None).exclude(pk=found.pk)
    given = {
        "workshop": workshop,
        "statement": found,
        "others": others,
        "reasons": found.reasons.select_related("reason"),
        "duplicates": found.duplicates.all(),
        "promotion": before,
        "history": found.history.select_related("actor"),
        "tie": Tie(initial=tied, auto_id="tie_%s"),
        "promote": Promote(initial=initial, auto_id="promote_%s"),
        "fault": "",
        **forms_,
    }
    status = 422 if forms_ else 200
    return render(request, "workshops/statement.html", given, status=status)


@require_POST
def settle(request: HttpRequest, workshop_id: uuid.UUID, number: int, way: str) -> HttpResponse:
    """Approves, hides, shows again, merges, parts, links, removes the author: `way` says which."""
    workshop = workshop_for(request, workshop_id)
    found, actor = _statement(workshop, number), user_of(request)
    why = _one_line(request.POST.get("why", ""))[:MOST_WHY]
    try:
        if way in ("hide", "remove-author") and not why:
            raise NotNowError(
                "Skriv hvorfor. Det står i historikken.", "Write why. It stands in the history."
            )
        if way == "hide":
            changes.settle(workshop, actor, found, State.HIDDEN, why)
        elif way in ("approve", "show"):
            changes.settle(workshop, actor, found, State.SHOWN, why)
        elif way == "remove-author":
            changes.remove_author(workshop, actor, found, why)
        elif way == "part":
            changes.merge(workshop, actor, found, None)
        elif way == "merge":
            changes.merge(workshop, actor, found, _other(workshop, request))
        elif way == "because":
            changes.give_reason(workshop, found, _other(workshop, request))
        else:
            raise Http404
    except NotNowError as error:
        return _shown(request, workshop, found, fault=error.told.say(lang()))
    here = reverse("workshops:statement", args=[workshop.id, number])
    back = reverse("workshops:statements", args=[workshop.id])
    return HttpResponseRedirect(f"{back}#s{number}" if request.POST.get("back") == "list" else here)


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _other(workshop: Workshop, request: HttpRequest) -> Statement:
    given = request.POST.get("other", "")
    found = (
        workshop.statements.filter(number=int(given)).first()
        if given.isdecimal() and len(given) < 7
        else None
    )
    if found is None:
        raise NotNowError("Vælg et andet udsagn.", "Choose another statement.")
    return found


@require_POST
def tie(request: HttpRequest, workshop_id: uuid.UUID, number: int) -> HttpResponse:
    """Ties a statement to steps and experiences."""
    workshop = workshop_for(request, workshop_id)
    found = _statement(workshop, number)
    form = Tie(request.POST, auto_id="tie_%s")
    if not form.is_valid():
        return _shown(request, workshop, found, tie=form)
    given = form.cleaned_data
    changes.tie(workshop, user_of(request), found, given["sort"], given["steps"], given["experiences"])
    return HttpResponseRedirect(reverse("workshops:statement", args=[workshop.id, number]) + _said("tied"))


@require_POST
def promote_statement(request: HttpRequest, workshop_id: uuid.UUID, number: int) -> HttpResponse:
    """Promotes a statement to a challenge, practice, recommendation or reading."""
    workshop = workshop_for(request, workshop_id)
    found = _statement(workshop, number)
    form = Promote(request.POST, auto_id="promote_%s")
    if not form.is_valid():
        return _shown(request, workshop, found, promote=form)
    promote(workshop, user_of(request), found, form.cleaned_data)
    return HttpResponseRedirect(
        reverse("workshops:statement", args=[workshop.id, number]) + _said("promoted")
    )


def _said(what: str) -> str:
    return "?" + urlencode({"done": what})


def verb_words(verb: str) -> str:
    """A verb of the history in words."""
    told = {
        "set_up": ("Sat op", "Set up"), "changed": ("Ændret", "Changed"), "copied": ("Kopieret", "Copied"),
        "phase": ("Ny fase", "New phase"), "doors_open": ("Døren åbnet", "Doors opened"),
        "doors_closed": ("Døren lukket", "Doors closed"), "published": ("Offentliggjort", "Published"),
        "unpublished": ("Trukket tilbage", "Taken back"), "hidden": ("Skjult", "Hidden"),
        "shown": ("Vist igen", "Shown again"),
        "approved": ("Godkendt", "Approved"), "waiting": ("Sat til at vente", "Made to wait"),
        "merged": ("Lagt sammen", "Merged"), "parted": ("Skilt igen", "Parted again"),
        "tied": ("Knyttet til vejen", "Tied to the road"), "promoted": ("Løftet", "Promoted"),
        "removed": ("Deltager fjernet; stemmerne tælles ikke", "Participant removed; votes not counted"),
        "sheet": ("Stemmer fra ark taget ind", "Votes from a sheet taken in"),
    }  # fmt: skip
    return say(*told[verb]) if verb in told else verb
