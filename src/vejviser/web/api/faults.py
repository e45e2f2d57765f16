"""What is wrong with values, in words: faults of shapes, of answers and of project files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from vejviser.handbook.entries import Text
from vejviser.road.faults import Fault as FileFault
from vejviser.road.faults import visible
from vejviser.web.api.problems import Fault
from vejviser.web.words import lang, say

_SOURCES = {"body": "body", "query": "query", "path": "path", "header": "header", "cookie": "cookie"}
_WORDS = {
    "missing": Text("mangler; skriv det", "is missing; write it"),
    "extra_forbidden": Text("hører ikke til her; fjern det", "is no part of this; take it out"),
    "string_type": Text("skal være tekst", "must be text"),
    "string_too_short": Text(
        "skal have mindst {min_length} tegn", "must have at least {min_length} characters"
    ),
    "string_too_long": Text("må højst have {max_length} tegn", "may have at most {max_length} characters"),
    "bool_type": Text("skal være true eller false", "must be true or false"),
    "bool_parsing": Text("skal være true eller false", "must be true or false"),
    "int_type": Text("skal være et helt tal", "must be a whole number"),
    "int_parsing": Text("skal være et helt tal", "must be a whole number"),
    "int_from_float": Text("skal være et helt tal", "must be a whole number"),
    "float_type": Text("skal være et tal", "must be a number"),
    "float_parsing": Text("skal være et tal", "must be a number"),
    "greater_than_equal": Text("skal være mindst {ge}", "must be at least {ge}"),
    "less_than_equal": Text("må højst være {le}", "may be at most {le}"),
    "day": Text("skal være en dag som 2026-12-31", "must be a day such as 2026-12-31"),
    "date_from_datetime_parsing": Text("er ikke en dag i kalenderen", "is no day of the calendar"),
    "day_range": Text("skal være en dag fra 1990 til 2100", "must be a day from 1990 to 2100"),
    "uuid_parsing": Text("er ikke et id", "is no id"),
    "uuid_type": Text("er ikke et id", "is no id"),
    "literal_error": Text("skal være et af: {expected}", "must be one of: {expected}"),
    "enum": Text("skal være et af: {expected}", "must be one of: {expected}"),
    "list_type": Text("skal være en liste", "must be a list"),
    "dict_type": Text("skal være et objekt", "must be an object"),
    "model_type": Text("skal være et objekt", "must be an object"),
    "model_attributes_type": Text("skal være et objekt", "must be an object"),
    "too_long": Text("må højst have {max_length} dele", "may have at most {max_length} parts"),
    "too_short": Text("skal have mindst {min_length} dele", "must have at least {min_length} parts"),
    "name_or_text": Text(
        "giv enten »name« eller »text«, ikke begge dele", "give either 'name' or 'text', not both"
    ),
    "no_name": Text("projektet skal have et navn", "the project must have a name"),
}
"""What pydantic finds, by the type of the error; the particulars come from its context."""
_OTHER = Text(
    "kan ikke læses; se kontrakten i openapi.json", "cannot be read; see the contract in openapi.json"
)


def of_shapes(errors: Iterable[Mapping[str, Any]]) -> list[Fault]:
    """The faults that pydantic found, each once; of several ways to read a value only the place counts."""
    found: dict[str, Fault] = {}
    for error in errors:
        where = _where(error["loc"])
        words = _WORDS.get(error["type"], _OTHER)
        context = {key: str(value) for key, value in (error.get("ctx") or {}).items()}
        try:
            what = words.say(lang()).format_map(context)
        except KeyError:
            what = _OTHER.say(lang())
        found.setdefault(where, Fault(where, what))
    return list(found.values())


def _where(place: Sequence[object]) -> str:
    """The place as a path, without the name that a handler gives a body, and the kinds of a union."""
    parts = [str(part) for part in place]
    if len(parts) > 1 and parts[0] in ("body", "query") and parts[1] in ("given", "law", "page"):
        parts.pop(1)
    unions = {"bool", "int", "float", "str", "list[str]"}
    return visible(".".join(part for part in parts if part not in unions), 120)


def of_file(faults: Iterable[FileFault], where: str = "body.text") -> list[Fault]:
    """The faults of a project file, each with its line; where nothing is near, the list to look at."""
    lists = {"unknown_fact": "/api/v1/handbook/facts", "unknown_step": "/api/v1/handbook/steps"}
    return [
        unknown(f"{where}:{fault.line}", fault.particulars["name"], "", lists[fault.kind])
        if fault.kind in lists and not fault.nearest
        else Fault(f"{where}:{fault.line}" if fault.line else where, fault.words(lang()), fault.nearest)
        for fault in faults
    ]


def unknown(where: str, name: str, near: str, listed: str) -> Fault:
    """A name that is none; `listed` is where the valid ones stand."""
    shown = visible(name)
    if near:
        what = say("'{name}' findes ikke; mente du '{near}'?", "there is no '{name}'; did you mean '{near}'?",
                   name=shown, near=near)  # fmt: skip
    else:
        what = say("'{name}' findes ikke; se listen på {listed}",
                   "there is no '{name}'; see the list at {listed}", name=shown, listed=listed)  # fmt: skip
    return Fault(where, what, near)
