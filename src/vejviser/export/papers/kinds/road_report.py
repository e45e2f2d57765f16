"""The road report: findings, steps stage by stage, open questions, and room for schedule and picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vejviser.export.papers.contested import contested
from vejviser.export.papers.matter import Matter, capital
from vejviser.export.papers.model import Block, Bullets, Heading, Line, Paragraph, Strong, Table
from vejviser.export.papers.points import joined
from vejviser.handbook.entries import STAGES, Stage
from vejviser.road.plan import Finding, Step

SHOWN = 3
"""How many things a question is said to decide before the rest is only counted."""


def build(matter: Matter) -> Iterator[Block]:
    """The blocks of the report."""
    yield from _summary(matter)
    yield Heading(1, matter.say("road.findings"))
    yield from _findings(matter)
    if matter.picture:
        yield Heading(1, matter.say("road.picture"))
        yield from matter.picture
    if matter.schedule:
        yield Heading(1, matter.say("road.schedule"))
        yield from matter.schedule
    yield Heading(1, matter.say("road.steps"))
    for stage in STAGES:
        yield from _stage(matter, stage)
    yield from _open(matter)
    if matter.road.readings:
        yield Heading(1, matter.say("contested"))
        yield Paragraph((matter.say("contested_intro"),))
        for reading in matter.road.readings:
            yield from contested(matter, reading)
    yield from _given(matter)
    yield from _unmodelled(matter)


def _summary(matter: Matter) -> Iterator[Block]:
    yield Heading(1, matter.say("road.summary"))
    steps = matter.road.steps
    settled, everything = matter.road.progress
    possible = sum(step.status == "possible" for step in steps)
    told = matter.say(
        "road.progress", settled=settled, all=everything, steps=len(steps), possible=possible
    )
    yield Paragraph((told,), "lead")
    heads = [f for f in matter.road.findings.values() if f.entry.headline and f.applies]
    yield Bullets(
        tuple((Strong(f"{matter.text(f.entry.title)}: "), capital(matter.outcome(f)) + ".") for f in heads)
    )


def _findings(matter: Matter) -> Iterator[Block]:
    found = [finding for finding in matter.road.findings.values() if finding.applies]
    for key, headline in (("road.findings_main", True), ("road.findings_other", False)):
        chosen = [finding for finding in found if finding.entry.headline is headline]
        if chosen:
            yield Heading(2, matter.say(key))
            yield findings_table(matter, chosen)


def findings_table(matter: Matter, findings: Sequence[Finding], caption: str = "") -> Table:
    """Findings as rows: what the law answers, why, and the source with its mark."""
    rows = tuple(
        (
            (matter.text(finding.entry.title),),
            matter.concluded(finding),
            (" ".join(matter.because(finding)) or "–",),
            (matter.bare(finding.citations, *finding.marks),),
        )
        for finding in findings
    )
    header = (matter.say("finding"), matter.say("outcome"), matter.say("reason"), matter.say("source"))
    return Table(caption, header, rows, (4, 5, 7, 5))


def _stage(matter: Matter, stage: Stage) -> Iterator[Block]:
    yield Heading(2, matter.say(f"stage.{stage}"))
    steps = [step for step in matter.road.steps if step.entry.stage == stage]
    if steps:
        yield steps_table(matter, steps)
    else:
        yield Paragraph((matter.say("road.no_steps"),))


def steps_table(matter: Matter, steps: Sequence[Step], caption: str = "") -> Table:
    """Steps as rows in order: what to do, who decides, time and papers, and the source."""
    rows = tuple(_row(matter, number, step) for number, step in enumerate(steps, 1))
    header = tuple(matter.say(key) for key in ("number", "step", "who", "time", "source"))
    return Table(caption, header, rows, (1, 8, 4, 5, 4))


def _row(matter: Matter, number: int, step: Step) -> tuple[Line, ...]:
    entry = step.entry
    told: list[Line] = [(Strong(matter.titled(step)),), (matter.text(entry.do),)]
    made = [matter.text(matter.road.handbook.documents[name].title) for name in entry.documents_out]
    if made:
        told.append((f"{matter.say('papers')}: {'; '.join(made)}.",))
    if step.open_facts:
        told.append(matter.deciding(step.open_facts))
    times = [f"{matter.limit(limit)}." for limit in entry.statutory]
    times += [f"{matter.lived(lived)}." for lived in entry.experienced]
    if not entry.experienced:
        times.append(f"{matter.say('lived_none')}.")
    cites = [*entry.cite, *(c for limit in entry.statutory for c in limit.cite)]
    cites += [c for lived in entry.experienced for c in lived.cite]
    return (
        (str(number),),
        joined(told),
        (matter.desks(step) or "–",),
        ("\n".join(times),),
        (matter.bare(tuple(dict.fromkeys(cites)), entry.mark),),
    )


def _open(matter: Matter) -> Iterator[Block]:
    yield Heading(1, matter.say("road.open"))
    questions = [question for question in matter.road.questions if not question.fact.reading]
    if not questions:
        yield Paragraph((matter.say("road.open_none"),))
        return
    yield Paragraph((matter.say("road.open_intro"),))
    rows = []
    for question in questions:
        who = matter.say(f"knows.{question.fact.knows}") if question.fact.knows else "–"
        decides = _named(matter, question.bears_on)
        rows.append(((matter.text(question.fact.ask),), (who,), (decides,)))
    header = (matter.say("question"), matter.say("blanks_who"), matter.say("road.bears_on"))
    yield Table("", header, tuple(rows), (6, 3, 6))


def _named(matter: Matter, names: Sequence[str]) -> str:
    shown = [matter.words.name(name).rstrip("?") for name in names[:SHOWN]]
    told = "; ".join(shown)
    more = len(names) - len(shown)
    return matter.say("road.more", names=told, count=more) if more else told


def _given(matter: Matter) -> Iterator[Block]:
    yield Heading(1, matter.say("road.given"))
    given = [name for name in matter.road.handbook.facts if name in matter.road.answers]
    if not given:
        yield Paragraph((matter.say("road.given_none"),))
        return
    rows = tuple(((matter.label(name),), (matter.answer(name),)) for name in given)
    yield Table("", (matter.say("fact"), matter.say("answer")), rows, (4, 7))


def _unmodelled(matter: Matter) -> Iterator[Block]:
    if matter.road.unmodelled:
        yield Heading(1, matter.say("road.unmodelled"))
        yield Bullets(
            tuple(
                (f"{matter.text(entry.reason)} ", matter.cited(entry.cite, entry.mark))
                for entry in matter.road.unmodelled
            )
        )
