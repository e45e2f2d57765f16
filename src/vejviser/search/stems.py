"""Stems and roots of words: what inflection, and then derivation, leaves of them.

The stems are Snowball's, but for the families of words that it takes too much from ("kunstig" is not "kunst")
or takes apart. A root joins what is derived from one word ("klassificering" and "klasse"); it counts less.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any

import snowballstemmer

from vejviser.handbook.entries import LANGS, Lang
from vejviser.search.lists import lines

_SNOWBALL: dict[Lang, Any] = {
    "da": snowballstemmer.stemmer("danish"),
    "en": snowballstemmer.stemmer("english"),
}
_ONE_AT_A_TIME = threading.Lock()
"""A stemmer of Snowball's keeps the word that it works on; two threads in it get wrong stems, or fall."""
_KEPT: dict[Lang, dict[str, str]] = {
    lang: {
        form: family.split()[0] for family in lines(f"word-families.{lang}.txt") for form in family.split()
    }
    for lang in LANGS
}
"""The forms of whole families, each with the stem that they share."""
_ENDINGS: dict[Lang, tuple[tuple[str, str], ...]] = {
    "da": (
        ("ificeringer", ""), ("ificering", ""), ("ifikation", ""), ("ificer", ""), ("iseringer", ""),
        ("isering", ""), ("iser", ""), ("ationer", "er"), ("ation", "er"), ("eringer", "er"), ("ering", "er"),
        ("ologisk", "ologi"), ("elser", ""), ("else", ""), ("ninger", ""), ("ning", ""), ("inger", ""),
        ("ing", ""), ("isk", ""), ("ik", ""), ("hed", ""), ("ig", ""), ("al", ""),
    ),
    "en": (
        ("ification", "ifi"), ("isation", "is"), ("ization", "is"), ("atori", ""), ("ation", ""),
        ("ment", ""), ("iti", ""), ("or", ""), ("ist", ""), ("ic", ""),
    ),
}  # fmt: skip
_LEAST_ROOT = 4
_DERIVED: dict[str, str] = {"klasse": "klas", "klassifikation": "klas", "klassificering": "klas"}


@lru_cache(maxsize=1 << 16)
def stem(word: str, lang: Lang) -> str:
    """What is left of a plain word without its inflection."""
    kept = _KEPT[lang].get(word)
    if kept is not None:
        return kept
    with _ONE_AT_A_TIME:
        return str(_SNOWBALL[lang].stemWord(word))


@lru_cache(maxsize=1 << 16)
def root(word: str, lang: Lang) -> str:
    """What is left of a plain word without what derives it from another; its stem where nothing does."""
    left = stem(word, lang)
    if left in _KEPT[lang]:
        return _DERIVED.get(left, left)
    if lang == "da" and left in _DERIVED:
        return _DERIVED[left]
    for ending, instead in _ENDINGS[lang]:
        if left.endswith(ending) and len(left) - len(ending) + len(instead) >= _LEAST_ROOT:
            return left.removesuffix(ending) + instead
    return left
