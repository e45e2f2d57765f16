"""Votes from paper: a template to fill in, a preview with every fault named, and all or nothing taken in."""

from __future__ import annotations

import csv
import hashlib
import io
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vejviser.web.projects.permissions import user_of
from vejviser.web.words import lang, say
from vejviser.web.workshops import changes
from vejviser.web.workshops.access import workshop_for
from vejviser.web.workshops.changes import MOST_PARTICIPANTS, MOST_STATEMENTS, NotNowError
from vejviser.web.workshops.forms import Upload
from vejviser.web.workshops.models import LONGEST, Participant, Sheet, State, Statement, Vote, Workshop
from vejviser.workshop.sheet import COLUMNS, Rules, SheetError, parse_sheet
from vejviser.workshop.votes import UNSEEN, Votes

SHOWN_FAULTS = 100


@dataclass(frozen=True)
class Preview:
    """What a sheet would bring: people on paper, statements that are new, and votes."""

    participants: int
    new: tuple[str, ...]
    votes: int


def read(workshop: Workshop, text: str) -> Votes:
    """The votes of a sheet as the workshop understands them; raises `SheetError` naming every fault."""
    groups = {
        name: kind.key
        for kind in workshop.organisation_kinds
        for name in (kind.key, kind.name.da, kind.name.en)
    }
    known = {name.casefold(): key for name, key in groups.items()}
    numbers = {
        str(one.number) for one in workshop.statements.filter(merged_into=None).exclude(state=State.HIDDEN)
    }
    names = tuple(kind.name.say(lang()) for kind in workshop.organisation_kinds)
    return parse_sheet(text, Rules(known, names, numbers, LONGEST, MOST_PARTICIPANTS, MOST_STATEMENTS))


def preview(workshop: Workshop, votes: Votes) -> Preview:
    """What would be taken in."""
    texts = {text.casefold() for text in workshop.statements.values_list("text", flat=True)}
    new = tuple(name for name in votes.statements if not name.isdecimal() and name.casefold() not in texts)
    return Preview(len(votes.participants), new, int((votes.grid != UNSEEN).sum()))


@require_http_methods(["GET", "POST"])
def capture(request: HttpRequest, workshop_id: uuid.UUID) -> HttpResponse:
    """The form for a sheet; one that can be read is kept and shown before anything counts."""
    workshop = workshop_for(request, workshop_id)
    form = Upload(request.POST, request.FILES) if request.method == "POST" else Upload()
    faults: list[str] = []
    more = 0
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["file"]
        try:
            read(workshop, text)
        except SheetError as error:
            faults = [fault.say(lang()) for fault in error.faults[:SHOWN_FAULTS]]
            more = len(error.faults) - len(faults)
        else:
            digest = hashlib.sha256(text.encode()).hexdigest()
            kept = Sheet.objects.create(workshop=workshop, text=text, digest=digest, by=user_of(request))
            return HttpResponseRedirect(reverse("workshops:sheet", args=[workshop.id, kept.id]))
    given = {
        "workshop": workshop,
        "form": form,
        "faults": faults,
        "more": more,
        "taken": workshop.sheets.exclude(taken=None).order_by("-taken"),
    }
    return render(request, "workshops/capture.html", given, status=422 if form.errors or faults else 200)


@require_GET
def sheet(request: HttpRequest, workshop_id: uuid.UUID, sheet_id: uuid.UUID) -> HttpResponse:
    """What a sheet would bring, with the button that takes it in."""
    workshop = workshop_for(request, workshop_id)
    return _previewed(request, workshop, _kept(workshop, sheet_id))


def _kept(workshop: Workshop, sheet_id: uuid.UUID) -> Sheet:
    found = Sheet.objects.filter(workshop=workshop, id=sheet_id).first()
    if found is None:
        raise Http404
    return found


