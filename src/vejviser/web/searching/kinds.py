"""What the kinds of hits are called, and where each hit is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from vejviser.export.library.kinds import KINDS as LIBRARY_KINDS
from vejviser.handbook.entries import Text
from vejviser.search.documents import KINDS as SEARCHED
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


_KINDS: dict[str, Kind] = {
    key: Kind(LIBRARY_KINDS[key].one, LIBRARY_KINDS[key].many, _entry(key)) for key in SEARCHED
}


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


def page_of(kind: str, name: str) -> str:
    """The address of the page of a hit, "" for a kind that is none."""
    known = _KINDS.get(kind)
    return known.address(name) if known else ""


Source = Callable[[], Iterable[Document]]
_SOURCES: list[Source] = []


def add_source(read: Source) -> None:
    """Have what an app contributes read when the index is made; see `vejviser.web.searching.feed.source`."""
    _SOURCES.append(read)


def sources() -> tuple[Source, ...]:
    """The functions that read what stands beside the handbook."""
    return tuple(_SOURCES)
