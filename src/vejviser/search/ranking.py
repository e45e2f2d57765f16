"""Which documents answer a question best: BM25 over concepts, with titles, whole names and kinds weighed in.

The weight of a term follows Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
(2009). The rest is ours: documents that hold all concepts come before those that hold some, and what the
question names comes before what mentions it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from vejviser.search.meaning import Concept, Slot, Way
from vejviser.search.tables import BLOCK
from vejviser.search.terms import FULL

Numbers = NDArray[np.float32]

PRIOR: Mapping[str, float] = {
    "steps": 1.2, "decisions": 1.1, "sources": 1.07, "authorities": 1.12, "actors": 1.1, "datasets": 1.1,
    "topics": 1.12, "readings": 1.05, "documents": 1.05, "agreements": 1.08, "experiences": 1.0,
    "checklists": 1.0, "clauses": 0.95, "overlays": 0.9, "facts": 0.85, "milestones": 0.8, "readiness": 0.75,
    "gates": 0.7, "checklist_items": 0.6, "rules": 0.6, "assumed_times": 0.55, "unmodelled": 0.5,
    "constraints": 0.4,
}  # fmt: skip
"""How much a kind is worth to someone who searches: what one can act on before single provisions."""
_SOME = 0.2
_TITLE = 0.5
_EXACT = 0.6
_KEPT = 0.5
_DIGITS = 5


@dataclass(frozen=True)
class Held:
    """The documents under a term: numbers, and impact and share of the title between 0 and 1."""

    numbers: NDArray[np.intp]
    impact: Numbers
    title: Numbers


@dataclass(frozen=True)
class Ranked:
    """The documents that answer a question, by rising number, each with its score."""

    numbers: NDArray[np.intp]
    scores: NDArray[np.float64]


def gather(found: Iterable[tuple[str, int, NDArray[np.void]]], size: int) -> dict[str, Held]:
    """The documents under each term, from its blocks; those beyond `size` came after we counted."""
    pieces = sorted(
        ((term, block, postings) for term, block, postings in found if block * BLOCK < size),
        key=lambda piece: piece[:2],
    )
    if not pieces:
        return {}
    lengths = [len(postings) for _, _, postings in pieces]
    every = np.concatenate([postings for _, _, postings in pieces])
    numbers = every["place"].astype(np.intp)
    numbers += np.repeat([block * BLOCK for _, block, _ in pieces], lengths)
    impact, title = (every[name].astype(np.float32) / np.float32(FULL) for name in ("impact", "title"))
    held: dict[str, Held] = {}
    start = 0
    for term, group in groupby(zip(pieces, lengths, strict=True), key=lambda piece: piece[0][0]):
        end = start + sum(length for _, length in group)
        held[term] = Held(numbers[start:end], impact[start:end], title[start:end])
        start = end
    return held


def rank(
    concepts: Sequence[Concept], wholes: Sequence[str], held: Mapping[str, Held], size: int, living: int
) -> Ranked:
    """The documents that answer; `size` counts the places of documents, `living` those taken."""
    scale = _Scale(held, size, living)
    weighed = [answer for concept in concepts if (answer := scale.concept(concept)) is not None]
    score, covered, title = (np.zeros(size, dtype=np.float32) for _ in range(3))
    total = np.float32(sum(answer.mass for answer in weighed))
    for answer in weighed:
        share = np.float32(answer.mass) / total
        score[answer.numbers] += share * answer.score
        covered[answer.numbers] += share * answer.covered
        title[answer.numbers] += answer.title
    exact = np.zeros(size, dtype=np.float32)
    for term in wholes:
        if term in held:
            exact[held[term].numbers] += _EXACT
            covered[held[term].numbers] = 1
    numbers = np.flatnonzero(covered >= max(_KEPT * covered.max(initial=0), np.finfo(np.float32).tiny))
    score, covered, title = score[numbers], covered[numbers], title[numbers]
    score = score * (_SOME + (1 - _SOME) * covered * covered)
    score += _TITLE * np.minimum(title, 1) * covered + exact[numbers]
    return Ranked(numbers, score.astype(np.float64))


def with_priors(ranked: Ranked, kinds: NDArray[np.uint8], codes: Mapping[str, int]) -> Ranked:
    """The scores weighed by the kinds of the documents, and rounded so that what is equal looks equal."""
    prior = np.ones(256)
    for name, code in codes.items():
        prior[code] = PRIOR.get(name, 1.0)
    return Ranked(ranked.numbers, np.round(ranked.scores * prior[kinds], _DIGITS))


@dataclass(frozen=True)
class _Answer:
    """Some documents, by rising number: how well they say something, how much of it, and of their title."""

    mass: float
    numbers: NDArray[np.intp]
    score: Numbers
    covered: Numbers
    title: Numbers


@dataclass(frozen=True)
class _Scale:
    held: Mapping[str, Held]
    size: int
    living: int

    def concept(self, concept: Concept) -> _Answer | None:
        """How well documents say a concept, in the way that suits each best; None where none does."""
        ways = [answer for way in concept.ways if (answer := self.way(way)) is not None]
        if len(ways) < 2:
            return ways[0] if ways else None
        score, covered, title = (np.zeros(self.size, dtype=np.float32) for _ in range(3))
        for way in ways:
            for whole, part in ((score, way.score), (covered, way.covered), (title, way.title)):
                whole[way.numbers] = np.maximum(whole[way.numbers], part)
        numbers = np.flatnonzero(covered > 0)
        return _Answer(ways[0].mass, numbers, score[numbers], covered[numbers], title[numbers])

    def way(self, way: Way) -> _Answer | None:
        """The documents that say a concept in one way: all its slots, or, where it is loose, some."""
        filled = [self.slot(slot) for slot in way.slots]
        there = [slot for slot in filled if slot is not None]
        if not there or (len(there) < len(filled) and not way.loose):
            return None
        weight = np.float32(way.weight)
        if len(there) == 1:
            (only,) = there
            return _Answer(only.mass, only.numbers, weight * only.score, only.covered, weight * only.title)
        joined = self._some(there) if way.loose else self._every(there)
        return _Answer(
            joined.mass, joined.numbers, weight * joined.score, joined.covered, weight * joined.title
        )

    def _some(self, slots: Sequence[_Answer]) -> _Answer:
        """The documents that fill one slot or more, each slot counting by its mass."""
        mass = sum(slot.mass for slot in slots)
        score, covered, title = (np.zeros(self.size, dtype=np.float32) for _ in range(3))
        for slot in slots:
            share = np.float32(slot.mass / mass)
            score[slot.numbers] += share * slot.score
            covered[slot.numbers] += share
            title[slot.numbers] += slot.title
        numbers = np.flatnonzero(covered > 0)
        return _Answer(mass, numbers, score[numbers], covered[numbers], title[numbers])

    def _every(self, slots: Sequence[_Answer]) -> _Answer:
        """The documents that fill every slot, each slot counting by its mass."""
        mass = sum(slot.mass for slot in slots)
        numbers = slots[0].numbers
        for slot in slots[1:]:
            filled = np.zeros(self.size, dtype=np.bool_)
            filled[slot.numbers] = True
            numbers = numbers[filled[numbers]]
        score, title = (np.zeros(len(numbers), dtype=np.float32) for _ in range(2))
        for slot in slots:
            places = np.searchsorted(slot.numbers, numbers)
            score += np.float32(slot.mass / mass) * slot.score[places]
            title += slot.title[places]
        return _Answer(mass, numbers, score, np.ones(len(numbers), dtype=np.float32), title)

    def slot(self, slot: Slot) -> _Answer | None:
        """The documents that have one of the terms, weighed by how rare it is to have one."""
        present = [(self.held[term], np.float32(weight)) for term, weight in slot if term in self.held]
        if not present:
            return None
        if len(present) == 1:
            ((held, weight),) = present
            return self._slot(held.numbers, weight * held.impact, weight * held.title)
        score, title = (np.zeros(self.size, dtype=np.float32) for _ in range(2))
        for held, weight in present:
            score[held.numbers] = np.maximum(score[held.numbers], weight * held.impact)
            title[held.numbers] = np.maximum(title[held.numbers], weight * held.title)
        numbers = np.flatnonzero(score > 0)
        return self._slot(numbers, score[numbers], title[numbers])

    def _slot(self, numbers: NDArray[np.intp], score: Numbers, title: Numbers) -> _Answer:
        count = len(numbers)
        mass = math.log(1 + (max(self.living - count, 0) + 0.5) / (count + 0.5))
        return _Answer(mass, numbers, score, np.ones(count, dtype=np.float32), title)
