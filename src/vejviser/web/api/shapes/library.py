"""The shapes of the handbook: its kinds, lists, entries, and what a search finds."""

from __future__ import annotations

import uuid
from typing import Literal

from pydantic import Field

from vejviser.handbook.entries import Lang, Stage
from vejviser.search.documents import KINDS
from vejviser.web.api.shapes.common import MarkOf, NamedTold, Page, Shape
from vejviser.web.searching.kinds import kinds


class KindTold(Shape):
    """A kind of entries."""

    kind: str = Field(examples=["steps"])
    title: str
    count: int


class OverlayTold(NamedTold):
    """Law in the making that can be laid over the law in force."""

    because: str


class HandbookTold(Shape):
    """The handbook in force."""

    version: str
    content_hash: str = Field(description="SHA-256 of all its content.")
    notice: str
    kinds: list[KindTold]
    overlays: list[OverlayTold]


class EntryBrief(NamedTold):
    """An entry in a list."""

    mark: MarkOf


class Entries(Page):
    """Entries of one kind, in the order of the handbook."""

    kind: str
    items: list[EntryBrief]


class LineTold(Shape):
    """One line of an entry; an empty label continues the line above."""

    label: str
    text: str
    written: str = Field(description="A condition as the handbook writes it; else empty.")
    item: bool
    mark: MarkOf


class EntryTold(Shape):
    """Everything of one entry, in words."""

    id: str
    kind: str
    kind_title: str
    title: str
    words: str = Field(description="The provision in the handbook's own words.")
    lines: list[LineTold]
    mark: MarkOf


class PieceTold(Shape):
    """A piece of a snippet; never markup."""

    text: str
    is_hit: bool


class HitTold(Shape):
    """Something found; `kind` and `id` together name it, in the handbook or among what users published."""

    id: str
    kind: str
    page: str = Field(description="The path of its page for people, in the language asked for.")
    title: str
    snippet: list[PieceTold]
    lang: Lang
    stages: list[Stage]
    regions: list[str]
    score: float = Field(description="Compares hits of one search and nothing else.")


class CorrectionTold(Shape):
    """A word that was read as another."""

    typed: str
    read_as: str


class Found(Page):
    """What a search found, best first."""

    query: str
    items: list[HitTold]
    facets: dict[str, dict[str, int]] = Field(
        description="How many of each of `kinds`, `stages` and `regions`, without a choice in that facet."
    )
    corrections: list[CorrectionTold]


class ExampleTold(Shape):
    """An example project that everybody may read, and copy to change it."""

    id: uuid.UUID
    name: str = Field(examples=["fracture-detection"])
    title: str
    about: str


class Examples(Shape):
    """The examples."""

    items: list[ExampleTold]


KindName = Literal[*KINDS]  # type: ignore[valid-type]
"""The name of a kind in the handbook."""
SoughtKind = Literal[*kinds()]  # type: ignore[valid-type]
"""The name of a kind that can be searched for: those of the handbook, and what users contribute."""
