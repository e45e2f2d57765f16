"""Papers of a project as PDF and Word, and its road in every format."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from vejviser.export.formats import FORMATS
from vejviser.export.papers.catalogue import (
    KINDS,
    REPORT,
    Need,
    NotNeededError,
    UnknownReadingError,
    needs,
)
from vejviser.export.papers.catalogue import paper as made_of
from vejviser.export.papers.docx import document
from vejviser.export.papers.matter import Matter
from vejviser.export.papers.model import Paper
from vejviser.export.papers.typst import UnknownLetterError, pdf
from vejviser.road.faults import visible
from vejviser.web.api.asked import project_at
from vejviser.web.api.caller import READING
from vejviser.web.api.faults import unknown
from vejviser.web.api.files import attached, content
from vejviser.web.api.pace import HEAVIEST, HEAVY
from vejviser.web.api.problems import Fault, ProblemError
from vejviser.web.api.shapes.choices import FormatsTold, FormatTold, PapersTold, PaperTold
from vejviser.web.api.shapes.common import NamedTold, OnLaw
from vejviser.web.operation.dear import room_for
from vejviser.web.projects.naming import file_stem
from vejviser.web.projects.opened import Opened
from vejviser.web.whatif.found import levers_of
from vejviser.web.words import lang, say

router = Router(tags=["papers"], auth=READING, throttle=HEAVY)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA: dict[str, str] = {
    "svg": "image/svg+xml",
    "html": "text/html",
    "ics": "text/calendar",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "bpmn": "application/xml",
    "dmn": "application/xml",
    "fhir-questionnaire": "application/fhir+json",
    "fhir-response": "application/fhir+json",
    "jsonld": "application/ld+json",
}
"""The media type of each format."""
PaperName = Literal[*KINDS]  # type: ignore[valid-type]
FormatName = Literal[*FORMATS]  # type: ignore[valid-type]


class OnPaper(OnLaw):
    """Under which law to look, and how the paper is wanted."""

    format: Literal["pdf", "docx"] = Field("pdf", description="PDF, or Word to write in.")
    reading: str = Field("", max_length=100, description="For the question letter: the contested reading.")


class Exported(OnLaw):
    """Under which law to look, and what goes in."""

    possible: bool = Field(False, description="Count the steps in that are only possible.")


@router.get(
    "/projects/{uuid:project_id}/papers",
    response=PapersTold,
    operation_id="papers",
    summary="The papers needed",
)
def papers(request: HttpRequest, project_id: uuid.UUID, law: Query[OnLaw]) -> PapersTold:
    """Every kind of paper, whether the project needs it, and for which steps."""
    at = project_at(request, project_id, law)
    return PapersTold(items=[_told(at, need) for need in needs(at.road)])


def _told(at: Opened, need: Need) -> PaperTold:
    words = at.words
    steps = [NamedTold(id=one.entry.id, title=words.say(one.entry.title)) for one in need.steps]
    return PaperTold(
        id=need.kind.id,
        title=words.say(need.kind.title),
        what=words.say(need.kind.what),
        state=need.state,
        steps=steps,
        readings=list(need.readings),
    )


@router.get(
    "/projects/{uuid:project_id}/papers/{kind}",
    throttle=HEAVIEST,
    operation_id="paper",
    summary="One paper",
    openapi_extra=content("application/pdf", DOCX),
)
def paper(request: HttpRequest, project_id: uuid.UUID, kind: PaperName, law: Query[OnPaper]) -> HttpResponse:
    """A paper filled in as far as the answers go, with a marked blank for all that is not known."""
    at = project_at(request, project_id, law)
    with room_for(kind == REPORT):
        return _paper(at, kind, law)


def _paper(at: Opened, kind: str, law: OnPaper) -> HttpResponse:
    made = _made(at, kind, law.reading)
    parts = (file_stem(at.row.title), kind, file_stem(law.reading) if law.reading else "")
    name = "-".join(part for part in parts if part)
    if law.format == "docx":
        return attached(document(made), DOCX, f"{name}.docx")
    try:
        return attached(pdf(made), "application/pdf", f"{name}.pdf")
    except UnknownLetterError as error:
        told = say(
            "Ingen skrift har tegnet »{x}«; hent papiret som docx.",
            "No font has the character '{x}'; fetch the paper as docx.",
            x=visible(error.letter),
        )
        raise ProblemError("invalid", told, [Fault("query.format", told)]) from None


def _made(at: Opened, kind: str, reading: str) -> Paper:
    project = at.project
    matter = Matter(at.road, lang(), project.name, project.about, at.reference, reading)
    if kind == REPORT:
        matter = replace(matter, schedule=at.schedule, levers=levers_of(at))
    try:
        return made_of(KINDS[kind], matter)
    except NotNeededError:
        raise ProblemError("not-needed") from None
    except UnknownReadingError as error:
        told = unknown("query.reading", error.name, error.nearest, f"/api/v1/projects/{at.row.id}/readings")
        raise ProblemError("invalid", faults=[told]) from None


@router.get("/exports", response=FormatsTold, operation_id="formats", summary="The formats of a road")
def formats(request: HttpRequest) -> FormatsTold:
    """The formats that a road can be had in."""
    items = [
        FormatTold(id=name, title=one.title.say(lang()), media_type=MEDIA[name])
        for name, one in FORMATS.items()
    ]
    return FormatsTold(items=items)


@router.get(
    "/projects/{uuid:project_id}/exports/{name}",
    throttle=HEAVIEST,
    operation_id="export",
    summary="The road in a format",
    openapi_extra=content(*dict.fromkeys(MEDIA.values())),
)
def export(
    request: HttpRequest, project_id: uuid.UUID, name: FormatName, law: Query[Exported]
) -> HttpResponse:
    """The road as a file: picture, page, calendar, table, workbook, process, decisions, FHIR, linked data."""
    at = project_at(request, project_id, law)
    chosen = FORMATS[name]
    material = replace(at.material, possible=law.possible and "possible" in chosen.heeds)
    with room_for(chosen.dear):
        return attached(chosen.write(material), MEDIA[name], f"{file_stem(at.row.title)}{chosen.suffix}")
