"""The data protection impact assessment, for development and for operation apart: GDPR Article 35(7)."""

from __future__ import annotations

from collections.abc import Iterator

from vejviser.export.papers.matter import Matter
from vejviser.export.papers.model import Block, Heading, PageBreak, Paragraph, Strong, Table
from vejviser.export.papers.outlines import Outline, outlines
from vejviser.export.papers.points import as_sections
from vejviser.road.plan import Step

STEPS = {
    "development": ("write_dpia_development", "assess_dpia_need"),
    "operation": ("write_dpia_use", "do_ai_p26_9"),
}
"""The steps that each part belongs to."""

RISKS = {"development": (1, 2, 3, 4, 5), "operation": (1, 3, 4, 6, 7)}
"""The risks of `WORDS` that each part starts from."""


def build(matter: Matter) -> Iterator[Block]:
    """The blocks of the assessment: one part or two, whichever the road asks for."""
    parts = [name for name in STEPS if matter.steps(STEPS[name])]
    yield Paragraph((matter.say("dpia.lead" if len(parts) > 1 else "dpia.lead_one"),), "lead")
    for place, name in enumerate(parts):
        if place:
            yield PageBreak()
        outline = outlines("dpia")[name]
        yield Heading(1, matter.text(outline.title))
        yield Heading(2, matter.say("dpia.need"))
        for step in matter.steps(STEPS[name]):
            yield from _need(matter, step)
        yield from _body(matter, name, outline)


def _need(matter: Matter, step: Step) -> Iterator[Block]:
    yield Paragraph((Strong(f"{matter.titled(step)}. "), matter.text(step.entry.because)))
    if step.open_facts:
        yield Paragraph(matter.deciding(step.open_facts))
    yield matter.source(step.entry.cite, step.entry.mark)


def _body(matter: Matter, name: str, outline: Outline) -> Iterator[Block]:
    yield from as_sections(matter, outline, 2)
    yield Heading(2, matter.say("dpia.matrix"))
    weigh = matter.blank(matter.say("dpia.weigh"), matter.say("knows.data"))
    act = matter.blank(matter.say("dpia.act"), matter.say("knows.technical"))
    rows = tuple(((matter.say(f"dpia.risk_{number}"),), (weigh,), (act,)) for number in RISKS[name])
    header = (matter.say("dpia.risk"), matter.say("dpia.severity"), matter.say("dpia.measure"))
    yield Table("", header, rows, (4, 4, 5))
    yield Paragraph((matter.say("dpia.matrix_note"),), "note")
