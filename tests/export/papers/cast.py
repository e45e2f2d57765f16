"""The papers of the twelve examples, each built once for all tests."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from tests.golden.roads import EXAMPLES, NAMES
from vejviser.export.papers.catalogue import KINDS, need, paper
from vejviser.export.papers.matter import Matter
from vejviser.export.papers.model import Heading, Line, Paper, Paragraph, Table, lines
from vejviser.handbook.contents import law_facts
from vejviser.handbook.entries import Lang
from vejviser.handbook.load import CONTENT, load
from vejviser.handbook.reference.load import load_reference
from vejviser.levers.levers import Levers
from vejviser.levers.levers import levers as levers_of
from vejviser.road.plan import Road, plan
from vejviser.road.project import Project, read_project
from vejviser.schedule.schedule import Schedule, schedule_of

DAY = dt.date(2026, 11, 26)
BOOK = load()
REFERENCE = load_reference(BOOK, Path(CONTENT).parent / "tables")


@cache
def project(name: str) -> Project:
    """An example as its file tells it."""
    return read_project(EXAMPLES / f"{name}.yaml", law_facts(BOOK.contents), BOOK.decisions)


@cache
def road(name: str) -> Road:
    """The road of an example on one day."""
    return plan(BOOK, project(name).facts, DAY)


@cache
def in_time(name: str) -> Schedule:
    """The schedule of an example, from a few draws."""
    return schedule_of(project(name), road(name), REFERENCE, draws=400)


@cache
def shortcuts(name: str) -> Levers:
    """The levers of an example, from a few draws."""
    told = project(name)
    return levers_of(BOOK, REFERENCE, BOOK.law(DAY), told.facts, told.times, 200, project=told.name)


def matter(name: str, lang: Lang, reading: str = "") -> Matter:
    """An example as its papers need it; the letter is on the first reading that matters."""
    held = road(name)
    reading = reading or (held.readings[0].entry.id if held.readings else "")
    told = project(name)
    return Matter(
        held, lang, told.name, told.about, REFERENCE, reading, in_time(name), shortcuts(name)
    )  # fmt: skip


@cache
def made(name: str, kind: str, lang: Lang) -> Paper:
    """One paper of an example."""
    return paper(KINDS[kind], matter(name, lang))


def kinds_of(name: str) -> list[str]:
    """The kinds of paper that an example needs or may need."""
    return [kind.id for kind in KINDS.values() if need(road(name), kind).state != "no"]


def every() -> list[tuple[str, str]]:
    """Every example with each kind of paper that it can have."""
    return [(name, kind) for name in NAMES for kind in kinds_of(name)]


def strings(made: Paper) -> list[str]:
    """Every string of a paper, in its order."""
    told = [made.title, made.running, made.page]
    told += [text for label, line in made.head for text in (label, *pieces(line))]
    for block in made.blocks:
        match block:
            case Heading():
                told.append(block.text)
            case Table():
                told += [block.caption, *block.header]
        told += [text for line in lines([block]) for text in pieces(line)]
    return told


def pieces(line: Line) -> list[str]:
    """The words of each piece of a line."""
    return [piece if isinstance(piece, str) else piece.text for piece in line]


def notes(made: Paper) -> list[Paragraph]:
    """The small quiet paragraphs."""
    return [block for block in made.blocks if isinstance(block, Paragraph) and block.style == "note"]
