"""The points of an outline as parts of a paper: what is asked, what the project has said, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vejviser.export.papers.matter import Matter
from vejviser.export.papers.model import Block, Bullets, Heading, Line, Paragraph, Strong, Table
from vejviser.export.papers.outlines import Outline, Point
from vejviser.export.papers.titles import TITLES


def as_sections(matter: Matter, outline: Outline, level: int) -> Iterator[Block]:
    """Each point as a section of its own with room to write in, headed at `level`."""
    for point in points(matter, outline):
        yield Heading(level, f"{point.id} {matter.text(point.title)}")
        yield Paragraph((matter.text(point.words), " ", matter.cited((point.cite,), point.mark)), "note")
        told = list(answers(matter, point))
        if len(told) == 1:
            yield Paragraph(told[0])
        else:
            yield Bullets(tuple(told))


def as_table(matter: Matter, outline: Outline, caption: str) -> Table:
    """All points as rows: number and title, what is asked, and what the project has said."""
    rows = []
    for point in points(matter, outline):
        asked: Line = (f"{matter.text(point.words)} ", matter.bare((point.cite,), point.mark))
        rows.append(((f"{point.id} {matter.text(point.title)}",), asked, joined(answers(matter, point))))
    header = (matter.say("point"), matter.say("asked"), matter.say("told"))
    return Table(caption, header, tuple(rows), (3, 5, 5))


def points(matter: Matter, outline: Outline) -> Iterator[Point]:
    """The points that this project has to answer."""
    for point in outline.points:
        if point.skip is None or matter.road.answers.get(point.skip[0]) != point.skip[1]:
            yield point


def answers(matter: Matter, point: Point) -> Iterator[Line]:
    """What is said at a point: answers, findings, what lies elsewhere, then blanks; never nothing."""
    said = False
    for name in point.facts:
        if matter.answered(name) or matter.arises(name):
            said = True
            yield (Strong(f"{matter.label(name)}: "), matter.answer(name))
    for name in point.findings:
        finding = matter.road.findings[name]
        if finding.applies:
            said = True
            title = matter.text(finding.entry.title)
            left = [fact for fact in finding.decided_by if fact not in point.facts]
            yield (Strong(f"{title}: "), *matter.concluded(finding, left))
    for line in elsewhere(matter, point):
        said = True
        yield line
    for missing in point.missing:
        said = True
        yield (matter.missing(missing.what, missing.knows),)
    if not said:
        yield (matter.say("not_applicable"),)


def elsewhere(matter: Matter, point: Point) -> Iterator[Line]:
    """The paper or document that tells more, and the step that makes it."""
    if point.paper:
        title = matter.text(TITLES[point.paper])
        yield (matter.say("see_paper", title=title, kind=point.paper),)
    if point.document:
        title = matter.text(matter.road.handbook.documents[point.document].title)
        told = matter.say("see_document", title=title)
        maker = next((s for s in matter.road.steps if point.document in s.entry.documents_out), None)
        if maker:
            told = f"{told.rstrip('.')} ({matter.say('made_in', step=matter.text(maker.entry.title))})."
        yield (told,)


def joined(lines: Iterable[Line]) -> Line:
    """Several runs of words in one cell, each on a line of its own."""
    found: list[Line] = []
    for line in lines:
        found.append(("\n", *line) if found else line)
    return tuple(piece for line in found for piece in line)
