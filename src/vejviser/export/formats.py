"""The formats that a road can be written in: name -> what writes it, suffix, title.

To add one, write a function from `Material` to bytes in a module of its own and name it in `FORMATS`.
The functions here only put off the import, so that the command starts fast.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vejviser.export.material import Material
from vejviser.handbook.entries import Text


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `write` gives the whole file, `suffix` follows the project file's stem.

    `heeds` are those of the wishes `possible`, `full` and `narrow` of a `Material` that make a difference.
    `dear` ones tell of shortcuts, which takes longer than all else to work out.
    """

    write: Callable[[Material], bytes]
    suffix: str
    title: Text
    heeds: tuple[str, ...] = ()
    dear: bool = False


def _csv(material: Material) -> bytes:
    from vejviser.export.road_csv import road_csv

    return road_csv(material)


def _xlsx(material: Material) -> bytes:
    from vejviser.export.road_xlsx import road_xlsx

    return road_xlsx(material)


def _bpmn(material: Material) -> bytes:
    from vejviser.export.bpmn.road_bpmn import road_bpmn

    return road_bpmn(material)


def _dmn(material: Material) -> bytes:
    from vejviser.export.dmn.law_dmn import law_dmn

    return law_dmn(material)


def _fhir_questionnaire(material: Material) -> bytes:
    from vejviser.export.fhir.questionnaire import fhir_questionnaire

    return fhir_questionnaire(material)


def _fhir_response(material: Material) -> bytes:
    from vejviser.export.fhir.response import fhir_response

    return fhir_response(material)


def _jsonld(material: Material) -> bytes:
    from vejviser.export.road_jsonld import road_jsonld

    return road_jsonld(material)


def _svg(material: Material) -> bytes:
    from vejviser.export.picture import render

    return render(
        material.schedule, material.lang, name=material.project.name, levers=material.levers,
        full=material.full, narrow=material.narrow,
    )  # fmt: skip


def _html(material: Material) -> bytes:
    from vejviser.export.html import render

    project = material.project
    return render(
        material.schedule, material.lang, name=project.name, about=project.about, levers=material.levers,
        reference=material.reference,
    )  # fmt: skip


def _ics(material: Material) -> bytes:
    from vejviser.export.ics import render

    project = material.project
    return render(material.schedule, material.lang, name=project.name, about=project.about)


FORMATS: dict[str, Format] = {
    "svg": Format(
        _svg,
        ".svg",
        Text("vejen som billede", "the road as a picture"),
        ("possible", "full", "narrow"),
        dear=True,
    ),
    "html": Format(
        _html, ".html", Text("vejen som webside", "the road as a web page"), ("possible",), dear=True
    ),
    "ics": Format(_ics, ".ics", Text("vejen som kalender", "the road as a calendar"), ("possible",)),
    "csv": Format(_csv, ".csv", Text("trinene som tabel", "the steps as a table"), ("possible",)),
    "xlsx": Format(
        _xlsx, ".xlsx", Text("vejen som regneark", "the road as a workbook"), ("possible",), dear=True
    ),
    "bpmn": Format(_bpmn, ".bpmn", Text("vejen som proces", "the road as a process")),
    "dmn": Format(_dmn, ".dmn", Text("loven som beslutningstabeller", "the law as decision tables")),
    "fhir-questionnaire": Format(
        _fhir_questionnaire,
        ".questionnaire.json",
        Text("spørgsmålene som FHIR-spørgeskema", "the questions as a FHIR questionnaire"),
    ),
    "fhir-response": Format(
        _fhir_response,
        ".response.json",
        Text("svarene som besvaret FHIR-spørgeskema", "the answers as a FHIR questionnaire response"),
    ),
    "jsonld": Format(
        _jsonld, ".jsonld", Text("vejen som data med kilder", "the road as linked data"), ("possible",)
    ),
}
