"""The roads of the twelve examples are those that were looked at, and each tells what its device is about."""

from __future__ import annotations

import json
from difflib import ndiff
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.golden.roads import EXAMPLES, NAMES, kept, meaning, road_of, written

SCHEMA = json.loads((EXAMPLES.parent / "docs" / "road.schema.json").read_text(encoding="utf-8"))


@lru_cache
def road(name: str) -> dict[str, Any]:
    return road_of(name)


def test_the_twelve_examples_are_there() -> None:
    assert sorted(path.stem for path in EXAMPLES.glob("*.yaml")) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_road_is_the_one_that_was_looked_at(name: str) -> None:
    found, was = written(meaning(road(name))), written(kept(name))
    differing = "\n".join(line for line in ndiff(was.splitlines(), found.splitlines()) if line[:1] in "+-")
    assert found == was, f"read this; then renew with python -m tests.golden.roads\n{differing}"


@pytest.mark.parametrize("name", NAMES)
def test_the_json_keeps_to_its_schema(name: str) -> None:
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(road(name))] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_and_step_has_the_law_behind_it(name: str) -> None:
    for key, finding in road(name)["findings"].items():
        assert finding["citations"], key
    for step in road(name)["steps"]:
        assert step["citations"], step["id"]


@pytest.mark.parametrize("name", NAMES)
def test_every_road_goes_through_steps_in_order(name: str) -> None:
    seen: set[str] = set()
    for step in road(name)["steps"]:
        assert set(step["after"]) <= seen
        seen.add(step["id"])


@pytest.mark.parametrize("name", NAMES)
def test_the_team_has_left_something_open(name: str) -> None:
    text = (Path(EXAMPLES) / f"{name}.yaml").read_text(encoding="utf-8")
    assert "# Not known yet" in text
    assert road(name)["open_questions"]


def possible(name: str, finding: str) -> set[str]:
    return set(road(name)["findings"][finding]["possible"])


def test_fracture_detection_hangs_on_the_reading_of_rule_11() -> None:
    assert possible("fracture-detection", "mdr_class") == {"IIa", "IIb"}
    assert possible("fracture-detection", "ai_act_status") == {"high_risk_art_6_1"}


def test_the_brain_triage_is_investigated_under_article_62() -> None:
    assert possible("brain-mri-triage", "study_regime") == {"mdr_art_62"}
    assert possible("brain-mri-triage", "ethics_route") == {"vmk"}


def test_emergency_calls_are_on_the_list_of_annex_iii() -> None:
    assert possible("cardiac-arrest-calls", "ai_annex_iii") == {"yes"}


def test_the_hospitals_own_algorithm_waits_for_its_conditions() -> None:
    assert "open" in possible("in-house-algorithm", "in_house_route")


def test_old_scans_alone_go_to_the_national_ethics_committee() -> None:
    assert possible("retrospective-research", "ethics_route") == {"nvk_sdv"}
    assert possible("retrospective-research", "qualification") == {"not_a_device"}


def test_digital_pathology_is_an_in_vitro_diagnostic_of_class_c() -> None:
    assert possible("digital-pathology", "qualification") == {"ivdr"}
    assert possible("digital-pathology", "ivdr_class") == {"C"}


def test_whether_the_scribe_is_a_device_is_open() -> None:
    assert possible("consultation-scribe", "qualification") >= {"mdr", "not_a_device"}


def test_the_closed_loop_is_class_iii_without_artificial_intelligence() -> None:
    assert possible("closed-loop-oxygen", "mdr_class") == {"III"}
    assert possible("closed-loop-oxygen", "ai_act_status") == {"not_ai"}


def test_the_class_of_the_therapy_app_hangs_on_the_harm_of_a_wrong_answer() -> None:
    assert len(possible("cognitive-therapy-app", "mdr_class")) > 1


def test_the_old_directive_still_carries_the_sepsis_support() -> None:
    assert possible("sepsis-decision-support", "legacy_transition") == {"until_2028_12_31"}


def test_the_mammography_reader_is_bought_by_tender() -> None:
    assert possible("mammography-reader", "procurement_route") == {"tender"}


def test_the_risk_score_has_not_chosen_its_road() -> None:
    assert "route_choice" in {question["fact"] for question in road("record-risk-score")["open_questions"]}
