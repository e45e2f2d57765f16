"""The page of a legal act or topic as the handbook writes it: headings, provisions and entries in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vejviser.export.library.kinds import ENTRY_KINDS, KINDS
from vejviser.export.library.library import LawPage, Library, page_id
from vejviser.export.library.page import Cite, Line, Ref, RuleView
from vejviser.export.library.telling import Telling
from vejviser.handbook import entries as e
from vejviser.handbook.outline import Heading, Outline, heading_words

DEEPEST = 4


@dataclass(frozen=True)
class Passage:
    """An entry on a page: its link, kind, words, what one such is called, and a rule's condition."""

    ref: Ref
    kind: str
    text: str
    one: str
    rule: RuleView | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Part:
    """A heading with its anchor, the provision in our own words, and the entries under it.

    `depth` is 1 for the page's own heading; no level is left out.
    """

    depth: int
    anchor: str
    title: str
    words: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class ActPage:
    """A law page: its title, parts in order, and the sources that its entries cite."""

    id: str
    file: str
    title: str
    parts: tuple[Part, ...]
    cites: tuple[Cite, ...]
    overlay: Ref | None = None

    @property
    def count(self) -> int:
        """How many entries stand on the page."""
        return sum(len(part.passages) for part in self.parts)


@lru_cache(maxsize=512)
def anchors(outline: Outline) -> tuple[str, ...]:
    """An anchor for each heading, the same in both languages: that written, else made of the English."""
    taken: dict[str, int] = {}
    made = []
    for heading in outline:
        plain = heading.anchor or re.sub(r"[^a-z0-9]+", "-", heading.title.lower()).strip("-") or "part"
        taken[plain] = taken.get(plain, 0) + 1
        made.append(plain if taken[plain] == 1 else f"{plain}-{taken[plain]}")
    return tuple(made)


def entries_by_file(library: Library) -> Mapping[str, tuple[tuple[str, e.Entry], ...]]:
    """The entries of every file in the order written, each with its kind; those of overlays too."""
    found: dict[str, dict[tuple[str, str], e.Entry]] = {}
    for contents in (library.handbook.contents, *library.handbook.changes.values()):
        for kind in ENTRY_KINDS:
            for name, entry in getattr(contents, kind).items():
                if not (isinstance(entry, e.FactEntry) and entry.reading):
                    found.setdefault(entry.place.file, {})[kind, name] = entry
    return {
        file: tuple(
            (kind, entry) for (kind, _), entry in sorted(those.items(), key=lambda one: one[1].place.line)
        )
        for file, those in found.items()
    }


def law_page(tell: Telling, name: str, entries: Sequence[tuple[str, e.Entry]]) -> ActPage:
    """A law page with the entries of its file; raises `KeyError` where there is none."""
    page = tell.library.shelves["laws"][name]
    assert isinstance(page, LawPage)
    overlay = name.removeprefix("overlays/") if name.startswith("overlays/") else ""
    own = Telling(tell.library, tell.uses, tell.lang, tell.day, overlay)
    starts = [heading.line for heading in page.headings]
    under: list[list[Passage]] = [[] for _ in page.headings]
    cited: list[e.Citation] = []
    for kind, entry in entries:
        at = max(0, bisect_right(starts, entry.place.line) - 1)
        under[at].append(_passage(own, kind, entry))
        cited += entry.cite
    parts = tuple(
        Part(
            depth, anchor, heading_words(heading.title).say(tell.lang), tell.say(heading.words), tuple(those)
        )
        for heading, depth, anchor, those in zip(
            page.headings, depths(page.headings), anchors(page.headings), under, strict=True
        )
    )
    return ActPage(
        name, page.file, parts[0].title, parts, own.cites([e.Citation(c.source) for c in cited]),
        own.ref("overlays", overlay) if overlay else None,
    )  # fmt: skip


def depths(outline: Sequence[Heading]) -> list[int]:
    """The level of each heading, from 1, with no level left out and none below the deepest shown."""
    found: list[int] = []
    for heading in outline:
        above = found[-1] if found else 0
        found.append(min(heading.depth, above + 1, DEEPEST))
    return found


def _passage(tell: Telling, kind: str, entry: e.Entry) -> Passage:
    ref = tell.ref(kind, entry.id, marked=True)
    one = tell.say(KINDS[kind].one)
    match entry:
        case e.RuleEntry():
            return Passage(ref, kind, "", one, tell.rule(entry))
        case e.FactEntry() | e.DecisionEntry():
            return Passage(ref, kind, tell.say(entry.ask), one)
        case e.ReadingEntry():
            return Passage(ref, kind, tell.say(entry.question), one)
        case e.StepEntry():
            return Passage(ref, kind, tell.say(entry.do), one)
        case e.Document():
            return Passage(ref, kind, tell.say(entry.what), one)
        case e.Authority():
            return Passage(ref, kind, tell.say(entry.role), one)
        case e.Unmodelled():
            return Passage(ref, kind, tell.say(entry.reason), one)
        case e.Source():
            return Passage(ref, kind, entry.name(tell.lang), one)
        case e.ConstraintEntry():
            return Passage(ref, kind, "", one, lines=tell.condition("", entry.require))
        case e.OverlayEntry():
            return Passage(ref, kind, tell.say(entry.because), one)
        case e.Repeal():
            return Passage(ref, kind, "", one, lines=tell.linked("", tell.refs("rules", entry.rules)))
    return Passage(ref, kind, "", one)


def place_of(tell: Telling, entry: e.Entry) -> Ref | None:
    """Where on a law page an entry stands: the page, with the heading as its note and anchor."""
    outline = tell.library.outlines.get(entry.place.file)
    if not outline:
        return None
    starts = [heading.line for heading in outline]
    at = max(0, bisect_right(starts, entry.place.line) - 1)
    note = heading_words(outline[at].title).say(tell.lang) if at else ""
    ref = tell.ref("laws", page_id(entry.place.file))
    return Ref(ref.kind, ref.id, ref.title, note, anchor=anchors(outline)[at])
