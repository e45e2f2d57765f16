"""Documents into the tables and out of them: everything that an addition or a removal touches."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vejviser.handbook.entries import LANGS, STAGES, Text
from vejviser.search.documents import REGIONS, Document
from vejviser.search.tables import BLOCK, POSTING, TRAITS, Tables, some
from vejviser.search.terms import Weight, terms_of, words_of
from vejviser.search.words import composed

_TEXTS = ("title", "labels", "body")


def written(document: Document) -> str:
    """A document as it stands in the table."""
    texts = {field: [getattr(document, field).say(lang) for lang in LANGS] for field in _TEXTS}
    rest = {"names": document.names, "stages": document.stages, "regions": document.regions}
    return json.dumps({"kind": document.kind, "id": document.id, **texts, **rest}, ensure_ascii=False)


def document_of(data: str) -> Document:
    """The document that stands so in the table."""
    held: dict[str, Any] = json.loads(data)
    texts = {field: Text(*held[field]) for field in _TEXTS}
    return Document(
        held["kind"], held["id"], texts["title"], texts["body"], texts["labels"], tuple(held["names"]),
        tuple(held["stages"]), tuple(held["regions"]),
    )  # fmt: skip


def clean(document: Document) -> Document:
    """The document with composed letters and without control characters."""
    return replace(
        document,
        title=_composed(document.title),
        labels=_composed(document.labels),
        body=_composed(document.body),
        names=tuple(map(composed, document.names)),
    )


def _composed(text: Text) -> Text:
    return Text(composed(text.da), composed(text.en))


class Writing:
    """One change of the tables, inside a transaction in which nobody else writes."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.database = tables.database

    def add(self, documents: Iterable[Document]) -> None:
        """Put documents in, a block's worth at a time."""
        stream = iter(documents)
        while portion := list(islice(stream, BLOCK)):
            named = {(document.kind, document.id): clean(document) for document in portion}
            self.remove(named)
            self._insert(list(named.values()))

    def remove(self, names: Iterable[tuple[str, str]]) -> None:
        """Take documents out, with every trace of them."""
        there: dict[int, Document] = {}
        by_kind: dict[str, list[str]] = {}
        for kind, name in names:
            by_kind.setdefault(kind, []).append(name)
        for kind, ids in by_kind.items():
            for portion in some(ids):
                marks = ", ".join("?" * len(portion))
                sql = f"SELECT number, document FROM search_document WHERE kind = ? AND id IN ({marks})"
                rows = self.database.run(sql, (kind, *portion))
                there |= {number: document_of(data) for number, data in rows}
        if there:
            self._delete(there)

    def _insert(self, documents: Sequence[Document]) -> None:
        last = self.database.run("SELECT MAX(number) FROM search_document")[0][0]
        start = 0 if last is None else last + 1
        numbered = dict(enumerate(documents, start))
        self.database.run_many(
            "INSERT INTO search_document (number, kind, id, document) VALUES (?, ?, ?, ?)",
            [(number, d.kind, d.id, written(d)) for number, d in numbered.items()],
        )
        self._set_traits(numbered, self._codes(documents))
        self._count_words(documents, 1)
        for block, members in _by_block(numbered).items():
            self._merge(block, _postings(members))

    def _delete(self, there: Mapping[int, Document]) -> None:
        self.database.run_many("DELETE FROM search_document WHERE number = ?", [(n,) for n in there])
        self._set_traits(there, {})
        self._count_words(there.values(), -1)
        for block, members in _by_block(there).items():
            terms = sorted({term for document in members.values() for term in terms_of(document)})
            self._thin(block, terms, np.array(sorted(members), dtype=np.uint16))

    def _codes(self, documents: Iterable[Document]) -> dict[str, int]:
        """The codes of the kinds, new ones for those not seen before."""
        codes = self.tables.kinds()
        new = sorted({document.kind for document in documents} - codes.keys())
        numbered = {kind: code for code, kind in enumerate(new, len(codes) + 1)}
        self.database.run_many(
            "INSERT INTO search_kind (code, name) VALUES (?, ?)", [(c, k) for k, c in numbered.items()]
        )
        return codes | numbered

    def _set_traits(self, numbered: Mapping[int, Document], codes: Mapping[str, int]) -> None:
        """Write the traits of documents; of none where a kind has no code."""
        for block, members in _by_block(numbered).items():
            rows = self.database.run("SELECT traits FROM search_block WHERE block = ?", (block,))
            old = np.frombuffer(rows[0][0], dtype=TRAITS) if rows else np.zeros(BLOCK, dtype=TRAITS)
            traits = old.copy()
            for place, document in members.items():
                traits[place] = _traits(document, codes) if document.kind in codes else (0, 0, 0)
            self.database.run(
                "INSERT INTO search_block (block, traits) VALUES (?, ?)"
                " ON CONFLICT (block) DO UPDATE SET traits = excluded.traits",
                (block, traits.tobytes()),
            )

    def _count_words(self, documents: Iterable[Document], sign: int) -> None:
        counted = Counter(found for document in documents for found in words_of(document))
        self.database.run_many(
            "INSERT INTO search_word (word, lang, backwards, letters, uses) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (word, lang) DO UPDATE SET uses = search_word.uses + excluded.uses",
            [(w, lang, w[::-1], len(w), sign * n) for (lang, w), n in sorted(counted.items())],
        )
        if sign < 0:
            self.database.run("DELETE FROM search_word WHERE uses <= 0")

    def _merge(self, block: int, new: Mapping[str, bytes]) -> None:
        for portion in some(sorted(new)):
            old = {term: postings.tobytes() for term, postings in self._of_block(block, portion)}
            self._write(block, {term: old.get(term, b"") + new[term] for term in portion})

    def _thin(self, block: int, terms: Sequence[str], places: NDArray[np.uint16]) -> None:
        for portion in some(terms):
            left = {
                term: postings[~np.isin(postings["place"], places)].tobytes()
                for term, postings in self._of_block(block, portion)
            }
            self._write(block, {term: data for term, data in left.items() if data})
            gone = [(term, block) for term, data in left.items() if not data]
            self.database.run_many("DELETE FROM search_posting WHERE term = ? AND block = ?", gone)

    def _of_block(self, block: int, terms: Sequence[str]) -> list[tuple[str, NDArray[np.void]]]:
        marks = ", ".join("?" * len(terms))
        sql = f"SELECT term, postings FROM search_posting WHERE block = ? AND term IN ({marks})"
        rows = self.database.run(sql, (block, *terms))
        return [(term, np.frombuffer(data, dtype=POSTING)) for term, data in rows]

    def _write(self, block: int, data: Mapping[str, bytes]) -> None:
        self.database.run_many(
            "INSERT INTO search_posting (term, block, postings) VALUES (?, ?, ?)"
            " ON CONFLICT (term, block) DO UPDATE SET postings = excluded.postings",
            [(term, block, postings) for term, postings in data.items()],
        )


def _by_block(numbered: Mapping[int, Document]) -> dict[int, dict[int, Document]]:
    """The documents of each block by their places in it."""
    found: dict[int, dict[int, Document]] = {}
    for number, document in numbered.items():
        found.setdefault(number // BLOCK, {})[number % BLOCK] = document
    return found


def _traits(document: Document, codes: Mapping[str, int]) -> tuple[int, int, int]:
    stages = sum(1 << STAGES.index(stage) for stage in set(document.stages))
    regions = sum(1 << REGIONS.index(region) for region in set(document.regions))
    return codes[document.kind], stages, regions


def _postings(members: Mapping[int, Document]) -> dict[str, bytes]:
    """The postings of the documents of a block under each of their terms, by rising place."""
    found: dict[str, bytearray] = {}
    for place in sorted(members):
        low, high = place & 0xFF, place >> 8
        for term, weight in terms_of(members[place]).items():
            found.setdefault(term, bytearray()).extend((low, high, *_bytes(weight)))
    return {term: bytes(data) for term, data in found.items()}


def _bytes(weight: Weight) -> tuple[int, int]:
    return weight.impact, weight.title
