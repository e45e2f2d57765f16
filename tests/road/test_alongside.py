"""Every step shows someone to turn to and what others learnt, or says plainly that none is known."""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from vejviser.export.road_json import road_data
from vejviser.handbook.contents import law_facts
from vejviser.handbook.entries import LANGS, Lang
from vejviser.handbook.load import Handbook, load
from vejviser.handbook.reference.entries import Reference
from vejviser.handbook.reference.load import load_reference
from vejviser.road.alongside import NO_DESK, NO_EXPERIENCE, desks, experiences
from vejviser.road.plan import plan
from vejviser.road.project import read_project

BEFORE, AFTER, LATER = dt.date(2026, 12, 15), dt.date(2027, 2, 1), dt.date(2028, 9, 1)
EXAMPLES = Path(__file__).parents[2] / "examples"
SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "road.schema.json").read_text(encoding="utf-8"))


@lru_cache
def handbook() -> Handbook:
    return load()


@lru_cache
def reference() -> Reference:
    return load_reference(handbook())


def names(step: str, day: dt.date, *regions: str) -> list[str]:
    return [desk.id for desk in desks(handbook(), reference(), step, day, regions)]


@lru_cache
def told(lang: Lang, day: dt.date) -> dict[str, Any]:
    file = EXAMPLES / "fracture-detection.yaml"
    project = read_project(file, law_facts(handbook().contents), handbook().decisions)
    return road_data(plan(handbook(), project.facts, day), lang, reference=reference())


@pytest.mark.parametrize("day", [BEFORE, AFTER, LATER])
def test_every_step_has_a_desk(day: dt.date) -> None:
    assert [step for step in handbook().steps if not names(step, day)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_step_of_a_road_shows_both_or_says_plainly_that_none_is_known(lang: Lang) -> None:
    for step in told(lang, BEFORE)["steps"]:
        assert step["desks"] or step["desks_note"] == NO_DESK.say(lang)
        assert step["experiences"] or step["experiences_note"] == NO_EXPERIENCE.say(lang)
        assert not (step["desks"] and step["desks_note"])
        assert not (step["experiences"] and step["experiences_note"])


@pytest.mark.parametrize("lang", LANGS)
def test_the_json_keeps_to_its_schema(lang: Lang) -> None:
    assert [e.message for e in Draft202012Validator(SCHEMA).iter_errors(told(lang, AFTER))] == []


def test_every_experience_is_shown_at_some_step() -> None:
    shown = {row.id for step in handbook().steps for row in experiences(reference(), step)}
    assert shown == set(reference().experiences)


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_no_desk_is_shown_that_is_not_in_office(day: dt.date) -> None:
    for step in handbook().steps:
        shown = desks(handbook(), reference(), step, day)
        assert all(desk.until is None or desk.until >= day for desk in shown)
        assert len({desk.id for desk in shown}) == len(shown)


def test_who_decides_comes_first() -> None:
    for step in handbook().steps:
        parts = [desk.part for desk in desks(handbook(), reference(), step, BEFORE)]
        assert parts == sorted(parts, key=("decides", "authority", "advises", "supplies").index)


def test_the_eastern_regions_become_one() -> None:
    assert "A006" in names("apply_section_46", BEFORE, "hovedstaden")
    assert "A008" not in names("apply_section_46", BEFORE, "hovedstaden")
    assert "A008" in names("apply_section_46", AFTER, "hovedstaden")
    assert "A006" not in names("apply_section_46", AFTER, "hovedstaden")
    assert {"A006", "A007"} <= set(names("apply_section_46", BEFORE, "oestdanmark"))


def test_a_region_shows_its_own_desks_and_the_national_ones() -> None:
    south = names("apply_section_46", BEFORE, "syddanmark")
    assert {"A009", "A018", "A052"} <= set(south)
    assert not {"A006", "A010", "A017"} & set(south)


def test_the_health_data_authority_hands_over() -> None:
    (old, *_) = desks(handbook(), reference(), "apply_forskerservice", BEFORE)
    (new, *_) = desks(handbook(), reference(), "apply_forskerservice", AFTER)
    assert (old.id, old.part, old.until) == ("sundhedsdatastyrelsen", "decides", dt.date(2026, 12, 31))
    assert old.then is not None
    assert old.then.en == "Digital Health Denmark"
    assert (new.id, new.until) == ("digital_sundhed_danmark", None)


def test_the_closed_company_track_is_never_a_desk() -> None:
    for step in handbook().steps:
        assert "A058" not in names(step, BEFORE)
        assert "behandlingsraadet" not in names(step, BEFORE)


def test_those_who_only_pay_or_have_walked_the_road_are_no_desk() -> None:
    shown = {name for step in handbook().steps for name in names(step, BEFORE)}
    assert not {row.id for row in reference().actors.values() if row.relation in ("funds", "peer")} & shown
