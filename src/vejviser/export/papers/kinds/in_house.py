"""The in-house justification: Article 5(5) point by point, with market analysis and public declaration."""

from __future__ import annotations

from collections.abc import Iterator

from vejviser.export.papers.contested import contested
from vejviser.export.papers.matter import Matter, capital
from vejviser.export.papers.model import Block, Heading, Line, PageBreak, Paragraph, Strong, Table
from vejviser.export.papers.outlines import outlines
from vejviser.export.papers.points import as_sections, joined
from vejviser.road.plan import Finding

CONDITIONS = (
    "in_house_scope", "in_house_legal_entity", "in_house_quality", "in_house_laboratory",
    "in_house_no_equivalent", "in_house_information", "in_house_public_declaration", "in_house_file",
    "in_house_made_as_documented", "in_house_experience", "in_house_not_industrial",
)  # fmt: skip
"""The handbook's decisions on the conditions, in the order of the article."""


def build(matter: Matter) -> Iterator[Block]:
    """The blocks of the justification."""
    findings = matter.road.findings
    yield Paragraph((matter.say("inhouse.lead"),), "lead")
    yield Heading(1, matter.say("inhouse.result"))
    route = findings["in_house_route"]
    yield Paragraph((Strong(f"{matter.text(route.entry.ask)} "), *matter.concluded(route)))
    yield matter.source(route.citations, *route.marks)
    yield Heading(1, matter.say("inhouse.points"))
    rows = tuple(_condition(matter, findings[name]) for name in CONDITIONS if findings[name].applies)
    header = (matter.say("condition"), matter.say("inhouse.on_answers"), matter.say("inhouse.basis"))
    yield Table("", header, rows, (5, 3, 6))
    readings = [r for r in matter.road.readings if {"in_house_route", *CONDITIONS} & set(r.bears_on)]
    if readings:
        yield Heading(1, matter.say("contested"))
        yield Paragraph((matter.say("contested_intro"),))
        for reading in readings:
            yield from contested(matter, reading)
    for part in outlines("in-house").values():
        yield PageBreak()
        yield Heading(1, matter.text(part.title))
        yield from as_sections(matter, part, 2)


def _condition(matter: Matter, finding: Finding) -> tuple[Line, ...]:
    """The condition with its provision, the outcome, and the reasons and answers behind it."""
    basis: list[Line] = [(text,) for text in matter.because(finding)] if finding.settled else []
    facts = matter.assessment.law.facts_of(finding.entry.id)
    own = [f for f in facts if f.startswith("in_house") and (matter.answered(f) or matter.arises(f))]
    basis += [(Strong(f"{matter.label(fact)}: "), matter.answer(fact)) for fact in own]
    asked: Line = (matter.text(finding.entry.ask),)
    return (
        joined([asked, (matter.bare(finding.entry.cite, *finding.marks),)]),
        (f"{capital(matter.outcome(finding))}.",),
        joined(basis) or ("–",),
    )
