"""A QuestionnaireResponse read back to a project, strictly: what is not understood is refused by name."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from vejviser.export.fhir import names as n
from vejviser.export.fhir.refusal import Refusal, ResponseError
from vejviser.law.errors import nearest
from vejviser.law.model import Answer, Fact
from vejviser.road.answers import DoubtError, answer_of, shown, written
from vejviser.road.faults import Fault
from vejviser.road.project import LIMIT as PROJECT_LIMIT
from vejviser.road.project import Project

LIMIT = 2_000_000
"""The most bytes that are read; the largest road that we write takes a tenth of it."""

VALUES = {
    "bool": ("valueBoolean",), "choice": ("valueCoding",), "choices": ("valueCoding",),
    "number": ("valueDecimal", "valueInteger"), "date": ("valueDate",), "text": ("valueString",),
}  # fmt: skip
HEADS = {
    n.NAME: Fact(n.NAME, "text"),
    n.ABOUT: Fact(n.ABOUT, "text"),
    n.AS_OF: Fact(n.AS_OF, "date"),
}
_UNKNOWN = (n.UNSURE, "unknown", "asked-declined", "temp-unknown")


def read_response(path: Path, facts: Mapping[str, Fact]) -> Project:
    """The project in the file at `path`; raises `ResponseError` naming every fault."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError:
        raise ResponseError(str(path), [Refusal("not_found")]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ResponseError(str(path), [Refusal("unreadable", {"reason": reason})]) from None
    return parse_response(data, facts, str(path))


def parse_response(data: bytes, facts: Mapping[str, Fact], path: str = "response") -> Project:
    """The project that the bytes of a QuestionnaireResponse tell; raises `ResponseError`."""
    root = _resource(data, path)
    project = _Reader(path, facts).project(root)
    if len(project_text(project)) > PROJECT_LIMIT:
        raise ResponseError(path, [Refusal("too_long", {"limit": str(PROJECT_LIMIT)})])
    return project


def project_text(project: Project) -> str:
    """The text of a project file that says what the project says."""
    lines = [f"name: {written(project.name)}"]
    if project.about:
        lines.append(f"about: {written(project.about)}")
    if project.as_of:
        lines.append(f"as_of: {written(project.as_of)}")
    answers: dict[str, Answer | None] = {**project.facts, **dict.fromkeys(project.unsure)}
    return "\n".join([*lines, "facts:", *(f"  {f}: {written(a)}" for f, a in answers.items())]) + "\n"


def _resource(data: bytes, path: str) -> dict[str, Any]:
    if len(data) > LIMIT:
        raise ResponseError(path, [Refusal("too_big", {"limit": str(LIMIT)})])
    try:
        root = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise ResponseError(path, [Refusal("not_utf8")]) from None
    except RecursionError:
        raise ResponseError(path, [Refusal("too_deep")]) from None
    except ValueError as error:
        at = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)[:60]
        raise ResponseError(path, [Refusal("not_json", {"problem": at})]) from None
    kind = root.get("resourceType") if isinstance(root, dict) else None
    if kind != "QuestionnaireResponse":
        found = kind if isinstance(kind, str) else shown(root)
        raise ResponseError(path, [Refusal("not_response", {"found": found})])
    return dict(root)


def _no_constant(word: str) -> NoReturn:
    raise ValueError(word)


