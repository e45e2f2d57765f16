"""The ethics checklist: which committee and route, each paper and whether it is there, what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from vejviser.export.papers.contested import contested
from vejviser.export.papers.matter import Matter
from vejviser.export.papers.model import Block, Heading, Line, Paragraph, Strong, Table
from vejviser.export.papers.points import joined
from vejviser.export.papers.tables import findings_table, steps_table

STEPS = (
    "write_no_duty_note", "ask_ethics_committee", "ask_dkma", "file_nvk_sdv", "file_vek",
    "ask_consent_waiver",
    "file_mdr_62_application", "notify_mdr_74_1", "file_mdr_82", "file_ivdr_58", "notify_ivdr_study",
)  # fmt: skip
"""The steps towards a committee."""

FACTS = (
    "study_purpose", "study_people", "study_assesses_device", "study_extra_procedures", "study_with_medicine",
    "study_data", "study_images_primary", "patients_consent_to_data",
)  # fmt: skip
"""What the committee looks at first."""

SETTLED = ("dkma_part", "study_regime", "study_kind", "study_start", "quality_or_research")


def build(matter: Matter) -> Iterator[Block]:
    """The blocks of the checklist."""
    findings = matter.road.findings
    route = findings["ethics_route"]
    yield Paragraph((matter.say("ethics.lead"),), "lead")
    yield Heading(1, matter.say("ethics.route"))
    yield Paragraph((Strong(f"{matter.text(route.entry.ask)} "), *matter.concluded(route)))
    for because in matter.because(route):
        yield Paragraph((because,))
    yield matter.source(route.citations, *route.marks)
    if route.certain in ("ask", "none"):
        yield Paragraph((matter.say(f"ethics.{route.certain}_intro"),))
    others = [findings[name] for name in SETTLED if findings[name].applies]
    if others:
        yield Heading(2, matter.say("ethics.regime"))
        yield findings_table(matter, others)
    yield Heading(1, matter.say("ethics.steps"))
    yield steps_table(matter, matter.steps(STEPS))
    yield Heading(1, matter.say("ethics.papers"))
    yield _papers(matter)
    yield Heading(1, matter.say("ethics.people"))
    facts = [fact for fact in FACTS if matter.answered(fact) or matter.arises(fact)]
    rows = tuple(((matter.label(fact),), (matter.answer(fact),)) for fact in facts)
    yield Table("", (matter.say("fact"), matter.say("answer")), rows, (5, 7))
    readings = [r for r in matter.road.readings if {"ethics_route", "study_regime"} & set(r.bears_on)]
    if readings:
        yield Heading(1, matter.say("contested"))
        yield Paragraph((matter.say("contested_intro"),))
        for reading in readings:
            yield from contested(matter, reading)


def _papers(matter: Matter) -> Block:
    """Each paper that the steps ask for, the step that makes it, and a blank for whether it is there."""
    steps = matter.steps(STEPS)
    names = dict.fromkeys(name for step in steps for name in step.entry.documents_in)
    names |= dict.fromkeys(
        n for s in steps if s.entry.id == "write_no_duty_note" for n in s.entry.documents_out
    )
    if not names:
        return Paragraph((matter.say("ethics.no_papers"),))
    rows = []
    for name in names:
        document = matter.road.handbook.documents[name]
        title = matter.text(document.title)
        maker = next((s for s in matter.road.steps if name in s.entry.documents_out), None)
        made: Line = (matter.titled(maker),) if maker else ("–",)
        told = joined(
            [(Strong(title),), (matter.text(document.what),), (matter.cited(document.cite, document.mark),)]
        )
        there = matter.blank(matter.say("ethics.confirm", title=title), matter.say("knows.clinical"))
        rows.append((told, made, (there,)))
    header = (matter.say("ethics.paper"), matter.say("step"), matter.say("ethics.there"))
    return Table("", header, tuple(rows), (6, 4, 4))
