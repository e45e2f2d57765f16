"""The JSON of a road keeps to its published schema and says what the road says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.small.boats import road
from vejviser.export.road_json import SCHEMA_VERSION, road_data, road_json
from vejviser.handbook.entries import LANGS, Lang
from vejviser.law.model import Answer

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "road.schema.json").read_text(encoding="utf-8"))
CHECK = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)

BOATS: list[dict[str, Answer]] = [
    {},
    {"form": "ship"},
    {"form": "raft", "motor": True},
    {"form": "raft", "reading_raft": "narrow"},
    {"form": "canoe", "motor": False, "cargo": ("fuel", "people"), "length": 5.5, "story": "æøå"},
]


def data(lang: Lang = "en", **answers: Answer) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(road_json(road(**answers), lang, "Ærø", "a ferry"))
    return found


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["schema_version"]["const"] == SCHEMA_VERSION


@pytest.mark.parametrize("answers", BOATS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_road_keeps_to_the_schema(answers: dict[str, Answer], lang: Lang) -> None:
    assert [error.message for error in CHECK.iter_errors(data(lang, **answers))] == []


def test_the_schema_allows_nothing_that_is_not_documented() -> None:
    found = data(form="ship")
    found["steps"][0]["surprise"] = 1
    assert list(CHECK.iter_errors(found))


def test_findings_steps_and_times_are_told() -> None:
    found = data(form="ship", motor=True)
    finding = found["findings"]["boat_class"]
    assert finding["possible"] == ["middle", "high"]
    assert finding["certain"] is None
    assert finding["labels"] == {"middle": "Middle", "high": "High"}
    assert finding["decided_by"] == ["cargo", "length"]
    approve = found["steps"][1]
    assert approve["id"] == "approve"
    assert approve["status"] == "certain"
    assert [reason["fact"] for reason in approve["because"]] == ["form", "motor"]
    assert approve["decided_by"][0]["successor"] == {"id": "port", "name": "The Port Agency"}
    assert approve["statutory"][0]["days"] == 45
    assert approve["experienced"][0]["p50"] == 90
    assert (approve["pace"], approve["statutory"][0]["clock"]) == ("once", "answer")
    back = approve["returned"][0]
    assert (back["share"], back["p10"], back["p50"], back["p90"]) == (0.35, None, 21, None)
    assert back["note"] == "Drawings with gaps"
    assert approve["fee"][0] == {
        "amount": 46835,
        "currency": "DKK",
        "year": 2026,
        "note": "A boat",
        "citations": [{"source": "act", "provision": "Article 6", "text": "BL Art. 6"}],
        "mark": "verified",
    }


def test_the_two_kinds_of_time_are_never_in_one_number() -> None:
    draw, approve, _ = data(form="ship", motor=True)["steps"]
    assert (draw["statutory"], draw["experienced"]) == ([], [])
    assert set(approve["statutory"][0]).isdisjoint({"p10", "p50", "p90"})
    assert "days" not in approve["experienced"][0]


def test_texts_are_in_the_language_asked_for_and_ids_are_not() -> None:
    danish, english = data("da", form="ship"), data("en", form="ship")
    assert danish["steps"][0]["title"] == "Tegn båden"
    assert english["steps"][0]["title"] == "Draw the boat"
    assert [step["id"] for step in danish["steps"]] == [step["id"] for step in english["steps"]]
    assert danish["findings"]["scope"]["citations"][0]["text"] == "BL art. 1(1), første led"


def test_every_source_cited_is_listed() -> None:
    found = data(form="raft")
    cited = {c["source"] for f in found["findings"].values() for c in f["citations"]}
    assert cited <= set(found["sources"])


def test_the_receipt_holds_the_answers() -> None:
    receipt = data(form="canoe", cargo=("fuel",))["receipt"]
    assert receipt["answers"] == {"cargo": ["fuel"], "form": "canoe"}
    assert len(receipt["id"]) == 64


def test_data_and_text_are_the_same() -> None:
    assert json.loads(road_json(road(), "da")) == road_data(road(), "da")
