"""The road report: findings, steps stage by stage, open questions, and room for schedule and picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vejviser.export.papers.contested import contested
from vejviser.export.papers.matter import Matter, capital
from vejviser.export.papers.model import Block, Bullets, Cited, Heading, Line, Paragraph, Strong, Table
from vejviser.export.papers.points import joined
from vejviser.handbook.entries import STAGES, Stage
from vejviser.road.plan import Finding, Step

NOTHING = frozenset(
    {"no", "none", "neither", "not_required", "not_needed", "not_legacy", "no_duty", "not_involved"}
)
"""Values of decisions that ask for nothing."""

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
    yield Paragraph((matter.say("road.times"),), "note")
    for stage in STAGES:
        yield from _stage(matter, stage)
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
    told = matter.say("road.progress", settled=settled, all=everything, steps=len(steps), possible=possible)
    yield Paragraph((told,), "lead")
    heads = [f for f in matter.road.findings.values() if f.entry.headline and f.applies]
    yield Bullets(
        tuple((Strong(f"{matter.text(f.entry.title)}: "), capital(matter.outcome(f)) + ".") for f in heads)
    )


def _findings(matter: Matter) -> Iterator[Block]:
    topics = {name: topic.order for name, topic in matter.road.handbook.topics.items()}
    found = [finding for finding in matter.road.findings.values() if finding.applies]
    found.sort(key=lambda finding: topics[finding.entry.topic])
    heads = [finding for finding in found if finding.entry.headline]
    if heads:
        yield Heading(2, matter.say("road.findings_main"))
        yield findings_table(matter, heads, fill=False)
    others = [finding for finding in found if not finding.entry.headline]
    told = [finding for finding in others if not says_no(finding)]
    if told:
        yield Heading(2, matter.say("road.findings_other"))
        yield _short_table(matter, told)
    if nothing := [matter.text(f.entry.title).rstrip("?") for f in others if says_no(f)]:
        yield Paragraph((matter.say("road.said_no", names="; ".join(nothing)),))


def says_no(finding: Finding) -> bool:
    """Whether a finding is settled and says that nothing is asked for or applies."""
    if finding.entry.combine == "all":
        return finding.settled and "certain" not in finding.members.values()
    return finding.certain in NOTHING


def findings_table(matter: Matter, findings: Sequence[Finding], fill: bool = True) -> Table:
    """Findings as rows: what the law answers, why, and the source; open answers are blanks if `fill`."""
    rows = tuple(
        (
            (matter.text(finding.entry.title),),
            matter.concluded(finding) if fill else _waiting(matter, finding),
            (" ".join(matter.because(finding)) or "–",),
            (matter.bare(finding.citations, *finding.marks),),
        )
        for finding in findings
    )
    header = (matter.say("finding"), matter.say("outcome"), matter.say("reason"), matter.say("source"))
    return Table("", header, rows, (4, 5, 7, 5))


def _short_table(matter: Matter, findings: Sequence[Finding]) -> Table:
    rows = tuple(
        (
            (matter.text(finding.entry.title),),
            _waiting(matter, finding),
            (matter.bare(finding.citations, *finding.marks),),
        )
        for finding in findings
    )
    return Table("", (matter.say("finding"), matter.say("outcome"), matter.say("source")), rows, (5, 9, 6))


def _waiting(matter: Matter, finding: Finding) -> Line:
    """The outcome, and which answers an open one waits for."""
    told = f"{capital(matter.outcome(finding))}."
    if finding.settled or not finding.decided_by:
        return (told,)
    return (told, "\n", matter.say("decided_by", facts=matter.few(finding.decided_by)), ".")


def _stage(matter: Matter, stage: Stage) -> Iterator[Block]:
    yield Heading(2, matter.say(f"stage.{stage}"))
    steps = [step for step in matter.road.steps if step.entry.stage == stage]
    sure = [step for step in steps if step.status == "certain"]
    maybe = [step for step in steps if step.status == "possible"]
    if not steps:
        yield Paragraph((matter.say("road.no_steps"),))
    if sure:
        yield steps_table(matter, sure)
    if maybe:
        yield Heading(3, matter.say("road.possible_steps"))
        rows = tuple(_possible(matter, step) for step in maybe)
        header = (matter.say("step"), matter.say("who"), matter.say("road.depends"))
        yield Table("", header, rows, (7, 4, 5))


def steps_table(matter: Matter, steps: Sequence[Step]) -> Table:
    """Steps as rows in order: what to do with its source, who decides, time and papers."""
    rows = tuple(_row(matter, number, step) for number, step in enumerate(steps, 1))
    header = tuple(matter.say(key) for key in ("number", "step", "who", "time_papers"))
    return Table("", header, rows, (1, 9, 4, 6))


def _row(matter: Matter, number: int, step: Step) -> tuple[Line, ...]:
    entry = step.entry
    told: list[Line] = [(Strong(matter.titled(step)),), (f"{matter.text(entry.do)} ", _source(matter, step))]
    if step.open_facts:
        told.append((matter.say("decided_by", facts=matter.few(step.open_facts)), "."))
    times: list[Line] = [(f"{matter.limit(limit)}.",) for limit in entry.statutory]
    times += [(f"{matter.lived(lived)}.",) for lived in entry.experienced]
    if made := [matter.text(matter.road.handbook.documents[name].title) for name in entry.documents_out]:
        times.append((f"{matter.say('papers')}: {'; '.join(made)}.",))
    return (str(number),), joined(told), (matter.desks(step) or "–",), joined(times) or ("–",)


def _source(matter: Matter, step: Step) -> Cited:
    cites = [*step.entry.cite, *(c for limit in step.entry.statutory for c in limit.cite)]
    cites += [c for lived in step.entry.experienced for c in lived.cite]
    return matter.cited(tuple(dict.fromkeys(cites)), step.entry.mark)


def _possible(matter: Matter, step: Step) -> tuple[Line, ...]:
    told: Line = (Strong(matter.text(step.entry.title)), " ", _source(matter, step))
    return told, (matter.desks(step) or "–",), (capital(matter.few(step.open_facts)) or "–",)


def missing(matter: Matter, blocks: Sequence[Block]) -> Iterator[Block]:
    """The list that ends the report: the open questions, those that tell most first."""
    yield Heading(1, matter.say("blanks_title"))
    questions = [question for question in matter.road.questions if not question.fact.reading]
    if not questions:
        yield Paragraph((matter.say("road.open_none"),))
        return
    yield Paragraph((matter.say("road.open_intro"),))
    rows = []
    for question in questions:
        who = capital(matter.say(f"knows.{question.fact.knows}")) if question.fact.knows else "–"
        rows.append(((matter.text(question.fact.ask),), (who,), (_named(matter, question.bears_on),)))
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
