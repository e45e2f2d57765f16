"""The body of every kind of block: which keys it has and what they hold.

Each model turns itself into its frozen entry. Keys are a closed set; the grammar for writers is in
`docs/writing-law.md`.
"""

from __future__ import annotations

import re
from typing import Any, Literal, cast

from pydantic import Field, model_validator

from vejviser.handbook import entries as e
from vejviser.handbook.blocks import Block
from vejviser.handbook.parts import (
    BlockBody,
    Body,
    Cited,
    Condition,
    Day,
    DottedNames,
    Label,
    Name,
    Names,
    Span,
    Words,
    fail,
    text,
)  # fmt: skip
from vejviser.handbook.prices import COUNTED, ORDERED, words_of
from vejviser.handbook.schema_step import StepBody
from vejviser.law.model import Combine, FactType, Period, Status

_THEN = re.compile(r"\s*([A-Za-z]\w*)\s*=\s*([A-Za-z]\w*)\s*")
_KNOWS = Literal["regulatory", "clinical", "technical", "data", "legal", "purchasing", "management"]
_SOURCES = Literal[
    "regulation", "directive", "national_act", "executive_order", "guidance", "standard", "authority_page",
    "report", "proposal",
]  # fmt: skip


class SourceBody(BlockBody):
    """A `source` block."""

    title: Words
    short: str = Field(min_length=1)
    called: Words | None = None
    kind: _SOURCES
    eli: str = ""
    url: str = ""
    seen: Day | None = None
    mark: e.Mark

    def entry(self, block: Block) -> e.Source:
        """The frozen entry of this body."""
        return e.Source(
            **self.shared(block), title=self.title.text(), short=self.short, kind=self.kind, eli=self.eli,
            url=self.url, seen=self.seen, called=self.called.text() if self.called else None,
        )  # fmt: skip


class TopicBody(BlockBody):
    """A `topic` block."""

    title: Words
    order: int

    def entry(self, block: Block) -> e.Topic:
        """The frozen entry of this body."""
        return e.Topic(**self.shared(block), title=self.title.text(), order=self.order)


class FactBody(BlockBody):
    """A `fact` block."""

    type: FactType
    topic: Name
    label: Label
    ask: Words
    help: Words | None = None
    example: Words | None = None
    knows: _KNOWS | None = None
    controllable: bool = False
    price: Words | None = None
    price_when: list[str] = []
    only_if: Condition = ""
    unit: Words | None = None
    values: dict[Name, Words] = {}

    @model_validator(mode="after")
    def fits_type(self) -> FactBody:
        """Values belong to choices, a unit to numbers, and a price to answers that can be given."""
        choosing = self.type in ("choice", "choices")
        if choosing and len(self.values) < (2 if self.type == "choice" else 1):
            raise fail(f"a {self.type} fact needs `values`")
        if not choosing and self.values:
            raise fail(f"a {self.type} fact has no `values`")
        if self.price_when and not self.price:
            raise fail("`price_when` without `price`")
        known = words_of(self.type, tuple(self.values))
        wrong = [word for word in self.price_when if word not in known]
        if wrong:
            raise fail(f"`price_when` of this fact is among {', '.join(known)}: not {', '.join(wrong)}")
        if len(self.price_when) > 1 and set(self.price_when) & {*ORDERED, *COUNTED}:
            raise fail("`price_when` is one way to choose, or answers")
        if self.unit and self.type != "number":
            raise fail("only a number fact has a `unit`")
        return self

    def entry(self, block: Block) -> e.FactEntry:
        """The frozen entry of this body."""
        return e.FactEntry(
            **self.shared(block), type=self.type, topic=self.topic, label=self.label.text(),
            ask=self.ask.text(), help=text(self.help), example=text(self.example),
            knows=self.knows or "", controllable=self.controllable, price=text(self.price),
            price_when=tuple(self.price_when),
            only_if=self.only_if, unit=text(self.unit), values=_labels(self.values),
        )  # fmt: skip


class PositionBody(Body):
    """One position of a reading."""

    label: Words
    held_by: Words
    cite: Cited = []


class ReadingBody(BlockBody):
    """A `reading` block."""

    topic: Name
    label: Label
    question: Words
    positions: dict[Name, PositionBody] = Field(min_length=2)
    consequence: Words | None = None
    only_if: Condition = ""
    authority: Name | None = None
    mark: e.Mark

    def entry(self, block: Block) -> e.ReadingEntry:
        """The frozen entry of this body."""
        positions = {
            name: e.Position(p.label.text(), p.held_by.text(), tuple(cast("list[e.Citation]", p.cite)))
            for name, p in self.positions.items()
        }
        return e.ReadingEntry(
            **self.shared(block), topic=self.topic, label=self.label.text(), question=self.question.text(),
            positions=positions, consequence=text(self.consequence), only_if=self.only_if,
            authority=self.authority or "",
        )  # fmt: skip


class DecisionBody(BlockBody):
    """A `decision` block."""

    title: Words
    ask: Words
    topic: Name
    values: dict[Name, Words] = Field(min_length=1)
    combine: Combine
    only_if: Condition = ""
    otherwise: Name | None = None
    headline: bool = False
    because: Words | None = None
    mark: e.Mark

    @model_validator(mode="after")
    def otherwise_is_a_value(self) -> DecisionBody:
        """`otherwise` names one of the values; a set is empty where no rule holds."""
        if self.otherwise and self.otherwise not in self.values:
            raise fail(f"`otherwise: {self.otherwise}` is not one of the values {', '.join(self.values)}")
        if self.otherwise and self.combine == "all":
            raise fail(
                "a decision with `combine: all` has no `otherwise`: where no rule holds its set is empty"
            )
        return self

    def entry(self, block: Block) -> e.DecisionEntry:
        """The frozen entry of this body."""
        return e.DecisionEntry(
            **self.shared(block), title=self.title.text(), ask=self.ask.text(), topic=self.topic,
            values=_labels(self.values), combine=self.combine, only_if=self.only_if,
            otherwise=self.otherwise or "", headline=self.headline, because=text(self.because),
        )  # fmt: skip


