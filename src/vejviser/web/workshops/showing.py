"""What workshops found, for those who may see it: on the wall, as results, and as a report."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from vejviser.export.papers.model import Paper
from vejviser.export.papers.typst import UnknownLetterError
from vejviser.export.workshop_report.report import report as made_report
from vejviser.web.law import house, today
from vejviser.web.site.errors import problem
from vejviser.web.words import lang, say
from vejviser.web.workshops.access import may_run, workshop_for
from vejviser.web.workshops.gathering import gathering
from vejviser.web.workshops.joining import join_address
from vejviser.web.workshops.mapping_page import sent
from vejviser.web.workshops.models import Workshop
from vejviser.web.workshops.paper_page import paper_html
from vejviser.web.workshops.results import live, results

MOST_REPORTED = 20


def seen(request: HttpRequest, workshop_id: uuid.UUID) -> Workshop:
    """The workshop if its results are published or the visitor is of its organisation, or `Http404`."""
    public = Workshop.objects.select_related("organisation").filter(id=workshop_id, published=True).first()
    return public or workshop_for(request, workshop_id, run=False)


@require_GET
@never_cache
def wall(request: HttpRequest, workshop_id: uuid.UUID) -> HttpResponse:
    """The projector's view: how to join, and the live results; without scripts it is loaded anew by hand."""
    workshop = workshop_for(request, workshop_id, run=False)
    given = {"workshop": workshop, "live": live(workshop), "address": join_address(request, workshop)}
    template = "workshops/wall_part.html" if request.headers.get("HX-Request") else "workshops/wall.html"
    return render(request, template, given)


@require_GET
@never_cache
def shown_results(request: HttpRequest, workshop_id: uuid.UUID) -> HttpResponse:
    """Every statement with its verdict, its picture and a table beside."""
    workshop = seen(request, workshop_id)
    given = {"workshop": workshop, "results": results(workshop), "may_run": may_run(request, workshop)}
    return render(request, "workshops/results.html", given)


@require_GET
@never_cache
def report(request: HttpRequest, workshop_id: uuid.UUID, form: str = "") -> HttpResponse:
    """The report of one workshop as a page, PDF or DOCX."""
    return _reported(request, [seen(request, workshop_id)], form)


@require_GET
@never_cache
def reports(request: HttpRequest, form: str = "") -> HttpResponse:
    """One report of several workshops, named in the address as w=ID."""
    given = list(dict.fromkeys(request.GET.getlist("w")))[:MOST_REPORTED]
    try:
        wanted = [uuid.UUID(one) for one in given]
    except ValueError:
        raise Http404 from None
    if not wanted:
        return problem(
            request, 422, say("Vælg workshopper", "Choose workshops"),
            say("Rapporten skal vide, hvilke workshopper den handler om.",
                "The report must know which workshops it is about."),
            say("Gå tilbage, og sæt kryds ved en eller flere.", "Go back and tick one or more."),
        )  # fmt: skip
    return _reported(request, [seen(request, one) for one in wanted], form)


def _reported(request: HttpRequest, workshops: list[Workshop], form: str) -> HttpResponse:
    own = house()
    paper = made_report([gathering(one) for one in workshops], own.handbook, own.reference, lang(), today())
    if form:
        return _sent(request, paper, form)
    query = "?" + request.GET.urlencode() if request.GET.getlist("w") else ""
    one = None if query else workshops[0]
    route, args = ("workshops:report_", [one.id]) if one else ("workshops:reports_", [])
    files = [(reverse(f"{route}{kind}", args=args) + query, kind) for kind in ("pdf", "docx")]
    given = {"workshop": one, "paper": paper, "body": paper_html(paper), "files": files}
    return render(request, "workshops/report.html", given)


def _sent(request: HttpRequest, paper: Paper, form: str) -> HttpResponse:
    try:
        return sent(paper, form)
    except UnknownLetterError as error:
        return problem(
            request, 422, say("PDF'en kan ikke dannes", "The PDF cannot be made"),
            say("Et udsagn har tegnet »{x}«, som ingen af vores skrifter har.",
                "A statement has the character “{x}”, which none of our fonts has.", x=error.letter),
            say("Hent DOCX i stedet.", "Download the DOCX instead."),
        )  # fmt: skip
