"""What the rows of the tables must hold, validated by pydantic."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PositiveFloat

from vejviser.handbook.entries import Mark, Stage
from vejviser.handbook.parts import Body, Span, Words, fail
from vejviser.handbook.reference.entries import Access, Outcome, Region, Relation
from vejviser.handbook.schema_step import SpreadBody
from vejviser.law.model import ALWAYS


def _split(value: Any) -> Any:
    """A cell of a TSV table holds several words apart by spaces."""
    return value.split() if isinstance(value, str) else value


def _url(value: str) -> str:
    head, _, rest = value.partition("://")
    if head not in ("http", "https") or "." not in rest.split("/")[0] or any(c.isspace() for c in value):
        raise fail(f"'{value}' is not an address: write https://...")
    return value


def _yes_no(value: Any) -> Any:
    if value in (True, False):
        return value
    if value not in ("yes", "no"):
        raise fail(f"'{value}' is not allowed; use yes or no")
    return value == "yes"


Ids = Annotated[list[str], BeforeValidator(_split)]
Url = Annotated[str, AfterValidator(_url)]
Urls = Annotated[list[Url], BeforeValidator(_split), Field(min_length=1)]
Year = Annotated[int, Field(ge=1990, le=2100)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Filled = Annotated[str, Field(min_length=1)]


class GroupBody(Body):
    """Steps that belong together."""

    title: Words
    steps: Ids


class ActorBody(Body):
    """A row of actors.tsv."""

    name: Words
    kind: Words
    relation: Relation
    region: Region
    stages: Annotated[list[Stage], BeforeValidator(_split)]
    offers: Words
    source: Filled
    url: Url | None = None
    authority: str = ""
    valid: Span = ALWAYS
    successor: str = ""
    note: Words | None = None
    steps: Ids = Field(min_length=1)
    mark: Mark


class ExperienceBody(Body):
    """A row of experiences.tsv."""

    title: Words
    actors: Words
    actor_ids: Ids = Field(default_factory=list)
    site: Words
    outcome: Outcome
    lesson: Words
    urls: Urls
    year: Year
    year_known: YesNo
    steps: Ids = Field(min_length=1)
    mark: Mark


class GateBody(Body):
    """A row of gates.yaml."""

    access: Access
    words: Words
    place: Words | None = None
    leaves: Words | None = None
    limit: Words | None = None
    steps: Ids = Field(default_factory=list)
    valid: Span = ALWAYS
    mark: Mark


class ControllerBody(Body):
    """Who answers for a dataset, and when."""

    name: Words
    authority: str = ""
    valid: Span = ALWAYS


class RouteBody(Body):
    """The route to a dataset for one purpose; words of its own, or those of its gates."""

    access: Access
    gates: Ids = Field(default_factory=list)
    words: Words | None = None


class RoutesBody(Body):
    """A route for each of the four purposes."""

    research: RouteBody
    quality: RouteBody
    product_development: RouteBody
    treatment: RouteBody


class DatasetBody(Body):
    """A row of datasets.yaml."""

    name: Words
    controllers: list[ControllerBody] = Field(min_length=1)
    content: Words
    coverage: Words
    identifiers: Words
    ehds: Words
    routes: RoutesBody
    portal: Words
    fees: Words
    waiting: Words
    url: Url
    note: Words | None = None
    source: Filled
    data: Ids = Field(default_factory=list)
    mark: Mark


class VariantBody(Body):
    """One variant of a clause."""

    words: Words
    favours: Literal["region", "company", "balanced", "patients"]


class ClauseBody(Body):
    """A row of clauses.yaml."""

    group: Literal["frame", "ip", "data", "procurement", "clinical", "collaboration"]
    title: Words
    purpose: Words
    variants: dict[str, VariantBody] = Field(min_length=1)
    may: Ids = Field(default_factory=list)
    basis: Words
    conflict: Words
    fields_: dict[str, Words] = Field(alias="fields", min_length=1)
    note: Words | None = None
    mark: Mark


class AgreementTextBody(Body):
    """A standard text in agreements.yaml."""

    title: Words
    publisher: Words
    preapproved: Literal["yes", "once_negotiated", "no", "unknown", "not_applicable"]
    url: Url | None = None
    note: Words | None = None
    mark: Mark


class AgreementTypeBody(Body):
    """A type of agreement in agreements.yaml."""

    title: Words
    must: Ids = Field(min_length=1)
    texts: Ids = Field(default_factory=list)
    steps: Ids = Field(min_length=1)
    mark: Mark


class ChecklistBody(Body):
    """A row of checklists.yaml."""

    title: Words
    applies_to: Words
    version: Words
    year: Year | None = None
    url: Url
    note: Words
    steps: Ids = Field(min_length=1)
    mark: Mark


class ChecklistItemBody(Body):
    """A row of checklists.tsv; its own words stand in the columns `words_da` and `words_en`."""

    checklist: Filled
    item: Filled
    section: Words
    words: Words
    when: Words
    topic: Filled
    maps_to: str = ""
    mark: Mark


class ReadinessBody(Body):
    """An item of a dimension in readiness.yaml."""

    question: Words
    evidence: Words
    respondent: Words
    phase: Literal["A", "B", "C"]
    gate: Literal["G", "F", ""] = ""
    site_dependent: bool = False
    steps: Ids = Field(min_length=1)
    mark: Mark


class DimensionBody(Body):
    """A dimension of readiness.yaml with its items."""

    title: Words
    items: dict[str, ReadinessBody] = Field(min_length=1)


class AssumedTimeBody(SpreadBody):
    """A class of work in assumed-times.yaml; all three percentiles must be given."""

    title: Words
    p10: PositiveFloat
    p90: PositiveFloat
    why: Words
    steps: Ids = Field(min_length=1)
    mark: Literal["inferred"]


class FactorsBody(Body):
    """The assumed spread around a published median, in assumed-times.yaml."""

    p10: float = Field(gt=0, lt=1)
    p90: float = Field(gt=1)
    why: Words


class MilestoneBody(Body):
    """A row of milestones.yaml."""

    title: Words
    sign: Words
    reached: Literal["all", "first"]
    steps: Ids = Field(min_length=1)


def columns(body: type[Body]) -> tuple[str, ...]:
    """The columns of a TSV table for a body: `id`, then one a key, two where it holds words."""
    found = ["id"]
    for name, info in body.model_fields.items():
        worded = info.annotation in (Words, Words | None)
        found += [f"{name}_da", f"{name}_en"] if worded else [name]
    return tuple(found)
