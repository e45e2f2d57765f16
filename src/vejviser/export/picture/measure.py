"""How wide a text will be, and texts cut or wrapped to a width; no font is read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
"""Fonts of one and the same width that every system has one of."""

_GROUPS = {
    191: "'’",
    222: "ijl",
    260: "|",
    278: " !,./:;\\ftI[]·\u00a0",
    333: "-()r`‐",
    355: '"',
    400: "°*",
    500: "ckvxyzsJ",
    556: "abdeghnopqu0123456789?_#$§«»åéöüäóáà–ãñ",
    584: "+<=>~±",
    611: "FTZøß",
    667: "ABEKPSVXYÅÄ&",
    722: "CDHNRUwÜ",
    778: "GOQØÖ",
    833: "mM",
    889: "%æ",
    944: "W",
}
_WIDTHS = {letter: width for width, letters in _GROUPS.items() for letter in letters}
_WIDEST = 1015
_BOLD = 1.09
_MARGIN = 1.03
ELLIPSIS = "…"
KEPT = 1 << 14
"""How many measured texts are kept: the titles of a handbook come back on every road."""


@lru_cache(maxsize=KEPT)
def width(text: str, size: float, bold: bool = False) -> float:
    """The most room that a text takes in Arial or a font of its widths, in the unit of `size`.

    Advance widths as published in the core font metrics of Helvetica, an unknown letter counted as the
    widest, with a small margin.
    """
    units = sum(_WIDTHS.get(letter, _WIDEST) for letter in text)
    return units / 1000 * size * (_BOLD if bold else 1.0) * _MARGIN


def shorten(text: str, room: float, size: float, bold: bool = False) -> str:
    """The text, cut after a word and ended with an ellipsis where it is wider than `room`.

    A first word that is too wide by itself is cut within.
    """
    if width(text, size, bold) <= room:
        return text
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        kept = " ".join(words[:count]).rstrip(",;:·(–- ") + ELLIPSIS
        if width(kept, size, bold) <= room:
            return kept
    head = words[0]
    while head and width(head + ELLIPSIS, size, bold) > room:
        head = head[:-1]
    return head + ELLIPSIS


def wrap(text: str, room: float, size: float, bold: bool = False, most: int = 0) -> tuple[str, ...]:
    """The text in lines no wider than `room`; with `most`, no more lines than that, the last shortened."""
    lines: list[str] = []
    words = text.split(" ")
    at = 0
    while at < len(words):
        if most and len(lines) == most - 1:
            lines.append(shorten(" ".join(words[at:]), room, size, bold))
            break
        end = at + 1
        while end < len(words) and width(" ".join(words[at : end + 1]), size, bold) <= room:
            end += 1
        lines.append(shorten(" ".join(words[at:end]), room, size, bold))
        at = end
    return tuple(lines)


def joined(parts: Iterable[str]) -> str:
    """Those of the parts that say something, with a middle dot between them."""
    return " · ".join(part for part in parts if part)
