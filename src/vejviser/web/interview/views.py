"""The pages of the interview: a question, what its answer changes, all topics, and tasks for others."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from vejviser.handbook.entries import FactEntry
from vejviser.law.errors import AnswersError
from vejviser.law.relevance import applies
from vejviser.road.answers import DoubtError
from vejviser.road.faults import ProjectError
from vejviser.road.interview import Interview
from vejviser.road.questions import OpenQuestion
from vejviser.web.interview.changing import Clash, ClashError, before_of, law_fact, save
from vejviser.web.interview.effect import Effect, effect, otherwise
from vejviser.web.interview.given import NotAnAnswerError, answer_from
from vejviser.web.interview.question import headlines, shown
from vejviser.web.interview.sitting import keep, kept
from vejviser.web.interview.topics import tasks_of, topics_of
from vejviser.web.projects.opened import Opened, open_project
from vejviser.web.projects.permissions import Level, user_of
from vejviser.web.words import lang, say


@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, project_id: uuid.UUID, fact: str = "") -> HttpResponse:
    """The question that settles most, or the one asked for; posted to, its answer is saved at once."""
    if request.method == "POST":
        return _answer(request, open_project(request, project_id, Level.EDIT), fact)
    opened = open_project(request, project_id)
    try:
        return _ask(request, opened, fact)
    except AnswersError:
        return HttpResponseRedirect(f"{reverse('roads:road', args=[project_id])}{opened.query}")


def _ask(
    request: HttpRequest,
    opened: Opened,
    fact: str,
    error: str = "",
    sent: Sequence[str] | None = None,
    clash: Clash | None = None,
) -> HttpResponse:
    now = kept(request, opened.row.id)
    interview = interview_of(opened, now.aside)
    asked = _asked(opened, interview, fact) if fact else interview.question(now.sitting)
    found = headlines(opened.laid, interview, opened.words)
    told = {
        "opened": opened,
        "here": say("Interview", "Interview"),
        "begun": bool(opened.project.facts),
        "headlines": [one for one in found if not one.wide],
        "open_headlines": [one for one in found if one.wide],
        "percent": 100 * interview.progress[0] // max(1, interview.progress[1]),
        "changed": _just_changed(request, opened, interview),
        "error": error,
        "clash": clash,
    }
    if asked is None:
        left = len([f for f in interview.unsure_that_matter() if f not in now.aside])
        return render(request, "interview/done.html", told | {"unsure": left, "aside": len(now.aside)})
    entry = asked.fact
    facts = opened.project.facts
    back = now.sitting.history[-1] if now.sitting.history else ""
    told["question"] = shown(
        entry, asked.bears_on, opened.words, facts.get(entry.id), entry.id in opened.project.unsure,
        applies(interview.assessment, entry.id), sent,
    )  # fmt: skip
    told["back"] = back if back != entry.id else ""
    return render(request, "interview/question.html", told, status=422 if error or clash else 200)


def _answer(request: HttpRequest, opened: Opened, fact: str) -> HttpResponse:
    """Save what was sent, or say why it cannot be; a fact that does not exist answers 404."""
    entry = _entry(opened, fact)
    now = kept(request, opened.row.id)
    way = request.POST.get("way", "save")
    if way == "aside":
        now.aside = tuple(dict.fromkeys([*now.aside, fact]))
        keep(request, opened.row.id, now)
        return _onward(opened, "")
    sent = request.POST.getlist("answer")
    try:
        answer = (
            None if way in ("unsure", "clear") else answer_from(sent, entry, law_fact(opened, fact), lang())
        )
        save(opened, user_of(request), fact, answer, way, request.POST.getlist("drop"))
    except NotAnAnswerError as error:
        return _again(request, opened, fact, sent, error=str(error))
    except ProjectError as error:
        return _again(request, opened, fact, sent, error=error.faults[0].words(lang()))
    except ClashError as error:
        return _again(request, opened, fact, sent, clash=error.clash)
    now.aside = tuple(name for name in now.aside if name != fact)
    now.sitting.asked(fact)
    keep(request, opened.row.id, now)
    return _onward(opened, fact)


def _again(
    request: HttpRequest,
    opened: Opened,
    fact: str,
    sent: Sequence[str],
    error: str = "",
    clash: Clash | None = None,
) -> HttpResponse:
    """The question again with what was sent; the road, which names the clash, where other answers clash."""
    try:
        return _ask(request, opened, fact, error, sent, clash)
    except AnswersError:
        return HttpResponseRedirect(reverse("roads:road", args=[opened.row.id]) + opened.query)


def _onward(opened: Opened, fact: str) -> HttpResponse:
    """On to the next question, which tells what the answer to `fact` changed."""
    address = reverse("interview:question", args=[opened.row.id]) + opened.query
    joint = "&" if opened.query else "?"
    return HttpResponseRedirect(f"{address}{joint}{urlencode({'after': fact})}" if fact else address)


@require_GET
def preview(request: HttpRequest, project_id: uuid.UUID, fact: str) -> HttpResponse:
    """What the answer in the form would change, as a piece of a page; empty when it is none yet."""
    opened = open_project(request, project_id)
    entry = _entry(opened, fact)
    try:
        answer = answer_from(request.GET.getlist("answer"), entry, law_fact(opened, fact), lang())
        law = opened.laid.law(opened.as_of)
        before = law.assess(law.asked(opened.project.facts))
        after = law.assess(law.asked(otherwise(opened.project.facts, fact, answer)))
    except (NotAnAnswerError, AnswersError):
        return HttpResponse("")
    told = effect(opened.laid, before, after, opened.words)
    return render(request, "interview/effect.html", {"changed": told, "opened": opened, "would": True})


@require_GET
def topics(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """Every question by topic with its answer, to jump to."""
    opened = open_project(request, project_id)
    try:
        interview = interview_of(opened)
    except AnswersError:
        interview = None
    aside = kept(request, project_id).aside
    told = {
        "opened": opened,
        "here": say("Alle spørgsmål", "All questions"),
        "topics": topics_of(opened, interview, aside),
    }
    return render(request, "interview/topics.html", told)


@require_GET
def tasks(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """What was answered with "don't know" and still matters, by who usually knows."""
    opened = open_project(request, project_id)
    try:
        interview = interview_of(opened)
    except AnswersError:
        return HttpResponseRedirect(f"{reverse('roads:road', args=[project_id])}{opened.query}")
    told = {"opened": opened, "here": say("Opgaver", "Tasks"), "tasks": tasks_of(opened, interview)}
    return render(request, "interview/tasks.html", told)


def interview_of(opened: Opened, aside: Sequence[str] = ()) -> Interview:
    """The interview as the project stands; raises `AnswersError` when answers cannot stand together."""
    unsure = [*opened.project.unsure, *aside]
    return Interview(opened.laid, opened.project.facts, unsure, opened.as_of)


def _entry(opened: Opened, fact: str) -> FactEntry:
    try:
        return opened.laid.facts[fact]
    except KeyError:
        raise Http404 from None


def _asked(opened: Opened, interview: Interview, fact: str) -> OpenQuestion:
    entry = _entry(opened, fact)
    return next((one for one in interview.open if one.fact.id == fact), OpenQuestion(entry, ()))


def _just_changed(request: HttpRequest, opened: Opened, interview: Interview) -> Effect | None:
    """What the last answer changed, when it is the one that the address names."""
    fact = request.GET.get("after", "")
    last = opened.row.changes.first() if fact in opened.laid.facts and not opened.example else None
    if last is None or last.about.get("fact") != fact:
        return None
    law = opened.laid.law(opened.as_of)
    try:
        before = before_of(last, law_fact(opened, fact))
        then = law.assess(law.asked(otherwise(opened.project.facts, fact, before)))
    except (AnswersError, DoubtError):
        return None
    return effect(opened.laid, then, interview.assessment, opened.words)
