from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.web.api.calling import Program
from tests.web.cast import FRACTURE, Cast
from vejviser.export.formats import FORMATS
from vejviser.export.road_json import road_data
from vejviser.handbook.entries import LANGS
from vejviser.web.api.routes.papers import MEDIA
from vejviser.web.projects.opened import opened
from vejviser.web.projects.permissions import Level

SCHEMA = Draft202012Validator(json.loads(Path("docs/road.schema.json").read_text(encoding="utf-8")))
ANSWERS = yaml.safe_load(FRACTURE)["facts"] | {"first_placed": "2022-03-15"}


@pytest.fixture
def program(reader: dict[str, str]) -> Program:
    return Program(reader)


@pytest.fixture
def path(cast: Cast) -> str:
    return f"/projects/{cast.project.id}"


@pytest.mark.parametrize("lang", LANGS)
def test_the_road_is_that_of_its_schema(program: Program, path: str, cast: Cast, lang: str) -> None:
    told = program.read(f"{path}/road?lang={lang}")
    SCHEMA.validate(told)
    at = opened(cast.project, Level.READ)
    same = road_data(at.road, lang, at.project.name, at.project.about, at.reference)  # type: ignore[arg-type]
    assert told == json.loads(json.dumps(same))


def test_where_steps_stand_is_told_on_the_road(editor: dict[str, str], path: str) -> None:
    program = Program(editor)
    program.send("put", f"{path}/standings/describe_need", {"status": "done"})
    told = program.read(f"{path}/road")
    SCHEMA.validate(told)
    assert told["walked"]["done"] == 1
    assert program.read(f"{path}/schedule")["walked"]["done"] == 1


def test_the_road_of_bare_answers_is_that_of_a_project_with_them(program: Program, path: str) -> None:
    bare = Program().send("post", "/plan", {"answers": ANSWERS})
    SCHEMA.validate(bare)
    kept = program.read(f"{path}/road")
    assert bare["findings"] == kept["findings"]
    assert [step["id"] for step in bare["steps"]] == [step["id"] for step in kept["steps"]]
    assert Program().send("post", "/assess", {"answers": ANSWERS})["findings"] == kept["findings"]
    assert Program().send("post", "/schedule", {"answers": ANSWERS})["milestones"]


def test_the_next_question_is_asked_of_bare_answers(cast: Cast) -> None:
    first = Program().send("post", "/next-question", {"answers": ANSWERS})
    again = Program().send("post", "/next-question", {"answers": ANSWERS | {first["fact"]: None}})
    assert first["fact"] in again["unsure_that_matter"]
    assert again["fact"] != first["fact"]


def test_another_day_and_law_in_the_making_can_be_asked_for(program: Program, path: str) -> None:
    overlay = program.read("/handbook")["overlays"][0]["id"]
    told = program.read(f"{path}/road?as_of=2028-09-01&overlay={overlay}&overlay={overlay}")
    assert (told["as_of"], told["overlays"]) == ("2028-09-01", [overlay])
    for wrong in ("as_of=i+dag", "as_of=2028-02-30", "as_of=1815-01-01", "as_of=1700000000", "overlay=nix"):
        assert program.read(f"{path}/road?{wrong}", 422)["faults"][0]["where"].startswith("query.")


def test_answers_in_a_file_that_contradict_each_other_are_told_as_a_clash(editor: dict[str, str]) -> None:
    program = Program(editor)
    text = "name: x\nfacts:\n  medical_purposes: [diagnosis]\n  device_link: accessory\n"
    path = f"/projects/{program.send('post', '/projects', {'text': text}, 201)['id']}"
    for what in (
        "road",
        "schedule",
        "table",
        "findings",
        "next-question",
        "readings",
        "reforms",
        "levers",
        "papers",
    ):
        assert program.read(f"{path}/{what}", 409)["faults"]
    assert program.read(f"{path}/answers")["items"]
    program.send("delete", f"{path}/answers/device_link")
    assert program.read(f"{path}/findings")["findings"]


def test_why_tells_reasons_and_what_would_change_it(program: Program, path: str) -> None:
    told = program.read(f"{path}/why/mdr_class?lang=en")
    assert told["outcome"]
    assert told["reasons"]
    assert program.read(f"{path}/why/describe_need")["kind"] == "step"
    program.read(f"{path}/why/nix", 404)


