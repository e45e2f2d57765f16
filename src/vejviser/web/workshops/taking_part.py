"""Taking part in a workshop: joining without an account, voting on one statement at a time, writing."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django import forms
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vejviser.web.words import lang, later, say
from vejviser.web.workshops import changes
from vejviser.web.workshops.access import attendance_id, identity, participant_of, remember, workshop_at
from vejviser.web.workshops.changes import MOST_PARTICIPANTS, NotNowError
from vejviser.web.workshops.models import (
    LONGEST,
    Attendance,
    Languages,
    Participant,
    State,
    Statement,
    Vote,
    Workshop,
)
from vejviser.workshop.serving import in_turn

P = ParamSpec("P")
VOTES = {"agree": 1, "disagree": -1, "pass": 0}


class Join(forms.Form):
    """Which kind of organisation one comes from, and the name for the report if one likes."""

    kind = forms.ChoiceField(
        label=later("Hvor kommer du fra?", "Where do you come from?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": later("Vælg én.", "Choose one."),
            "invalid_choice": later("Vælg én af mulighederne.", "Choose one of these."),
        },
    )
    organisation = forms.CharField(
        label=later("Organisation", "Organisation"), max_length=120, required=False
    )
    name = forms.CharField(label=later("Navn", "Name"), max_length=120, required=False)
    agreed = forms.BooleanField(label="", required=False)
    token = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, workshop: Workshop, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choice, agreed = self.fields["kind"], self.fields["agreed"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(kind.key, kind.name.say(lang())) for kind in workshop.organisation_kinds]
        agreed.label = workshop.consent

    def clean(self) -> dict[str, object]:
        """A name without consent is a fault: it is neither kept nor dropped in silence."""
        given = self.cleaned_data
        if (given.get("name") or given.get("organisation")) and not given.get("agreed"):
            self.add_error(
                "agreed",
                say(
                    "Sæt kryds, eller slet navn og organisation.",
                    "Tick the box, or delete name and organisation.",
                ),
            )
        return given


class Write(forms.Form):
    """A statement, and because of what."""

    text = forms.CharField(
        label=later("Dit udsagn", "Your statement"),
        help_text=later(
            "Én tanke, som andre kan være enige eller uenige i.",
            "One thought that others can agree or disagree with.",
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": later("Skriv et udsagn.", "Write a statement."),
            "max_length": later(
                f"Skriv højst {LONGEST} tegn. Del det i to, hvis det er to tanker.",
                f"Write at most {LONGEST} characters. Split it if it is two thoughts.",
            ),
        },
    )
    question = forms.TypedChoiceField(
        label=later("Spørgsmål", "Question"), required=False, coerce=int, empty_value=None
    )
    because = forms.CharField(
        label=later("Fordi ...", "Because ..."),
        help_text=later(
            "Den grund eller værdi, der ligger bag. Så kan vi finde det fælles hvorfor.",
            "The reason or value behind it. That is how we find the common why.",
        ),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "max_length": later(f"Skriv højst {LONGEST} tegn.", f"Write at most {LONGEST} characters.")
        },
    )
    because_number = forms.TypedChoiceField(
        label=later("... eller fordi nogen har sagt", "... or because somebody has said"),
        required=False,
        coerce=int,
        empty_value=None,
    )
    token = forms.CharField(widget=forms.HiddenInput, max_length=60)

    def __init__(self, workshop: Workshop, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        asked = [("", "–"), *((str(number), text) for number, text in enumerate(workshop.questions))]
        said = workshop.statements.filter(state=State.SHOWN, merged_into=None)
        reasons = [("", "–"), *((str(one.number), one.text) for one in said)]
        for name, choices in (("question", asked), ("because_number", reasons)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
            if len(choices) == 1:
                del self.fields[name]


def taking_part(
    view: Callable[Concatenate[HttpRequest, Workshop, Participant, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """The view for a participant; whoever has not joined is sent to the door."""

    @never_cache
    def shown(request: HttpRequest, code: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        workshop = workshop_at(code)
        who = participant_of(request, workshop)
        if who is None:
            return HttpResponseRedirect(reverse("workshops:room", args=[workshop.code]))
        return view(request, workshop, who, *args, **kwargs)

    return shown


@require_GET
def go(request: HttpRequest) -> HttpResponse:
    """From a code that was typed to the workshop that has it."""
    workshop = workshop_at(request.GET.get("code", ""))
    return HttpResponseRedirect(reverse("workshops:room", args=[workshop.code]))


@never_cache
@require_http_methods(["GET", "POST"])
def room(request: HttpRequest, code: str) -> HttpResponse:
    """The door for those who have not joined; for those who have, the room: the next statement to vote on."""
    workshop = workshop_at(code)
    who = participant_of(request, workshop)
    if who is None:
        return _door(request, workshop)
    return render(request, "workshops/room.html", _room(workshop, who))


def _door(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    form = Join(workshop, request.POST) if request.method == "POST" else _fresh_door(workshop)
    open_ = workshop.doors_open and workshop.phase != "closed"
    if request.method == "POST" and open_ and form.is_valid():
        return _join(workshop, form)
    given = {"workshop": workshop, "form": form, "open": open_, "full": False}
    return render(request, "workshops/door.html", given, status=422 if form.errors else 200)


def _fresh_door(workshop: Workshop) -> Join:
    return Join(workshop, initial={"token": secrets.token_urlsafe(24)})


def _join(workshop: Workshop, form: Join) -> HttpResponse:
    """A new participant; the same form sent twice makes one. The name goes on a list of its own."""
    given, token = form.cleaned_data, f"{workshop.id}/{form.cleaned_data['token']}"
    listed = None
    with transaction.atomic():
        changes.grow(workshop)
        if workshop.participants.count() >= MOST_PARTICIPANTS:
            return HttpResponseRedirect(reverse("workshops:full", args=[workshop.code]))
        who, _ = Participant.objects.get_or_create(
            id=identity(token, "participant"), defaults={"workshop": workshop, "kind": given["kind"]}
        )
        if given["agreed"] and (given["name"] or given["organisation"]):
            listed = identity(token, "attendance")
            about = {name: given[name] for name in ("kind", "organisation", "name")}
            about["agreed_to"] = workshop.consent
            Attendance.objects.get_or_create(id=listed, defaults={"workshop": workshop, **about})
    response = HttpResponseRedirect(reverse("workshops:room", args=[workshop.code]))
    remember(response, workshop, who, listed)
    return response


@require_GET
def full(request: HttpRequest, code: str) -> HttpResponse:
    """What one is told when a workshop has no room for more."""
    given = {"workshop": workshop_at(code), "full": True, "most": MOST_PARTICIPANTS}
    return render(request, "workshops/door.html", given, status=409)


def _room(workshop: Workshop, who: Participant, **more: object) -> dict[str, object]:
    """What the room shows: the next statement, or why there is none."""
    to_vote = list(
        workshop.statements.filter(state=State.SHOWN, merged_into=None).exclude(author=who).order_by("number")
    )
    voted = set(who.votes.values_list("statement__number", flat=True))
    voted |= set(who.votes.values_list("statement__merged_into__number", flat=True))
    waiting = [one for one in to_vote if one.number not in voted]
    return {
        "workshop": workshop,
        "who": who,
        "kind": next(
            (k.name.say(lang()) for k in workshop.organisation_kinds if k.key == who.kind), who.kind
        ),
        "next": _next(waiting, who) if workshop.may_vote else None,
        "left": len(waiting),
        "all": len(to_vote),
        "done": len(to_vote) - len(waiting),
        "at": "vote",
        **more,
    }


def _next(waiting: list[Statement], who: Participant) -> Statement | None:
    """The statement that most lacks votes, from the participant's own kind first."""
    if not waiting:
        return None
    counts = (
        Vote.objects.filter(statement__in=waiting)
        .values_list("statement__number")
        .annotate(seen=Count("id"), of_group=Count("id", filter=Q(participant__kind=who.kind)))
    )
    of_all = {str(number): seen for number, seen, _ in counts}
    of_group = {str(number): seen for number, _, seen in counts}
    by_number = {str(one.number): one for one in waiting}
    return by_number[in_turn(by_number, of_group, of_all, str(who.id))[0]]


