"""A project on its way: every command reckons from where it stands, and says so in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.command import Ended, run
from tests.golden.standing import FILE, kept, printed
from vejviser.handbook.entries import LANGS, Lang
from vejviser.handbook.load import CONTENT

SCHEMA = Path(__file__).parents[2] / "docs" / "road.schema.json"


def shipped(*arguments: object) -> Ended:
    return run(*arguments, VEJVISER_CONTENT=str(CONTENT))


@pytest.mark.parametrize("lang", LANGS)
def test_the_schedule_of_a_project_on_its_way_is_the_one_that_was_looked_at(lang: Lang) -> None:
    found = printed(lang)
    assert found == kept(lang).read_text(encoding="utf-8"), "read it; renew: python -m tests.golden.standing"


def test_the_page_tells_how_far_the_project_is_and_begins_with_what_is_under_way() -> None:
    done = shipped("plan", FILE, "--lang", "en")
    assert (done.status, done.err) == (0, "")
    assert re.search(r"4\s+of 37 steps done, 3 under way", done.out)
    coming = done.out.split("What comes next")[1].split("What would shorten it")[0]
    assert coming.index("find_operation_basis · sent, to mo.") < coming.index("can begin now")
    assert "describe_need" not in coming
    assert re.search(r"┃ ✔ Describe the need +done 1 June 2026", done.out)
    assert re.search(r"┃ ◐ Get the hospital's or region's approval +returned, to mo\.", done.out)


def test_every_step_in_full_says_where_it_stands() -> None:
    out = shipped("plan", FILE, "--steps").out
    assert re.search(r"✔ Beskriv behovet \(færdig 1\. juni 2026", out)
    assert "✔ færdigt · ◐ i gang" in " ".join(out.split())


def test_the_road_as_json_keeps_to_its_schema_and_tells_where_steps_stand() -> None:
    data = json.loads(shipped("plan", FILE, "--json").out)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []
    assert (data["walked"]["done"], data["walked"]["under_way"]) == (4, 3)
    by_id = {step["id"]: step["standing"] for step in data["steps"]}
    assert by_id["find_operation_basis"] == {
        "status": "sent", "started": "2026-08-01", "sent": "2026-10-05", "returned": None, "done": None,
    }  # fmt: skip
    assert by_id["assess_security"]["status"] == "not_started"


def test_the_schedule_as_json_tells_what_is_behind() -> None:
    data = json.loads(shipped("schedule", FILE, "--json").out)
    assert data["goal_reached"] is False
    by_id = {step["id"]: step for step in data["steps"]}
    assert by_id["describe_need"]["finish"]["p50"] < 0
    assert by_id["describe_need"]["standing"]["done"] == "2026-06-01"
    assert by_id["find_operation_basis"]["start"]["p50"] == -117


def test_a_comparison_tells_done_and_begun_steps_in_words(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    fresh = tmp_path / "fresh.yaml"
    fresh.write_text(text.split("steps:")[0], encoding="utf-8")
    out = shipped("compare", fresh, FILE, "--lang", "en").out
    assert re.search(r"Describe the need +0–0\.7 +done", out)
    assert re.search(r"Have the buyer's papers ready +\S+ +to 0\.\d", out)


def test_what_lies_after_the_day_of_the_plan_is_refused_with_its_line() -> None:
    done = shipped("plan", FILE, "--as-of", "2026-11-05", "--lang", "en")
    assert done.status == 2
    line = (
        FILE.read_text(encoding="utf-8")
        .splitlines()
        .index("  get_hospital_approval: {sent: 2026-10-20, returned: 2026-11-10}")
    )
    assert f"standing.yaml:{line + 1}: 'returned' of 'get_hospital_approval' is 2026-11-10" in done.err
    assert "after the day of the plan, 2026-11-05" in " ".join(done.err.split())


def test_a_step_left_behind_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    text = FILE.read_text(encoding="utf-8")
    path.write_text(re.sub(r"  describe_need: .*\n", "", text), encoding="utf-8")
    out = " ".join(shipped("schedule", path).out.split())
    assert (
        "Trin, der ikke er begyndt, skønt et senere er færdigt (de regnes med endnu): Beskriv behovet" in out
    )