class _Reader:
    def __init__(self, path: str, facts: Mapping[str, Fact]) -> None:
        self.path, self.facts = path, facts
        self.faults: list[Refusal] = []

    def fault(self, kind: str, near: str = "", **particulars: str) -> None:
        self.faults.append(Refusal(kind, particulars, near))

    def project(self, root: dict[str, Any]) -> Project:
        known: dict[str, Answer] = {}
        unsure: list[str] = []
        seen: set[str] = set()
        for link, item in self.questions(root):
            if link in seen:
                self.fault("twice", name=link)
                continue
            seen.add(link)
            answer = self.answer(self.facts.get(link) or HEADS[link], item)
            if answer is not None:
                known[link] = answer
            elif _reason(item) in _UNKNOWN and link not in HEADS:
                unsure.append(link)
        heads = {link: known.pop(link, "") for link in HEADS}
        name, as_of = str(heads[n.NAME]).strip(), heads[n.AS_OF]
        if not name and not any(fault.particulars.get("name") == n.NAME for fault in self.faults):
            self.fault("no_name", name=n.NAME)
        if self.faults:
            raise ResponseError(self.path, self.faults)
        day = as_of if isinstance(as_of, dt.date) else None
        return Project(name, day, known, tuple(unsure), str(heads[n.ABOUT]), self.path)

    def questions(self, root: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every item that answers a fact or tells of the project, wherever it is nested, in order."""
        waiting = list(reversed(self.list_of(root, "item")))
        while waiting:
            item = waiting.pop()
            link = item.get("linkId")
            if not isinstance(link, str):
                self.fault("no_link")
            elif link in self.facts or link in HEADS:
                yield link, item
            elif link != n.PROJECT and not link.startswith(n.TOPIC) and not link.endswith(n.HELP):
                self.fault("unknown_link", nearest(link, [*self.facts, *HEADS]), name=link)
            answers = item.get("answer")
            inside = [one for one in answers if isinstance(one, dict)] if isinstance(answers, list) else []
            below = [sub for holder in (item, *inside) for sub in self.list_of(holder, "item")]
            waiting.extend(reversed(below))

    def list_of(self, holder: dict[str, Any], key: str) -> list[dict[str, Any]]:
        found = holder.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self.fault("not_items", name=key)
            return []
        return found

    def answer(self, fact: Fact, item: dict[str, Any]) -> Answer | None:
        """The answer in an item, None where it has none or a wrong one, which is noted."""
        answers = self.list_of(item, "answer")
        if not answers:
            empty = fact.type == "text" and fact.id not in HEADS and _extension(item, n.EMPTY_TEXT)
            return "" if empty else None
        if len(answers) > 1 and fact.type != "choices":
            self.fault("several", name=fact.id)
            return None
        values = [self.value(fact, one) for one in answers]
        if any(value is None for value in values):
            return None
        if n.NONE_CODE in values and fact.type == "choices":
            if len(values) > 1:
                self.fault("none_and_some", name=fact.id)
            return ()
        try:
            return answer_of(fact, values if fact.type == "choices" else values[0])
        except DoubtError as doubt:
            fault = Fault(doubt.kind, 0, {"name": fact.id, **doubt.particulars}, doubt.nearest)
            self.faults.append(Refusal("doubt", doubt=fault))
            return None

    def value(self, fact: Fact, answer: dict[str, Any]) -> object | None:
        """The plain value of one answer; None, noted, where it is of another type or code system."""
        keys, given = VALUES[fact.type], [key for key in answer if key.startswith("value")]
        value = answer.get(given[0]) if len(given) == 1 and given[0] in keys else None
        if value is None or not _fits(given[0], value):
            self.fault("wrong_value", name=fact.id, expected=keys[0], found=", ".join(given) or "item")
            return None
        if not isinstance(value, dict):
            return value  # type: ignore[no-any-return]
        system, code = value.get("system", n.fact_system(fact.id)), value.get("code")
        if fact.type == "choices" and (system, code) == (n.NONE_SYSTEM, n.NONE_CODE):
            return n.NONE_CODE
        if system != n.fact_system(fact.id):
            self.fault("other_system", name=fact.id, found=str(system), expected=n.fact_system(fact.id))
            return None
        return code


def _fits(key: str, value: object) -> bool:
    """Whether a JSON value is of the type that its FHIR name says."""
    match key:
        case "valueBoolean":
            return isinstance(value, bool)
        case "valueDecimal" | "valueInteger":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "valueCoding":
            return isinstance(value, dict) and isinstance(value.get("code"), str)
    return isinstance(value, str)


def _extension(item: dict[str, Any], url: str) -> dict[str, Any]:
    found = item.get("extension")
    for one in found if isinstance(found, list) else []:
        if isinstance(one, dict) and one.get("url") == url:
            return one
    return {}


def _reason(item: dict[str, Any]) -> object:
    return _extension(item, n.ABSENT).get("valueCode")
