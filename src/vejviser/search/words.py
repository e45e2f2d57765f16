"""Words of a text: where they stand, and the plain form in which they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from vejviser.handbook.entries import LANGS, Lang
from vejviser.search.lists import lines

_WORD = re.compile(r"[^\W_]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_KEPT = str.maketrans({"æ": "\ue000", "ø": "\ue001", "å": "\ue002", "ä": "\ue000", "ö": "\ue001"})
_GIVEN_BACK = str.maketrans({"\ue000": "æ", "\ue001": "ø", "\ue002": "å"})
_PLACES = frozenset(map(chr, _GIVEN_BACK))
_TYPED = (("ae", "æ"), ("oe", "ø"), ("aa", "å"))
_MOST_SPELLINGS = 8
LONGEST = 60
"""Letters of a word that are looked at; nothing that is a word is longer."""

STOP: dict[Lang, frozenset[str]] = {lang: frozenset(lines(f"stop-words.{lang}.txt")) for lang in LANGS}


def composed(text: str) -> str:
    """The text with every letter and its accent as one character, and no control characters."""
    return _CONTROL.sub(" ", unicodedata.normalize("NFC", text))


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each word of a composed text begins and ends, and its plain form."""
    for found in _WORD.finditer(text):
        word = plain(found.group())
        if word:
            yield found.start(), found.end(), word


def words(text: str) -> list[str]:
    """The plain forms of the words of a composed text, in order."""
    return [word for found in _WORD.findall(text) if (word := plain(found))]


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """The word in small letters and without accents; æ, ø and å stay, ä and ö become æ and ø."""
    kept = word[:LONGEST].lower().translate(_KEPT)
    apart = unicodedata.normalize("NFKD", kept)
    left = "".join(c for c in apart if c.isalnum() or c in _PLACES)
    return left.lower().translate(_GIVEN_BACK)


def is_stop(word: str, lang: Lang) -> bool:
    """Whether the word carries no meaning of its own."""
    return word in STOP[lang]


def danish_spellings(word: str) -> tuple[str, ...]:
    """What someone without æ, ø and å on the keyboard may have meant, the word as typed left out.

    At most eight, because each pair of letters doubles them.
    """
    found = [word]
    for typed, letter in _TYPED:
        for spelling in list(found):
            place = spelling.find(typed)
            while place >= 0 and len(found) <= _MOST_SPELLINGS:
                found.append(spelling[:place] + letter + spelling[place + 2 :])
                place = spelling.find(typed, place + 1)
            if spelling.count(typed) > 1 and len(found) <= _MOST_SPELLINGS:
                found.append(spelling.replace(typed, letter))
    return tuple(dict.fromkeys(found))[1 : _MOST_SPELLINGS + 1]
