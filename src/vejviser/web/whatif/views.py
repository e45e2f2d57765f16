"""The pages that ask "what if": shortcuts, two roads side by side, readings, law in the making."""

from __future__ import annotations

import datetime as dt
import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from vejviser.export.letter import question_letter
from vejviser.law.errors import AnswersError
from vejviser.law.model import Answer
from vejviser.levers.levers import Levers
from vejviser.road.clash import clash_of
from vejviser.road.differences import View, project_change
from vejviser.road.faults import ProjectError
from vejviser.road.register import contested
from vejviser.road.writing import with_answer, without_answer
from vejviser.web.interview.changing import plain
from vejviser.web.projects import store
from vejviser.web.projects.naming import file_stem
from vejviser.web.projects.opened import Opened, day_of, open_project
from vejviser.web.projects.permissions import Level, user_of
from vejviser.web.roads.frame import frame
from vejviser.web.roads.told import apart
from vejviser.web.whatif.found import levers_of
from vejviser.web.whatif.otherwise import (
    SettingError,
    compared,
    difference_words,
    fees_words,
    milestone_rows,
    settings_of,
    step_rows,
    tried,
)
from vejviser.web.whatif.readings import points_of
from vejviser.web.whatif.shortcuts import setting, shortcut
from vejviser.web.words import lang, say

FEW = 5
"""How many questions the page of shortcuts asks before the rest is folded."""


def _to_road(opened: Opened) -> HttpResponse:
    """The road's page, which tells which answers cannot stand together."""
    return HttpResponseRedirect(reverse("roads:road", args=[opened.row.id]) + opened.query)