class DatedBody(BlockBody):
    """What rules and tables share: status, three dates, mark and the sentence to the user."""

    cite: Cited = Field(min_length=1)
    status: Status = "law"
    adopted: Day | None = None
    in_force: Day | None = None
    applies: Span = Period()
    mark: e.Mark
    because: Words

    @model_validator(mode="after")
    def dates_in_order(self) -> DatedBody:
        """Law is adopted before it is in force, and does not apply before it was adopted."""
        if self.adopted and self.in_force and self.in_force < self.adopted:
            raise fail("`in_force` is before `adopted`")
        start = self.applies.start
        if self.adopted and start and start < self.adopted:
            raise fail("`applies` begins before `adopted`")
        return self

    def dated(self) -> dict[str, Any]:
        """The arguments that a dated rule takes."""
        return {
            "status": self.status,
            "adopted": self.adopted,
            "in_force": self.in_force,
            "applies": self.applies,
            "because": self.because.text(),
        }


class RuleBody(DatedBody):
    """A `rule` block."""

    when: Condition
    then: str = ""
    excepts: DottedNames = Field(default=[], alias="except")

    @model_validator(mode="after")
    def has_effect(self) -> RuleBody:
        """A rule gives a value or switches another rule off."""
        if self.then and not _THEN.fullmatch(self.then):
            raise fail(f"`then: {self.then}` does not read `decision = value`")
        if not self.then and not self.excepts:
            raise fail("a rule needs `then: decision = value`, or `except` with the rules it switches off")
        return self

    def entry(self, block: Block) -> e.RuleEntry:
        """The frozen entry of this body."""
        then = _THEN.fullmatch(self.then)
        return e.RuleEntry(
            **self.shared(block), **self.dated(), decision=then[1] if then else "",
            value=then[2] if then else "",
            when=self.when, excepts=tuple(self.excepts),
        )  # fmt: skip


class TableBody(DatedBody):
    """A `table` block; its rules are made from the Markdown table under it."""

    decides: Name
    when: Condition = ""
    excepts: DottedNames = Field(default=[], alias="except")


class ConstraintBody(BlockBody):
    """A `constraint` block."""

    require: Condition
    because: Words

    def entry(self, block: Block) -> e.ConstraintEntry:
        """The frozen entry of this body."""
        return e.ConstraintEntry(**self.shared(block), require=self.require, because=self.because.text())


class DocumentBody(BlockBody):
    """A `document` block."""

    title: Words
    what: Words

    def entry(self, block: Block) -> e.Document:
        """The frozen entry of this body."""
        return e.Document(**self.shared(block), title=self.title.text(), what=self.what.text())


class AuthorityBody(BlockBody):
    """An `authority` block."""

    name: Words
    role: Words
    url: str = ""
    valid: Span = Period()
    successor: Name | None = None
    mark: e.Mark

    def entry(self, block: Block) -> e.Authority:
        """The frozen entry of this body."""
        return e.Authority(
            **self.shared(block), name=self.name.text(), role=self.role.text(), url=self.url,
            valid=self.valid, successor=self.successor or "",
        )  # fmt: skip


class UnmodelledBody(BlockBody):
    """An `unmodelled` block."""

    cite: Cited = Field(min_length=1)
    reason: Words
    bears_on: Names = []
    mark: e.Mark

    def entry(self, block: Block) -> e.Unmodelled:
        """The frozen entry of this body."""
        return e.Unmodelled(**self.shared(block), reason=self.reason.text(), bears_on=tuple(self.bears_on))


class RepealBody(BlockBody):
    """A `repeal` block of an overlay."""

    rules: DottedNames = Field(min_length=1)
    because: Words | None = None

    def entry(self, block: Block) -> e.Repeal:
        """The frozen entry of this body."""
        return e.Repeal(**self.shared(block), rules=tuple(self.rules), because=text(self.because))


class OverlayBody(BlockBody):
    """The `overlay` block that names an overlay."""

    title: Words
    status: Status = "proposal"
    because: Words | None = None
    cite: Cited = Field(min_length=1)
    mark: e.Mark

    def entry(self, block: Block) -> e.OverlayEntry:
        """The frozen entry of this body."""
        return e.OverlayEntry(
            **self.shared(block), title=self.title.text(), status=self.status, because=text(self.because)
        )


def _labels(values: dict[str, Words]) -> dict[str, e.Text]:
    return {name: words.text() for name, words in values.items()}


BODIES: dict[str, type[BlockBody]] = {
    "source": SourceBody,
    "topic": TopicBody,
    "fact": FactBody,
    "constraint": ConstraintBody,
    "decision": DecisionBody,
    "rule": RuleBody,
    "table": TableBody,
    "reading": ReadingBody,
    "step": StepBody,
    "document": DocumentBody,
    "authority": AuthorityBody,
    "unmodelled": UnmodelledBody,
    "repeal": RepealBody,
    "overlay": OverlayBody,
}
DOTTED_KINDS = frozenset({"rule", "table", "constraint", "unmodelled", "repeal"})
