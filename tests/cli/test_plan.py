"""`vejviser plan` prints a road that reads well in 80 columns, in colour and without, in both languages."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import PROGRAM, Terminal, environment, run
from tests.small.boats import CONTENT

SHIP = "name: Min båd\nfacts:\n  form: ship\n  motor: true\n"


@pytest.fixture
def ship(tmp_path: Path) -> Path:
    path = tmp_path / "ship.yaml"
    path.write_text(SHIP, encoding="utf-8")
    return path


def test_the_road_on_a_page_says_what_how_long_what_next_and_what_would_shorten_it(ship: Path) -> None:
    done = run("plan", ship, "--lang", "en", "--as-of", "2026-11-25")
    assert (done.status, done.err) == (0, "")
    parts = ["What it is", "How long", "What comes next", "What would shorten it", "The road"]
    places = [done.out.index(part) for part in parts]
    assert places == sorted(places)
    assert "Have the boat approved" in done.out
    assert "1.0–" not in done.out.split("How long")[0]


def test_the_road_on_a_page_of_a_project_of_which_nothing_is_known_asks(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("name: x\n", encoding="utf-8")
    done = run("plan", path, "--lang", "en")
    assert (done.status, done.err) == (0, "")
    assert "Open questions" in done.out


def test_the_road_is_printed_with_the_law_behind_it(ship: Path) -> None:
    done = run("plan", ship, "--steps", "--as-of", "2026-11-25")
    assert (done.status, done.err) == (0, "")
    assert "Min båd\npr. 25. november 2026 · 2 svar · 5 af 8 konklusioner" not in done.out
    headline, others = done.out.split("Øvrige konklusioner")
    assert "● Gælder loven? Omfattet  BL art. 1(1), første led · scope" in others
    assert "Hvad det er" in headline
    assert "Klasse: Mellem eller Høj" in headline
    for stage in (
        "1 Samarbejde, jura & dataadgang",
        "2 Fra projekt til produkt",
        "3 Implementering & skalering",
    ):
        assert stage in done.out


def test_reasons_are_told_by_label_and_answer(ship: Path) -> None:
    out = run("plan", ship, "--all", "--lang", "en").out
    assert "because form of the boat: ship" in out
    assert "Because      form of the boat: ship" in out
    assert "decided by cargo" in out


def test_findings_that_say_no_stand_together_by_title(tmp_path: Path) -> None:
    canoe = tmp_path / "canoe.yaml"
    canoe.write_text(
        "name: x\nfacts: {form: canoe, motor: false, cargo: [], built: 1990-01-01}\n", encoding="utf-8"
    )
    short, full = (
        run("plan", canoe, "--steps", "--lang", "en").out,
        run("plan", canoe, "--lang", "en", "--all").out,
    )
    assert "  No or not required: Papers." in short
    assert "● Papers: none" in full


def test_what_does_not_arise_is_counted_and_named_on_request(tmp_path: Path) -> None:
    raft = tmp_path / "raft.yaml"
    raft.write_text("name: x\nfacts: {form: raft, reading_raft: narrow}\n", encoding="utf-8")
    short, full = (
        run("plan", raft, "--steps", "--lang", "en").out,
        run("plan", raft, "--lang", "en", "--all").out,
    )
    assert f"2 other questions do not arise here. All in full: vejviser plan {raft.parent}"[:60] in short
    assert "Does not arise here: Class, Papers." in full


def test_both_times_stand_apart(ship: Path) -> None:
    lines = run("plan", ship, "--steps", "--as-of", "2026-11-25").out.splitlines()
    (law,) = (line for line in lines if "Lovens frist" in line)
    (lived,) = (line for line in lines if "Oplevet tid" in line)
    assert "45 dage" in law
    assert "90 dage (30–200)" in lived
    assert "90" not in law


def test_rework_is_told_where_it_is_published(ship: Path) -> None:
    done = run("plan", ship, "--steps", "--as-of", "2026-11-25")
    assert "Sendt tilbage 35 %, og en runde tager 21 dage" in " ".join(done.out.replace("┃", "").split())


def test_guidance_is_said_once_and_quietly(ship: Path) -> None:
    done = run("plan", ship)
    assert " ".join(done.out.split()).count("Vejledning, ikke juridisk rådgivning.") == 1
    assert done.out.rstrip().endswith("rådgivning.")


def test_a_pipe_gets_no_colour_and_at_most_80_columns(ship: Path) -> None:
    out = run("plan", ship).out
    assert "\x1b" not in out
    assert max(len(line) for line in out.splitlines()) <= 80


@pytest.mark.parametrize("width", ["40", "60", "120", "1", "0", "x"])
def test_every_width_is_kept_to(ship: Path, width: str) -> None:
    done = run("plan", ship, COLUMNS=width)
    assert done.status == 0
    widest = max(len(line) for line in done.out.splitlines())
    assert widest <= {"40": 40, "60": 60, "120": 100, "1": 40}.get(width, 80)


def test_a_terminal_gets_colour(ship: Path) -> None:
    terminal = Terminal("plan", ship)
    terminal.wait_for("rådgivning")
    assert "\x1b[" in terminal.shown
    assert terminal.end() == 0


def test_a_terminal_without_danish_letters_is_served(ship: Path) -> None:
    done = run("plan", ship, PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.status, done.err) == (0, "")
    assert "1 Samarbejde, jura & dataadgang" in done.out
    assert "* Klasse" in done.out or "o Klasse" in done.out


def test_english_is_spoken_on_request(ship: Path) -> None:
    out = run("plan", ship, "--lang", "en", "--as-of", "2027-01-01").out
    assert "as of 1 January 2027" in out
    assert "Have the boat approved" in out
    assert "The Port Agency" in out
    assert "Guidance, not legal advice." in out


def test_possible_steps_are_marked_in_words_too(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("name: x\nfacts: {form: ship}\n", encoding="utf-8")
    out = run("plan", path, "--steps").out
    assert "○ Få båden godkendt (muligt)" in out
    assert " · approve" in out
    assert "Afgøres af" in out


def test_the_project_says_which_day_unless_the_command_line_does(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("name: x\nas_of: 2026-01-02\n", encoding="utf-8")
    assert "2. januar 2026" in run("plan", path).out
    assert "3. marts 2027" in run("plan", path, "--as-of", "2027-03-03").out


def test_json_is_written_for_programs(ship: Path) -> None:
    found = json.loads(run("plan", ship, "--json", "--lang", "en", "--as-of", "2026-11-25").out)
    assert found["as_of"] == "2026-11-25"
    assert found["project"]["name"] == "Min båd"
    assert [step["id"] for step in found["steps"]] == ["draw", "approve", "sail"]


def test_why_tells_reasons_rules_and_sources(ship: Path) -> None:
    done = run("why", ship, "boat_class", "--lang", "en")
    assert done.status == 0
    for words in (
        "Middle or High",
        "Fuel is dangerous.",
        "BL Art. 2(3)",
        "engine: yes",
        "seen 2 January 2026",
    ):
        assert words in done.out
    assert "An engine is dangerous." in done.out


def test_why_tells_what_would_change_a_step(ship: Path) -> None:
    out = run("why", ship, "approve").out
    assert "på vejen" in out
    assert "Hvad kan ændre det" in out


def test_why_answers_for_facts_too(ship: Path) -> None:
    assert "Klasse" in run("why", ship, "motor").out


def test_the_handbook_lists_shows_and_checks_itself() -> None:
    assert "boat_class" in run("handbook", "list", "decisions").out
    assert "  4  steps" not in run("handbook", "list").out
    shown = run("handbook", "show", "boats.fuel", "--lang", "en")
    assert "fuel in cargo" in shown.out
    assert "Goods" not in shown.out
    checked = run("handbook", "check", "--lang", "en")
    assert checked.status == 0
    assert "No fault" in checked.out


def test_notes_of_the_check_are_counted_and_printed_on_request(tmp_path: Path) -> None:
    content = shutil.copytree(CONTENT, tmp_path / "content")
    unused = "```topic idle\ntitle: {da: Ledig, en: Idle}\norder: 99\n```\n"
    (content / "idle.md").write_text(unused, encoding="utf-8")
    counted = run("handbook", "check", "--lang", "en", VEJVISER_CONTENT=str(content)).out
    told = run("handbook", "check", "--notes", "--lang", "en", VEJVISER_CONTENT=str(content)).out
    assert "1 notes; print them with --notes." in counted
    assert "Notes (1)" in told


@pytest.mark.parametrize(
    "name",
    ["form", "length", "reading_raft", "boat_class", "papers", "boats.raft", "sail", "harbour", "drawing", "act",
     "boat", "boats.canoe_short", "boats.storm"],
)  # fmt: skip
def test_every_kind_of_entry_is_shown(name: str) -> None:
    for lang in ("da", "en"):
        done = run("handbook", "show", name, "--lang", lang)
        assert (done.status, done.err) == (0, "")
        assert name in done.out


def test_a_faulty_handbook_fails_its_check(tmp_path: Path) -> None:
    page = tmp_path / "content" / "page.md"
    page.parent.mkdir()
    page.write_text("```rule a.b\nwhen: x\n```\n", encoding="utf-8")
    done = run("handbook", "check", VEJVISER_CONTENT=str(page.parent))
    assert done.status == 1
    assert "content/page.md" in done.out


def test_help_is_in_the_language() -> None:
    danish, english = run("plan", "--help"), run("plan", "--help", "--lang", "en")
    assert (danish.status, english.status) == (0, 0)
    assert "Brug: vejviser plan" in danish.out
    assert "Valgmuligheder" in danish.out
    assert "Usage: vejviser plan" in english.out
    assert "Language: da or en." in english.out


def test_a_reader_that_goes_away_is_no_error(ship: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "plan", str(ship)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0
