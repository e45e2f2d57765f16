"""What a document is found by: its terms, and how much it is about each of them.

A term is a namespace and a word: `d` Danish stems, `r` their roots where these differ, `p` the parts of
Danish compounds; `e` and `f` English stems and roots; `=` the whole of a title, name or id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from vejviser.handbook.entries import LANGS, Lang
from vejviser.search.compounds import parts
from vejviser.search.documents import Document
from vejviser.search.stems import root, stem
from vejviser.search.words import is_stop, words

STEM: Mapping[Lang, str] = {"da": "d", "en": "e"}
ROOT: Mapping[Lang, str] = {"da": "r", "en": "f"}
PART = "p"
WHOLE = "="
FULL = 255
_WEIGHTS = {"title": 3.0, "names": 3.0, "labels": 1.6, "body": 1.0}
_USUAL = {"title": 5, "names": 2, "labels": 8, "body": 40}
"""The usual number of words of a field: longer ones count each word less, as in BM25F."""
_LENGTH = 0.6
_SATURATION = 1.2


@dataclass(frozen=True)
class Weight:
    """How much a document is about a term, and which share of its title (or a name) the term is: 0 to 255."""

    impact: int
    title: int


def terms_of(document: Document) -> dict[str, Weight]:
    """The terms of a document with their weights. Frequencies saturate and lengths even out as in BM25F."""
    found = _Found(defaultdict(float), {})
    for lang in LANGS:
        fields = {
            "title": document.title.say(lang),
            "names": " ".join(document.names),
            "labels": document.labels.say(lang),
            "body": document.body.say(lang),
        }
        if lang == "en":  # the ids of the handbook are English words
            fields["body"] += " " + document.id.replace("_", " ")
        for field, text in fields.items():
            found.add(field, _meaningful(text, lang), lang)
    for name in document.names:
        for lang in LANGS:
            found.title(_meaningful(name, lang), lang)
    weighed = {
        term: Weight(max(1, round(FULL * f / (_SATURATION + f))), found.titles.get(term, 0))
        for term, f in found.frequencies.items()
    }
    return weighed | {term: Weight(FULL, FULL) for term in _wholes(document)}


def words_of(document: Document) -> Iterator[tuple[Lang, str]]:
    """The plain words of a document, each with its language, as often as they stand there."""
    for lang in LANGS:
        texts = (
            document.title.say(lang),
            document.labels.say(lang),
            document.body.say(lang),
            *document.names,
        )
        for text in texts:
            for word in _meaningful(text, lang):
                yield lang, word


def whole(text: str, lang: Lang) -> str:
    """The term of a text taken as one, "" where no word of it has a meaning."""
    stems = [stem(word, lang) for word in _meaningful(text, lang)]
    return f"{WHOLE}{STEM[lang]} {' '.join(stems)}" if stems else ""


@lru_cache(maxsize=1 << 16)
def word_terms(word: str, lang: Lang) -> tuple[tuple[str, float], ...]:
    """The terms under which a word itself stands, and the share of the word that each is."""
    left, base = stem(word, lang), root(word, lang)
    found = [(f"{STEM[lang]}{left}", 1.0)]
    if base != left:
        found.append((f"{ROOT[lang]}{base}", 1.0))
    pieces = parts(word) if lang == "da" else ()
    for piece in pieces:
        for named in dict.fromkeys((stem(piece, "da"), root(piece, "da"))):
            found.append((f"{PART}{named}", 1.0 / len(pieces)))
    return tuple(found)


def _meaningful(text: str, lang: Lang) -> list[str]:
    return [word for word in words(text) if not is_stop(word, lang)]


def _wholes(document: Document) -> set[str]:
    found = {whole(document.title.say(lang), lang) for lang in LANGS}
    for name in (document.id.replace("_", " "), *document.names):
        found |= {whole(name, lang) for lang in LANGS}
    return found - {""}


@dataclass
class _Found:
    frequencies: dict[str, float]
    titles: dict[str, int]

    def add(self, field: str, said: list[str], lang: Lang) -> None:
        if not said:
            return
        length = 1 - _LENGTH + _LENGTH * len(said) / _USUAL[field]
        each = _WEIGHTS[field] / max(length, 0.5)
        for word in said:
            for term, _ in word_terms(word, lang):
                self.frequencies[term] += each
        if field == "title":
            self.title(said, lang)

    def title(self, said: list[str], lang: Lang) -> None:
        shares: dict[str, float] = defaultdict(float)
        for word in said:
            for term, share in word_terms(word, lang):
                shares[term] += share / len(said)
        for term, share in shares.items():
            self.titles[term] = max(self.titles.get(term, 0), min(FULL, round(FULL * share)))
