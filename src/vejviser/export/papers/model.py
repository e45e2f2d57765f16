"""A paper as plain values: what it says and how it is built up, without format and without law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from vejviser.handbook.entries import Lang

SHORT_ROWS, SHORT_LETTERS = 8, 1400
"""A table with no more rows and letters than these is short."""

Style = Literal["body", "lead", "note"]


@dataclass(frozen=True)
class Blank:
    """What only people can fill in: `text` as it stands in the paper, `what` is missing and `who` knows it.

    `who` is "" where nobody is named.
    """

    text: str
    what: str
    who: str = ""


@dataclass(frozen=True)
class Strong:
    """Words that weigh more than those around them."""

    text: str


@dataclass(frozen=True)
class Cited:
    """A reference in words, with the ids of the sources that it names."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """The address of a page."""

    url: str

    @property
    def text(self) -> str:
        """The address as it stands in the paper."""
        return self.url


Piece = str | Strong | Blank | Cited | Link
Line = tuple[Piece, ...]
"""One run of words, with what stands out in it."""


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a part of the paper, the title is none of them."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a `lead` opens a part, a `note` is small and quiet."""

    line: Line
    style: Style = "body"


@dataclass(frozen=True)
class Bullets:
    """A list, `numbered` where the order matters."""

    items: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table with one header row that is repeated on every page; `widths` are relative.

    A `dense` one is set small and tight: a long list that one looks things up in.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...]
    dense: bool = False

    @property
    def short(self) -> bool:
        """True for a table so small that it should stand on one page."""
        letters = sum(len(said(cell)) for row in self.rows for cell in row)
        return len(self.rows) <= SHORT_ROWS and letters <= SHORT_LETTERS


@dataclass(frozen=True)
class Figure:
    """A drawing as SVG text, with what it shows in words for those who cannot see it.

    A `full` one takes the page that its heading begins, into the margins.
    """

    svg: str
    alt: str
    caption: str
    full: bool = False


@dataclass(frozen=True)
class PageBreak:
    """The heading that follows begins a page of its own."""


Block = Heading | Paragraph | Bullets | Table | Figure | PageBreak


@dataclass(frozen=True)
class Paper:
    """A whole paper.

    `head` are the lines under the title as (label, line); `running` is said on top of every page;
    `page` is the page number with `{page}` and `{pages}` in it; `day` dates the document; `receipt` is that
    of the road.
    """

    kind: str
    lang: Lang
    title: str
    running: str
    page: str
    head: tuple[tuple[str, Line], ...]
    blocks: tuple[Block, ...]
    day: dt.date
    receipt: str


def blanks(blocks: Sequence[Block]) -> tuple[Blank, ...]:
    """The blanks in the order of the paper, each once."""
    return tuple(dict.fromkeys(piece for line in lines(blocks) for piece in line if isinstance(piece, Blank)))


def sources(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The ids of the sources that the blocks name, in order of first mention."""
    cited = (piece for line in lines(blocks) for piece in line if isinstance(piece, Cited))
    return tuple(dict.fromkeys(source for piece in cited for source in piece.sources))


def lines(blocks: Sequence[Block]) -> Iterator[Line]:
    """Every run of words of the blocks, headings and captions left out."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block.line
            case Bullets():
                yield from block.items
            case Table():
                for row in block.rows:
                    yield from row


def said(line: Line) -> str:
    """The words of a line without what stands out in it."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)
