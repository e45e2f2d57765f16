"""The PDF is tagged as PDF/UA asks, read back by a program that did not write it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pytest

from tests.export.papers.cast import made, matter, strings
from vejviser.export.papers.model import Bullets, Figure, Heading, Link, Paper, Table, lines
from vejviser.export.papers.typst import UnknownLetterError, pdf, picture
from vejviser.handbook.entries import LANGS, Lang

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20"><rect width="50" height="20" fill="#1f4e79"/>'
    '<text x="5" y="12">Vej</text></svg>'
)
CHOSEN = [
    ("in-house-algorithm", "in-house-justification"), ("brain-mri-triage", "investigation-dossier"),
    ("digital-pathology", "intended-purpose"), ("closed-loop-oxygen", "classification"),
    ("cognitive-therapy-app", "ethics-checklist"), ("record-risk-score", "dpia"),
    ("cardiac-arrest-calls", "data-application-order"), ("sepsis-decision-support", "deployer-file"),
    ("fracture-detection", "question-letter"), ("retrospective-research", "road-report"),
]  # fmt: skip


@cache
def chosen(name: str, kind: str, lang: Lang) -> tuple[Paper, bytes]:
    told = made(name, kind, lang)
    return told, pdf(told)


def tags(node: Any) -> Iterator[Any]:
    """Every element of a structure tree, in reading order."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from tags(kid)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from tags(node["/K"])


def letters(font: Any) -> dict[int, str]:
    """What each glyph of a font stands for, by its ToUnicode map."""
    text = font["/ToUnicode"].read_bytes().decode("latin-1")
    pairs = re.findall(r"^<(\w{4})> *<(\w+)>$", text, re.MULTILINE)
    found = {int(code, 16): bytes.fromhex(told).decode("utf-16-be") for code, told in pairs}
    for first, last, told in re.findall(r"^<(\w{4})> *<(\w{4})> *<(\w{4})>$", text, re.MULTILINE):
        start = int(told, 16)
        codes = range(int(first, 16), int(last, 16) + 1)
        found |= {code: chr(start + step) for step, code in enumerate(codes)}
    return found


def shown(file: pikepdf.Pdf) -> str:
    """The words of all pages without spaces and hyphens; headers and footers left out."""
    told, depth = [], 0
    for page in file.pages:
        fonts = {name: letters(font) for name, font in page.obj["/Resources"]["/Font"].items()}
        font: dict[int, str] = {}
        instructions: list[Any] = list(pikepdf.parse_content_stream(page))
        for operands, operator in instructions:
            name = str(operator)
            if name in ("BDC", "BMC"):
                depth += 1 if depth or str(operands[0]) == "/Artifact" else 0
            elif name == "EMC":
                depth -= bool(depth)
            elif name == "Tf":
                font = fonts[str(operands[0])]
            elif name in ("Tj", "TJ") and not depth:
                parts = operands[0] if name == "TJ" else operands
                for part in parts:
                    if isinstance(part, pikepdf.String):
                        codes = bytes(part)
                        told += [font[codes[i] << 8 | codes[i + 1]] for i in range(0, len(codes), 2)]
    return squeezed("".join(told))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.Pdf.open(io.BytesIO(data))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("name", "kind"), CHOSEN)
