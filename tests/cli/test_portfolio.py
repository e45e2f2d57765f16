"""`vejviser portfolio` on the command line: figures, JSON by its schema, and errors that say how to mend."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from tests.cli.command import Ended, Terminal, run
from tests.portfolio.folders import POLICIES
from vejviser.cli.opening import CONTENT_VARIABLE
from vejviser.handbook.load import CONTENT

ROOT = Path(__file__).parents[2]
SHIPPED = {CONTENT_VARIABLE: str(CONTENT)}
BOATS = "name;form;motor\nA;ship;ja\nB;raft;nej\n"


@pytest.fixture
def boats(tmp_path: Path) -> Path:
    path = tmp_path / "boats.csv"
    path.write_text(BOATS, encoding="utf-8")
    return path


def few(*arguments: object) -> Ended:
    """The command on three examples of the shipped handbook, with few draws."""
    return run("portfolio", *arguments, "--draws", 50, "--as-of", "2026-11-26", **SHIPPED)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("three")
    for name in ("brain-mri-triage", "record-risk-score", "fracture-detection"):
        (folder / f"{name}.yaml").write_text((ROOT / "examples" / f"{name}.yaml").read_text(encoding="utf-8"))
    return folder


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "da",
            [
                "Portefølje: 3 projekter",
                "Hvem der ventes på",
                "Uden sikker vej til »Første hverdagsbrug«",
                "Kvittering (SHA-256)",
            ],
        ),
        (
            "en",
            [
                "Portfolio: 3 projects",
                "Who is waited for",
                "Without a sure road to 'First daily use'",
                "Receipt (SHA-256)",
            ],
        ),
    ],
)
def test_it_prints_where_projects_wait_in_both_languages(three: Path, lang: str, words: list[str]) -> None:
    done = few(three, "--lang", lang)
    assert (done.status, done.err) == (0, "")
    assert all(word in done.out for word in words), done.out
    assert "█" in done.out
    assert "route_choice" in done.out


def test_a_policy_is_printed_beside_what_is_now(three: Path) -> None:
    done = few(three, "--policy", POLICIES / "shared-validation.yaml", "--lang", "en")
    assert done.status == 0
    assert "Assumption: Validation takes 27 days" in done.out
    assert re.search(r"Saves \d+\.\d months in all", done.out)
    assert "Come sooner: 2" in done.out
    assert len(re.findall(r"[0-9a-f]{64}", done.out)) == 2


@pytest.mark.parametrize("policy", ["", "shared-validation", "pre-approved-agreements"])
def test_json_is_as_its_schema_says_and_the_page_describes_each_field(three: Path, policy: str) -> None:
    more = ("--policy", POLICIES / f"{policy}.yaml") if policy else ()
    data = json.loads(few(three, "--json", *more).out)
    schema = json.loads((ROOT / "docs" / "portfolio.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert ("policy" in data) == bool(policy)
    page = (ROOT / "docs" / "portfolio.md").read_text(encoding="utf-8")
    for part in (
        schema["properties"],
        *(schema["$defs"][n]["properties"] for n in ("desk", "step", "project", "policy")),
    ):
        for field in part:
            if field not in ("id", "title", "name", "language"):
                assert f"`{field}`" in page, field


def test_the_same_question_has_the_same_receipt_and_another_seed_another(boats: Path) -> None:
    first, again, other = (
        json.loads(run("portfolio", boats, "--json", "--draws", 20, "--seed", seed).out)["receipt"]
        for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_a_table_with_faults_runs_nothing_and_names_row_and_column(tmp_path: Path) -> None:
    path = tmp_path / "boats.csv"
    path.write_text("name;form;mtor\nA;shipp;ja\n", encoding="utf-8")
    done = run("portfolio", path, "--lang", "da")
    assert (done.status, done.out) == (2, "")
    assert "boats.csv, række 1, kolonne mtor: ingen oplysning hedder 'mtor'; mente du 'motor'?" in done.err
    assert "boats.csv, række 2, kolonne form: 'form' kan ikke være 'shipp'" in done.err


def test_answers_that_cannot_stand_are_named_by_row(tmp_path: Path) -> None:
    path = tmp_path / "boats.csv"
    path.write_text("name;form;length\nA;ship;30\nB;canoe;30\n", encoding="utf-8")
    done = run("portfolio", path, "--lang", "en")
    assert (done.status, done.out) == (2, "")
    assert "boats.csv, row 3, column form, length: these answers cannot all be true together" in done.err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--draws", "0"], "--draws must be a whole number from 1 to 1,000,000, not '0'"),
        (["--draws", "1.000"], "--draws must be a whole number"),
        (["--workers", "many"], "--workers must be a whole number from 1 to 1,024, not 'many'"),
        (["--seed", "-1"], "--seed must be a whole number"),
        (["--engine", "dusk"], "--engine is local or dask, not 'dusk'"),
        (["--scheduler", "tcp://x:1"], "--scheduler belongs to --engine dask"),
        (["--policy", "none.yaml"], "none.yaml: there is no such file"),
        (["--overlay", "none"], "none"),
        (["--as-of", "soon"], "soon"),
    ],
)
def test_wrong_options_say_how_to_mend_them(boats: Path, arguments: list[str], expected: str) -> None:
    done = run("portfolio", boats, "--lang", "en", *arguments)
    assert (done.status, done.out) == (2, "")
    assert expected in done.err


def test_progress_shows_on_a_terminal_only(boats: Path) -> None:
    watched = Terminal("portfolio", boats, "--draws", 20)
    watched.wait_for("Regner: 2 af 2")
    assert watched.end() == 0
    assert run("portfolio", boats, "--draws", 20).err == ""
