"""What the tools answer, as data: the parts that every answer has, and the answers about the handbook."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from vejviser.handbook.entries import Lang, Mark

Cites = list[str]
CITES = "Citations to give with this; each stands in `sources` with its address and mark."
Certainty = Literal["certain", "possible", "open"]


class Model(BaseModel):
    """What all parts of answers share."""

    model_config = ConfigDict(frozen=True)


class SourceRef(Model):
    """Something cited."""

    cite: str = Field(description="The citation as it is to be written.")
    url: str = Field(description="Where the source can be read; empty where no address is confirmed.")
    mark: Mark = Field(
        description="How well it is known: verified (read in the source), secondary, memory, inferred (ours)."
    )


class HandbookRef(Model):
    """The handbook that answered."""

    version: str
    content_hash: str = Field(description="SHA-256 of all its content.")


class Result(Model):
    """What every answer ends with."""

    lang: Lang
    as_of: str = Field(description="The day of the law, ISO.")
    overlays: list[str] = Field(description="Law in the making that was laid over the law in force.")
    handbook: HandbookRef
    sources: list[SourceRef] = Field(description="All that the answer cites, each once.")
    notice: str = Field(description="Tell the user this once.")


class Named(Model):
    """An entry by id and title."""

    id: str
    title: str


class Related(Named):
    """An entry that bears on another."""

    kind: str


class Hit(Related):
    """An entry that fits the query."""

    mark: Mark | None
    cites: Cites = Field(description=CITES)


class Found(Result):
    """Entries that fit a query, best first."""

    query: str
    hits: list[Hit]
    total: int = Field(description="How many entries fit; narrow by `kinds` or words, or raise `limit`.")


class CardLine(Model):
    """One line of an entry; an empty label continues the line above."""

    label: str
    text: str
    written: str = Field(default="", description="A condition as the handbook writes it.")


class Shown(Result):
    """Everything of one entry."""

    id: str
    kind: str
    kind_words: str
    title: str
    words: str = Field(description="The provision in the handbook's own words.")
    lines: list[CardLine]
    lines_left: int = Field(description="Lines left out so that the answer stays short.")
    mark: Mark | None
    cites: Cites = Field(description=CITES)
    related: list[Related] = Field(description="What bears on it or hangs on it.")
    related_left: int


class Value(Model):
    """A value that an answer can have."""

    value: str = Field(description="Write this in `answers`.")
    label: str


class FactTold(Model):
    """A fact about a project that a person can answer."""

    id: str = Field(description="The key to use in `answers`.")
    topic: str
    label: str
    ask: str = Field(description="The question to put to the user.")
    help: str
    example: str
    type: str = Field(
        description="bool: true/false; choice: one value; choices: a list of values, [] for none of them; "
        "number; date: ISO text; text."
    )
    unit: str
    values: list[Value]
    knows: str = Field(description="Who usually knows the answer.")
    own_choice: bool = Field(description="True when the team decides it itself.")
    only_if: str = Field(description="When the question arises, in words; empty for always.")
    reading: bool = Field(
        description="True for a contested reading: show all positions, never choose for the user."
    )
    mark: Mark | None
    cites: Cites = Field(description=CITES)


class FactBrief(Model):
    """A fact in short."""

    id: str
    label: str
    type: str
    values: list[str]


class Topic(Named):
    """A topic and its facts in short."""

    facts: list[FactBrief]


class Facts(Result):
    """The facts by topic in short, or those of one topic in full."""

    topics: list[Topic]
    facts: list[FactTold] = Field(description="Filled when a topic is asked for.")
