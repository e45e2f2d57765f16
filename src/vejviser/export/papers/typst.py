"""A paper as accessible PDF (PDF/UA-1 and PDF/A-2a) by Typst; knows nothing of law."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from vejviser.export.papers.model import (
    Block,
    Bullets,
    Cited,
    Figure,
    Heading,
    Line,
    Link,
    PageBreak,
    Paper,
    Paragraph,
    Piece,
    Strong,
    Table,
    said,
)

TEMPLATE = Path(__file__).with_name("paper.typ")
REGIONS = {"da": "dk", "en": "gb"}
WHOLE_ROW = 900
"""Rows with no cell longer than this many letters are never torn apart by a page break."""

Data = dict[str, Any]

_UNKNOWN = re.compile(r'the text `"(.*?)"` could not be displayed')


class UnknownLetterError(ValueError):
    """A `letter` of the paper that none of our fonts has; an archival PDF may not leave it out."""

    def __init__(self, letter: str) -> None:
        self.letter = letter
        super().__init__(f"no font has the letter {letter!r}")


def pdf(paper: Paper) -> bytes:
    """The PDF of a paper; the same paper gives the same bytes. Raises `UnknownLetterError`."""
    try:
        made = _compiler().compile(
            format="pdf",
            sys_inputs={"paper": json.dumps(_paper(paper), ensure_ascii=False)},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=0,
        )
    except typst.TypstError as error:
        unknown = _UNKNOWN.search(str(error))
        if unknown is None:
            raise
        raise UnknownLetterError(unknown[1]) from None
    return _one(made)


def picture(svg: str, width: int = 1600) -> bytes:
    """A drawing as PNG, `width` pixels wide."""
    page = "#set page(width: 400pt, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), width: 100%)"
    made = typst.compile(
        page.encode(), format="png", ppi=width / 400 * 72, sys_inputs={"svg": svg}, ignore_system_fonts=True
    )
    return _one(made)


def _one(made: bytes | list[bytes] | None) -> bytes:
    """The one file or page that was made."""
    return made if isinstance(made, bytes) else b"".join(made or ())


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    """The compiler with the template read; only the fonts that come with Typst are used."""
    return typst.Compiler(str(TEMPLATE), root=str(TEMPLATE.parent), ignore_system_fonts=True)


def _paper(paper: Paper) -> Data:
    return {
        "kind": paper.kind,
        "lang": paper.lang,
        "region": REGIONS[paper.lang],
        "title": paper.title,
        "running": paper.running,
        "page": paper.page,
        "receipt": paper.receipt,
        "day": [paper.day.year, paper.day.month, paper.day.day],
        "head": [[label, _line(line)] for label, line in paper.head],
        "blocks": [_block(block) for block in paper.blocks],
    }


def _line(line: Line) -> list[Any]:
    return [_piece(piece) for piece in line]


def _piece(piece: Piece) -> Any:
    match piece:
        case str():
            return piece
        case Cited():
            return piece.text
        case Link():
            return {"kind": "link", "text": piece.url}
        case Strong():
            return {"kind": "strong", "text": piece.text}
    return {"kind": "blank", "text": piece.text}


def _block(block: Block) -> Data:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            return {"kind": "paragraph", "style": block.style, "line": _line(block.line)}
        case Bullets():
            return {"kind": "bullets", "numbered": block.numbered, "items": [_line(i) for i in block.items]}
        case Table():
            longest = max((len(said(cell)) for row in block.rows for cell in row), default=0)
            return {
                "kind": "table",
                "caption": block.caption,
                "header": list(block.header),
                "widths": list(block.widths),
                "rows": [[_line(cell) for cell in row] for row in block.rows],
                "breakable": longest > WHOLE_ROW,
                "whole": block.short,
                "dense": block.dense,
            }
        case Figure():
            return {"kind": "figure", "svg": block.svg, "alt": block.alt, "caption": block.caption,
                    "full": block.full}  # fmt: skip
        case PageBreak():
            return {"kind": "break"}
