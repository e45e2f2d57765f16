from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from django.test import Client

from tests.web.api.calling import Program, told
from tests.web.cast import Cast
from vejviser.web.api.api import api
from vejviser.web.api.document import document, text
from vejviser.web.api.page import _DANISH, _TAGS
from vejviser.web.api.problems import KINDS

GUIDE = Path("docs/api.md").read_text(encoding="utf-8")


def test_the_contract_is_the_one_that_is_written_down() -> None:
    """Where this fails on purpose, `make openapi` writes it anew; what programs rely on shows in the change."""
    assert Path("docs/openapi.json").read_text(encoding="utf-8") == text()


def test_the_contract_is_served_as_it_is_written_down() -> None:
    response = Client().get("/api/v1/openapi.json")
    assert json.loads(response.content) == document()


def operations() -> list[dict[str, object]]:
    return [one for path in document()["paths"].values() for one in path.values()]


def test_every_operation_says_what_it_does_and_how_it_fails() -> None:
    names = [one["operationId"] for one in operations()]
    assert len(names) == len(set(names))
    assert set(names) == set(_DANISH)
    for one in operations():
        assert one["summary"]
        assert one["description"]
        assert one["tags"][0] in _TAGS  # type: ignore[index]
        assert {"401", "422", "429"} <= set(one["responses"])  # type: ignore[call-overload]


def test_no_two_shapes_have_one_name() -> None:
    models = {
        model.__name__: model.__module__
        for module in ("choices", "common", "law", "library", "problem", "project", "road")
        for model in vars(__import__(f"vejviser.web.api.shapes.{module}", fromlist=["x"])).values()
        if isinstance(model, type) and model.__module__.endswith(module)
    }
    assert not [name for name in document()["components"]["schemas"] if "__" in name]
    assert len(models) > 90


def test_nothing_comes_in_or_goes_out_that_the_contract_does_not_name() -> None:
    for name, schema in document()["components"]["schemas"].items():
        if schema["type"] == "object":
            assert schema["additionalProperties"] is False, name
            assert schema["description"], name


def test_no_operation_answers_with_a_whole_model_of_the_store() -> None:
    assert not [
        name for name in document()["components"]["schemas"] if name in ("Project", "User", "Share", "Change")
    ]
    assert api.docs_url is None


@pytest.mark.parametrize(
    ("query", "title"), [("", "Vejviser for programmer"), ("?lang=en", "Vejviser for programs")]
)
def test_the_page_lists_every_operation_and_every_problem(query: str, title: str) -> None:
    page = Client().get(f"/api/v1/{query}").content.decode()
    assert f"<h1>{title}</h1>" in page
    for path in document()["paths"]:
        assert path in page
    for name in KINDS:
        assert f'id="{name}"' in page
    assert (
        "http"
        not in re.sub(r'href="http[^"]*"', "", re.sub(r"xmlns[^ ]*", "", page))
        .split("<main", 1)[0]
        .split("<script")[0]
    )


def calls() -> list[tuple[str, str]]:
    """Every command of the guide with the answer that stands under it, "" where none does."""
    return re.findall(r"```sh\n(.*?)```(?:\n\n```json\n(.*?)```)?", GUIDE, re.DOTALL)


def test_the_guide_has_commands() -> None:
    assert len(calls()) >= 6


@pytest.mark.parametrize("number", range(len(calls())))
def test_every_command_of_the_guide_works(number: int, cast: Cast, editor: dict[str, str]) -> None:
    command, answer = calls()[number]
    words = shlex.split(command.replace("\\\n", " "))
    assert words[0] == "curl"
    values = {"$TOKEN": editor["Authorization"].removeprefix("Bearer "), "$PROJECT": str(cast.project.id)}
    method, headers, body, address = "get", {}, None, ""
    rest = iter(words[1:])
    for word in rest:
        for name, value in values.items():
            word = word.replace(name, value)
        if word in ("-s", "-O", "-J", "-sOJ"):
            continue
        if word in ("-X", "-H", "-d", "-o"):
            given = next(rest)
            for name, value in values.items():
                given = given.replace(name, value)
            if word == "-X":
                method = given.lower()
            elif word == "-H":
                key, _, its = given.partition(": ")
                headers[key] = its
            elif word == "-d":
                body, method = given, "post" if method == "get" else method
        else:
            address = word
    assert address.startswith("https://vejviser.example/api/v1"), command
    response = Program(headers).call(method, address.removeprefix("https://vejviser.example/api/v1"), body)
    if not answer:
        assert response.status_code in (200, 201, 204), response.content.decode()[:500]
        return
    wanted = json.loads(answer)
    assert _holds(wanted, told(response, wanted.get("status", response.status_code))), (
        response.content.decode()[:800]
    )


def _holds(wanted: object, given: object) -> bool:
    """True when what is wanted stands in what is given; the guide shows parts of answers."""
    if isinstance(wanted, dict):
        return isinstance(given, dict) and all(
            key in given and _holds(its, given[key]) for key, its in wanted.items()
        )
    if isinstance(wanted, list):
        return isinstance(given, list) and all(any(_holds(one, other) for other in given) for one in wanted)
    return wanted == given
