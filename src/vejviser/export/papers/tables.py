"""Tables that several kinds of paper share: findings with their reasons, and steps with what they ask for."""

from __future__ import annotations

from collections.abc import Sequence

from vejviser.export.papers.matter import Matter, capital
from vejviser.export.papers.model import Line, Strong, Table
from vejviser.export.papers.points import joined
from vejviser.handbook.entries import Citation
from vejviser.road.plan import Finding, Step


def findings_table(matter: Matter, findings: Sequence[Finding]) -> Table:
    """Findings as rows: what the law answers, why, and the source; open answers are blanks."""
    rows = tuple(
        (
            (matter.text(finding.entry.title),),
            matter.concluded(finding),
            (" ".join(matter.because(finding)) or "–",),
            (matter.bare(finding.citations, *finding.marks),),
        )
        for finding in findings
    )
    header = tuple(matter.say(key) for key in ("finding", "outcome", "reason", "source"))
    return Table("", header, rows, (4, 5, 7, 5))


def waiting(matter: Matter, finding: Finding) -> Line:
    """The outcome in words, and which answers an open one waits for."""
    told = f"{capital(matter.outcome(finding))}."
    if finding.settled or not finding.decided_by:
        return (told,)
    return (told, "\n", matter.say("decided_by", facts=matter.few(finding.decided_by)), ".")


def steps_table(matter: Matter, steps: Sequence[Step]) -> Table:
    """Steps as rows in order: what to do with its source, who decides, time and papers."""
    rows = tuple(_row(matter, number, step) for number, step in enumerate(steps, 1))
    header = tuple(matter.say(key) for key in ("number", "step", "who", "time_papers"))
    return Table("", header, rows, (1, 9, 4, 6))


def _row(matter: Matter, number: int, step: Step) -> tuple[Line, ...]:
    entry = step.entry
    source = matter.cited(provisions(step), entry.mark)
    told: list[Line] = [(Strong(matter.titled(step)),), (f"{matter.text(entry.do)} ", source)]
    if step.open_facts:
        told.append((matter.say("decided_by", facts=matter.few(step.open_facts)), "."))
    times: list[Line] = [(f"{matter.limit(limit)}.",) for limit in entry.statutory]
    times += [(f"{matter.lived(lived)}.",) for lived in entry.experienced]
    if made := [matter.text(matter.road.handbook.documents[name].title) for name in entry.documents_out]:
        times.append((f"{matter.say('papers')}: {'; '.join(made)}.",))
    return (str(number),), joined(told), (matter.desks(step) or "–",), joined(times) or ("–",)


def provisions(step: Step) -> tuple[Citation, ...]:
    """All that a step, its times and its fees rest on, each once."""
    entry = step.entry
    found = list(entry.cite)
    for limit in entry.statutory:
        found += limit.cite
    for lived in entry.experienced:
        found += lived.cite
    for fee in entry.fee:
        found += fee.cite
    return tuple(dict.fromkeys(found))
