"""Bad input ends with 2 and one line that says what, where and how to mend it; never with a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import Ended, run
from vejviser.cli.paper import wrap

FILES: dict[str, bytes] = {
    "empty": b"",
    "wrong_type": b"- a\n- b\n",
    "binary": bytes(range(256)) * 4,
    "latin": "name: Ærø\n".encode("latin-1"),
    "utf16": "name: x\n".encode("utf-16"),
    "huge": b"name: x\n" + b"# filler\n" * 200_000,
    "deep": b"[" * 50_000,
    "bomb": b"a: &a [x, x]\nb: &b [*a, *a]\nname: [*b, *b]\n",
    "control": b"name: \x1b]0;x\x07\n",
    "no_name": b"facts: {form: ship}\n",
    "unknown_fact": b"name: x\nfacts:\n  from: ship\n",
    "unknown_value": b"name: x\nfacts:\n  form: shipp\n",
    "wrong_date": b"name: x\nas_of: 31.12.2026\n",
    "clash": b"name: x\nfacts:\n  form: canoe\n  length: 30\n",
}


def refused(done: Ended) -> str:
    assert done.status == 2
    assert "Traceback" not in done.err
    assert done.err.startswith(("Fejl: ", "Error: "))
    assert done.out == ""
    return done.err


@pytest.mark.parametrize("command", ["plan", "ask", "why"])
@pytest.mark.parametrize("kind", FILES)
def test_a_bad_file_is_refused_by_every_command(tmp_path: Path, command: str, kind: str) -> None:
    path = tmp_path / f"{kind}.yaml"
    path.write_bytes(FILES[kind])
    more = ["scope"] if command == "why" else []
    told = refused(run(command, path, *more))
    assert path.name in told
    assert path.read_bytes() == FILES[kind]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("unknown_fact", "unknown_fact.yaml:3: ingen oplysning hedder 'from'; mente du 'form'?"),
        ("unknown_value", "unknown_value.yaml:3: 'form' kan ikke være 'shipp'; mulige svar: canoe, ship, raft; mente du 'ship'?"),
        ("wrong_date", "wrong_date.yaml:2: 'as_of' skal være en dato som 2026-12-31, ikke '31.12.2026'; mente du '2026-12-31'?"),
        ("clash", "clash.yaml:4: svarene kan ikke være rigtige på samme tid: form, length (En kano er højst 20 meter lang)"),
        ("latin", "latin.yaml:1: tegnene er ikke UTF-8"),
    ],
)  # fmt: skip
def test_the_message_names_file_line_and_nearest_spelling(tmp_path: Path, kind: str, told: str) -> None:
    path = tmp_path / f"{kind}.yaml"
    path.write_bytes(FILES[kind])
    assert told in refused(run("plan", path))


def test_a_directory_and_a_missing_file_are_told(tmp_path: Path) -> None:
    assert "det er en mappe" in refused(run("plan", tmp_path))
    assert "filen findes ikke" in refused(run("plan", tmp_path / "x.yaml"))
    assert "kan ikke læses" in refused(run("plan", tmp_path / ("x" * 300)))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["plam"], "mente du 'plan'?"),
        (["plan"], "FILE mangler"),
        (["plan", "x.yaml", "--asof", "2026-01-01"], "mente du '--as-of'?"),
        (["plan", "x.yaml", "--lang", "fr"], "vælg da eller en"),
        (["plan", "x.yaml", "y.yaml"], "kan ikke læses"),
        (["plan", "x.yaml", "--as-of"], "kan ikke læses"),
        (["handbook", "chek"], "mente du 'check'?"),
        (["handbook", "show", "boat_clas"], "mente du 'boat_class'?"),
        (["handbook", "list", "fact"], "facts"),
        (["plam", "--lang", "en"], "did you mean 'plan'?"),
    ],
)
def test_a_slip_on_the_command_line_is_told_in_the_language(arguments: list[str], told: str) -> None:
    assert told in refused(run(*arguments))


def test_days_overlays_and_names_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("name: x\n", encoding="utf-8")
    assert "mente du '2026-12-31'?" in refused(run("plan", path, "--as-of", "31/12-2026"))
    assert "ingen lov på vej hedder 'q'; der er ingen" in refused(run("plan", path, "--overlay", "q"))
    assert "mente du 'boat_class'?" in refused(run("why", path, "boatclass"))
    assert "intet hedder '\ufffd[31m'" in refused(run("why", path, "\x1b[31m"))


def test_a_handbook_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("name: x\n", encoding="utf-8")
    told = refused(run("plan", path, VEJVISER_CONTENT=str(tmp_path / "nowhere")))
    assert "håndbogen kan ikke læses" in told


def test_no_command_at_all_shows_the_help() -> None:
    done = run()
    assert done.status == 2
    assert "Kommandoer" in done.err


def test_a_link_in_a_circle_is_told_and_left(tmp_path: Path) -> None:
    ring = tmp_path / "ring.yaml"
    ring.symlink_to(ring)
    assert "kan ikke læses" in refused(run("plan", ring))
    done = run("ask", ring, stdin="x\n")
    assert done.status == 2
    assert "ring.yaml" in done.err
    assert ring.is_symlink()


def test_a_link_to_nowhere_does_not_name_itself(tmp_path: Path) -> None:
    link = tmp_path / "boat.yaml"
    link.symlink_to(tmp_path / "gone.yaml")
    assert "mente du" not in refused(run("plan", link))


def test_a_name_like_no_other_is_told_where_the_names_are(tmp_path: Path) -> None:
    path = tmp_path / "boat.yaml"
    path.write_text("name: x\n")
    assert "'vejviser handbook list'" in refused(run("why", path, "zzzzzz"))
    assert "'vejviser handbook list'" in refused(run("handbook", "show", "zzzzzz", "--lang", "en"))


def test_a_day_that_no_project_means_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "boat.yaml"
    path.write_text("name: x\n")
    assert "1900-2100" in refused(run("plan", path, "--as-of", "0206-01-01"))
    assert "1900-2100" in refused(run("why", path, "boat_class", "--as-of", "9999-12-31", "--lang", "en"))


def test_long_words_never_run_over_the_edge() -> None:
    for before in range(1, 12):
        assert all(len(line) <= 10 for line in wrap("a" * before + " " + "b" * 25, 10))


def test_why_names_the_answers_that_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "boat.yaml"
    path.write_text("name: x\nfacts:\n  form: canoe\n  captain: owner\n")
    done = run("why", path, "boat_class")
    assert done.status == 0
    assert "sat til side, fordi spørgsmålet ikke opstår: captain" in done.out
