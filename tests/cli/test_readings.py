"""`vejviser readings` lists what lawyers read differently and writes one neutral letter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import run


@pytest.fixture
def raft(tmp_path: Path) -> Path:
    path = tmp_path / "raft.yaml"
    path.write_text("name: Min flåde\nfacts:\n  form: raft\n", encoding="utf-8")
    return path


def test_the_register_lists_every_reading_with_who_holds_what() -> None:
    done = run("readings")
    assert (done.status, done.err) == (0, "")
    assert "Er en tømmerflåde en båd?" in done.out
    assert "hævdet af: Styrelsen" in done.out
    assert "BV afsnit 2" in done.out
    assert "Is a raft a boat?" in run("readings", "--lang", "en").out


def test_with_a_project_it_tells_what_each_position_leads_to(raft: Path) -> None:
    done = run("readings", raft)
    assert "→ Gælder loven: Omfattet" in done.out
    assert "→ Gælder loven: Udenfor" in done.out
    assert "→ Tegn båden: bortfalder" in done.out
    assert "--letter reading_raft" in " ".join(done.out.split())
    assert max(len(line) for line in done.out.splitlines()) <= 80


def test_the_register_as_json(raft: Path) -> None:
    (whole,) = json.loads(run("readings", "--json").out)["readings"]
    assert [position["id"] for position in whole["positions"]] == ["wide", "narrow"]
    (here,) = json.loads(run("readings", raft, "--json", "--lang", "en").out)["readings"]
    assert here["outcomes"][0]["under"] == {"wide": ["inside"], "narrow": ["outside"]}
    assert here["positions"][0]["label"] == "Yes, it floats"


def test_the_letter_goes_to_the_terminal_or_to_a_file(raft: Path, tmp_path: Path) -> None:
    told = run("readings", raft, "--letter", "reading_raft")
    assert told.out.startswith("# Spørgsmål om fortolkning\n")
    assert "**Sag:** Min flåde" in told.out
    out = tmp_path / "brev.md"
    done = run("readings", raft, "--letter", "reading_raft", "--out", out)
    assert (done.status, done.out) == (0, f"Brevet ligger i {out}.\n")
    assert out.read_text(encoding="utf-8") == told.out
    assert run("readings", raft, "--letter", "reading_raft", "--lang", "en").out.startswith("# Question on")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--letter", "reading_raft"], "et brev handler om et projekt"),
        (["FILE", "--out", "x.md"], "--out gemmer et brev"),
        (["FILE", "--letter", "reading_raff"], "mente du 'reading_raft'?"),
        (["FILE", "--letter", "reading_raft", "--out", "no/such/folder/x.md"], "kan ikke gemme i"),
    ],
)
def test_bad_input_says_what_to_do(raft: Path, arguments: list[str], told: str) -> None:
    done = run("readings", *(raft if word == "FILE" else word for word in arguments))
    assert done.status == 2
    assert told in done.err


def test_a_letter_on_a_reading_that_does_not_matter_is_refused(tmp_path: Path) -> None:
    ship = tmp_path / "ship.yaml"
    ship.write_text("name: Båd\nfacts:\n  form: ship\n", encoding="utf-8")
    done = run("readings", ship, "--letter", "reading_raft")
    assert done.status == 2
    assert "gør ingen forskel for dette projekt" in done.err
