"""The page of the first mapping: every point with what it hangs on, and what has moved since."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from vejviser.export.papers.docx import document
from vejviser.export.papers.model import Paper
from vejviser.export.papers.typst import pdf
from vejviser.export.workshop_report.mapping_report import mapping_report, when
from vejviser.export.workshop_report.words import AREAS
from vejviser.handbook.entries import Mark
from vejviser.web.law import house, today
from vejviser.web.operation.dear import room_for
from vejviser.web.words import lang
from vejviser.web.workshops.areas import area_address, entry_address
from vejviser.workshop.mapping import Moved, Past, Point, mapping_2021, moved

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Pair = tuple[str, str]


@dataclass(frozen=True)
class Since:
    """Something that has moved, ready to be shown."""

    when: str
    title: str
    address: str
    words: str
    mark: Mark | None
    sources: tuple[Pair, ...]


@dataclass(frozen=True)
class Shown:
    """A point of the mapping, ready to be shown: links as (words, address), "" where there is no page."""

    id: str
    name: str
    text: str
    steps: tuple[Pair, ...]
    experiences: tuple[Pair, ...]
    answers: tuple[Pair, ...]
    meets: tuple[Pair, ...]
    met_by: tuple[Pair, ...]
    since: tuple[Since, ...]


def first_mapping() -> Pair:
    """The title and years of the first mapping."""
    past = mapping_2021()
    return past.title.say(lang()), past.years


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The first mapping as a page, open to all."""
    past = mapping_2021()
    given = {
        "past": past,
        "title": past.title.say(lang()),
        "source": past.source.say(lang()),
        "purposes": [one.say(lang()) for one in past.purposes],
        "process": [one.say(lang()) for _, one in past.process],
        "speakers": [
            (group.at.say(lang()), [(one.name, one.title.say(lang()), one.film) for one in group.people])
            for group in past.speakers
        ],
        "observations": [_shown(past, point) for point in past.observations],
        "barriers": [_shown(past, point) for point in past.barriers],
        "ranking": past.ranking.say(lang()),
        "recommendations": [_shown(past, point) for point in past.recommendations],
        "partners": [(one, one.about.say(lang())) for one in past.partners],
        "thanks": past.thanks.say(lang()),
    }
    return render(request, "workshops/mapping.html", given)


@require_GET
def report(request: HttpRequest, form: str) -> HttpResponse:
    """The first mapping as PDF or DOCX."""
    own = house()
    return sent(mapping_report(mapping_2021(), own.handbook, own.reference, lang(), today()), form)


def sent(paper: Paper, form: str) -> HttpResponse:
    """A paper as a file to keep."""
    with room_for(form == "docx"):
        made = pdf(paper) if form == "pdf" else document(paper)
    response = HttpResponse(made, content_type="application/pdf" if form == "pdf" else DOCX)
    response["Content-Disposition"] = f'attachment; filename="{paper.kind}-{paper.lang}.{form}"'
    return response


def _shown(past: Past, point: Point) -> Shown:
    own = house()
    steps, rows = own.handbook.steps, own.reference.experiences
    return Shown(
        point.id,
        point.name.say(lang()),
        point.text.say(lang()),
        tuple((steps[name].title.say(lang()), entry_address("steps", name)) for name in point.steps),
        tuple(
            (rows[name].title.say(lang()), entry_address("experiences", name)) for name in point.experiences
        ),
        tuple((AREAS[name].say(lang()), area_address(name)) for name in point.answers),
        tuple((past.point(name).name.say(lang()), f"#{name}") for name in point.meets),
        tuple((one.name.say(lang()), f"#{one.id}") for one in past.met_by(point)),
        tuple(_since(moved(kind, name, own.handbook, own.reference)) for kind, name in point.moved),
    )


def _since(one: Moved) -> Since:
    words = house().handbook.sources
    cited = [words[cite.source].title.say(lang()) for cite in dict.fromkeys(one.cite)]
    named = cited if len(cited) == len(one.urls) else [url.split("/")[2] for url in one.urls]
    kind = {"experience": "experiences", "actor": "actors", "rule": "rules", "step": "steps"}.get(
        one.kind, "overlays"
    )
    return Since(
        when(one, lang()), one.title.say(lang()), entry_address(kind, one.id), one.words.say(lang()),
        one.mark,        tuple(zip(named, one.urls, strict=True)),
    )  # fmt: skip