@require_GET
def levers_page(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """The choices that would shorten the road, those that save most first; and the others, folded."""
    opened = open_project(request, project_id)
    try:
        found = levers_of(opened)
    except AnswersError:
        return _to_road(opened)
    words = opened.words
    others = [lever for lever in found.single if lever not in found.shortcuts]
    questions = _choosable(found, opened)
    told = {
        "opened": opened,
        "goal": words.say(found.title) or say("det sidste trin", "the last step"),
        "median": words.months(found.median) if found.median is not None else "",
        "shortcuts": [shortcut(lever, words) for lever in found.shortcuts],
        "pairs": [shortcut(lever, words) for lever in found.pairs[:5]],
        "others": [shortcut(lever, words) for lever in others],
        "questions": questions[:FEW],
        "more_questions": questions[FEW:],
        "frame": frame(opened),
    }
    return render(request, "whatif/levers.html", {"here": say("Genveje", "Shortcuts"), **told})


def _choosable(found: Levers, opened: Opened) -> list[tuple[int, str, list[tuple[str, str]]]]:
    """The choices of one's own that change the road: numbered questions with answers as settings."""
    words = opened.words
    told: dict[str, list[tuple[str, str]]] = {}
    for lever in found.single:
        for choice in lever.choices:
            answer = (setting(choice), words.answer(choice.fact, choice.after))
            told.setdefault(words.say(choice.fact.ask), []).append(answer)
    return [(at, ask, answers) for at, (ask, answers) in enumerate(told.items(), start=1)]


@require_http_methods(["GET", "POST"])
def compare_page(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """The road beside the road with some answers given otherwise; posted to, the answers are kept."""
    posted = request.method == "POST"
    opened = open_project(request, project_id, Level.EDIT if posted else Level.READ)
    asked = (request.POST if posted else request.GET).getlist("set")
    asked = [one for one in asked if one]
    if not asked:
        return HttpResponseRedirect(reverse("whatif:levers", args=[project_id]) + opened.query)
    try:
        settings = settings_of(opened, asked)
        found = compared(opened, settings)
    except SettingError as error:
        return _cannot(request, opened, str(error))
    except AnswersError as error:
        return _cannot(request, opened, _apart(opened, error))
    if posted:
        return _keep(request, opened, settings)
    told = {
        "opened": opened,
        "settings": asked,
        "tried": tried(opened, settings),
        "milestones": milestone_rows(found, opened.words),
        "difference": difference_words(found.change, opened.words),
        "steps": step_rows(found, opened.words),
        "fees": fees_words(found, opened.words),
    }
    return render(
        request,
        "whatif/compare.html",
        {"here": say("To veje side om side", "Two roads side by side"), **told},
    )


def _apart(opened: Opened, error: AnswersError) -> str:
    """Which answers cannot stand together, by the names of their questions, and why."""
    fault = clash_of(opened.laid, error, {})
    if not error.facts:
        return fault.words(lang())
    told = say(
        "Disse svar kan ikke stå sammen: {names}.", "These answers cannot stand together: {names}.",
        names=", ".join(opened.words.label(fact) for fact in error.facts),
    )  # fmt: skip
    return f"{told} {apart(fault, opened.words)}".strip()


def _cannot(request: HttpRequest, opened: Opened, why: str) -> HttpResponse:
    return render(
        request,
        "whatif/cannot.html",
        {"here": say("Hvad hvis", "What if"), "opened": opened, "why": why},
        status=422,
    )


def _keep(request: HttpRequest, opened: Opened, settings: dict[str, Answer | None]) -> HttpResponse:
    """Put the answers in the project, in one change."""

    def edit(text: str) -> str:
        for fact, answer in settings.items():
            text = without_answer(text, fact) if answer is None else with_answer(text, fact, answer)
        return text

    before = {fact: plain(opened.project.facts.get(fact)) for fact in settings}
    after = {fact: plain(answer) for fact, answer in settings.items()}
    about: dict[str, object] = {"before": before, "after": after}
    try:
        store.change(opened.row.id, user_of(request), "chosen", edit, about)
    except ProjectError as error:
        return _cannot(request, opened, "; ".join(fault.words(lang()) for fault in error.faults))
    messages.success(request, say("Gemt. Vejen er regnet om.", "Saved. The road has been reckoned anew."))
    return _to_road(opened)


@require_GET
def readings_page(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """The contested points that matter for the project, with positions and what each leads to."""
    opened = open_project(request, project_id)
    try:
        points = points_of(opened)
    except AnswersError:
        return _to_road(opened)
    told = {
        "here": say("Fortolkninger", "Readings"),
        "opened": opened,
        "points": points,
        "frame": frame(opened),
    }
    return render(request, "whatif/readings.html", told)


@require_GET
def letter(request: HttpRequest, project_id: uuid.UUID, reading: str) -> HttpResponse:
    """The neutral question to the authority on one contested point, as Markdown to download."""
    opened = open_project(request, project_id)
    entry = opened.laid.readings.get(reading)
    if entry is None:
        raise Http404
    try:
        point = contested(opened.road, entry)
    except AnswersError:
        return _to_road(opened)
    text = question_letter(opened.road, point, lang(), opened.project.name, opened.project.about)
    return HttpResponse(
        text,
        content_type="text/markdown; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file_stem(opened.row.title)}-{reading}.md"'},
    )


@require_GET
def reforms_page(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """What each reform, and another day, would change for the project."""
    opened = open_project(request, project_id)
    now = View(opened.as_of, opened.overlays)
    book, facts, words = opened.house.handbook, opened.project.facts, opened.words
    day = day_of(request.GET["day"]) if request.GET.get("day") else None
    try:
        reforms = [
            (entry, difference_words(project_change(book, facts, now, View(now.as_of, (name,))), words))
            for name, entry in book.overlays.items()
            if name not in opened.overlays
        ]
        then = (
            difference_words(project_change(book, facts, now, View(day, now.overlays)), words)
            if day
            else None
        )
    except AnswersError:
        return _to_road(opened)
    told = {
        "opened": opened,
        "reforms": [
            (words.say(entry.title), words.say(entry.because), _road_under(opened, entry.id), change)
            for entry, change in reforms
        ],
        "day": day,
        "day_words": words.date(day) if day else "",
        "then": then,
        "days": [(one.isoformat(), words.date(one)) for one in _coming(opened)],
        "frame": frame(opened),
    }
    return render(request, "whatif/reforms.html", {"here": say("Lov på vej", "Law in the making"), **told})


def _road_under(opened: Opened, overlay: str) -> str:
    return f"{reverse('roads:road', args=[opened.row.id])}?{urlencode({'overlay': overlay})}"


def _coming(opened: Opened) -> list[dt.date]:
    """The days ahead on which rules or authorities begin, the next few."""
    book = opened.laid
    days = {rule.applies.start for rule in book.rules.values() if rule.applies.start}
    days |= {office.valid.start for office in book.authorities.values() if office.valid.start}
    return sorted(day for day in days if day > opened.as_of)[:8]
