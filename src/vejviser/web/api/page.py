"""The page about the interface, read from its contract; and the contract itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vejviser.handbook.entries import Text
from vejviser.web.api.document import document, text
from vejviser.web.api.problems import KINDS, ProblemError
from vejviser.web.words import lang

_TAGS = {
    "answers": Text("Svar og spørgsmål", "Answers and questions"),
    "handbook": Text("Håndbogen", "The handbook"),
    "projects": Text("Projekter", "Projects"),
    "road": Text("Vejen", "The road"),
    "choices": Text("Valg", "Choices"),
    "papers": Text("Papirer og formater", "Papers and formats"),
    "history": Text("Historik", "History"),
    "organisations": Text("Organisationer og deling", "Organisations and sharing"),
}
_DANISH = {
    "assess": "Hvad loven siger om svar",
    "plan": "Vejen for svar",
    "schedule": "Hvornår trinene kommer",
    "next_question": "Det næste spørgsmål",
    "handbook": "Håndbogen, som den gælder",
    "entries": "Opslag af én slags",
    "entry": "Ét opslag",
    "search": "Søg i det hele",
    "examples": "Eksemplerne",
    "projects": "Ens projekter",
    "begin": "Begynd et projekt",
    "project": "Et projekt",
    "set_project": "Ret navn, emne, formål og dage",
    "delete_project": "Slet et projekt",
    "copy_project": "Kopiér et projekt",
    "project_file": "Projektfilen",
    "answers": "Alle svar",
    "put_answers": "Giv flere svar på én gang",
    "put_answer": "Besvar ét spørgsmål",
    "clear_answer": "Fjern et svar",
    "project_next_question": "Det næste spørgsmål",
    "standings": "Hvor trin står",
    "put_standing": "Sig, hvor et trin står",
    "clear_standing": "Fjern, hvor et trin står",
    "road": "Vejen",
    "project_schedule": "Hvornår trinene kommer",
    "road_picture": "Vejen som billede",
    "road_table": "Vejen som tabel",
    "findings": "Hvad loven siger",
    "why": "Hvorfor det er sådan",
    "levers": "Genveje",
    "what_if": "Svar prøvet anderledes",
    "readings": "Omstridte fortolkninger",
    "letter": "Spørgsmålet til myndigheden",
    "reforms": "Lov på vej",
    "papers": "Papirerne, der er brug for",
    "paper": "Ét papir",
    "formats": "Formaterne for en vej",
    "export": "Vejen i et format",
    "changes": "Historikken",
    "change": "Én ændring",
    "restore": "Hent en tidligere tilstand tilbage",
    "organisations": "Ens organisationer",
    "organisation": "En organisation og dens medlemmer",
    "shares": "Hvem det er delt med",
    "share": "Del med en anden organisation",
    "revoke_share": "Ophæv en deling",
}
"""What each operation does, in Danish; the contract itself is in English."""


@dataclass(frozen=True)
class Call:
    """An operation: how it is called, and what it does."""

    method: str
    path: str
    about: str
    everybody: bool


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What programs can ask, by subject, how they come in, and what their errors mean."""
    language = lang()
    groups = [(title.say(language), _calls(tag)) for tag, title in _TAGS.items()]
    problems = [
        (name, kind.status, kind.title.say(language), kind.detail.say(language))
        for name, kind in KINDS.items()
    ]
    other = "en" if language == "da" else "da"
    told = {
        "groups": groups,
        "problems": problems,
        "header": "Authorization: Bearer vjv_…",
        "languages": ["?lang=da", "?lang=en"],
        "other_address": f"?lang={other}",
    }
    return render(request, "api/page.html", told)


def _calls(tag: str) -> list[Call]:
    """The operations of a subject; of projects only the examples are open to everybody."""
    return [
        Call(
            method.upper(),
            path,
            _about(operation["operationId"], operation["summary"]),
            {} in operation["security"] and "{project_id}" not in path,
        )
        for path, operations in document()["paths"].items()
        for method, operation in operations.items()
        if tag in operation["tags"]
    ]


def _about(name: str, summary: str) -> str:
    return _DANISH[name] if lang() == "da" else summary


@require_safe
def contract(request: HttpRequest) -> HttpResponse:
    """The contract as OpenAPI 3.1; the same for everybody."""
    return HttpResponse(
        text(), content_type="application/json", headers={"Cache-Control": "public, max-age=3600"}
    )


def nothing(request: HttpRequest) -> HttpResponse:
    """404 for an address that is none of the interface's."""
    return ProblemError("not-found").response()
