"""The DOCX opens, has real styles, and can be edited."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.export.papers.cast import made
from tests.export.papers.test_pdf import CHOSEN, SVG
from vejviser.export.papers.docx import HIGHEST, WIDTH, document
from vejviser.export.papers.model import Blank, Bullets, Figure, Heading, Table, lines
from vejviser.handbook.entries import LANGS, Lang


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("name", "kind"), CHOSEN)
def test_headings_tables_and_blanks_have_styles_of_their_own(name: str, kind: str, lang: Lang) -> None:
    told = made(name, kind, lang)
    file = opened(document(told))
    assert [p.text for p in file.paragraphs if p.style.name == "Title"] == [told.title]
    heads = [(int(p.style.name[-1]), p.text) for p in file.paragraphs if p.style.name.startswith("Heading ")]
    assert heads == [(block.level, block.text) for block in told.blocks if isinstance(block, Heading)]
    tables = [block for block in told.blocks if isinstance(block, Table)]
    assert len(file.tables) == len(tables)
    for table, block in zip(file.tables, tables, strict=True):
        rows = table._tbl.tr_lst
        assert len(rows) == len(block.rows) + 1
        assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [
            place == 0 for place in range(len(rows))
        ]
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    marked = [
        run.find(qn("w:t")).text
        for run in file.element.body.iter(qn("w:r"))
        if run.style == "Blank" and run.find(qn("w:t")) is not None
    ]
    assert marked == [piece.text for line in lines(told.blocks) for piece in line if isinstance(piece, Blank)]


def test_a_short_table_stands_together_and_no_last_row_stands_alone() -> None:
    told = made("brain-mri-triage", "investigation-dossier", "da")
    blocks = [block for block in told.blocks if isinstance(block, Table)]
    assert {block.short for block in blocks} == {True, False}
    for table, block in zip(opened(document(told)).tables, blocks, strict=True):
        kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
        assert kept[-1] is None
        assert all(kept[:-1]) if block.short else kept[-2]


@pytest.mark.parametrize(("lang", "locale"), [("da", "da-DK"), ("en", "en-GB")])
def test_the_language_is_that_of_the_words(lang: Lang, locale: str) -> None:
    file = opened(document(made("in-house-algorithm", "dpia", lang)))
    assert {node.get(qn("w:val")) for node in file.styles.element.iter(qn("w:lang"))} == {locale}
    assert file.core_properties.language == locale
    assert file.core_properties.title == made("in-house-algorithm", "dpia", lang).title


def test_nothing_of_a_template_is_left() -> None:
    with zipfile.ZipFile(io.BytesIO(document(made("brain-mri-triage", "ethics-checklist", "da")))) as file:
        text = file.read("word/document.xml").decode()
    assert "{{" not in text
    assert "{%" not in text


def test_pages_are_numbered_and_named() -> None:
    told = made("in-house-algorithm", "classification", "da")
    section = opened(document(told)).sections[0]
    assert section.header.paragraphs[0].text == told.running
    fields = [node.get(qn("w:instr")) for node in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_figure_has_words_for_those_who_cannot_see_it() -> None:
    drawn = Figure(SVG, "En vej med tre etaper", "Vejen")
    told = replace(made("in-house-algorithm", "dpia", "da"), blocks=(Heading(1, "Vejen"), drawn))
    (shape,) = opened(document(told)).inline_shapes
    assert shape._inline.docPr.get("descr") == "En vej med tre etaper"
    assert shape.width == WIDTH


def test_the_picture_of_a_long_road_keeps_its_shape_and_stands_on_one_page() -> None:
    told = made("brain-mri-triage", "road-report", "en")
    (drawn,) = [block for block in told.blocks if isinstance(block, Figure)]
    (shape,) = opened(document(told)).inline_shapes
    assert shape._inline.docPr.get("descr") == drawn.alt
    assert shape.height == HIGHEST
    wide, high = (float(n) for n in re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn.svg)[0])
    assert shape.width / shape.height == pytest.approx(wide / high, rel=0.01)


def test_a_numbered_list_begins_at_one() -> None:
    told = made("fracture-detection", "question-letter", "da")
    (block,) = [b for b in told.blocks if isinstance(b, Bullets) and b.numbered]
    twice = replace(told, blocks=(block, Heading(1, "Igen"), block))
    numbered = [p for p in opened(document(twice)).paragraphs if p.style.name == "List Number"]
    used = {p._p.pPr.numPr.numId.val for p in numbered}
    assert len(numbered) == 2 * len(block.items)
    assert len(used) == 2


def test_the_same_paper_gives_the_same_bytes() -> None:
    told = made("in-house-algorithm", "dpia", "en")
    assert document(told) == document(told)
