"""`vejviser handbook diff` tells what a date or a reform changes, in the law and for projects."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import run
from vejviser.handbook.load import CONTENT

DAYS = ("--from", "2026-12-15", "--to", "2027-02-01")


@pytest.fixture
def ship(tmp_path: Path) -> Path:
    path = tmp_path / "ship.yaml"
    facts = "facts:\n  form: ship\n  motor: true\n  captain: owner\n  built: 2000-01-01\n"
    path.write_text(f"name: Min båd\n{facts}", encoding="utf-8")
    return path


def test_between_two_days_rules_begin_and_authorities_end(ship: Path) -> None:
    done = run("handbook", "diff", ship, *DAYS)
    assert (done.status, done.err) == (0, "")
    words = " ".join(done.out.split())
    assert "- harbour: ophører efter 31. december 2026; derefter: Havnestyrelsen" in words
    assert "+ boats.licence: begynder 1. januar 2027" in words
    assert "~ Papirer: – → Bevis" in words
    assert "~ Få båden godkendt, afgøres af: Havnen → Havnestyrelsen" in words


def test_it_speaks_english_too(ship: Path) -> None:
    words = " ".join(run("handbook", "diff", ship, *DAYS, "--lang", "en").out.split())
    assert "- harbour: ends after 31 December 2026; then: The Port Agency" in words


def test_the_same_as_json(ship: Path) -> None:
    data = json.loads(run("handbook", "diff", ship, *DAYS, "--json").out)
    assert {one["id"]: one["how"] for one in data["handbook"]}["port"] == "begins"
    (project,) = data["projects"]
    assert project["findings"]["papers"] == {
        "title": "Papirer", "before": ["log"], "after": ["log", "licence"],
    }  # fmt: skip


def test_an_overlay_of_the_shipped_handbook(tmp_path: Path) -> None:
    project = tmp_path / "p.yaml"
    project.write_text("name: P\nfacts:\n  product_form: software\n", encoding="utf-8")
    done = run(
        "handbook", "diff", project, "--overlay", "com_2025_1023", "--json", VEJVISER_CONTENT=str(CONTENT)
    )
    hows = {one["how"] for one in json.loads(done.out)["handbook"]}
    assert {"added", "repealed"} <= hows


def test_a_project_that_nothing_touches_is_named_as_such(tmp_path: Path) -> None:
    canoe = tmp_path / "canoe.yaml"
    canoe.write_text("name: Kano\nfacts:\n  form: raft\n  reading_raft: narrow\n", encoding="utf-8")
    assert "ingen forskel: Kano" in run("handbook", "diff", canoe, *DAYS).out


def test_without_projects_it_says_how_to_name_them(tmp_path: Path) -> None:
    done = run("handbook", "diff", *DAYS, cwd=tmp_path)
    assert "Ingen projekter givet" in done.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "vælg én af to"),
        (["--from", "2027-01-01"], "vælg én af to"),
        (["--overlay", "reform", "--from", "2026-01-01", "--to", "2027-01-01"], "vælg én af to"),
        (["--from", "2027-01-01", "--to", "2026-01-01"], "--from skal ligge før --to"),
        (["--from", "1.1.2027", "--to", "2027-02-01"], "er ikke en dag"),
        (["--overlay", "reform"], "ingen lov på vej hedder 'reform'"),
    ],
)
def test_bad_input_says_what_to_do(arguments: list[str], told: str) -> None:
    done = run("handbook", "diff", *arguments)
    assert done.status == 2
    assert told in done.err
