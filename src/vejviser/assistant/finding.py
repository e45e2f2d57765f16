"""Which entries fit some words. A plain match of words; the seam where a better search is put in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache

from vejviser.assistant.library import Library
from vejviser.handbook.entries import Text

IN_NAME, IN_TITLE, IN_BODY = 6, 4, 1
_TITLES = ("title", "name", "label", "ask", "question")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Hit:
    """An entry that fits, by kind and id."""

    kind: str
    id: str


def find(library: Library, query: str, kinds: Collection[str], limit: int) -> tuple[list[Hit], int]:
    """The best hits for the words of `query` in either language, at most `limit`, and how many there are.

    `kinds` empty means all. Every word must be found, as a whole word or the beginning of one; names and
    titles weigh more than what stands below.
    """
    wanted = tuple(dict.fromkeys(_WORD.findall(query.lower())))
    scored = []
    for place, (hit, index) in enumerate(_index(library)):
        if not kinds or hit.kind in kinds:
            score = _score(wanted, index)
            if query.strip().lower() == hit.id.lower():
                score += 1000
            if score:
                scored.append((-score, place, hit))
    scored.sort(key=lambda one: one[:2])
    return [hit for _, _, hit in scored[:limit]], len(scored)


def _score(wanted: Collection[str], index: Mapping[str, int]) -> int:
    total = 0
    for word in wanted:
        best = index.get(word, 0) * 2
        if not best and len(word) > 2:
            best = max((weight for held, weight in index.items() if held.startswith(word)), default=0)
        if not best:
            return 0
        total += best
    return total


@lru_cache(maxsize=4)
def _index(library: Library) -> tuple[tuple[Hit, dict[str, int]], ...]:
    """Each entry with its words and what a word weighs."""
    found = []
    for kind, name, entry in library.everything():
        weights: dict[str, int] = {}
        for text in _texts(entry):
            for word in _WORD.findall(text.lower()):
                weights.setdefault(word, IN_BODY)
        for attribute in _TITLES:
            title = getattr(entry, attribute, None)
            if isinstance(title, Text):
                for word in _WORD.findall(f"{title.da} {title.en}".lower()):
                    weights[word] = IN_TITLE
        for word in re.split(r"[\W_]+", name.lower()):
            weights[word] = IN_NAME
        weights.pop("", None)
        found.append((Hit(kind, name), weights))
    return tuple(found)


def _texts(value: object) -> Iterator[str]:
    """All words of an entry in both languages, and the provisions that it cites."""
    if isinstance(value, Text):
        yield value.da
        yield value.en
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            part = getattr(value, one.name)
            if one.name in ("provision", "source", "short") and isinstance(part, str):
                yield part
            else:
                yield from _texts(part)
