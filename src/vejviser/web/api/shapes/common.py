"""What many shapes share: answers, days, citations, pages of a list."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from vejviser.handbook.entries import Mark

EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 1, 1)
"""The days that the law can be asked about."""
LARGEST_PAGE = 100
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Shape(BaseModel):
    """What all shapes share: nothing comes in or goes out that the contract does not name."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


def _iso(value: object) -> object:
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        raise PydanticCustomError("day", "write a day as 2026-12-31")
    return value


def _known_to_law(value: object) -> object:
    day = _iso(value)
    if isinstance(day, str) and not EARLIEST.isoformat() <= day <= LATEST.isoformat():
        raise PydanticCustomError("day_range", "choose a day from 1990 to 2100")
    return day


Day: TypeAlias = Annotated[dt.date, BeforeValidator(_iso)]
LawDay: TypeAlias = Annotated[dt.date, BeforeValidator(_known_to_law)]
"""A day that the law can be asked about, from 1990 to 2100."""

AnswerValue: TypeAlias = Annotated[
    bool | int | float | str | list[str] | None,
    Field(
        description="An answer as a project file gives it: true or false, one value, a list of values "
        "([] for none of them), a number, a date as ISO text, or text. null: asked and not known.",
        examples=[True, "diagnosis", ["diagnosis"], 2400000, "2026-12-31", None],
    ),
]
Certainty: TypeAlias = Literal["certain", "possible", "no"]
MarkOf: TypeAlias = Annotated[
    Mark | None,
    Field(
        description="How well it is known: verified (read in the source), secondary, memory, inferred (ours)."
    ),
]


class CitationTold(Shape):
    """A place in a source."""

    source: str = Field(description="Id of the source.", examples=["mdr"])
    provision: str = Field(description="The place, as the handbook writes it.", examples=["Annex VIII, 6.3"])
    text: str = Field(description="Short citation in the language.")


class NamedTold(Shape):
    """An entry of the handbook by its id and what it is called."""

    id: str
    title: str


class Fees(Shape):
    """An amount in a currency: from the least to the most."""

    least: float
    most: float


class Page(Shape):
    """Where in a list these items stand."""

    total: int = Field(description="How many there are in all.")
    offset: int
    limit: int


class Paging(Shape):
    """Which part of a list is wanted."""

    limit: int = Field(50, ge=1, le=LARGEST_PAGE, description="At most so many.")
    offset: int = Field(0, ge=0, le=1_000_000, description="Leave out so many first.")


class OnLaw(Shape):
    """Under which law to look: the day, and the law in the making laid over it."""

    as_of: LawDay | None = Field(
        None, description="The day of the law; else the project's own, else today.", examples=["2027-01-01"]
    )
    overlay: list[str] = Field(
        [],
        max_length=8,
        description="Law in the making to lay over the law in force; see `/handbook`. May be repeated.",
    )
