"""What the words of a question stand for: themselves, what was meant by a slip, or what they begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vejviser.handbook.entries import LANGS, Lang
from vejviser.search.compounds import known_end, parts
from vejviser.search.distance import distances
from vejviser.search.meaning import Reading, meaningful
from vejviser.search.query import Query
from vejviser.search.stems import stem
from vejviser.search.synonyms import synonym_words
from vejviser.search.tables import Tables
from vejviser.search.terms import STEM
from vejviser.search.words import danish_spellings, words

MOST_WORDS = 24
_LONGER = 12
_BEGUN = 0.7
_LONGER_STILL = 0.4
_PIECE = 0.5
_FEWEST_LETTERS = 3
_SURE_SLIP = 6
_MOST_MEANT = 4
_MEANT = {1: 0.85, 2: 0.7}


@dataclass(frozen=True)
class Understood:
    """The words of a question with what they stand for, and the corrections among them: (typed, meant).

    `kinds` are the codes of the kinds that there are.
    """

    readings: tuple[Reading, ...]
    corrections: tuple[tuple[str, str], ...]
    kinds: Mapping[str, int]


def understood(query: Query, tables: Tables) -> Understood:
    """What the words of a question stand for; at most 24 words count."""
    typed = words(query.plain)[:MOST_WORDS]
    known = _Known.of(typed, tables)
    said = meaningful(typed, query.lang, known.langs)
    found = []
    for place, word in enumerate(said):
        begun = place == len(said) - 1 and query.unfinished and typed[-1] == word
        found.append(known.reading(word, begun))
    corrected = [(each.typed, each.words[0][0]) for each in found if each.words[0][1] != _PIECE]
    meant = tuple((word, other) for word, other in corrected if not _same(word, other))
    return Understood(tuple(found), meant, known.kinds)


def _same(word: str, meant: str) -> bool:
    """Whether what was meant is the word itself, the beginning of it, or another inflection."""
    return meant.startswith(word) or any(stem(word, lang) == stem(meant, lang) for lang in LANGS)


@dataclass(frozen=True)
class _Known:
    """What our texts know of the words of a question: `langs` by stem, `seen` as they stand."""

    tables: Tables
    langs: Mapping[str, frozenset[Lang]]
    seen: frozenset[str]
    kinds: Mapping[str, int]

    @classmethod
    def of(cls, typed: Sequence[str], tables: Tables) -> _Known:
        """What is known of these words and of their other spellings."""
        every = tuple(dict.fromkeys([*typed, *(s for word in typed for s in danish_spellings(word))]))
        named = {(word, lang): f"{STEM[lang]}{stem(word, lang)}" for word in every for lang in LANGS}
        there = tables.known(tuple(dict.fromkeys(named.values())), every)
        langs = {
            word: frozenset(lang for lang in LANGS if named[word, lang] in there.terms) for word in every
        }
        return cls(tables, langs, there.words, there.kinds)

    def reading(self, word: str, begun: bool) -> Reading:
        """What one word stands for; `begun` where it may be the beginning of another."""
        longer = self._longer(word) if begun else []
        if word in self.seen:
            return Reading(word, ((word, 1.0), *((each, _LONGER_STILL) for each in longer)))
        spelled = [(spelling, 1.0) for spelling in danish_spellings(word) if self.langs[spelling]]
        if spelled:
            return Reading(word, tuple(spelled))
        if self.langs[word] or word in synonym_words() or parts(word):
            return Reading(word, self._unseen(word, longer))
        if longer:
            return Reading(word, tuple((each, _BEGUN) for each in longer))
        meant = _corrected(word, self.tables, _edits(word))
        if not meant and (piece := known_end(word)):
            return Reading(word, ((piece, _PIECE),))
        return Reading(word, meant or ((word, 1.0),))

    def _longer(self, word: str) -> list[str]:
        """The words that one begins; of short ones only where they are no word themselves."""
        if len(word) < _FEWEST_LETTERS or (len(word) == _FEWEST_LETTERS and word in self.seen):
            return []
        return [each for each in self.tables.beginning(word, _LONGER) if each != word]

    def _unseen(self, word: str, longer: Sequence[str]) -> tuple[tuple[str, float], ...]:
        """A word that may be an inflection of one that we use, or a slip: both, the likelier first."""
        itself = ((word, 1.0), *((each, _LONGER_STILL) for each in longer))
        if longer or word in synonym_words() or parts(word) or len(word) < _SURE_SLIP:
            return itself
        meant = _corrected(word, self.tables, min(1, _edits(word)))
        return itself if any(_same(word, each) for each, _ in meant) else (*meant, *itself)


def _edits(word: str) -> int:
    """The slips that a word may hold: one from four letters on, two from eight; none in numbers."""
    if len(word) < 4 or any(letter.isdigit() for letter in word):
        return 0
    return 1 if len(word) < 8 else 2


def _corrected(word: str, tables: Tables, edits: int) -> tuple[tuple[str, float], ...]:
    """The words nearest to one that nobody uses, those used most first; none where none is near."""
    if not edits:
        return ()
    alike = tables.alike(word, edits)
    far = distances(word, tuple(alike))
    near = sorted(
        (n, -uses, known) for n, (known, uses) in zip(far, alike.items(), strict=True) if n <= edits
    )
    return tuple((known, _MEANT[n]) for n, _, known in near[:_MOST_MEANT] if n == near[0][0])
