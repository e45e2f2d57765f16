"""`export` and `import` write one file, whole or not at all, and never over one that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import Ended, run
from vejviser.export.formats import FORMATS

BOAT = "name: Ærø\nfacts:\n  form: ship\n  motor: true\n  captain:\n"


@pytest.fixture
def boat(tmp_path: Path) -> Path:
    path = tmp_path / "boat.yaml"
    path.write_text(BOAT, encoding="utf-8")
    return path


def refused(done: Ended, told: str) -> None:
    assert done.status == 2
    assert done.out == ""
    assert told in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_is_written_beside_where_one_stands_and_told_in_one_line(boat: Path, form: str) -> None:
    done = run("export", boat, form, "--lang", "en", cwd=boat.parent)
    path = boat.with_name(f"boat{FORMATS[form].suffix}")
    assert (done.status, done.err) == (0, "")
    assert done.out == f"Wrote {path.name}: {FORMATS[form].title.en}.\n"
    assert path.stat().st_size > 100
    assert {p.name for p in boat.parent.iterdir()} == {"boat.yaml", path.name}


def test_a_dash_writes_to_standard_output(boat: Path) -> None:
    done = run("export", boat, "csv", "--out", "-", cwd=boat.parent)
    assert done.out.startswith("\ufeffNr.;Etape;")
    assert list(boat.parent.iterdir()) == [boat]


def test_a_file_that_is_there_is_overwritten_only_when_asked(boat: Path) -> None:
    there = boat.with_name("boat.csv")
    there.write_text("mine", encoding="utf-8")
    refused(run("export", boat, "csv", cwd=boat.parent), "boat.csv findes allerede")
    assert there.read_text(encoding="utf-8") == "mine"
    assert run("export", boat, "csv", "--force", cwd=boat.parent).status == 0
    assert there.read_text(encoding="utf-8-sig").startswith("Nr.")


def test_the_project_file_is_never_its_own_export(boat: Path) -> None:
    refused(run("export", boat, "csv", "--out", boat, "--force"), "er den fil, der læses")
    assert boat.read_text(encoding="utf-8") == BOAT


def test_what_is_no_ordinary_file_is_let_be(boat: Path) -> None:
    refused(run("export", boat, "csv", "--out", boat.parent, "--force"), "er ikke en almindelig fil")
    refused(run("export", boat, "csv", "--out", "/dev/null", "--force"), "er ikke en almindelig fil")


def test_a_folder_that_is_not_there_is_said(boat: Path) -> None:
    refused(run("export", boat, "csv", "--out", boat.parent / "nowhere" / "x.csv"), "nowhere")


def test_an_unknown_format_names_the_nearest(boat: Path) -> None:
    refused(run("export", boat, "xslx"), "mente du 'xlsx'?")
    refused(run("export", boat, "parchment", "--lang", "en"), "choose one of: svg, html, ics, csv, xlsx")


def test_an_option_that_makes_no_difference_is_refused_and_names_where_it_does(boat: Path) -> None:
    refused(run("export", boat, "xlsx", "--narrow", cwd=boat.parent), "det hører til: svg")
    refused(run("export", boat, "dmn", "--possible", cwd=boat.parent), "svg, html, ics, csv, xlsx, jsonld")
    assert list(boat.parent.iterdir()) == [boat]


def test_the_picture_is_wide_or_narrow(boat: Path) -> None:
    wide = run("export", boat, "svg", "--out", "-", cwd=boat.parent)
    narrow = run("export", boat, "svg", "--narrow", "--full", "--out", "-", cwd=boat.parent)
    assert (wide.status, narrow.status) == (0, 0)
    assert 'width="1240"' in wide.out
    assert 'width="360"' in narrow.out


def test_answers_that_clash_write_nothing(tmp_path: Path) -> None:
    path = tmp_path / "clash.yaml"
    path.write_text("name: x\nfacts:\n  form: canoe\n  length: 30\n", encoding="utf-8")
    refused(run("export", path, "xlsx", cwd=tmp_path), "clash.yaml:4")
    assert list(tmp_path.iterdir()) == [path]


def test_a_response_is_imported_as_the_project_it_was(boat: Path) -> None:
    assert run("export", boat, "fhir-response", cwd=boat.parent).status == 0
    response = boat.with_name("boat.response.json")
    refused(run("import", response, cwd=boat.parent), "boat.yaml findes allerede")
    done = run("import", response, "--out", "again.yaml", cwd=boat.parent)
    assert done.out == "Skrev again.yaml: 2 svar. Se vejen med: vejviser plan again.yaml\n"
    assert boat.with_name("again.yaml").read_text(encoding="utf-8") == (
        'name: "Ærø"\nfacts:\n  form: ship\n  motor: true\n  captain: null\n'
    )
    assert run("plan", "again.yaml", cwd=boat.parent).status == 0


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "filen er ikke JSON"),
        (b"{}" * 2_000_000, "for stor"),
        (b'{"resourceType": "Patient"}', "men Patient"),
        (b"\x00\xff", "ikke UTF-8"),
        (b'{"resourceType": "QuestionnaireResponse", "item": [{"linkId": "frm"}]}', "mente du 'form'?"),
    ],
)
def test_a_bad_response_writes_nothing(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(data)
    refused(run("import", path, cwd=tmp_path), told)
    assert list(tmp_path.iterdir()) == [path]


def test_the_guide_tells_of_every_format() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    for name, form in FORMATS.items():
        assert f"| `{name}` | `{form.suffix}` |" in guide


def test_the_help_names_every_format() -> None:
    for lang in ("da", "en"):
        told = "".join(run("export", "--help", "--lang", lang).out.split())
        for form in FORMATS:
            assert form in told
