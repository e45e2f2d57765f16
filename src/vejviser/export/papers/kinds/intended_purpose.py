"""The intended purpose statement: the elements of MDR or IVDR Annex II 1.1, as far as the answers go."""

from __future__ import annotations

from collections.abc import Iterator

from vejviser.export.papers.matter import Matter
from vejviser.export.papers.model import Block, Heading, Paragraph
from vejviser.export.papers.outlines import outlines
from vejviser.export.papers.points import as_sections


def build(matter: Matter) -> Iterator[Block]:
    """The blocks of the statement."""
    yield Paragraph((matter.say("purpose.lead"),), "lead")
    qualification = matter.road.findings["qualification"]
    if qualification.certain == "not_a_device":
        yield Paragraph((matter.say("purpose.outside"),))
    yield Heading(1, matter.say("purpose.statement"))
    yield Paragraph((matter.answer("intended_purpose"),))
    yield Heading(1, matter.say("purpose.elements"))
    law = "annex-ii-ivdr" if qualification.certain == "ivdr" else "annex-ii"
    yield from as_sections(matter, outlines(law)["description"], 2)
    yield Heading(1, matter.say("purpose.sign"))
    approver = matter.blank(matter.say("purpose.approver"), matter.say("knows.management"))
    yield Paragraph((approver,))
