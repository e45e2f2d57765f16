"""`vejviser handbook list` and `show` on the reference tables."""

from __future__ import annotations

import pytest

from tests.cli.command import Ended, run
from vejviser.cli.reference import REFERENCE_KINDS
from vejviser.handbook.load import CONTENT


def shipped(*arguments: str) -> Ended:
    """The command on the handbook that we ship."""
    return run(*arguments, VEJVISER_CONTENT=str(CONTENT))


@pytest.mark.parametrize(
    ("kind", "name", "title"),
    [
        ("actors", "A005", "Trial Nation"),
        ("datasets", "DS-01", "National Patient Register"),
        ("experiences", "E041", "Joint regional contract templates"),
        ("agreements", "NDA", "Non-disclosure agreement"),
        ("clauses", "CL-20", "Confidentiality"),
        ("checklists", "DECIDE-AI", "DECIDE-AI"),
        ("readiness", "RD-A1", "Is the problem described"),
        ("assumed_times", "plan_or_report", "A plan or report that others have to approve"),
        ("milestones", "first_data", "The first data are received"),
    ],
)
def test_a_table_is_listed_and_a_row_shown(kind: str, name: str, title: str) -> None:
    listed = shipped("handbook", "list", kind, "--lang", "en")
    shown = shipped("handbook", "show", name, "--lang", "en")
    assert (listed.status, shown.status) == (0, 0)
    assert f" {name}\n" in listed.out
    assert title in listed.out
    assert title in shown.out
    assert "Steps" in shown.out
    assert "Certainty" in shown.out


def test_the_tables_are_counted() -> None:
    counted = shipped("handbook", "list").out
    assert all(kind in counted for kind in REFERENCE_KINDS)
    assert "  185  actors" in counted


def test_a_step_shows_its_desks_and_experiences() -> None:
    shown = shipped("handbook", "show", "apply_forskerservice", "--lang", "en").out
    assert "Guidance service on health data (advises)" in shown
    assert "E038: Forskerservice gets its times down (good)" in shown


def test_a_step_without_experience_says_so() -> None:
    shown = shipped("handbook", "show", "plan_switching").out
    assert "Digitaliseringsstyrelsen" in shown
    assert "Vi kender ingen offentliggjorte erfaringer med dette trin." in shown


def test_a_content_directory_without_tables_has_none() -> None:
    assert "    0  actors" in run("handbook", "list").out
    assert run("handbook", "list", "actors").out == ""


def test_an_unknown_table_is_refused_with_the_nearest() -> None:
    ended = shipped("handbook", "list", "actor", "--lang", "en")
    assert ended.status == 2
    assert "actors" in ended.err
