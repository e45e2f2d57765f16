"""`vejviser schedule`, `levers`, `compare` and `plan --set` on the shipped handbook, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.command import Ended, run

EXAMPLES = Path(__file__).parents[2] / "examples"
FRACTURE, MAMMOGRAPHY = EXAMPLES / "fracture-detection.yaml", EXAMPLES / "mammography-reader.yaml"
SHIPPED = str(Path(__file__).parents[2] / "src" / "vejviser" / "handbook" / "content")


def shipped(*arguments: object) -> Ended:
    return run(*arguments, VEJVISER_CONTENT=SHIPPED)


def test_the_schedule_tells_milestones_the_critical_path_and_whose_word_the_times_are() -> None:
    done = shipped("schedule", FRACTURE, "--lang", "en")
    assert (done.status, done.err) == (0, "")
    for part in ("Milestones", "The critical path", "Where shorter steps help most", "our assumption"):
        assert part in done.out
    assert "An estimate, not a promise." in done.out
    assert "Et skøn, ikke et løfte." in shipped("schedule", FRACTURE).out


def band_months(page: str) -> dict[str, list[list[float]]]:
    """The months of each step of each stage of a printed road, in the order of the page."""
    stages: dict[str, list[list[float]]] = {}
    for line in page.splitlines():
        if line.startswith("━━ "):
            stages[line.split()[1]] = []
        elif found := re.search(r"^┃.* mo\. ([0-9.]+)(?:–([0-9.]+))?$", line):
            list(stages.values())[-1].append([float(month) for month in found.groups() if month])
    return stages


@pytest.mark.parametrize("file", [FRACTURE, MAMMOGRAPHY])
def test_the_steps_of_each_stage_stand_by_when_they_begin_as_in_the_picture(file: Path) -> None:
    stages = band_months(shipped("plan", file, "--lang", "en").out)
    assert len(stages) == 3
    for months in stages.values():
        assert [month[0] for month in months] == sorted(month[0] for month in months)


def test_a_step_that_begins_and_ends_in_the_same_month_is_told_with_one_number() -> None:
    for command in ("plan", "schedule"):
        out = shipped(command, FRACTURE, "--lang", "en").out
        assert not re.search(r"mo\. ([0-9.]+)–\1\b(?!\.)", out)
        assert re.search(r"First day of daily use .*mo\. \d+(?= |$)", out, re.MULTILINE)
    assert not re.search(r" (\d+)–\1(?= |$)", shipped("compare", FRACTURE, MAMMOGRAPHY).out, re.MULTILINE)


def test_page_and_schedule_count_the_same_steps_outside_the_calendar() -> None:
    page, schedule = (shipped(command, FRACTURE, "--lang", "en").out for command in ("plan", "schedule"))
    told = re.search(r"(\d+) lasting steps and (\d+) that come only if", schedule)
    assert told
    assert sum(map(int, re.findall(r"(\d+) lasting", page))) == int(told[1])
    assert sum(map(int, re.findall(r"(\d+) only if something happens", page))) == int(told[2])
    assert not re.search(r"\b0 (lasting|only|perhaps)", page)


def test_the_page_counts_questions_of_fact_and_contested_readings_apart() -> None:
    found = json.loads(shipped("plan", FRACTURE, "--json").out)
    readings = {one["id"] for one in found["readings"]}
    facts = [one for one in found["open_questions"] if one["fact"] not in readings]
    page = shipped("plan", FRACTURE, "--lang", "en").out
    assert re.search(rf"Open questions ─+ {len(facts)}$", page, re.MULTILINE)
    assert 0 < len(facts) < len(found["open_questions"])


def test_a_schedule_as_json_keeps_the_two_clocks_apart() -> None:
    found = json.loads(shipped("schedule", MAMMOGRAPHY, "--json", "--draws", "500").out)
    standstill = next(step for step in found["steps"] if step["id"] == "observe_standstill")
    assert standstill["limits_in_law"][0]["clock"] == "wait"
    assert "days" not in standstill["experienced_days"]
    assert found["statutory_path"]["days"] < found["days_to_goal"]["p10"]
    first = found["milestones"][0]
    assert first["distribution"]["50"] == pytest.approx(first["days"]["p50"], abs=0.01)


def test_the_same_seed_gives_the_same_schedule_and_another_another() -> None:
    one, same, other = (
        shipped("schedule", FRACTURE, "--json", "--draws", "300", "--seed", seed).out
        for seed in ("5", "5", "6")
    )
    assert one == same != other


def test_possible_steps_are_counted_in_one_by_one_or_all() -> None:
    found = json.loads(shipped("schedule", FRACTURE, "--json", "--draws", "50", "--possible").out)
    name = found["possible_counted_in"][0]
    one = json.loads(shipped("schedule", FRACTURE, "--json", "--draws", "50", "--with", name).out)
    assert one["possible_counted_in"] == [name]


def test_levers_are_told_with_what_they_save_and_what_one_gives_up() -> None:
    done = shipped("levers", FRACTURE, "--lang", "en", "--draws", "200")
    assert (done.status, done.err) == (0, "")
    assert "months sooner" in done.out
    assert "You give up" in done.out
    found = json.loads(shipped("levers", FRACTURE, "--json", "--draws", "200").out)
    assert found["single"][0]["saved_days"] > 0


def test_a_project_beside_itself_shows_no_difference() -> None:
    done = shipped("compare", FRACTURE, FRACTURE, "--lang", "en")
    assert "The two roads are alike." in done.out
    found = json.loads(shipped("compare", FRACTURE, FRACTURE, "--json").out)
    assert found["answers"] == {} == found["changes"]["steps"]


def test_what_if_tells_the_difference_first() -> None:
    done = shipped("plan", FRACTURE, "--set", "hospital_it_integration=false", "--lang", "en")
    assert (done.status, done.err) == (0, "")
    assert done.out.index("Differences") < done.out.index("Side by side")
    assert "Connect the product to the hospital's IT" in done.out
    unchanged = shipped("plan", FRACTURE, "--set", "hospital_it_integration=true", "--lang", "en")
    assert "The two roads are alike." in unchanged.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("schedule", FRACTURE, "--draws", "0"), "--draws must be a whole number from 1 to 1,000,000"),
        (("schedule", FRACTURE, "--draws", "many"), "--draws must be a whole number"),
        (("schedule", FRACTURE, "--seed", "-1"), "--seed must be a whole number"),
        (("schedule", FRACTURE, "--with", "run_silentli"), "did you mean 'run_silently'"),
        (("schedule", FRACTURE, "--with", "run_silently"), "is not a possible step on this road"),
        (("plan", FRACTURE, "--set", "hospital_it_integration"), "write fact=answer"),
        (
            ("plan", FRACTURE, "--set", "hospital_it_integratio=true"),
            "did you mean 'hospital_it_integration'",
        ),
        (("plan", FRACTURE, "--set", "route_choice=marked"), "did you mean 'market'"),
        (("plan", FRACTURE, "--set", "mdr_class=III"), "is a finding that the law draws"),
        (("compare", FRACTURE, EXAMPLES / "no-such.yaml"), "there is no such file"),
    ],
)
def test_bad_input_is_named_with_how_to_mend_it(arguments: tuple[object, ...], told: str) -> None:
    done = shipped(*arguments, "--lang", "en")
    assert done.status == 2
    assert told in " ".join(done.err.split())
    assert done.out == ""
