"""`vejviser ask` never loses an answer, whatever ends it, and asks only what matters."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.command import Terminal, run
from tests.small.boats import boats, facts
from vejviser.cli.ask import _is_there
from vejviser.cli.typed import NotUnderstoodError, Wish, typed
from vejviser.road.project import Project, read_project

CANOE = {"form": "1", "motor": "n", "cargo": "0", "built": "2000-01-01", "length": "5", "captain": "1"}


def saved(path: Path) -> Project:
    return read_project(path, facts())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "boat.yaml"


def test_a_new_project_is_asked_to_the_end(path: Path) -> None:
    done = run("ask", path, stdin="Min båd\n")
    while "Færdig" not in done.out:
        assert (done.status, done.err) == (0, "")
        run("ask", path, stdin=CANOE[asked(done.out)] + "\n")
        done = run("ask", path)
    assert saved(path).name == "Min båd"
    assert saved(path).facts["form"] == "canoe"
    assert saved(path).facts["cargo"] == ()


def test_each_question_tells_progress_help_and_why_it_is_asked(path: Path) -> None:
    out = run("ask", path, stdin="x\n").out
    for words in (
        "0 % afgjort",
        "højst 7 spørgsmål tilbage",
        "Se på skroget.",
        "Spørges, fordi det afgør: Gælder loven",
        "v ved ikke · t tilbage",
    ):
        assert words in out


def test_help_tells_what_the_provision_is(path: Path) -> None:
    assert "Lov: BL art. 1" in run("ask", path, stdin="x\n?\n").out


def test_help_names_at_most_a_dozen_of_the_many_things_that_an_answer_decides(tmp_path: Path) -> None:
    shipped = str(Path(__file__).parents[2] / "src" / "vejviser" / "handbook" / "content")
    out = run("ask", tmp_path / "p.yaml", stdin="x\n?\n", VEJVISER_CONTENT=shipped).out
    told = [" ".join(part.split()) for part in out.split("Spørges, fordi det afgør: ")[1:]]
    few, more = (re.match(r"(.*?) og (\d+) mere", part) for part in told)
    assert few
    assert more
    assert int(few[2]) - int(more[2]) == 9
    assert int(more[2]) > 100


def test_what_is_settled_is_told_at_once(path: Path) -> None:
    assert "Afgjort: Gælder loven: Omfattet" in run("ask", path, stdin="x\n2\n").out


def test_dont_know_is_remembered_and_not_asked_again(path: Path) -> None:
    run("ask", path, stdin="x\nv\n")
    assert saved(path).unsure == ("form",)
    assert "Hvad er det?" not in run("ask", path).out
    assert "Hvad er det?" in run("ask", path, "--again").out


def test_an_answer_given_later_takes_the_place_of_dont_know(path: Path) -> None:
    run("ask", path, stdin="x\nv\n")
    run("ask", path, "--again", stdin="2\n")
    assert saved(path).facts["form"] == "ship"
    assert saved(path).unsure == ()


def test_back_lets_one_answer_anew(path: Path) -> None:
    run("ask", path, stdin="x\n1\nt\n3\n")
    assert saved(path).facts["form"] == "raft"


def test_back_and_enter_keeps_the_answer(path: Path) -> None:
    out = run("ask", path, stdin="x\n1\nt\n\n").out
    assert "Svar nu: Kano" in out
    assert saved(path).facts["form"] == "canoe"


def test_back_at_the_first_question_says_so(path: Path) -> None:
    assert "Dette er det første spørgsmål" in run("ask", path, stdin="x\nt\n").out


def test_what_is_not_understood_is_asked_again(path: Path) -> None:
    out = run("ask", path, stdin="x\nhvad\n9\n2\n").out
    assert out.count("Skriv et tal fra 1 til 3.") == 2
    assert saved(path).facts["form"] == "ship"


def test_an_answer_that_clashes_is_kept_only_when_the_others_may_go(path: Path) -> None:
    path.write_text("name: x\nfacts:\n  length: 30\n", encoding="utf-8")
    kept = run("ask", path, stdin="1\nn\n")
    assert "længde: 30 m" in kept.out
    assert saved(path).facts == {"length": 30}
    run("ask", path, stdin="1\nj\n")
    assert saved(path).facts == {"form": "canoe"}


def test_comments_stay(path: Path) -> None:
    path.write_text("# mine\nname: x # theirs\nfacts:\n  motor: true # loud\n", encoding="utf-8")
    run("ask", path, stdin="2\n")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# mine\nname: x # theirs\nfacts:\n  motor: true # loud\n")
    assert len(saved(path).facts) == 2


@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_no_answer_is_lost_when_the_program_is_killed(path: Path, way: signal.Signals) -> None:
    terminal = Terminal("ask", path)
    terminal.wait_for("projektet?")
    terminal.type("Min båd\n")
    terminal.wait_for("Hvad er det?")
    terminal.type("2\n")
    terminal.wait_for("Gemt: Skib")
    terminal.wait_for("Svar (")
    os.kill(terminal.process.pid, way)
    assert terminal.end() == -way
    assert saved(path).facts == {"form": "ship"}


def test_ctrl_c_says_that_all_is_saved(path: Path) -> None:
    terminal = Terminal("ask", path)
    terminal.wait_for("projektet?")
    terminal.type("Min båd\n")
    terminal.wait_for("Hvad er det?")
    terminal.type("2\n")
    terminal.wait_for("Gemt: Skib")
    terminal.wait_for("): ")
    time.sleep(0.3)
    os.kill(terminal.process.pid, signal.SIGINT)
    terminal.wait_for("Alt er gemt")
    assert terminal.end() == 130
    assert saved(path).facts == {"form": "ship"}


def test_the_end_of_input_says_how_to_go_on(path: Path) -> None:
    done = run("ask", path, stdin="x\n2\n")
    assert done.status == 0
    assert "Fortsæt med: vejviser ask" in " ".join(done.out.split())


def test_stop_ends_the_sitting(path: Path) -> None:
    done = run("ask", path, stdin="x\ns\nmore\n")
    assert done.status == 0
    assert saved(path).facts == {}


def test_no_name_makes_no_file(path: Path) -> None:
    assert run("ask", path, stdin="").status == 0
    assert run("ask", path, stdin="\n").status == 0
    assert not path.exists()


def test_two_interviews_at_once_keep_each_others_answers(path: Path) -> None:
    path.write_text("name: x\nfacts:\n  form: ship\n", encoding="utf-8")
    one, two = Terminal("ask", path), Terminal("ask", path)
    one.wait_for("Svar (")
    two.wait_for("Svar (")
    first, second = asked(one.shown), asked(two.shown)
    assert first == second
    one.type("v\n")
    one.wait_for("Gemt")
    one.wait_for("Svar (")
    other = asked(one.shown)
    one.type(CANOE[other] + "\n")
    one.wait_for("Gemt")
    two.type(CANOE[second] + "\n")
    two.wait_for("Gemt")
    two.wait_for("tilbage")
    found = saved(path)
    assert other in found.facts
    assert second in found.facts
    for terminal in (one, two):
        os.kill(terminal.process.pid, signal.SIGKILL)
        terminal.end()


def asked(shown: str) -> str:
    """The fact whose question is on the screen."""
    (found,) = (name for name, fact in boats().facts.items() if fact.ask.da in shown)
    return found


def test_a_file_taken_away_in_the_middle_is_made_anew(path: Path) -> None:
    terminal = Terminal("ask", path)
    terminal.wait_for("projektet?")
    terminal.type("Min båd\n")
    terminal.wait_for("Hvad er det?")
    path.unlink()
    terminal.type("2\n")
    terminal.wait_for("Gemt: Skib")
    assert saved(path).facts == {"form": "ship"}
    assert saved(path).name == "Min båd"
    os.kill(terminal.process.pid, signal.SIGKILL)
    terminal.end()


def test_a_file_spoilt_in_the_middle_is_left_and_the_answer_is_told(path: Path) -> None:
    terminal = Terminal("ask", path)
    terminal.wait_for("projektet?")
    terminal.type("Min båd\n")
    terminal.wait_for("Hvad er det?")
    path.write_text("name: [\n", encoding="utf-8")
    terminal.type("2\n")
    terminal.wait_for("form: ship")
    assert terminal.end() == 2
    assert path.read_text(encoding="utf-8") == "name: [\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    done = run("ask", tmp_path / "boat.yaml", stdin="x\n")
    assert done.status == 2
    assert "kan ikke gemme" in done.err


TYPED: Mapping[str, list[tuple[str, object]]] = {
    "form": [("2", "ship"), ("skib", "ship"), ("SHIP", "ship"), ("v", Wish.UNSURE), ("T", Wish.BACK), ("?", Wish.HELP)],
    "motor": [("j", True), ("Nej", False), ("yes", True), ("s", Wish.STOP)],
    "cargo": [("1,3", ("people", "fuel")), ("3 1", ("people", "fuel")), ("0", ()), ("ingen", ()), ("gods", ("goods",))],
    "length": [("12", 12), ("12,5", 12.5), ("1.500.000 kr.", 1500000), ("-3", -3)],
    "built": [("2026-12-31", "2026-12-31"), ("31.12.2026", "2026-12-31"), ("31/12-2026", "2026-12-31")],
    "story": [("Lang historie", "Lang historie")],
}  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "line", "meant"), [(f, line, meant) for f, all_ in TYPED.items() for line, meant in all_]
)
def test_what_is_typed_is_understood(fact: str, line: str, meant: object) -> None:
    found = typed(line, boats().facts[fact], "da")
    assert (found.isoformat() if fact == "built" and not isinstance(found, Wish) else found) == meant  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("fact", "line"),
    [("form", "0"), ("form", "4"), ("form", "x"), ("motor", "måske"), ("cargo", "1,9"), ("cargo", ","),
     ("length", "mange"), ("length", "1e9"), ("built", "i går"), ("built", "31.02.2026"), ("form", "²")],
)  # fmt: skip
def test_what_cannot_be_understood_is_refused(fact: str, line: str) -> None:
    with pytest.raises(NotUnderstoodError):
        typed(line, boats().facts[fact], "da")


def test_a_dane_and_an_englishman_write_numbers_apart() -> None:
    assert typed("500.000", boats().facts["length"], "da") == 500000
    assert typed("500,000", boats().facts["length"], "en") == 500000


def test_a_folder_that_is_closed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "exists", closed)
    assert _is_there(tmp_path / "boat.yaml")
