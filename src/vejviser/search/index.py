"""The index: documents go in and out, and questions are answered, over either database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vejviser.handbook.entries import STAGES, Lang, Text
from vejviser.search import ranking
from vejviser.search.documents import REGIONS, Document, joined
from vejviser.search.meaning import concepts, terms_in, whole_terms
from vejviser.search.query import Query
from vejviser.search.reading import understood
from vejviser.search.snippets import Piece, snippet
from vejviser.search.tables import Database, Tables, schema
from vejviser.search.writing import Writing, document_of


@dataclass(frozen=True)
class Hit:
    """A document that was found; title and snippet in `lang`, the language asked for where it has that."""

    kind: str
    id: str
    title: str
    snippet: tuple[Piece, ...]
    lang: Lang
    stages: tuple[str, ...]
    regions: tuple[str, ...]
    score: float


@dataclass(frozen=True)
class Hits:
    """The best hits, how many there are in all, and how many of each kind, stage and region.

    A facet counts what there would be without a choice in that facet. `corrections` are the words that were
    read as others: (typed, read as).
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    corrections: tuple[tuple[str, str], ...] = ()


NONE = Hits((), 0, {"kinds": {}, "stages": {}, "regions": {}})


class Index:
    """An index in a database; see `SqliteIndex` and `PostgresIndex`."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.tables = Tables(database)

    def create(self) -> None:
        """Make the tables where they are missing."""
        for statement in schema(self.database):
            self.database.run(statement)

    def add(self, documents: Iterable[Document]) -> None:
        """Put documents in, all or none; one of the same kind and id is replaced."""
        with self.database.writing():
            Writing(self.tables).add(documents)

    def remove(self, names: Iterable[tuple[str, str]]) -> None:
        """Take out the documents of these kinds and ids, all or none; one that is not there is no error."""
        with self.database.writing():
            Writing(self.tables).remove(names)

    def search(self, query: Query) -> Hits:
        """The hits of a question, the best first; the same for the same documents in either database."""
        asked = understood(query, self.tables)
        meant = concepts(asked.readings, query.lang)
        wholes = whole_terms(query.plain)
        traits = self.tables.traits()
        living = int(np.count_nonzero(traits["kind"]))
        terms = terms_in(meant, wholes)
        if not living or not terms:
            return NONE
        held = ranking.gather(self.tables.postings(terms), len(traits))
        ranked = ranking.rank(meant, wholes, held, len(traits), living)
        its = traits[ranked.numbers]
        ranked = ranking.with_priors(ranked, its["kind"], asked.kinds)
        chosen = _Chosen(query, its, asked.kinds)
        left = chosen.left()
        hits = self._hits(ranking.Ranked(ranked.numbers[left], ranked.scores[left]), query, frozenset(terms))
        return Hits(hits, int(left.sum()), chosen.facets(), asked.corrections)

    def _hits(self, ranked: ranking.Ranked, query: Query, sought: frozenset[str]) -> tuple[Hit, ...]:
        """The hits asked for; equals stand in the order of their kinds and ids."""
        wanted = query.offset + query.limit
        scores = _foremost(ranked, wanted)
        if len(scores) > 2 * wanted:  # many equals: their names alone say which of them to read
            names = self.tables.names(list(scores))
            foremost = sorted(names, key=lambda number: (-scores[number], names[number]))[:wanted]
            scores = {number: scores[number] for number in foremost}
        contents = self.tables.contents(list(scores))
        found = [(scores[number], document_of(data)) for number, data in contents.items()]
        found.sort(key=lambda each: (-each[0], each[1].kind, each[1].id))
        asked = found[query.offset : wanted]
        return tuple(_hit(document, score, query.lang, sought) for score, document in asked)


def _foremost(ranked: ranking.Ranked, wanted: int) -> dict[int, float]:
    """The scores of the best documents by number, all that are as good as the last one wanted among them."""
    numbers, scores = ranked.numbers, ranked.scores
    if len(scores) > wanted:
        least = np.partition(scores, len(scores) - wanted)[len(scores) - wanted]
        best = np.flatnonzero(scores >= least)
        numbers, scores = numbers[best], scores[best]
    return {int(number): float(score) for number, score in zip(numbers, scores, strict=True)}


def _hit(document: Document, score: float, asked: Lang, sought: frozenset[str]) -> Hit:
    lang = asked if document.title.say(asked) else ("en" if asked == "da" else "da")
    body = _told(document).say(lang) or document.title.say(lang)
    told = snippet(body, lang, sought)
    title = document.title.say(lang)
    return Hit(document.kind, document.id, title, told, lang, document.stages, document.regions, score)


def _told(document: Document) -> Text:
    return joined(document.labels, document.body)


@dataclass(frozen=True)
class _Chosen:
    """What is left of the documents that answer, by the choices of kind, stage and region."""

    query: Query
    traits: NDArray[np.void]
    codes: Mapping[str, int]

    def kinds(self) -> NDArray[np.bool_] | None:
        if not self.query.kinds:
            return None
        return np.isin(self.traits["kind"], [self.codes[k] for k in self.query.kinds if k in self.codes])

    def stages(self) -> NDArray[np.bool_] | None:
        bits = sum(1 << STAGES.index(stage) for stage in self.query.stages)
        return self.traits["stages"] & bits > 0 if bits else None

    def regions(self) -> NDArray[np.bool_] | None:
        bits = sum(1 << REGIONS.index(region) for region in self.query.regions)
        return self.traits["regions"] & bits > 0 if bits else None

    def left(self, *ways: NDArray[np.bool_] | None) -> NDArray[np.bool_]:
        """The documents that are left by all choices, or by those given."""
        left = self.traits["kind"] > 0
        for chosen in ways or (self.kinds(), self.stages(), self.regions()):
            if chosen is not None:
                left = left & chosen
        return left

    def facets(self) -> Mapping[str, Mapping[str, int]]:
        """How many there are of each kind, stage and region, those that occur, most first."""
        kinds = self.traits["kind"][self.left(self.stages(), self.regions())]
        stages = self.traits["stages"][self.left(self.kinds(), self.regions())]
        regions = self.traits["regions"][self.left(self.kinds(), self.stages())]
        counted = np.bincount(kinds, minlength=256)
        return {
            "kinds": _sorted({name: int(counted[code]) for name, code in self.codes.items()}),
            "stages": _bits(stages, STAGES),
            "regions": _sorted(_bits(regions, REGIONS)),
        }


def _bits(flags: NDArray[np.unsignedinteger], names: Sequence[str]) -> dict[str, int]:
    counts = {name: int(np.count_nonzero(flags & (1 << place))) for place, name in enumerate(names)}
    return {name: count for name, count in counts.items() if count}


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    some = [(name, count) for name, count in counts.items() if count]
    return dict(sorted(some, key=lambda item: (-item[1], item[0])))
