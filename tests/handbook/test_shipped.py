"""The handbook that we ship is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from vejviser.handbook.cases import read_cases, run_cases
from vejviser.handbook.check import Report, check
from vejviser.handbook.complete import texts
from vejviser.handbook.entries import STAGES
from vejviser.handbook.load import Handbook, load


@pytest.fixture(scope="module")
def book() -> Handbook:
    return load()


@pytest.fixture(scope="module")
def report(book: Handbook) -> Report:
    return check(book)


def test_the_check_finds_no_fault(report: Report) -> None:
    assert [str(fault) for fault in report.faults] == []


def test_every_text_stands_in_both_languages(book: Handbook) -> None:
    contents = [book.contents, *(book.with_overlays([name]).contents for name in book.overlays)]
    seen = 0
    for part in contents:
        for entry in part.entries():
            for key, words in texts(entry):
                assert words.da.strip(), f"{entry.place}: {entry.id}: {key} in Danish"
                assert words.en.strip(), f"{entry.place}: {entry.id}: {key} in English"
                seen += 1
    assert seen > 1000


def test_every_topic_of_the_first_issue_is_there(book: Handbook) -> None:
    assert tuple(book.decisions["qualification"].values) == ("mdr", "ivdr", "accessory", "not_a_device")
    assert tuple(book.decisions["mdr_class"].values) == ("I", "IIa", "IIb", "III")
    assert tuple(book.decisions["ivdr_class"].values) == ("A", "B", "C", "D")
    assert set(book.decisions["ai_act_status"].values) == {
        "prohibited", "high_risk_art_6_1", "high_risk_annex_iii", "transparency", "minimal", "not_ai",
    }  # fmt: skip
    assert set(book.decisions["study_regime"].values) == {
        "mdr_art_62", "mdr_art_74_1", "mdr_art_74_2", "mdr_art_82", "ivdr_art_58", "ivdr_other",
        "not_a_clinical_investigation",
    }  # fmt: skip
    for name in ("conformity_route", "notified_body_needed", "legacy_transition", "in_house_route"):
        assert name in book.decisions


def test_the_road_has_at_least_45_steps_over_all_stages(book: Handbook) -> None:
    assert len(book.steps) >= 45
    assert {step.stage for step in book.steps.values()} == set(STAGES)


def test_the_cases_hold(book: Handbook) -> None:
    assert [str(fault) for fault in run_cases(book, read_cases())] == []


def test_words_of_provisions_stand_in_both_languages(book: Handbook) -> None:
    assert all(rule.provision.words for rule in book.rules.values())


def test_pages_are_for_reading(book: Handbook) -> None:
    content = Path(__file__).parents[2] / "src" / "vejviser" / "handbook" / "content"
    for page in content.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        assert text.startswith("# "), f"{page.name} begins with a heading"
        assert text.endswith("\n"), f"{page.name} ends with a line end"
