"""The place of a text that answers a question, in pieces that are sought words or not; never markup."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from vejviser.handbook.entries import Lang
from vejviser.search.terms import word_terms
from vejviser.search.words import is_stop, spans

LENGTH = 180
_BEFORE = 40


@dataclass(frozen=True)
class Piece:
    """A piece of a text, and whether it is a word that was sought."""

    text: str
    is_hit: bool


def snippet(text: str, lang: Lang, sought: Container[str]) -> tuple[Piece, ...]:
    """About 180 characters of a text where most sought words stand, all of it if it is short."""
    marked = [(start, end) for start, end, word in spans(text) if _is_sought(word, lang, sought)]
    first, last = _window(text, marked)
    pieces = [Piece("… ", False)] if first else []
    place = first
    for start, end in marked:
        if first <= start and end <= last:
            if start > place:
                pieces.append(Piece(text[place:start], False))
            pieces.append(Piece(text[start:end], True))
            place = end
    if place < last:
        pieces.append(Piece(text[place:last], False))
    if last < len(text):
        pieces.append(Piece(" …", False))
    return tuple(pieces)


def _is_sought(word: str, lang: Lang, sought: Container[str]) -> bool:
    if is_stop(word, lang):
        return False
    return any(term in sought for term, _ in word_terms(word, lang))


def _window(text: str, marked: list[tuple[int, int]]) -> tuple[int, int]:
    """Where the snippet begins and ends: around the start from which most sought words follow."""
    if len(text) <= LENGTH:
        return 0, len(text)
    best = 0
    most = -1
    for start, _ in marked or [(0, 0)]:
        begin = max(0, start - _BEFORE)
        count = sum(begin <= s and e <= begin + LENGTH for s, e in marked)
        if count > most:
            best, most = begin, count
    best = min(best, len(text) - LENGTH)
    first = 0 if best == 0 else text.find(" ", best) + 1
    while first and text[first : first + 1] in (" ", "·"):
        first += 1
    last = len(text) if first + LENGTH >= len(text) else text.rfind(" ", first, first + LENGTH)
    return (first, last) if first < last else (best, best + LENGTH)