def test_the_table_says_what_the_road_says(program: Program, path: str) -> None:
    table, road = program.read(f"{path}/table"), program.read(f"{path}/road")
    place = table["columns"].index("Id")
    assert [row[place] for row in table["rows"]] == [step["id"] for step in road["steps"]]


def test_what_if_compares_and_keeps_nothing(program: Program, path: str) -> None:
    before = program.call("get", f"{path}/file").content
    told = program.send("post", f"{path}/what-if", {"answers": {"ce_status": None, "buyer_type": "private"}})
    assert told["answers"]["buyer_type"] == {"a": "region", "b": "private"}
    assert told["changes"]["findings"] or told["changes"]["steps"]
    assert program.call("get", f"{path}/file").content == before
    program.send("post", f"{path}/what-if", {"answers": {}}, 422)
    program.send("post", f"{path}/what-if", {"answers": {"device_link": "accessory"}}, 409)


def test_readings_levers_and_reforms(program: Program, path: str) -> None:
    point = program.read(f"{path}/readings")["readings"][0]
    assert len(point["positions"]) > 1
    letter = program.call("get", f"{path}/readings/{point['id']}/letter")
    assert letter["Content-Type"].startswith("text/markdown")
    assert letter.content.decode().startswith("# Spørgsmål om fortolkning")
    program.read(f"{path}/readings/nix/letter", 404)
    assert program.read(f"{path}/levers")["single"]
    reforms = program.read(f"{path}/reforms?day=2028-09-01")
    assert {one["id"] for one in reforms["reforms"]} == {
        one["id"] for one in program.read("/handbook")["overlays"]
    }
    assert reforms["then"]["changes"]["desks"]


@pytest.mark.parametrize("name", FORMATS)
def test_the_road_comes_in_every_format(program: Program, path: str, name: str) -> None:
    response = program.call("get", f"{path}/exports/{name}?lang=en")
    assert response.status_code == 200
    assert response["Content-Type"] == MEDIA[name]
    assert len(response.content) > 1000


@pytest.mark.parametrize(("format_", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_a_paper_comes_as_pdf_or_word(program: Program, path: str, format_: str, begins: bytes) -> None:
    needed = next(
        one["id"]
        for one in program.read(f"{path}/papers")["items"]
        if one["state"] == "certain" and one["steps"]
    )
    response = program.call("get", f"{path}/papers/{needed}?format={format_}")
    assert response.content.startswith(begins)
    idle = next(one["id"] for one in program.read(f"{path}/papers")["items"] if one["state"] == "no")
    assert program.read(f"{path}/papers/{idle}", 409)["type"].endswith("#not-needed")
    assert (
        program.read(f"{path}/papers/question-letter?reading=nix", 422)["faults"][0]["where"]
        == "query.reading"
    )


def test_the_picture_is_drawn_in_the_language(program: Program, path: str) -> None:
    danish = program.call("get", f"{path}/road.svg").content.decode()
    english = program.call("get", f"{path}/road.svg?lang=en&narrow=true").content.decode()
    assert danish.startswith("<svg")
    assert english != danish


def entries(program: Program, kind: str) -> list[dict[str, Any]]:
    return program.read(f"/handbook/{kind}?limit=100")["items"]  # type: ignore[no-any-return]


def test_every_entry_that_a_list_or_a_search_names_can_be_read(cast: Cast) -> None:
    program = Program()
    for kind in program.read("/handbook")["kinds"]:
        listed = entries(program, kind["kind"])
        assert kind["count"] >= len(listed) > 0
        for one in (listed[0], listed[-1]):
            told = program.read(f"/handbook/{kind['kind']}/{one['id']}?lang=en")
            assert (told["id"], bool(told["title"])) == (one["id"], True)
    for hit in program.read("/search?q=dataadgang&limit=20")["items"]:
        program.read(f"/handbook/{hit['kind']}/{hit['id']}")
    program.read("/handbook/steps/nix", 404)
    program.read("/handbook/nix", 422)


def test_a_search_is_narrowed_by_kind_stage_and_region(cast: Cast) -> None:
    program = Program()
    told = program.read("/search?q=data&kind=steps&kind=datasets&stage=collaboration&lang=en")
    assert {hit["kind"] for hit in told["items"]} <= {"steps", "datasets"}
    assert told["total"] > 0
    assert program.read("/search?q=")["total"] == 0
    for wrong in ("q=x&region=fyn", "q=x&stage=nix", "q=x&kind=nix", "q=" + "x" * 301, "q=x&limit=0", ""):
        program.read(f"/search?{wrong}", 422)