def _previewed(request: HttpRequest, workshop: Workshop, kept: Sheet, fault: str = "") -> HttpResponse:
    before = Sheet.objects.filter(workshop=workshop, digest=kept.digest).exclude(taken=None).exists()
    faults, found = [fault] if fault else [], None
    try:
        found = preview(workshop, read(workshop, kept.text))
    except SheetError as error:
        faults += [one.say(lang()) for one in error.faults[:SHOWN_FAULTS]]
    given = {"workshop": workshop, "sheet": kept, "preview": found, "faults": faults, "before": before}
    return render(request, "workshops/sheet.html", given, status=422 if faults else 200)


@require_POST
def take(request: HttpRequest, workshop_id: uuid.UUID, sheet_id: uuid.UUID) -> HttpResponse:
    """Takes a sheet in, whole, once."""
    workshop = workshop_for(request, workshop_id)
    kept = _kept(workshop, sheet_id)
    try:
        votes = read(workshop, kept.text)
        take_in(workshop, kept, votes)
        changes.note(workshop, user_of(request), "sheet", about={"participants": len(votes.participants)})
    except SheetError:
        return _previewed(request, workshop, kept)
    except IntegrityError:
        fault = say("Arket er allerede taget ind. Intet er talt to gange.",
                    "The sheet was taken in already. Nothing was counted twice.")  # fmt: skip
        return _previewed(request, workshop, kept, fault)
    except NotNowError as error:
        return _previewed(request, workshop, kept, error.told.say(lang()))
    return HttpResponseRedirect(reverse("workshops:capture", args=[workshop.id]))


@transaction.atomic
def take_in(workshop: Workshop, kept: Sheet, votes: Votes) -> None:
    """Writes people, statements and votes of a sheet; raises `IntegrityError` if it was taken before."""
    turn = changes.grow(workshop)
    if workshop.participants.count() + len(votes.participants) > MOST_PARTICIPANTS:
        raise NotNowError(
            f"En workshop har plads til {MOST_PARTICIPANTS} deltagere.",
            f"A workshop has room for {MOST_PARTICIPANTS} participants.",
        )
    kept.refresh_from_db(fields=["taken"])
    if kept.taken:
        raise IntegrityError("taken in between")
    kept.taken = timezone.now()
    kept.save(update_fields=["taken"])
    people = [
        Participant(workshop=workshop, kind=votes.groups[member], on_paper=True) for member in votes.member_of
    ]
    Participant.objects.bulk_create(people)
    found = _statements(workshop, votes.statements, kept.digest[:40])
    cast: dict[tuple[uuid.UUID, int], Vote] = {}
    for p, s in zip(*(votes.grid != UNSEEN).nonzero(), strict=True):
        one = Vote(participant=people[p], statement=found[s], value=int(votes.grid[p, s]), turn=turn)
        cast[people[p].id, found[s].pk] = one
    Vote.objects.bulk_create(cast.values())


def _statements(workshop: Workshop, names: Sequence[str], token: str) -> list[Statement]:
    """The statements that have the numbers or the words; new ones, written at once, where none has."""
    by_number = {str(one.number): one for one in workshop.statements.all()}
    shown = [one for one in by_number.values() if one.state == State.SHOWN]
    by_words = {one.text.casefold(): one for one in reversed(shown)}
    unknown = {name.casefold(): name for name in reversed(names) if not name.isdecimal()}
    new = [name for words, name in reversed(unknown.items()) if words not in by_words]
    by_words |= {one.text.casefold(): one for one in changes.write_all(workshop, new, token)}
    return [by_number[name] if name.isdecimal() else by_words[name.casefold()] for name in names]


@require_GET
def template(request: HttpRequest, workshop_id: uuid.UUID) -> HttpResponse:
    """A sheet to fill in: the columns, and one example of a row for each statement to copy."""
    workshop = workshop_for(request, workshop_id)
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    kind = workshop.organisation_kinds[0].name.say(lang())
    for one in workshop.statements.filter(state=State.SHOWN, merged_into=None):
        writer.writerow(("1", kind, one.number, say("enig", "agree")))
    response = HttpResponse("\ufeff" + made.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="workshop-{workshop.code.lower()}.csv"'
    return response
