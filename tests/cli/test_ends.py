"""However a command is ended, what it says is whole, its status tells why, and no piece of a file is left."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import PROGRAM, environment, run
from tests.small.boats import facts
from vejviser.cli.main import MOST_TOLD
from vejviser.road.project import parse_project

PAUSED = """
import os, sys, time
os.fsync = lambda handle: (print("writing", flush=True), time.sleep(60))
from vejviser.cli.main import main
main()
"""


@pytest.fixture
def boat(tmp_path: Path) -> Path:
    path = tmp_path / "boat.yaml"
    path.write_text("name: Ærø\nfacts: {form: ship}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGINT, 130)])
def test_an_ended_writer_leaves_no_piece_of_a_file(boat: Path, number: signal.Signals, status: int) -> None:
    out = boat.parent / "out"
    out.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", PAUSED, "export", boat, "csv", "--out", out / "road.csv"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout
    assert process.stdout.readline() == b"writing\n"
    process.send_signal(number)
    _, complaint = process.communicate(timeout=30)
    assert (process.returncode, complaint.strip()) == (status, b"")
    assert not list(out.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("more", [["--json"], [], ["--help"]])
def test_a_full_disk_behind_the_answer_is_told(boat: Path, more: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, "plan", boat, "--lang", "en", *more],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("Error: cannot write the answer (")


def test_without_a_place_for_the_answer_the_command_says_so(boat: Path) -> None:
    words = " ".join(f"'{word}'" for word in [*PROGRAM, "plan", str(boat)])
    done = subprocess.run(
        ["sh", "-c", f"{words} >&-"], stderr=subprocess.PIPE, env=environment(), timeout=60, check=False
    )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("Fejl: kan ikke skrive svaret")


def test_a_file_with_a_thousand_faults_is_told_in_fifty_lines(tmp_path: Path) -> None:
    path = tmp_path / "boats.csv"
    path.write_text("name;form\n" + "".join(f"b{i};shipp\n" for i in range(1000)))
    done = run("portfolio", path)
    assert done.status == 2
    told = done.err.splitlines()
    assert len(told) == MOST_TOLD + 1
    assert told[-1].strip() == f"og {1000 - MOST_TOLD} fejl mere"


class TestWhatIf:
    """Answers given as --set are taken at their word."""

    @pytest.mark.parametrize("text", ["a: b", "a # b", "- a", "&a b", "[a", "null", "true", "10", "%", "*a"])
    def test_a_text_keeps_all_its_signs(self, boat: Path, text: str) -> None:
        done = run("plan", boat, "--set", f"story={text}", "--json")
        assert done.status == 0, done.err
        answer = json.loads(done.out)["answers"]["story"]["b"]
        assert parse_project(f"name: x\nfacts:\n  story: {answer}\n", facts()).facts == {"story": text}

    def test_a_remark_is_no_part_of_an_answer(self, boat: Path) -> None:
        done = run("plan", boat, "--set", "length=500 # 000", "--lang", "en")
        assert done.status == 2
        assert "cannot be read; write fact=answer" in done.err

    @pytest.mark.parametrize("option", ["--steps", "--all"])
    def test_what_it_cannot_be_joined_with_is_told(self, boat: Path, option: str) -> None:
        done = run("plan", boat, "--set", "form=raft", option, "--lang", "en")
        assert (done.status, done.out) == (2, "")
        assert f"leave out {option}" in done.err


def test_two_files_of_the_same_answers_under_other_names_do_not_differ(boat: Path) -> None:
    other = boat.with_name("other.yaml")
    other.write_text("name: Als\nfacts: {form: ship}\n", encoding="utf-8")
    there, back = (json.loads(run("compare", *pair, "--json").out) for pair in ((boat, other), (other, boat)))
    assert all(days["a"] == days["b"] for days in there["milestones"].values())
    for part in ("milestones", "steps"):
        assert there["a"][part] == there["b"][part] == back["a"][part]
