"""`vejviser papers` says which papers a project needs, and `vejviser paper` writes one, whole or not at all."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest

from tests.cli.command import Ended, run
from tests.golden.roads import EXAMPLES
from vejviser.cli.opening import CONTENT_VARIABLE
from vejviser.handbook.load import CONTENT
from vejviser.road import saving

PROJECT = EXAMPLES / "in-house-algorithm.yaml"
DAY = ("--as-of", "2026-11-26")


def vejviser(*arguments: object, cwd: Path | None = None) -> Ended:
    """The command with the handbook that is shipped."""
    return run(*arguments, cwd=cwd, stdin="", **{CONTENT_VARIABLE: str(CONTENT)})


def test_the_list_says_which_papers_for_which_steps_and_which_not() -> None:
    done = vejviser("papers", PROJECT, *DAY, "--lang", "en")
    assert (done.status, done.err) == (0, "")
    told = " ".join(done.out.split())
    needed, _, rest = told.partition(" Perhaps ")
    perhaps, _, no = rest.partition(" Not for this project ")
    assert "in-house-justification: In-house device justification" in needed
    assert "for the steps: Show that the market does not meet the need" in needed
    assert "deployer-file: Deployer's file" in perhaps
    assert "decided by: " in perhaps
    assert "investigation-dossier: Investigation dossier none of its steps is on the road" in no
    assert max(len(line) for line in done.out.splitlines()) <= 80
    assert "Måske" in vejviser("papers", PROJECT, *DAY).out


def test_a_paper_is_written_beside_with_a_name_of_its_own(tmp_path: Path) -> None:
    done = vejviser("paper", PROJECT, "dpia", *DAY, cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    path = tmp_path / "in-house-algorithm-dpia.pdf"
    assert done.out.startswith(f"Papiret ligger i {path.name}. ")
    with pikepdf.Pdf.open(path) as file:
        assert str(file.Root["/Lang"]).lower().startswith("da")
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_the_ending_chooses_the_format(tmp_path: Path) -> None:
    out = tmp_path / "Mappe.DOCX"
    done = vejviser("paper", PROJECT, "classification", *DAY, "--out", out, "--lang", "en")
    assert (done.status, done.err) == (0, "")
    assert docx.Document(str(out)).core_properties.title == "Qualification and classification"


def test_a_letter_is_about_one_reading(tmp_path: Path) -> None:
    done = vejviser(
        "paper", PROJECT, "question-letter", "--reading", "reading_r11a", "--format", "docx", *DAY,
        cwd=tmp_path,
    )  # fmt: skip
    assert (done.status, done.err) == (0, "")
    assert (tmp_path / "in-house-algorithm-question-letter-reading_r11a.docx").exists()


def test_a_file_that_exists_is_left_alone_without_force(tmp_path: Path) -> None:
    out = tmp_path / "x.docx"
    out.write_text("mit eget", encoding="utf-8")
    done = vejviser("paper", PROJECT, "intended-purpose", *DAY, "--out", out)
    assert done.status == 2
    assert "overskriv den med --force" in done.err
    assert out.read_text(encoding="utf-8") == "mit eget"
    done = vejviser("paper", PROJECT, "intended-purpose", *DAY, "--out", out, "--force")
    assert (done.status, done.err) == (0, "")
    assert zipfile.is_zipfile(io.BytesIO(out.read_bytes()))
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.docx"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["dpi"], "mente du 'dpia'"),
        (["#"], "intet papir hedder '#'. Vælg mellem: road-report, "),
        (["investigation-dossier"], "intet af dets trin står på vejen: "),
        (["question-letter"], "skriv --reading NAME. Her gør disse en forskel: "),
        (["question-letter", "--reading", "reading_r11b"], "mente du 'reading_r11a'"),
        (["question-letter", "--reading", "reading_c4"], "gør ingen forskel her"),
        (["dpia", "--reading", "reading_r11a"], "--reading hører til papiret question-letter"),
        (["dpia", "--format", "odt"], "'odt' er intet format; skriv pdf eller docx"),
        (["dpia", "--out", "x.yaml"], "x.yaml ender ikke på .pdf"),
        (["dpia", "--out", "x.pdf", "--format", "docx"], "x.pdf ender ikke på .docx"),
        (["dpia", "--out", "no/such/folder/x.pdf"], "kan ikke gemme i no/such/folder/x.pdf"),
        (["dpia", "--out", "folder.pdf"], "folder.pdf er ikke en almindelig fil"),
        (["dpia", "--out", "folder.pdf", "--force"], "folder.pdf er ikke en almindelig fil"),
        (["dpia", "--overlay", "nothing"], "nothing"),
        (["dpia", "--as-of", "in May"], "in May"),
        (["dpia", "--out", f"{'x' * 300}.pdf"], "kan ikke gemme i"),
    ],
)
def test_bad_input_says_what_to_do_and_writes_nothing(
    tmp_path: Path, arguments: list[str], told: str
) -> None:
    (tmp_path / "folder.pdf").mkdir()
    done = vejviser("paper", PROJECT, *arguments, cwd=tmp_path)
    assert done.status == 2
    assert told in done.err
    assert "Traceback" not in done.err
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder.pdf"]


def test_a_letter_that_no_font_has_is_told(tmp_path: Path) -> None:
    odd = tmp_path / "odd.yaml"
    told = PROJECT.read_text(encoding="utf-8").replace("name: ", "name: \N{BRAIN} ", 1)
    odd.write_text(told, encoding="utf-8")
    done = vejviser("paper", odd, "intended-purpose", *DAY, "--out", tmp_path / "x.pdf")
    assert done.status == 2
    assert "tegnet \N{BRAIN} kan ikke stå i en PDF" in done.err
    done = vejviser("paper", odd, "intended-purpose", *DAY, "--out", tmp_path / "x.docx")
    assert (done.status, done.err) == (0, "")


def test_a_file_that_cannot_be_finished_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    old = tmp_path / "old.pdf"
    old.write_bytes(b"old")
    with pytest.raises(OSError, match="No space"):
        saving.create(tmp_path / "new.pdf", b"new")
    with pytest.raises(OSError, match="No space"):
        saving.replace(old, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["old.pdf"]
    assert old.read_bytes() == b"old"


def test_a_file_that_comes_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.pdf"
    monkeypatch.setattr(os, "fsync", lambda handle: path.write_bytes(b"theirs"))
    with pytest.raises(FileExistsError):
        saving.create(path, b"ours")
    assert path.read_bytes() == b"theirs"
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.pdf"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    link.symlink_to(real)
    saving.create(link, b"one")
    with pytest.raises(FileExistsError):
        saving.create(link, b"two")
    assert link.is_symlink()
    assert real.read_bytes() == b"one"
