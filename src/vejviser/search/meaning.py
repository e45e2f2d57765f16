"""A question as concepts: for each word or known expression, the ways in which a document may say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vejviser.handbook.entries import LANGS, Lang
from vejviser.search.compounds import parts
from vejviser.search.stems import root, stem
from vejviser.search.synonyms import Expression, longest_expression, synonyms
from vejviser.search.terms import PART, ROOT, STEM, WHOLE, whole
from vejviser.search.words import is_stop

OTHER_LANG = 0.8
_ROOT = 0.65
_PART = 0.6
_SPLIT = 0.9
_SYNONYM = 0.85

Slot = tuple[tuple[str, float], ...]
"""Terms of which one is enough, each with how much it counts."""


@dataclass(frozen=True)
class Way:
    """One way to say a concept: each slot is filled, or, where `loose`, as many of them as can be."""

    slots: tuple[Slot, ...]
    weight: float
    loose: bool = False


@dataclass(frozen=True)
class Concept:
    """What a word or expression of the question means: the ways to say it, of which the best counts."""

    words: tuple[str, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Reading:
    """A word as typed, and what it may stand for: itself, a correction, or longer words; with weights."""

    typed: str
    words: tuple[tuple[str, float], ...]


def meaningful(typed: Sequence[str], lang: Lang, known_in: Mapping[str, frozenset[Lang]]) -> list[str]:
    """The words of a question that carry meaning.

    A stop word of the other language falls away too, unless our texts use it as a word of this one.
    """
    other: Lang = "en" if lang == "da" else "da"
    return [
        word
        for word in typed
        if not is_stop(word, lang)
        and not (is_stop(word, other) and lang not in known_in.get(word, frozenset()))
    ]


def concepts(readings: Sequence[Reading], lang: Lang) -> list[Concept]:
    """The concepts of a question, the longest known expressions first."""
    found: list[Concept] = []
    place = 0
    while place < len(readings):
        for length in range(min(longest_expression(), len(readings) - place), 0, -1):
            taken = readings[place : place + length]
            same = _said_otherwise(taken)
            if same or length == 1:
                found.append(_concept(taken, same, lang))
                place += length
                break
    return found


def whole_terms(text: str) -> tuple[str, ...]:
    """The terms of documents that are called exactly as the question."""
    return tuple(term for lang in LANGS if (term := whole(text.replace("_", " "), lang)))


def _said_otherwise(taken: Sequence[Reading]) -> tuple[Expression, ...]:
    """The expressions that mean the same as these words; the last one is taken for the first that fits."""
    first = [reading.words[0][0] for reading in taken[:-1]]
    for word, _ in taken[-1].words:
        if same := synonyms([*first, word]):
            return same
    return ()


def _concept(taken: Sequence[Reading], same: Sequence[Expression], lang: Lang) -> Concept:
    slots = tuple(tuple(_of_reading(reading, lang)) for reading in taken)
    ways = [Way(slots, 1.0, loose=len(slots) > 1)]
    if len(taken) == 1:
        ways += _splits(taken[0], lang)
    for expression in same:
        weight = _SYNONYM * (1.0 if expression.lang == lang else OTHER_LANG)
        ways.append(
            Way(tuple(tuple(_stems(word, expression.lang, 1.0)) for word in expression.words), weight)
        )
    return Concept(tuple(reading.typed for reading in taken), tuple(ways))


def _of_reading(reading: Reading, lang: Lang) -> Iterator[tuple[str, float]]:
    found: dict[str, float] = {}
    for word, weight in reading.words:
        for each in LANGS:
            for term, counts in _stems(word, each, weight * (1.0 if each == lang else OTHER_LANG)):
                found[term] = max(found.get(term, 0.0), counts)
    yield from found.items()


def _stems(word: str, lang: Lang, weight: float) -> Iterator[tuple[str, float]]:
    """The terms that a document may have for a word: its stem, its root, and as a part of a compound."""
    left, base = stem(word, lang), root(word, lang)
    yield f"{STEM[lang]}{left}", weight
    yield f"{ROOT[lang]}{base}", weight * _ROOT
    if base != left:
        yield f"{STEM[lang]}{base}", weight * _ROOT
    if lang == "da":
        yield f"{PART}{left}", weight * _PART
        if base != left:
            yield f"{PART}{base}", weight * _PART * _ROOT


def _splits(reading: Reading, lang: Lang) -> Iterator[Way]:
    """A compound said in several words, or with another compound of the same parts."""
    weight = _SPLIT * (1.0 if lang == "da" else OTHER_LANG)
    for word, counts in reading.words[:1]:
        pieces = parts(word)
        if pieces:
            slots = tuple(tuple(_stems(piece, "da", 1.0)) for piece in pieces)
            yield Way(slots, weight * counts, loose=True)


def terms_in(found: Sequence[Concept], wholes: Sequence[str]) -> tuple[str, ...]:
    """Every term that the concepts name, once."""
    named = (term for c in found for way in c.ways for slot in way.slots for term, _ in slot)
    return tuple(dict.fromkeys([*named, *(term for term in wholes if term.startswith(WHOLE))]))
