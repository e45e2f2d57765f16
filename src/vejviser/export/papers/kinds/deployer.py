"""The deployer's file: AI Act Article 26 paragraph by paragraph, with what is due when."""

from __future__ import annotations

from collections.abc import Iterator

from vejviser.export.papers.contested import contested
from vejviser.export.papers.matter import Matter, capital
from vejviser.export.papers.model import Block, Heading, Line, Paragraph, Strong, Table
from vejviser.export.papers.points import joined
from vejviser.export.papers.tables import findings_table
from vejviser.law.assess import Certainty

PARAGRAPHS = ("p26_1", "p26_2", "p26_4", "p26_5", "p26_6", "p26_9", "p26_12")
"""The paragraphs of Article 26 that bind every deployer of a high-risk system; values of one decision."""

STEPS = (*(f"do_ai_{paragraph}" for paragraph in PARAGRAPHS), "set_up_deployer_duties", "tell_patients_ai")
"""The steps that the file belongs to."""

DATES = ("ai_act_status", "ai_act_applies_from", "ai_deployer", "ai_deployer_duties", "ai_literacy")
BESIDE = (
    "ai_worker_notice", "ai_deployer_registration", "ai_patient_notice", "ai_fria", "ai_right_to_explanation",
    "ai_transparency_50_1", "ai_transparency_50_3", "ai_transparency_50_4",
)  # fmt: skip
"""Duties beside those that bind every deployer: 26(7), 26(8), 26(11), 27, 86 and 50."""


def build(matter: Matter) -> Iterator[Block]:
    """The blocks of the file."""
    findings = matter.road.findings
    yield Paragraph((matter.say("deployer.lead"),), "lead")
    yield Heading(1, matter.say("deployer.when"))
    yield findings_table(matter, [findings[name] for name in DATES if findings[name].applies])
    yield Heading(1, matter.say("deployer.duties"))
    header = tuple(matter.say(key) for key in ("duty", "when", "deployer.paper", "deployer.owner_head"))
    yield Table("", header, tuple(_paragraph(matter, name) for name in PARAGRAPHS), (7, 3, 5, 4))
    yield Heading(1, matter.say("deployer.related"))
    yield findings_table(matter, [findings[name] for name in BESIDE if findings[name].applies])
    named = {*DATES, *BESIDE, "ai_deployer_paragraphs"}
    readings = [reading for reading in matter.road.readings if named & set(reading.bears_on)]
    if readings:
        yield Heading(1, matter.say("contested"))
        yield Paragraph((matter.say("contested_intro"),))
        for reading in readings:
            yield from contested(matter, reading)


def _paragraph(matter: Matter, name: str) -> tuple[Line, ...]:
    """One paragraph: the duty with its source, when it binds, the paper that shows it, and who answers."""
    entry = matter.road.handbook.steps[f"do_ai_{name}"]
    state = matter.road.findings["ai_deployer_paragraphs"].members.get(name, "no")
    duty = joined(
        [
            (Strong(matter.text(entry.title)),),
            (matter.text(entry.do),),
            (matter.bare(entry.cite, entry.mark),),
        ]
    )
    papers = [matter.text(matter.road.handbook.documents[n].title) for n in entry.documents_out]
    owner: Line = ("–",)
    if state != "no":
        owner = (matter.blank(matter.say("deployer.owner"), matter.say("knows.management")),)
    return duty, (capital(_when(matter, state)),), ("; ".join(papers) or "–",), owner


def _when(matter: Matter, state: Certainty) -> str:
    if state == "no":
        return matter.say("deployer.not_here")
    duties = matter.road.findings["ai_deployer_duties"]
    if state == "possible" or not duties.certain:
        return matter.say("deployer.open")
    told = matter.say("deployer.required" if duties.certain == "required" else "deployer.later")
    applies = matter.road.findings["ai_act_applies_from"]
    return f"{told}: {matter.outcome(applies)}" if duties.certain == "required_later" else told
