"""`vejviser handbook list` and `show` on the reference tables."""

from __future__ import annotations

import pytest

from tests.cli.command import Ended, run
from vejviser.cli.reference import REFERENCE_KINDS
from vejviser.handbook.load import CONTENT, load

PACED = ("run_pms", "report_incidents", "decide_go_live")


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


def test_a_step_says_when_it_happens_and_whom_its_limits_bind() -> None:
    shown = shipped("handbook", "show", "pass_surveillance_audits", "--lang", "en").out
    assert "Happens       ongoing once begun; nobody waits for it" in shown
    assert "it is repeated so often" in " ".join(shown.split())
    assert "Assumed time" not in shown


def test_an_assumed_time_is_told_apart_from_law_and_experience() -> None:
    shown = " ".join(shipped("handbook", "show", "write_protocol", "--lang", "en").out.split())
    assert "Assumed time 60 days (21–150): a plan or report that others have to approve" in shown
    assert "our assumption, neither law nor experience; plan_or_report" in shown
    published = shipped("handbook", "show", "validate_locally", "--lang", "en").out
    assert "Experienced" in published
    assert "Assumed time" not in published


def test_long_limits_are_told_in_years_and_months() -> None:
    kept = shipped("handbook", "show", "set_up_sponsor_oversight").out
    assert "10 år fra" in kept
    assert "3652" not in kept
    assert "6 months from" in shipped("handbook", "show", "do_ai_p26_6", "--lang", "en").out


def test_the_plan_sets_lasting_and_event_steps_apart() -> None:
    example = CONTENT.parents[3] / "examples" / "brain-mri-triage.yaml"
    band = shipped("plan", str(example), "--steps").out.split("Implementering & skalering")[1]
    titles = {step.pace: step.title.da for step in load().steps.values() if step.id in PACED}
    places = [
        band.index(f"● {titles['once']}"),
        band.index("Løbende\n"),
        band.index(f"● {titles['lasting']}"),
        band.index("Hvis det sker\n"),
        band.index(f"● {titles['event']}"),
    ]
    assert places == sorted(places)
