"""The order of letters: Danish with æ, ø and å last, English with them among the others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from vejviser.export.library.library import Key, Library, title
from vejviser.handbook.entries import Lang

DIGITS, SIGNS = "0-9", "#"
_DANISH = {"æ": "{a", "ä": "{a", "ø": "{b", "ö": "{b", "å": "{c", "ü": "y"}
_ENGLISH = {"æ": "ae", "ø": "o", "å": "a", "ß": "ss"}
_NAME_WITH_AA = re.compile(r"\bAa(?=[a-zæøå])|\bAA(?=[A-ZÆØÅ])")
_DROPPED = re.compile(r"[^0-9a-z{ ]+")
_LETTERS = {"{a": "Æ", "{b": "Ø", "{c": "Å"}


def sort_key(told: str, lang: Lang) -> tuple[str, str]:
    """What a title is sorted by: letters and digits without signs and accents, numbers by their size.

    In Danish a name that begins with Aa, such as Aalborg, stands under Å; inside a word the two letters may
    be of two words (dataansvarlig) and stay apart. Source: Retskrivningsordbogen § 3, as far as names go.
    """
    if lang == "da":
        told = _NAME_WITH_AA.sub("Å", told)
    letters = _DANISH if lang == "da" else _ENGLISH
    folded = "".join(letters.get(letter, letter) for letter in told.casefold())
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    bare = " ".join(_DROPPED.sub(" ", plain).split())
    return re.sub(r"\d+", lambda found: found[0].zfill(8), bare), told


def letter_of(told: str, lang: Lang) -> str:
    """The letter that a title stands under: A to Z, in Danish Æ, Ø and Å, digits or signs."""
    key = sort_key(told, lang)[0]
    if not key:
        return SIGNS
    if key[0].isdigit():
        return DIGITS
    return _LETTERS.get(key[:2], key[0].upper())


def letters(found: Iterable[str], lang: Lang) -> list[str]:
    """The letters in the order of the language; digits and signs last."""
    order = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + ("ÆØÅ" if lang == "da" else "")
    have = set(found)
    return [one for one in (*order, DIGITS, SIGNS) if one in have]


def by_letter(library: Library, lang: Lang) -> dict[str, list[tuple[str, Key]]]:
    """Every page's title and name under its letter, in order."""
    told = [
        (title(library, kind, library.shelves[kind][name], lang), (kind, name))
        for kind, name in library.pages()
    ]
    found: dict[str, list[tuple[str, Key]]] = {}
    for one in sorted(told, key=lambda pair: (sort_key(pair[0], lang), pair[1])):
        found.setdefault(letter_of(one[0], lang), []).append(one)
    return {letter: found[letter] for letter in letters(found, lang)}
