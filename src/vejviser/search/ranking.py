"""Which documents answer a question best: BM25 over concepts, with titles, whole names and kinds weighed in.

The weight of a term follows Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
(2009). The rest is ours: documents that hold all concepts come before those that hold some, and what the
question names comes before what mentions it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vejviser.search.meaning import Concept, Slot, Way
from vejviser.search.tables import BLOCK

Numbers = NDArray[np.float32]

PRIOR: Mapping[str, float] = {
    "steps": 1.2, "decisions": 1.1, "sources": 1.08, "authorities": 1.12, "actors": 1.1, "datasets": 1.1,
    "topics": 1.1, "readings": 1.05, "documents": 1.05, "agreements": 1.08, "experiences": 1.0,
    "checklists": 1.0, "clauses": 0.95, "overlays": 0.9, "facts": 0.85, "milestones": 0.8, "readiness": 0.75,
    "gates": 0.7, "checklist_items": 0.6, "rules": 0.6, "assumed_times": 0.55, "unmodelled": 0.5,
    "constraints": 0.4,
}  # fmt: skip
"""How much a kind is worth to someone who searches: what one can act on before single provisions."""
_SOME = 0.2
_TITLE = 0.35
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
    """For every document its score, and whether it answers the question at all."""

    scores: NDArray[np.float64]
    kept: NDArray[np.bool_]


def gather(found: Iterable[tuple[str, int, NDArray[np.void]]], size: int) -> dict[str, Held]:
    """The documents under each term, from its blocks; those beyond `size` came after we counted."""
    pieces: dict[str, list[tuple[int, NDArray[np.void]]]] = {}
    for term, block, postings in found:
        pieces.setdefault(term, []).append((block, postings))
    held: dict[str, Held] = {}
    for term, blocks in pieces.items():
        blocks.sort(key=lambda piece: piece[0])
        numbers = np.concatenate([p["place"].astype(np.intp) + block * BLOCK for block, p in blocks])
        impact = np.concatenate([p["impact"] for _, p in blocks]).astype(np.float32) / np.float32(255)
        title = np.concatenate([p["title"] for _, p in blocks]).astype(np.float32) / np.float32(255)
        there = numbers < size
        held[term] = Held(numbers[there], impact[there], title[there])
    return held


def rank(
    concepts: Sequence[Concept], wholes: Sequence[str], held: Mapping[str, Held], size: int, living: int
) -> Ranked:
    """The scores of all documents; `size` counts their places, `living` those taken."""
    scale = _Scale(held, size, living)
    weighed = [answer for concept in concepts if (answer := scale.concept(concept)) is not None]
    score = np.zeros(size, dtype=np.float32)
    if not weighed:
        return Ranked(score.astype(np.float64), score > 0)
    covered, title = score.copy(), score.copy()
    total = np.float32(sum(answer.mass for answer in weighed))
    for answer in weighed:
        share = np.float32(answer.mass) / total
        score += share * answer.score
        covered += share * answer.covered
        title += answer.title
    score *= _SOME + (1 - _SOME) * covered * covered
    score += _TITLE * np.minimum(title, 1) * covered
    for term in wholes:
        if term in held:
            score[held[term].numbers] += _EXACT
            covered[held[term].numbers] = 1
    most = covered.max(initial=0)
    kept = (covered > 0) & (covered >= _KEPT * most)
    return Ranked(score.astype(np.float64), kept)


def with_priors(scores: NDArray[np.float64], kinds: NDArray[np.uint8], codes: Mapping[str, int]) -> None:
    """Weigh the scores by the kinds of the documents, and round them so that what is equal looks equal."""
    prior = np.ones(256)
    for name, code in codes.items():
        prior[code] = PRIOR.get(name, 1.0)
    scores *= prior[kinds]
    np.round(scores, _DIGITS, out=scores)


@dataclass(frozen=True)
class _Answer:
    mass: float
    score: Numbers
    covered: Numbers
    title: Numbers


@dataclass(frozen=True)
class _Scale:
    held: Mapping[str, Held]
    size: int
    living: int

    def concept(self, concept: Concept) -> _Answer | None:
        """How well each document says a concept; None where none does."""
        best: _Answer | None = None
        mass = 0.0
        for way in concept.ways:
            answer = self.way(way)
            if answer is None:
                continue
            mass = mass or answer.mass
            if best is None:
                best = answer
            else:
                np.maximum(best.score, answer.score, out=best.score)
                np.maximum(best.covered, answer.covered, out=best.covered)
                np.maximum(best.title, answer.title, out=best.title)
        return None if best is None else _Answer(mass, best.score, best.covered, best.title)

    def way(self, way: Way) -> _Answer | None:
        """The documents that say a concept in one way: all its slots, or, where it is loose, some."""
        filled = [self.slot(slot) for slot in way.slots]
        there = [slot for slot in filled if slot is not None]
        if not there or (len(there) < len(filled) and not way.loose):
            return None
        mass = sum(slot.mass for slot in there)
        score, covered, title = (np.zeros(self.size, dtype=np.float32) for _ in range(3))
        for slot in there:
            share = np.float32(slot.mass / mass)
            score += share * slot.score
            covered += share * slot.covered
            title += slot.title
        if not way.loose and len(there) > 1:
            everything = np.logical_and.reduce([slot.covered > 0 for slot in there])
            for part in (score, covered, title):
                part *= everything
        weight = np.float32(way.weight)
        return _Answer(mass, weight * score, covered, weight * title)

    def slot(self, slot: Slot) -> _Answer | None:
        """The documents that have one of the terms, weighed by how rare it is to have one."""
        present = [(self.held[term], np.float32(weight)) for term, weight in slot if term in self.held]
        if not present:
            return None
        score, title = (np.zeros(self.size, dtype=np.float32) for _ in range(2))
        for held, weight in present:
            score[held.numbers] = np.maximum(score[held.numbers], weight * held.impact)
            title[held.numbers] = np.maximum(title[held.numbers], weight * held.title)
        covered = (score > 0).astype(np.float32)
        count = int(covered.sum())
        mass = math.log(1 + (max(self.living - count, 0) + 0.5) / (count + 0.5))
        return _Answer(mass, score, covered, title)
