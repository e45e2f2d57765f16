"""Expressions that mean the same, in Danish and English: what is searched for beside what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from vejviser.handbook.entries import LANGS, Lang
from vejviser.search.lists import lines
from vejviser.search.stems import stem
from vejviser.search.words import composed, is_stop, words

TABLE = "synonyms.tsv"


@dataclass(frozen=True)
class Expression:
    """One or more words of a language that mean something together."""

    lang: Lang
    words: tuple[str, ...]


@cache
def _groups() -> Mapping[tuple[Lang, tuple[str, ...]], tuple[Expression, ...]]:
    found: dict[tuple[Lang, tuple[str, ...]], list[Expression]] = {}
    for line in lines(TABLE)[1:]:
        group = [
            Expression(lang, tuple(w for w in words(composed(said)) if not is_stop(w, lang)))
            for lang, column in zip(LANGS, line.split("\t"), strict=True)
            for said in column.split(";")
        ]
        for expression in group:
            others = found.setdefault(_key(expression.words, expression.lang), [])
            others += [other for other in group if other not in others]
    return {key: tuple(group) for key, group in found.items()}


def _key(said: Sequence[str], lang: Lang) -> tuple[Lang, tuple[str, ...]]:
    return lang, tuple(stem(word, lang) for word in said)


@cache
def longest_expression() -> int:
    """The most words that an expression has."""
    return max(len(stems) for _, stems in _groups())


@cache
def synonym_words() -> frozenset[str]:
    """The words that are an expression by themselves, as they stand."""
    return frozenset(e.words[0] for group in _groups().values() for e in group if len(e.words) == 1)


def synonyms(said: Sequence[str]) -> tuple[Expression, ...]:
    """The expressions that mean the same as these words, in either language; empty where none is known."""
    found: dict[Expression, None] = {}
    for lang in LANGS:
        found.update(dict.fromkeys(_groups().get(_key(said, lang), ())))
    return tuple(expression for expression in found if expression.words != tuple(said))
