"""The contract of the interface as OpenAPI 3.1: what the routes say, with language and errors put in."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from vejviser.web.api.api import api
from vejviser.web.api.caller import anybody
from vejviser.web.api.problems import MEDIA_TYPE
from vejviser.web.api.shapes.problem import Problem

ROOT = "api/v1/"
TAGS = {
    "answers": "Answers, what the law says of them, the question to put next, and where steps stand.",
    "handbook": "The handbook: entries by kind, search, example projects. Open to everybody.",
    "projects": "Projects of an organisation, and the examples.",
    "road": "The road of a project: data, schedule, picture, table, findings and why.",
    "choices": "What could be otherwise: shortcuts, what-if, contested readings, law in the making.",
    "papers": "Papers as PDF and Word, and the road in every format.",
    "history": "Who changed what when, and an earlier state brought back.",
    "organisations": "Organisations, members and shares.",
}
LANGUAGE = {
    "in": "query", "name": "lang", "required": False,
    "description": "The language of the answer; else `Accept-Language`, else Danish.",
    "schema": {"type": "string", "enum": ["da", "en"]},
}  # fmt: skip
_ERRORS = {
    "400": "What was sent cannot be read",
    "401": "No credentials, or a token that does not hold",
    "403": "Seen, but not to be changed by the caller",
    "404": "There is no such thing, or the caller may not know of it",
    "409": "Answers that cannot stand together, or a paper that is not needed",
    "413": "Too big",
    "422": "Something that cannot be used; `faults` names the places",
    "429": "Too often; `Retry-After` tells how long to wait",
}


@cache
def document() -> dict[str, Any]:
    """The contract as plain data."""
    told: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=ROOT)))
    told["tags"] = [{"name": name, "description": about} for name, about in TAGS.items()]
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
    told["components"]["schemas"] |= {**problem.pop("$defs"), "Problem": problem}
    everybody = _for_everybody()
    for path, operations in told["paths"].items():
        for operation in operations.values():
            _complete(path, operation, operation["operationId"] in everybody)
    return told


def _for_everybody() -> set[str]:
    """The operations that nobody in particular may call."""
    return {
        operation.operation_id or ""
        for router in api._get_bound_routers()
        for view in router.path_operations.values()
        for operation in view.operations
        if anybody in operation.auth_callbacks
    }


def text() -> str:
    """The contract as it stands in `docs/openapi.json`."""
    return json.dumps(document(), ensure_ascii=False, indent=1) + "\n"


def _complete(path: str, operation: dict[str, Any], everybody: bool) -> None:
    """Put in the language, that nobody in particular may call it where that is so, and the errors."""
    operation["parameters"] = [*operation.get("parameters", []), dict(LANGUAGE)]
    if everybody:
        operation["security"] = [*operation["security"], {}]
    for status in _statuses(path, operation):
        content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        operation["responses"][status] = {"description": _ERRORS[status], "content": content}


def _statuses(path: str, operation: dict[str, Any]) -> list[str]:
    """The errors that an operation can answer with."""
    found = ["401", "422", "429"]
    if "requestBody" in operation:
        found += ["400", "413"]
    if "{" in path:
        found.append("404")
    if "{project_id}" in path or "requestBody" in operation:
        found += ["403", "409"]
    if path.endswith("/projects"):
        found.append("404")
    return sorted(found)
