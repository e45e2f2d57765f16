"""The shipped content as documents, and the questions with their right answers."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vejviser.handbook.entries import Lang
from vejviser.handbook.load import load
from vejviser.handbook.reference.load import load_reference
from vejviser.search.databases import SqliteIndex
from vejviser.search.documents import Document, documents

QUERIES = Path(__file__).parent / "queries.tsv"


@dataclass(frozen=True)
class Asked:
    """A question as someone would type it, and the ids of the entries that answer it."""

    part: str
    lang: Lang
    text: str
    right: frozenset[str]


@cache
def asked() -> tuple[Asked, ...]:
    """Every question, those of the tuned and of the held-back part."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return tuple(
        Asked(r["part"], "en" if r["lang"] == "en" else "da", r["query"], frozenset(r["right"].split(",")))
        for r in rows
    )


@cache
def shipped() -> tuple[Document, ...]:
    """Every document of the shipped content."""
    handbook = load()
    return tuple(documents(handbook, load_reference(handbook)))


@cache
def shipped_index() -> SqliteIndex:
    """An index of the shipped content, in memory; not to be written to."""
    index = SqliteIndex(":memory:")
    index.add(shipped())
    return index
