"""The papers of a project: which it has to send, for which steps, and what is still missing in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from vejviser.export.material import Material
from vejviser.export.papers.catalogue import KINDS, LETTER, REPORT, Kind, Need, needs, paper
from vejviser.export.papers.matter import Matter
from vejviser.export.papers.model import blanks
from vejviser.export.report.item import few
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang
from vejviser.road.plan import Road
from vejviser.web.law import house
from vejviser.web.projects.opened import Opened
from vejviser.web.roads.addresses import Addresses
from vejviser.web.roads.computed import PAGES, Key, planned
from vejviser.web.roads.step_page import StepLink
from vejviser.web.roads.told import capital
from vejviser.web.whatif.found import levers_of
from vejviser.web.words import say


@dataclass(frozen=True)
class Missing:
    """Something that only people can fill in, and who knows it."""

    what: str
    who: str


@dataclass(frozen=True)
class Letter:
    """A question letter about one contested reading."""

    title: str
    pdf: str
    docx: str


@dataclass(frozen=True)
class PaperLine:
    """A kind of paper: what it is, whether the project needs it, for which steps, and what is missing."""

    id: str
    title: str
    what: str
    state: str
    steps: tuple[StepLink, ...]
    waits: str
    missing: tuple[Missing, ...]
    letters: tuple[Letter, ...]
    pdf: str
    docx: str


@lru_cache(maxsize=PAGES)
def papers_page(key: Key, lang: Lang, at: Addresses) -> tuple[PaperLine, ...]:
    """The kinds of paper in the order of the catalogue, those that the project needs first."""
    kept = planned(key)
    words = Wording(kept.road.handbook, lang)
    matter = Matter(kept.road, lang, kept.project.name, kept.project.about, house().reference)
    order = ("certain", "possible", "no")
    found = [_line(need, matter, words, at) for need in needs(kept.road)]
    return tuple(sorted(found, key=lambda line: order.index(line.state)))


def _line(need: Need, matter: Matter, words: Wording, at: Addresses) -> PaperLine:
    kind = need.kind
    writable = need.state != "no" and kind.id != LETTER
    open_facts = dict.fromkeys(fact for step in need.steps for fact in step.open_facts)
    waits = few([words.label(fact) for fact in open_facts], words) if need.state == "possible" else ""
    return PaperLine(
        kind.id,
        words.say(kind.title),
        words.say(kind.what),
        need.state,
        tuple(
            StepLink(words.say(step.entry.title), at.step(step.entry.id),
                     "" if step.status == "certain" else say("muligt", "possible"))
            for step in need.steps
        ),
        waits,
        tuple(_missing(kind, matter)) if writable and kind.id != REPORT else (),
        tuple(_letters(need, matter.road, words, at)),
        at.page("roads:paper", kind.id, "pdf") if writable else "",
        at.page("roads:paper", kind.id, "docx") if writable else "",
    )  # fmt: skip


def _missing(kind: Kind, matter: Matter) -> Iterator[Missing]:
    for blank in blanks(paper(kind, matter).blocks):
        yield Missing(capital(blank.what), blank.who)


def _letters(need: Need, road: Road, words: Wording, at: Addresses) -> Iterator[Letter]:
    for name in need.readings:
        asked = f"{'&' if at.query else '?'}reading={name}"
        yield Letter(
            capital(words.label(name)),
            at.page("roads:paper", LETTER, "pdf") + asked,
            at.page("roads:paper", LETTER, "docx") + asked,
        )


def written(opened: Opened, kind: str, ending: str, reading: str = "") -> bytes:
    """A paper of the project as a PDF or DOCX file.

    Raises `KeyError` for an unknown kind, `NotNeededError`, `UnknownReadingError` for a letter about nothing
    that matters here, and `UnknownLetterError` where the PDF's fonts lack a letter.
    """
    chosen = KINDS[kind]
    material: Material = opened.material
    project = opened.project
    matter = Matter(opened.road, material.lang, project.name, project.about, opened.reference, reading)
    if chosen.id == REPORT:
        matter = replace(matter, schedule=material.schedule, levers=levers_of(opened))
    made = paper(chosen, matter)
    if ending == "docx":
        from vejviser.export.papers.docx import document

        return document(made)
    from vejviser.export.papers.typst import pdf

    return pdf(made)
