"""The parts of Danish compound words, split over the words that our own content uses by themselves.

"dataadgang" is "data" and "adgang"; a linking s or e between parts is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from vejviser.search.lists import lines
from vejviser.search.stems import stem
from vejviser.search.words import STOP

WORD_LIST = "compound-words.txt"
_SHORT = frozenset({"ai", "ce", "it", "eu"})
_LEAST_PART = 4
_LEAST_WORD = 6
_SURE = 6
_MOST_PARTS = 3
_THREE = frozenset({"lov", "køb", "app", "råd", "net", "log", "sag", "bio", "væv"})
_LINKS = ("", "s", "e")
_NO_PARTS = frozenset(lines("no-parts.txt"))
_EXTRA = frozenset({"billed", "konsekvens", "medarbejder", "opfindelse", "mærkning"})
"""Forms that stand in compounds only, or in none of our texts by themselves."""


@cache
def word_list() -> frozenset[str]:
    """The words that may be parts of compounds."""
    return _EXTRA.union(lines(WORD_LIST))


@cache
def _stems() -> frozenset[str]:
    return frozenset(stem(word, "da") for word in word_list() if len(word) >= _LEAST_PART)


@lru_cache(maxsize=1 << 16)
def parts(word: str) -> tuple[str, ...]:
    """The parts of a plain Danish word, without links; empty where it is no compound that we can split.

    Of several ways to split, the one with the fewest parts and then the longest first part.
    """
    if len(word) < _LEAST_WORD or not word.isalpha():
        return ()
    for count in range(2, _MOST_PARTS + 1):
        found = _split(word, count)
        if found:
            return found
    return ()


def _split(word: str, count: int) -> tuple[str, ...]:
    if count == 1:
        return (word,) if _may_end(word) else ()
    for place in range(len(word) - 2, 1, -1):
        head = word[:place]
        if not _may_begin(head):
            continue
        for link in _LINKS:
            if word.startswith(link, place):
                rest = _split(word[place + len(link) :], count - 1)
                if rest:
                    bare = head.removesuffix("s")
                    return (bare if bare in word_list() else head, *rest)
    return ()


def _may_begin(part: str) -> bool:
    if part in _SHORT or part in _THREE:
        return True
    return len(part) >= _LEAST_PART and part not in _NO_PARTS and part in word_list()


def _may_end(part: str) -> bool:
    if part in _THREE:
        return True
    if len(part) < _LEAST_PART or part in _NO_PARTS:
        return False
    left = stem(part, "da")
    return part in word_list() or left in _THREE or (len(left) >= _LEAST_PART and left in _stems())


def known_end(word: str) -> str:
    """The longest beginning or ending of a word that is a word of ours, "" where none is long enough."""
    for length in range(len(word) - 2, _SURE - 1, -1):
        for piece in (word[:length], word[-length:]):
            if piece in word_list() and piece not in _NO_PARTS:
                return piece
    return ""


def part_words(texts: Iterable[list[str]]) -> list[str]:
    """The words of Danish texts (each a list of plain words) that may be parts, sorted.

    Short ones only if they stand there twice, so that no fragment becomes a part.
    """
    counted: dict[str, int] = {}
    for text in texts:
        for word in text:
            counted[word] = counted.get(word, 0) + 1
    return sorted(
        word
        for word, count in counted.items()
        if (count > 1 or len(word) >= _SURE) and len(word) >= _LEAST_PART
        if word.isalpha() and word not in STOP["da"]
    )