def _fresh(workshop: Workshop) -> Write:
    return Write(workshop, initial={"token": secrets.token_urlsafe(24)}, auto_id="write_%s")


@require_POST
@taking_part
def vote(request: HttpRequest, workshop: Workshop, who: Participant) -> HttpResponse:
    """Counts a vote, once, and shows the next statement; a vote on the same statement again changes it."""
    value, number = VOTES.get(request.POST.get("vote", "")), request.POST.get("statement", "")
    if value is None or not number.isdecimal() or len(number) > 6:
        return _refused(
            request,
            workshop,
            who,
            NotNowError("Vælg enig, uenig eller pas.", "Choose agree, disagree or pass."),
        )
    try:
        cast = changes.vote(workshop, who, int(number), value)
    except NotNowError as error:
        return _refused(request, workshop, who, error)
    if request.POST.get("back") == "mine":
        return HttpResponseRedirect(reverse("workshops:mine", args=[workshop.code]))
    if request.headers.get("HX-Request"):
        return render(request, "workshops/vote.html", _room(workshop, who, cast=cast))
    return HttpResponseRedirect(f"{reverse('workshops:room', args=[workshop.code])}?cast={cast.number}")


def _refused(request: HttpRequest, workshop: Workshop, who: Participant, error: NotNowError) -> HttpResponse:
    template = "workshops/vote.html" if request.headers.get("HX-Request") else "workshops/room.html"
    given = _room(workshop, who, refused=error.told.say(lang()))
    return render(request, template, given, status=422)


