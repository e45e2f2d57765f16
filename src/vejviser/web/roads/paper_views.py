"""The papers of a project: the list of them, and each as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vejviser.export.papers.catalogue import KINDS, LETTER, REPORT, NotNeededError, UnknownReadingError
from vejviser.export.papers.typst import UnknownLetterError
from vejviser.web.operation.dear import room_for
from vejviser.web.projects.around import pages_of
from vejviser.web.projects.opened import Opened
from vejviser.web.roads.files import file_response
from vejviser.web.roads.frame import addresses, on_road, page
from vejviser.web.roads.papers_page import papers_page, written
from vejviser.web.site.errors import problem
from vejviser.web.words import lang, say


@require_GET
@on_road
def papers(request: HttpRequest, opened: Opened) -> HttpResponse:
    """What the project has to send, for which steps, and what is missing in it."""
    at, title = addresses(opened), say("Papirer", "Papers")
    return page(
        request,
        opened,
        "roads/papers.html",
        title,
        title=title,
        papers=papers_page(opened.key, lang(), at),
        places=pages_of(opened, "roads:papers"),
        places_label=say("Projektets sider", "Pages of the project"),
    )


@require_GET
@on_road
def paper(request: HttpRequest, opened: Opened, kind: str, ending: str) -> HttpResponse:
    """One paper as a file; 404 for one that the project does not need."""
    if kind not in KINDS or ending not in ("pdf", "docx"):
        raise Http404
    reading = request.GET.get("reading", "") if kind == LETTER else ""
    try:
        with room_for(kind == REPORT):
            made = written(opened, kind, ending, reading)
    except (NotNeededError, UnknownReadingError):
        raise Http404 from None
    except UnknownLetterError as error:
        return problem(
            request, 422, say("Tegnet kan ikke stå i en PDF", "The letter cannot stand in a PDF"),
            say("Vores skrifttyper mangler tegnet {letter}.", "Our fonts lack the letter {letter}.",
                letter=error.letter),
            say("Hent papiret som DOCX, eller fjern tegnet fra projektets navn og svar.",
                "Download the paper as DOCX, or take the letter out of the project's name and answers."),
        )  # fmt: skip
    stem = "-".join(part for part in (kind, reading) if part)
    return file_response(made, opened.project.name, f"-{stem}.{ending}")
