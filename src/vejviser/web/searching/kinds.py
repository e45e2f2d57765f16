"""What the kinds of hits are called, and where each hit is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from vejviser.handbook.entries import Text
from vejviser.search.documents import Document


@dataclass(frozen=True)
class Kind:
    """A kind of hits: its name for one and for many, and the address of the one with an id."""

    one: Text
    many: Text
    address: Callable[[str], str]


def _entry(kind: str) -> Callable[[str], str]:
    def address(name: str) -> str:
        try:
            return reverse("library:entry", args=[kind, name])
        except NoReverseMatch:
            return ""

    return address


def _handbook(kind: str, one: Text, many: Text) -> tuple[str, Kind]:
    return kind, Kind(one, many, _entry(kind))


_KINDS: dict[str, Kind] = dict([
    _handbook("steps", Text("trin", "step"), Text("trin", "steps")),
    _handbook("decisions", Text("konklusion", "finding"), Text("konklusioner", "findings")),
    _handbook("sources", Text("kilde", "source"), Text("kilder", "sources")),
    _handbook("authorities", Text("en, der afgør", "one who decides"),
              Text("dem, der afgør", "those who decide")),
    _handbook("documents", Text("dokument", "document"), Text("dokumenter", "documents")),
    _handbook("readings", Text("fortolkning", "reading"), Text("fortolkninger", "readings")),
    _handbook("topics", Text("emne", "topic"), Text("emner", "topics")),
    _handbook("facts", Text("oplysning", "fact"), Text("oplysninger", "facts")),
    _handbook("overlays", Text("lov på vej", "law in the making"), Text("lov på vej", "law in the making")),
    _handbook("rules", Text("regel", "rule"), Text("regler", "rules")),
    _handbook("constraints", Text("sammenhæng", "constraint"), Text("sammenhænge", "constraints")),
    _handbook("unmodelled", Text("kendt, ikke regnet med", "known, not modelled"),
              Text("kendt, ikke regnet med", "known, not modelled")),
    _handbook("actors", Text("aktør", "actor"), Text("aktører", "actors")),
    _handbook("datasets", Text("datakilde", "data source"), Text("datakilder", "data sources")),
    _handbook("experiences", Text("erfaring", "experience"), Text("erfaringer", "experiences")),
    _handbook("agreements", Text("aftaletype", "type of agreement"),
              Text("aftaletyper", "types of agreement")),
    _handbook("clauses", Text("aftaleklausul", "clause"), Text("aftaleklausuler", "clauses")),
    _handbook("checklists", Text("tjekliste", "checklist"), Text("tjeklister", "checklists")),
    _handbook("checklist_items", Text("punkt på tjekliste", "checklist item"),
              Text("punkter på tjeklister", "checklist items")),
    _handbook("readiness", Text("punkt om parathed", "readiness item"),
              Text("punkter om parathed", "readiness items")),
    _handbook("gates", Text("adgang til data", "way to data"), Text("adgange til data", "ways to data")),
    _handbook("assumed_times", Text("antaget tid", "assumed time"), Text("antagne tider", "assumed times")),
    _handbook("milestones", Text("milepæl", "milestone"), Text("milepæle", "milestones")),
])  # fmt: skip


def add_kind(key: str, kind: Kind) -> None:
    """Make a kind known that is contributed; see `vejviser.web.searching.feed.introduce`."""
    before = _KINDS.get(key)
    if before is None:
        _KINDS[key] = kind
        return
    _KINDS[key] = Kind(kind.one, kind.many, lambda name: kind.address(name) or before.address(name))


def kinds() -> Mapping[str, Kind]:
    """Every kind of hits by its key."""
    return _KINDS


Source = Callable[[], Iterable[Document]]
_SOURCES: list[Source] = []


def add_source(read: Source) -> None:
    """Have what an app contributes read when the index is made; see `vejviser.web.searching.feed.source`."""
    _SOURCES.append(read)


def sources() -> tuple[Source, ...]:
    """The functions that read what stands beside the handbook."""
    return tuple(_SOURCES)
