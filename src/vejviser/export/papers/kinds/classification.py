"""The qualification and classification rationale: rules considered, the rule that decides, both readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vejviser.export.papers.contested import contested
from vejviser.export.papers.matter import Matter
from vejviser.export.papers.model import Block, Bullets, Heading, Line, Paragraph, Strong, Table
from vejviser.export.papers.tables import findings_table
from vejviser.handbook.entries import RuleEntry
from vejviser.road.plan import Finding

FOLLOWS = ("device_law", "conformity_route", "notified_body_needed", "clinical_study_duty", "expert_panel")
"""The findings that hang on the class."""


def build(matter: Matter) -> Iterator[Block]:
    """The blocks of the rationale."""
    findings = matter.road.findings
    yield Paragraph((matter.say("class.lead"),), "lead")
    yield Heading(1, matter.say("class.qualification"))
    yield from _decided(matter, findings["qualification"], strictest=False)
    classes = [findings[name] for name in ("mdr_class", "ivdr_class") if findings[name].applies]
    yield Heading(1, matter.say("class.class"))
    if not classes:
        yield Paragraph((matter.say("class.none"),))
    for finding in classes:
        if len(classes) > 1:
            yield Heading(2, matter.text(finding.entry.title))
        yield from _decided(matter, finding, strictest=True)
    yield from _readings(matter, ["qualification", *(finding.entry.id for finding in classes)])
    follows = [findings[name] for name in FOLLOWS if findings[name].applies]
    if follows:
        yield Heading(1, matter.say("class.consequence"))
        yield findings_table(matter, follows)


def _decided(matter: Matter, finding: Finding, strictest: bool) -> Iterator[Block]:
    """The outcome of a finding, the rules for it, those considered in vain, and the answers it rests on."""
    line: Line = (Strong(matter.say("class.result", outcome=matter.outcome(finding))),)
    if not finding.settled and finding.decided_by:
        line = (*line, " ", *matter.deciding(finding.decided_by))
    yield Paragraph(line)
    if strictest:
        yield from _deciding_rule(matter, finding)
    rows = tuple(
        (
            _gives(matter, rule.entry),
            (f"{matter.text(rule.entry.because)} ({matter.say(rule.state)})",),
            (matter.bare(rule.entry.cite, rule.entry.mark),),
        )
        for rule in finding.rules
    )
    if rows:
        header = (matter.say("gives"), matter.say("reason"), matter.say("source"))
        yield Table(matter.say("class.considered"), header, rows, (2, 7, 4))
    else:
        yield Paragraph((" ".join(matter.because(finding)) or matter.say("not_applicable"),))
        yield matter.source(finding.citations, *finding.marks)
    yield from _in_vain(matter, finding)
    yield from _answers(matter, finding)


def _gives(matter: Matter, rule: RuleEntry) -> Line:
    return (matter.words.value(rule.decision, rule.value),)


def _deciding_rule(matter: Matter, finding: Finding) -> Iterator[Block]:
    """The provisions of the rules that give the outcome; of an open finding those that can."""
    order = list(finding.entry.values)
    wanted = finding.possible if not finding.certain else (finding.certain,)
    chosen = [r.entry for r in finding.rules if r.entry.value in wanted]
    if finding.certain:
        chosen = [r.entry for r in finding.rules if r.entry.value == finding.certain and r.state == "holds"]
    chosen.sort(key=lambda rule: -order.index(rule.value))
    if chosen:
        told = list(dict.fromkeys(matter.words.cites(rule.cite) for rule in chosen))
        key = "class.deciding" if finding.certain else "class.deciding_open"
        yield Paragraph((matter.say(key, rules="; ".join(told)),))


def _in_vain(matter: Matter, finding: Finding) -> Iterator[Block]:
    """The rules of the decision that do not hold for these answers, by provision."""
    spoken = {rule.entry.id for rule in finding.rules}
    rules = [
        matter.road.handbook.rules[rule.id]
        for rule in matter.assessment.law.text.rules_of(finding.entry.id)
        if rule.id not in spoken and rule.id in matter.road.handbook.rules
    ]
    grouped: dict[str, list[RuleEntry]] = {}
    for rule in rules:
        grouped.setdefault(matter.words.cites(rule.cite), []).append(rule)
    if grouped:
        rows = tuple(
            (
                (matter.bare(of[0].cite, of[0].mark),),
                (" ".join(dict.fromkeys(matter.text(rule.because) for rule in of if rule.because)) or "–",),
            )
            for of in grouped.values()
        )
        yield Table(matter.say("class.not_here"), (matter.say("rule"), matter.say("condition")), rows, (4, 8))


def _answers(matter: Matter, finding: Finding) -> Iterator[Block]:
    reasons = [fact for fact in finding.reasons if matter.answered(fact)]
    if not reasons:
        yield Paragraph((matter.say("class.rests_on_none"),), "note")
        return
    yield Paragraph((f"{matter.say('class.rests_on')}:",))
    yield Bullets(tuple((Strong(f"{matter.label(f)}: "), matter.answer(f)) for f in reasons))


def _readings(matter: Matter, names: Sequence[str]) -> Iterator[Block]:
    """The contested readings that bear on qualification or class, shown both ways."""
    chosen = [reading for reading in matter.road.readings if set(names) & set(reading.bears_on)]
    if chosen:
        yield Heading(1, matter.say("contested"))
        yield Paragraph((matter.say("contested_intro"),))
        for reading in chosen:
            yield from contested(matter, reading)
