"""How every paper ends: what is missing, the sources with their marks, and how the paper was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from vejviser.export.papers.matter import Matter, capital
from vejviser.export.papers.model import Block, Heading, Line, Link, Paragraph, Table, blanks, sources
from vejviser.export.road_json import NOTICE
from vejviser.handbook.entries import Citation


def closing(
    matter: Matter, blocks: Sequence[Block], missing: Callable[[Matter, Sequence[Block]], Iterator[Block]]
) -> Iterator[Block]:
    """The end of a paper whose body is `blocks`; `missing` makes the list of what is not known."""
    yield from missing(matter, blocks)
    yield from _sources(matter, blocks)
    road = matter.road
    yield Heading(1, matter.say("made_title"))
    made = matter.say(
        "made",
        version=road.receipt.version,
        day=matter.words.date(road.as_of),
        hash=road.receipt.content_hash[:12],
        receipt=road.receipt.id[:16],
    )
    yield Paragraph((made,))
    yield Paragraph((NOTICE[matter.lang],), "note")


def listed(matter: Matter, blocks: Sequence[Block]) -> Iterator[Block]:
    """Every blank of the body once, with who can fill it in."""
    found = blanks(blocks)
    yield Heading(1, matter.say("blanks_title"))
    if not found:
        yield Paragraph((matter.say("blanks_none"),))
        return
    key = "blanks_one" if len(found) == 1 else "blanks_intro"
    yield Paragraph((matter.say(key, count=len(found)),))
    rows = tuple(
        ((str(number),), (capital(one.what),), (capital(one.who or matter.say("nobody")),))
        for number, one in enumerate(found, 1)
    )
    header = (matter.say("number"), matter.say("blanks_what"), matter.say("blanks_who"))
    yield Table("", header, rows, (1, 8, 5))


def _sources(matter: Matter, blocks: Sequence[Block]) -> Iterator[Block]:
    """The sources that the body names, with address, the day they were read, and how well they are known."""
    yield Heading(1, matter.say("sources_title"))
    named = sources(blocks)
    if not named:
        yield Paragraph((matter.say("sources_none"),))
        return
    header = (matter.say("sources_short"), matter.say("sources_name"), matter.say("sources_mark"))
    yield Table("", header, tuple(_source(matter, name) for name in named), (3, 9, 2), True)


def _source(matter: Matter, name: str) -> tuple[Line, ...]:
    source = matter.road.handbook.sources[name]
    where = source.eli or source.url
    seen = matter.say("seen", day=matter.words.date(source.seen)) if source.seen else ""
    told: Line = (matter.text(source.title).rstrip(".") + ".",)
    if where:
        told = (*told, "\n", Link(where))
    if seen:
        told = (*told, f" ({seen})")
    return (matter.words.cite(Citation(name)),), told, (capital(matter.mark(source.mark)) or "–",)
