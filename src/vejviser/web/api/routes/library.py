"""The handbook: its kinds, lists, entries, a search over everything, and the example projects."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import Field

from vejviser.export.card import said
from vejviser.export.entry_card import entry_card
from vejviser.export.road_json import NOTICE
from vejviser.export.row_card import row_card
from vejviser.export.wording import Wording
from vejviser.handbook.entries import STAGES, Entry, Stage, Text
from vejviser.handbook.reference.entries import AnyRow
from vejviser.law.errors import nearest
from vejviser.search.documents import KINDS, REGIONS
from vejviser.search.query import LONGEST, MOST_HITS
from vejviser.search.query import Query as Question
from vejviser.web.api.caller import READING
from vejviser.web.api.faults import unknown as no_such
from vejviser.web.api.pace import LIGHT
from vejviser.web.api.problems import ProblemError
from vejviser.web.api.shapes.common import Paging, Shape
from vejviser.web.api.shapes.library import (
    CorrectionTold,
    Entries,
    EntryBrief,
    EntryTold,
    Examples,
    ExampleTold,
    Found,
    HandbookTold,
    HitTold,
    KindName,
    KindTold,
    LineTold,
    OverlayTold,
    PieceTold,
    SoughtKind,
)
from vejviser.web.law import house
from vejviser.web.projects.examples import examples
from vejviser.web.searching.finding import hits_of
from vejviser.web.searching.kinds import page_of
from vejviser.web.words import lang

router = Router(tags=["handbook"], auth=READING, throttle=LIGHT)
_TITLES = ("title", "ask", "question", "name", "words")


class Sought(Shape):
    """What to search for."""

    q: str = Field(
        max_length=LONGEST, description="Words; the last may be unfinished.", examples=["dataadgang"]
    )
    kind: list[SoughtKind] = Field(  # type: ignore[valid-type]
        [], max_length=20, description="Only these kinds. May be repeated."
    )
    stage: list[Stage] = Field([], max_length=3, description="Only these stages. May be repeated.")
    region: list[str] = Field(
        [],
        max_length=12,
        description="Only these regions. May be repeated.",
        json_schema_extra={"items": {"enum": list(REGIONS), "type": "string"}},
    )
    limit: int = Field(10, ge=1, le=MOST_HITS, description="At most so many.")
    offset: int = Field(0, ge=0, le=10_000, description="Leave out so many first.")


def shelf(kind: str) -> Mapping[str, Entry | AnyRow]:
    """The entries or rows of a kind by id."""
    at = house()
    holder = at.handbook if hasattr(type(at.handbook), kind) else at.reference
    found: Mapping[str, Entry | AnyRow] = getattr(holder, kind)
    return found


@router.get("/handbook", response=HandbookTold, operation_id="handbook", summary="The handbook in force")
def handbook(request: HttpRequest) -> HandbookTold:
    """Its version, what kinds of entries it has, and the law in the making that can be laid over it."""
    book = house().handbook
    words = Wording(book, lang())
    return HandbookTold(
        version=book.version,
        content_hash=book.content_hash,
        notice=NOTICE[lang()],
        kinds=[
            KindTold(kind=kind, title=said(f"one.{kind}", words), count=len(shelf(kind))) for kind in KINDS
        ],
        overlays=[
            OverlayTold(id=name, title=words.say(entry.title), because=words.say(entry.because))
            for name, entry in book.overlays.items()
        ],
    )


@router.get("/handbook/{kind}", response=Entries, operation_id="entries", summary="Entries of one kind")
def entries(request: HttpRequest, kind: KindName, page: Query[Paging]) -> Entries:
    """The entries of a kind with their titles, in the order of the handbook."""
    words = Wording(house().handbook, lang())
    found = list(shelf(kind).items())
    items = [
        EntryBrief(id=name, title=_title(entry, words), mark=getattr(entry, "mark", None))
        for name, entry in found[page.offset : page.offset + page.limit]
    ]
    return Entries(kind=kind, items=items, total=len(found), offset=page.offset, limit=page.limit)


def _title(entry: Entry | AnyRow, words: Wording) -> str:
    """What an entry is called: its title or question, else its id."""
    named = (getattr(entry, key, None) for key in _TITLES)
    return next((words.say(text) for text in named if isinstance(text, Text)), entry.id)


@router.get("/handbook/{kind}/{path:entry}", response=EntryTold, operation_id="entry", summary="One entry")
def entry(request: HttpRequest, kind: KindName, entry: Path[str]) -> EntryTold:
    """Everything of one entry in words, with its citations and mark. An id may hold dots and slashes."""
    at = house()
    found = shelf(kind).get(entry)
    if found is None:
        raise ProblemError("not-found")
    if isinstance(found, Entry):
        card = entry_card(at.handbook, kind, found, lang())
    else:
        card = row_card(at.handbook, at.reference, kind, found, lang())
    lines = [
        LineTold(label=one.label, text=one.text, written=one.written, item=one.item, mark=one.mark)
        for one in card.lines
    ]
    return EntryTold(
        id=card.id,
        kind=kind,
        kind_title=card.kind_words,
        title=card.title,
        words=card.words,
        lines=lines,
        mark=getattr(found, "mark", None),
    )


@router.get("/search", response=Found, operation_id="search", summary="Search over everything")
def search(request: HttpRequest, sought: Query[Sought]) -> Found:
    """What there is on some words in Danish and English, best first: the handbook, and what users published.

    The same hits as on the page of the search.
    """
    if wrong := [name for name in sought.region if name not in REGIONS]:
        raise ProblemError(
            "invalid",
            faults=[no_such("query.region", name, nearest(name, REGIONS), "openapi.json") for name in wrong],
        )
    asked = Question(
        sought.q,
        lang(),
        tuple(sought.kind),
        tuple(sought.stage),
        tuple(sought.region),
        sought.limit,
        sought.offset,
    )
    found = hits_of(asked)
    items = [
        HitTold(
            id=hit.id,
            kind=hit.kind,
            page=page_of(hit.kind, hit.id),
            title=hit.title,
            lang=hit.lang,
            stages=[stage for stage in STAGES if stage in hit.stages],
            regions=list(hit.regions),
            score=hit.score,
            snippet=[PieceTold(text=piece.text, is_hit=piece.is_hit) for piece in hit.snippet],
        )
        for hit in found.hits
    ]
    return Found(
        query=sought.q,
        items=items,
        total=found.total,
        offset=sought.offset,
        limit=sought.limit,
        facets={name: dict(counts) for name, counts in found.facets.items()},
        corrections=[CorrectionTold(typed=typed, read_as=meant) for typed, meant in found.corrections],
    )


@router.get("/examples", response=Examples, operation_id="examples", summary="The example projects")
def example_projects(request: HttpRequest) -> Examples:
    """Projects that everybody may read under `/projects/{id}`, and copy to change them."""
    at = house()
    return Examples(
        items=[
            ExampleTold(id=row.id, name=name, title=row.title, about=at.read(row.text).about)
            for name, row in examples().items()
        ]
    )
