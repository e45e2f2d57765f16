"""The words and outlines of the papers stand in Danish and English and name only what exists."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import vejviser.export.papers
from tests.export.papers.cast import BOOK
from vejviser.export.papers.catalogue import KINDS
from vejviser.export.papers.outlines import FOLDER, Outline, Point, outlines
from vejviser.export.papers.titles import TITLES
from vejviser.export.papers.words import WORDS, say
from vejviser.handbook.entries import MARKS, Text

FOLDER_OF_CODE = Path(vejviser.export.papers.__file__).parent
CODE = "".join(
    path.read_text(encoding="utf-8")
    for path in FOLDER_OF_CODE.rglob("*.py")
    if not path.name.startswith("words")
)
FAMILIES = (
    "mark.", "knows.", "stage.", "day_", "days_", "dossier.mdr", "dossier.ivdr", "dpia.risk_", "data.access",
    "data.purpose", "data.gate", "data.limit", "ethics.ask_", "ethics.none_",
)  # fmt: skip
FILES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
POINTS = [
    (name, outline, point)
    for name in FILES
    for outline in outlines(name).values()
    for point in outline.points
]


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(("key", "text"), WORDS.items())
def test_each_text_has_both_languages_with_the_same_particulars(key: str, text: Text) -> None:
    assert text.da.strip()
    assert text.en.strip()
    assert holes(text.da) == holes(text.en)


def test_the_danish_is_not_left_english() -> None:
    assert [key for key, text in WORDS.items() if text.da == text.en] == []


@pytest.mark.parametrize("key", WORDS)
def test_each_text_is_used(key: str) -> None:
    assert f'"{key}"' in CODE or f"'{key}'" in CODE or key.startswith(FAMILIES), key


def test_particulars_are_filled_in() -> None:
    assert say("page", "da", page=1, pages=2) == "Side 1 af 2"


def test_every_kind_has_a_title() -> None:
    assert list(TITLES) == list(KINDS)


@pytest.mark.parametrize(("name", "outline", "point"), POINTS)
def test_every_point_names_only_what_exists(name: str, outline: Outline, point: Point) -> None:

    assert set(point.facts) <= set(BOOK.facts)
    assert set(point.findings) <= set(BOOK.decisions)
    assert point.cite.source in BOOK.sources
    assert point.mark in MARKS
    assert not point.document or point.document in BOOK.documents
    assert not point.paper or point.paper in KINDS
    assert all(f"knows.{missing.knows}" in WORDS for missing in point.missing)
    if point.skip:
        fact, value = point.skip
        assert value in BOOK.facts[fact].values


@pytest.mark.parametrize(("name", "outline", "point"), POINTS)
def test_every_point_asks_for_something_in_both_languages(name: str, outline: Outline, point: Point) -> None:
    told = [outline.title, point.title, point.words, *(missing.what for missing in point.missing)]
    assert all(text.da.strip() and text.en.strip() for text in told)
    assert point.words.da != point.words.en
    assert point.facts or point.findings or point.document or point.paper or point.missing


def test_the_points_of_the_annexes_are_numbered_as_there() -> None:
    annex = outlines("annex-xv")
    assert [p.id for p in annex["application"].points] == [f"1.{n}" for n in range(1, 18)]
    assert [p.id for p in annex["brochure"].points] == [f"2.{n}" for n in range(1, 9)]
    assert [p.id for p in annex["plan"].points] == [f"3.{n}" for n in range(1, 20)]
    assert [p.id for p in annex["other"].points] == [f"4.{n}" for n in range(1, 7)]
    assert "".join(p.id for p in outlines("annex-ii")["description"].points) == "abcdefghijkl"


def test_the_renderers_know_no_law() -> None:
    for name in ("typst.py", "docx.py", "docx_styles.py", "paper.typ"):
        text = (FOLDER_OF_CODE / name).read_text(encoding="utf-8")
        assert not re.search(r"\b(MDR|IVDR|GDPR|handbook|road)\b", text), name