@require_http_methods(["GET", "POST"])
@taking_part
def write(request: HttpRequest, workshop: Workshop, who: Participant) -> HttpResponse:
    """Takes a statement in, once; what cannot be taken stays in the form with the reason."""
    form = Write(workshop, request.POST, auto_id="write_%s") if request.method == "POST" else _fresh(workshop)
    refused, status = "", 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        language = workshop.languages if workshop.languages != Languages.BOTH else lang()
        try:
            made = changes.write(
                workshop, who, given["text"].strip(), given["token"], language=language,
                question=given.get("question"), because=given["because"].strip(),
                because_number=given.get("because_number"),
            )  # fmt: skip
        except NotNowError as error:
            refused, status = error.told.say(lang()), 429 if error.slow else 422
        else:
            return _written(request, workshop, made)
    status = 422 if form.errors else status
    if request.headers.get("HX-Request"):
        status = 422 if status == 429 else status
    given_ = {"workshop": workshop, "who": who, "form": form, "refused": refused, "at": "write"}
    return render(request, _write_template(request), given_, status=status)


def _write_template(request: HttpRequest) -> str:
    return "workshops/write_form.html" if request.headers.get("HX-Request") else "workshops/write.html"


def _written(request: HttpRequest, workshop: Workshop, made: Statement) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(
            f"{reverse('workshops:write', args=[workshop.code])}?written={made.number}"
        )
    given = {"workshop": workshop, "form": _fresh(workshop), "written": made}
    return render(request, "workshops/write_form.html", given)


@require_GET
@taking_part
def mine(request: HttpRequest, workshop: Workshop, who: Participant) -> HttpResponse:
    """One's own votes, which can be changed, and one's own statements; nobody else sees this page."""
    votes = {vote.statement_id: vote.value for vote in who.votes.all()}
    shown = workshop.statements.filter(pk__in=votes, state=State.SHOWN)
    words = {value: name for name, value in VOTES.items()}
    listed = attendance_id(request, workshop)
    given = {
        "workshop": workshop,
        "who": who,
        "at": "mine",
        "voted": [(one, words[votes[one.pk]]) for one in shown],
        "written": who.statements.all(),
        "listed": Attendance.objects.filter(id=listed).first() if listed else None,
    }
    return render(request, "workshops/mine.html", given)


@require_POST
@taking_part
def unlist(request: HttpRequest, workshop: Workshop, who: Participant) -> HttpResponse:
    """Takes one's name off the list again."""
    listed = attendance_id(request, workshop)
    if listed:
        Attendance.objects.filter(id=listed, workshop=workshop).delete()
    response = HttpResponseRedirect(reverse("workshops:mine", args=[workshop.code]))
    remember(response, workshop, who, None)
    return response
