"""A workshop as its report tells it: plain values, without who voted what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from vejviser.handbook.entries import Text
from vejviser.workshop.analysis import StatementSays
from vejviser.workshop.because import Why

Sort = Literal["observation", "barrier", "practice", "recommendation"]
SORTS: tuple[Sort, ...] = ("observation", "barrier", "practice", "recommendation")


@dataclass(frozen=True)
class Attending:
    """A name or organisation that agreed to stand in the report."""

    organisation: str
    name: str
    kind: Text


@dataclass(frozen=True)
class Told:
    """A statement with what the votes say of it; `says` is None where too few have voted to show anything.

    `promoted` are its words where it was promoted; `because` the reasons given.
    """

    number: int
    text: str
    sort: Sort
    says: StatementSays | None
    steps: tuple[str, ...] = ()
    experiences: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    promoted: Text | None = None


@dataclass(frozen=True)
class Gathering:
    """One workshop: what it was about, who was there by kind of organisation, and what was said.

    `kinds` count participants by kind; `groups` name the groups behind the votes.
    """

    title: str
    theme: str
    purpose: str
    stage: Text
    held: dt.date
    host: str
    questions: tuple[str, ...]
    kinds: tuple[tuple[Text, int], ...]
    attending: tuple[Attending, ...]
    voters: int
    votes: int
    statements: tuple[Told, ...]
    groups: tuple[tuple[str, Text], ...] = ()
    together: tuple[Text, ...] = ()
    whys: tuple[Why, ...] = ()
    on_paper: int = 0
