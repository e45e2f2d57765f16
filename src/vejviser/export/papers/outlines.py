"""Outlines: what the law asks a paper to hold, point by point, read from the files in `outlines/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from vejviser.handbook.entries import Citation, Mark, Text
from vejviser.handbook.yaml12 import Loader

FOLDER = Path(__file__).with_name("outlines")


@dataclass(frozen=True)
class Missing:
    """Something that no fact of the handbook holds: what it is, and who usually knows it."""

    what: Text
    knows: str


@dataclass(frozen=True)
class Point:
    """One point: what the provision asks for in our words, and where the answer can come from.

    `facts` and `findings` are names in the handbook, `document` one of its documents, `paper` another kind of
    paper that tells more. A point with `skip` (fact, value) is left out where the fact has that answer.
    """

    id: str
    title: Text
    words: Text
    cite: Citation
    mark: Mark
    facts: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    document: str = ""
    paper: str = ""
    missing: tuple[Missing, ...] = ()
    skip: tuple[str, str] | None = None


@dataclass(frozen=True)
class Outline:
    """A part of a paper with its points in order."""

    id: str
    title: Text
    points: tuple[Point, ...]


@cache
def outlines(name: str) -> Mapping[str, Outline]:
    """The outlines of one file by id, in the order written."""
    read = yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader)
    return {
        key: Outline(key, Text(**part["title"]), tuple(_point(point) for point in part["points"]))
        for key, part in read.items()
    }


def _point(read: Mapping[str, Any]) -> Point:
    skip = read.get("skip_when")
    return Point(
        read["id"],
        Text(**read["title"]),
        Text(**read["words"]),
        Citation(*read["cite"]),
        read["mark"],
        tuple(read.get("facts", ())),
        tuple(read.get("findings", ())),
        read.get("document", ""),
        read.get("paper", ""),
        tuple(Missing(Text(**one["what"]), one["knows"]) for one in read.get("missing", ())),
        (skip["fact"], skip["value"]) if skip else None,
    )
