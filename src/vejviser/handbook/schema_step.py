"""The body of a `step` block: what to do, who decides, documents, both kinds of time, fees."""

from __future__ import annotations

from typing import Literal, Self, cast

from pydantic import Field, PositiveFloat, model_validator

from vejviser.handbook import entries as e
from vejviser.handbook.blocks import Block
from vejviser.handbook.parts import BlockBody, Body, Cited, Condition, Names, Words, fail, text

DAYS_IN = {"days": 1.0, "weeks": 7.0, "months": 30.4375}


class StatutoryBody(Body):
    """A time limit in law."""

    days: PositiveFloat
    unit: Literal["calendar", "working"]
    clock: e.Clock
    limit: Words
    start: Words = Field(alias="from")
    stops: Words | None = None
    counted_from: Names = []
    cite: Cited = Field(min_length=1)
    mark: e.Mark

    def value(self) -> e.Statutory:
        """The frozen value of this body."""
        cite = tuple(cast("list[e.Citation]", self.cite))
        return e.Statutory(
            self.days, self.unit, self.clock, self.limit.text(), self.start.text(), text(self.stops), cite,
            self.mark, tuple(self.counted_from),
        )  # fmt: skip


class SpreadBody(Body):
    """A duration that varies: percentiles in a unit of time."""

    p10: PositiveFloat | None = None
    p50: PositiveFloat
    p90: PositiveFloat | None = None
    unit: Literal["days", "weeks", "months"]

    @model_validator(mode="after")
    def ascending(self) -> Self:
        """The percentiles ascend."""
        given = [p for p in (self.p10, self.p50, self.p90) if p is not None]
        if given != sorted(given):
            raise fail("p10, p50 and p90 must ascend")
        return self

    def days(self) -> tuple[float | None, float, float | None]:
        """p10, p50 and p90 in days."""
        scale = DAYS_IN[self.unit]
        p10, p90 = (p * scale if p is not None else None for p in (self.p10, self.p90))
        return p10, self.p50 * scale, p90


class ExperiencedBody(SpreadBody):
    """Published experience of a duration."""

    note: Words | None = None
    cite: Cited = Field(min_length=1)
    mark: e.Mark

    def value(self) -> e.Experienced:
        """The frozen value of this body, in days."""
        cite = tuple(cast("list[e.Citation]", self.cite))
        return e.Experienced(*self.days(), text(self.note), cite, self.mark)


class ReturnedBody(SpreadBody):
    """Published experience of applications that come back for revision."""

    share: float = Field(gt=0, le=1)
    note: Words | None = None
    cite: Cited = Field(min_length=1)
    mark: e.Mark

    def value(self) -> e.Returned:
        """The frozen value of this body, in days."""
        cite = tuple(cast("list[e.Citation]", self.cite))
        return e.Returned(self.share, *self.days(), text(self.note), cite, self.mark)


class FeeBody(Body):
    """What an authority charges."""

    amount: float = Field(ge=0)
    currency: Literal["DKK", "EUR", "USD", "SEK", "NOK", "GBP"]
    year: int = Field(ge=1990, le=2100)
    note: Words | None = None
    cite: Cited = Field(min_length=1)
    mark: e.Mark

    def value(self) -> e.Fee:
        """The frozen value of this body."""
        cite = tuple(cast("list[e.Citation]", self.cite))
        return e.Fee(self.amount, self.currency, self.year, text(self.note), cite, self.mark)


class DocumentsBody(Body):
    """The documents a step needs and makes."""

    needed: Names = Field(default=[], alias="in")
    made: Names = Field(default=[], alias="out")


class StepBody(BlockBody):
    """A `step` block."""

    stage: e.Stage
    kind: Literal["duty", "choice", "good_practice"]
    pace: e.Pace = "once"
    title: Words
    do: Words
    when: Condition
    after: Names = []
    decided_by: Names = []
    documents: DocumentsBody = DocumentsBody()
    statutory: list[StatutoryBody] = []
    experienced: list[ExperiencedBody] = []
    returned: list[ReturnedBody] = []
    fee: list[FeeBody] = []
    cite: Cited = Field(min_length=1)
    mark: e.Mark
    because: Words

    def entry(self, block: Block) -> e.StepEntry:
        """The frozen entry of this body."""
        return e.StepEntry(
            **self.shared(block), stage=self.stage, kind=self.kind, pace=self.pace,
            title=self.title.text(), do=self.do.text(), when=self.when,
            because=self.because.text(), after=tuple(self.after), decided_by=tuple(self.decided_by),
            documents_in=tuple(self.documents.needed),
            documents_out=tuple(self.documents.made), statutory=tuple(s.value() for s in self.statutory),
            experienced=tuple(x.value() for x in self.experienced),
            returned=tuple(r.value() for r in self.returned), fee=tuple(f.value() for f in self.fee),
        )  # fmt: skip
