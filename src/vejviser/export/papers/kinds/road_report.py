"""The road report: a page for the busy, picture and schedule, findings, steps, and what is open."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence

from vejviser.export import phrases
from vejviser.export.papers.contested import contested
from vejviser.export.papers.kinds.report_front import front, in_time
from vejviser.export.papers.kinds.report_time import elsewhere, picture, schedule, shortcuts
from vejviser.export.papers.matter import Matter, capital
from vejviser.export.papers.model import Block, Cited, Heading, Line, Paragraph, Piece, Strong, Table
from vejviser.export.papers.points import joined
from vejviser.export.papers.tables import provisions, waiting
from vejviser.handbook.entries import STAGES, Stage
from vejviser.road.plan import Finding, Step

NOTHING = frozenset(
    {"no", "none", "neither", "not_required", "not_needed", "not_legacy", "no_duty", "not_involved"}
)
"""Values of decisions that ask for nothing."""

SHOWN = 3
"""How many things a question is said to decide before the rest is only counted."""


def build(matter: Matter) -> Iterator[Block]:
    """The blocks of the report: a page for the busy, the picture, time, then what it all rests on."""
    time = in_time(matter)
    timed = {one.step.entry.id: one.start.p50 for one in time.schedule.steps} if time else {}
    ordered = _ordered(matter.road.steps, timed)
    numbers = {step.entry.id: number for number, step in enumerate(ordered, 1)}
    yield from front(matter, time)
    if time is not None:
        yield from picture(matter, time)
        yield from schedule(matter, time, numbers)
        if matter.levers is not None:
            yield from shortcuts(matter, time, matter.levers)
    yield Heading(1, matter.say("road.findings"))
    yield Paragraph((matter.say("road.marks"),), "note")
    yield from _findings(matter)
    yield Heading(1, matter.say("road.steps"))
    yield Paragraph((matter.say("road.steps_told"),), "note")
    for stage in STAGES:
        yield from _stage(matter, stage, numbers, timed)
    if matter.road.readings:
        yield Heading(1, matter.say("contested"))
        yield Paragraph((matter.say("contested_intro"),))
        for reading in matter.road.readings:
            yield from contested(matter, reading, dense=True)
    yield from _given(matter)
    yield from _unmodelled(matter)


def _ordered(steps: Sequence[Step], timed: Mapping[str, float]) -> list[Step]:
    """The steps that are certain or take time: by stage, those in time by their start, then the others."""
    told = [step for step in steps if step.status == "certain" or step.entry.id in timed]
    return sorted(told, key=lambda s: (STAGES.index(s.entry.stage), timed.get(s.entry.id, math.inf)))


def _findings(matter: Matter) -> Iterator[Block]:
    topics = {name: topic.order for name, topic in matter.road.handbook.topics.items()}
    found = [finding for finding in matter.road.findings.values() if finding.applies]
    found.sort(key=lambda finding: topics[finding.entry.topic])
    heads = [finding for finding in found if finding.entry.headline]
    if heads:
        yield Heading(2, matter.say("road.findings_main"))
        yield _main_table(matter, heads)
    others = [finding for finding in found if not finding.entry.headline]
    told = [finding for finding in others if not says_no(finding)]
    if told:
        yield Heading(2, matter.say("road.findings_other"))
        yield _short_table(matter, told)
    nothing = [finding for finding in others if says_no(finding)]
    if nothing:
        yield Heading(2, matter.say("road.said_no"))
        yield _no_table(matter, nothing)


def _no_table(matter: Matter, findings: Sequence[Finding]) -> Table:
    """What the law does not ask for, by topic."""
    topics = matter.road.handbook.topics
    named: dict[str, list[str]] = {}
    for finding in findings:
        named.setdefault(finding.entry.topic, []).append(matter.text(finding.entry.title).rstrip("?"))
    rows = tuple(
        ((capital(matter.text(topics[topic].title)),), ("; ".join(names),)) for topic, names in named.items()
    )
    return Table("", (matter.say("road.topic"), matter.say("road.said_no")), rows, (4, 12), True)


def says_no(finding: Finding) -> bool:
    """Whether a finding is settled and says that nothing is asked for or applies."""
    if finding.entry.combine == "all":
        return finding.settled and "certain" not in finding.members.values()
    return finding.certain in NOTHING


def _main_table(matter: Matter, findings: Sequence[Finding]) -> Table:
    rows = tuple(
        (
            (Strong(matter.text(finding.entry.title)),),
            waiting(matter, finding),
            (" ".join(matter.because(finding)) or "–",),
            (matter.doubted(finding.citations, *finding.marks),),
        )
        for finding in findings
    )
    header = tuple(matter.say(key) for key in ("finding", "outcome", "reason", "source"))
    return Table("", header, rows, (4, 5, 8, 4), True)


def _short_table(matter: Matter, findings: Sequence[Finding]) -> Table:
    rows = tuple(
        (
            (matter.text(finding.entry.title),),
            waiting(matter, finding),
            (matter.doubted(finding.citations, *finding.marks),),
        )
        for finding in findings
    )
    header = (matter.say("finding"), matter.say("outcome"), matter.say("source"))
    return Table("", header, rows, (5, 9, 6), True)


def _stage(
    matter: Matter, stage: Stage, numbers: Mapping[str, int], timed: Collection[str]
) -> Iterator[Block]:
    yield Heading(2, matter.say(f"stage.{stage}"))
    steps = [step for step in matter.road.steps if step.entry.stage == stage]
    sure = sorted((s for s in steps if s.entry.id in numbers), key=lambda s: numbers[s.entry.id])
    maybe = [step for step in steps if step.entry.id not in numbers]
    if not steps:
        yield Paragraph((matter.say("road.no_steps"),))
    if sure:
        header = tuple(matter.say(key) for key in ("number", "step", "who", "road.papers"))
        rows = tuple(_row(matter, numbers[step.entry.id], step, step.entry.id in timed) for step in sure)
        yield Table("", header, rows, (1, 11, 4, 4), True)
    if maybe:
        yield Heading(3, matter.say("road.possible_steps"))
        yield _possible(matter, maybe)


def _row(matter: Matter, number: int, step: Step, timed: bool) -> tuple[Line, ...]:
    """A step: what to do with its source, the limits that no schedule tells, fees, who decides, papers."""
    entry = step.entry
    told: list[Line] = [(Strong(matter.titled(step)),), (f"{matter.text(entry.do)} ", _source(matter, step))]
    told += [(f"{matter.limit(limit)}.",) for limit in elsewhere(entry.statutory, timed)]
    if not timed:
        told += [(f"{matter.lived(lived)}.",) for lived in entry.experienced]
    told += [
        (f"{matter.say('road.fee', fee=phrases.fee(matter.words, fee)).rstrip('.')}.",) for fee in entry.fee
    ]
    made = "; ".join(matter.text(matter.road.handbook.documents[name].title) for name in entry.documents_out)
    return (str(number),), joined(told), (matter.desks(step) or "–",), (made or "–",)


def _source(matter: Matter, step: Step) -> Cited:
    """The provisions of a step, in brackets."""
    cites = provisions(step)
    return _bracketed(matter.doubted(cites, step.entry.mark)) if cites else Cited("", ())


def _bracketed(cited: Cited) -> Cited:
    return Cited(f"[{cited.text}]", cited.sources)


def _possible(matter: Matter, steps: Sequence[Step]) -> Table:
    """The possible steps, those that the same answers decide together."""
    decided: dict[str, list[Step]] = {}
    for step in steps:
        decided.setdefault(capital(matter.few(step.open_facts)) or "–", []).append(step)
    rows = tuple((_titles(matter, some), (facts,)) for facts, some in decided.items())
    return Table("", (matter.say("step"), matter.say("road.depends")), rows, (11, 6), True)


def _titles(matter: Matter, steps: Sequence[Step]) -> Line:
    """Titles with their provisions, one after the other."""
    told: list[Piece] = []
    for step in steps:
        title = matter.text(step.entry.title)
        told += [f"; {title}" if told else title, " ", _source(matter, step)]
    return tuple(told)


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
    yield Table("", header, tuple(rows), (7, 3, 6), True)


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
    yield Table("", (matter.say("fact"), matter.say("answer")), rows, (4, 7), True)


def _unmodelled(matter: Matter) -> Iterator[Block]:
    if matter.road.unmodelled:
        yield Heading(1, matter.say("road.unmodelled"))
        rows = tuple(
            ((matter.doubted(entry.cite, entry.mark),), (matter.text(entry.reason),))
            for entry in matter.road.unmodelled
        )
        yield Table("", (matter.say("source"), matter.say("road.left_out")), rows, (5, 11), True)