def test_the_document_is_tagged_titled_and_in_its_language(name: str, kind: str, lang: Lang) -> None:
    told, data = chosen(name, kind, lang)
    with opened(data) as file:
        root = file.Root
        assert str(root["/Lang"]).lower().startswith(lang)
        assert root["/MarkInfo"]["/Marked"]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        with file.open_metadata() as about:
            assert about["dc:title"] == told.title
            assert about["pdfuaid:part"] == "1"
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
        assert "/Outlines" in root


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("name", "kind"), CHOSEN)
def test_headings_lists_tables_and_figures_are_what_they_are(name: str, kind: str, lang: Lang) -> None:
    told, data = chosen(name, kind, lang)
    with opened(data) as file:
        found = list(tags(file.Root["/StructTreeRoot"]["/K"]))
        kinds = [str(node["/S"]) for node in found]
        levels = [int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
        assert levels == [block.level for block in told.blocks if isinstance(block, Heading)]
        assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
        tables = [block for block in told.blocks if isinstance(block, Table)]
        assert kinds.count("/Table") == len(tables)
        heads = [node for node in found if str(node["/S"]) == "/TH"]
        assert len(heads) == sum(len(table.header) for table in tables)
        assert all(scope(node) == "/Column" for node in heads)
        assert kinds.count("/TD") == sum(len(table.header) * len(table.rows) for table in tables)
        assert kinds.count("/L") == sum(isinstance(block, Bullets) for block in told.blocks)
        figures = [node for node in found if str(node["/S"]) == "/Figure"]
        assert [str(node["/Alt"]) for node in figures] == [
            block.alt for block in told.blocks if isinstance(block, Figure)
        ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("name", "kind"), CHOSEN)
def test_every_word_of_the_paper_is_on_its_pages(name: str, kind: str, lang: Lang) -> None:
    told, data = chosen(name, kind, lang)
    with opened(data) as file:
        words = shown(file)
        found = [piece for line in lines(told.blocks) for piece in line if isinstance(piece, Link)]
        links = [note for page in file.pages for note in page.obj.get("/Annots", [])]
    missing = [text for text in strings(told)[3:] if squeezed(text) not in words]
    assert missing == []
    assert len(links) >= len(found)


def scope(node: Any) -> str:
    given = node["/A"]
    held = list(given) if isinstance(given, pikepdf.Array) else [given]
    return next(str(one["/Scope"]) for one in held if "/Scope" in one)


def test_only_fonts_that_come_with_the_program_are_used() -> None:
    _, data = chosen("in-house-algorithm", "in-house-justification", "da")
    with opened(data) as file:
        found: list[Any] = [page.obj["/Resources"]["/Font"] for page in file.pages]
        fonts = {str(font["/BaseFont"]).partition("+")[2] for held in found for font in held.values()}
    assert fonts
    assert all(font.startswith("LibertinusSerif") for font in fonts)


def test_the_same_paper_gives_the_same_bytes() -> None:
    told, data = chosen("in-house-algorithm", "in-house-justification", "da")
    assert pdf(told) == data


def test_words_are_never_read_as_markup() -> None:
    told = made("retrospective-research", "intended-purpose", "en")
    odd = replace(told, title="#panic() $x$ *a* @b <c> \\ [d] _e_")
    with opened(pdf(odd)) as file, file.open_metadata() as about:
        assert about["dc:title"] == odd.title


def test_a_letter_that_no_font_has_is_named() -> None:
    told = replace(made("retrospective-research", "intended-purpose", "en"), title="Hjerne \N{BRAIN}")
    with pytest.raises(UnknownLetterError) as refused:
        pdf(told)
    assert refused.value.letter == "\N{BRAIN}"


def test_a_drawing_becomes_a_picture() -> None:
    assert picture(SVG).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["brain-mri-triage", "fracture-detection"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_page_for_the_busy_is_one_page_and_the_picture_the_next(name: str, lang: Lang) -> None:
    told = made(name, "road-report", lang)
    with opened(pdf(told)) as file:
        pages = {page.obj.objgen: place for place, page in enumerate(file.pages)}
        with file.open_outline() as outline:
            at = [(str(item.title), pages[destination(item).objgen]) for item in outline.root]
    assert [place for _, place in at[:3]] == [0, 1, 2]
    assert at[1][0] == matter(name, lang).say("road.picture")


def destination(item: pikepdf.OutlineItem) -> Any:
    found: Any = item.destination if item.destination is not None else item.action["/D"]  # type: ignore[index]
    return found[0]
