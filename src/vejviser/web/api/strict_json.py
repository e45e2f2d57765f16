"""JSON read strictly: what readers could read differently, or nobody can store, is refused with its place."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from typing import Any, cast

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser
from ninja.types import DictStrAny

from vejviser.road.faults import visible
from vejviser.web.api.problems import Fault, ProblemError
from vejviser.web.words import say

DEEPEST = 12
LONGEST_NUMBER = 17
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKETS = re.compile(r"[\[{]|[\]}]")


def refused(kind: str, what: str, where: str = "body") -> ProblemError:
    """The problem with one fault."""
    return ProblemError(kind, faults=[Fault(where, what)])


class Strict(Parser):
    """Reads bodies and queries for the interface."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """What the body says; raises `ProblemError`."""
        return cast("DictStrAny", parsed(request.body))

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> DictStrAny:
        """What the query says; raises `ProblemError` for a character that no database can hold."""
        for name, values in data.lists():
            if any(unfit(value) for value in (name, *values) if isinstance(value, str)):
                raise refused("invalid", _unfit_words(), f"query.{visible(name)}")
        return super().parse_querydict(data, list_fields, request)


def parsed(raw: bytes) -> object:
    """The value of a JSON text; raises `ProblemError` for anything that JSON or a database cannot hold."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise refused("not-json", say("er ikke UTF-8", "is not UTF-8")) from None
    _shallow(text)
    try:
        found = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_constant, parse_int=_whole, parse_float=_number
        )
    except (ValueError, RecursionError):
        raise refused("not-json", say("er ikke JSON", "is not JSON")) from None
    _fit(found, ("body",))
    return found


def _shallow(text: str) -> None:
    depth = 0
    for bracket in _BRACKETS.findall(_STRINGS.sub('""', text)):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST:
            raise refused(
                "not-json",
                say(
                    "er indlejret for dybt; højst {n} lag",
                    "is nested too deep; at most {n} levels",
                    n=DEEPEST,
                ),
            )


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise refused(
                "not-json",
                say(
                    "'{key}' står to gange; behold den ene",
                    "'{key}' is there twice; keep one of them",
                    key=visible(key),
                ),
            )
        found[key] = value
    return found


def _no_constant(word: str) -> object:
    raise refused("not-json", say("{word} er ikke et tal i JSON", "{word} is no number in JSON", word=word))


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise refused("not-json", say("et tal er for stort", "a number is too big"))
    return int(digits)


def _number(digits: str) -> float:
    found = float(digits)
    if not math.isfinite(found) or len(digits) > 40:
        raise refused(
            "not-json", say("et tal er for stort eller for langt", "a number is too big or too long")
        )
    return found


def _fit(value: object, place: tuple[str, ...]) -> None:
    match value:
        case str():
            if unfit(value):
                raise refused("not-json", _unfit_words(), visible(".".join(place), 120))
        case dict():
            for key, its in value.items():
                _fit(key, place)
                _fit(its, (*place, key if not unfit(key) else "?"))
        case list():
            for number, its in enumerate(value):
                _fit(its, (*place, str(number)))


def unfit(text: str) -> bool:
    """True for text with half a character, or with the character 0."""
    return "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text)


def _unfit_words() -> str:
    return say(
        "rummer et halvt tegn eller tegnet 0; fjern det",
        "holds half a character or the character 0; take it out",
    )
