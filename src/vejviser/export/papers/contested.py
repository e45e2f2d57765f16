"""A contested reading in a paper: the question, each position with who holds it and where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from vejviser.export.letter import asked
from vejviser.export.papers.matter import Matter, capital
from vejviser.export.papers.model import Block, Heading, Line, Paragraph, Table
from vejviser.export.papers.points import joined
from vejviser.road.readings import Reading

SHOWN = 6
"""How many findings are told for each position before the rest is only counted."""


def contested(matter: Matter, reading: Reading, level: int = 2, dense: bool = False) -> Iterator[Block]:
    """One reading as a small section with a table of its positions."""
    entry = reading.entry
    yield Heading(level, capital(matter.text(entry.label)))
    yield Paragraph((asked(matter.text(entry.question)),))
    rows = []
    for name, position in entry.positions.items():
        label = matter.text(position.label)
        if name == reading.taken:
            label = f"{label} ({matter.say('taken')})"
        held: Line = (matter.text(position.held_by),)
        if position.cite:
            held = joined([held, (matter.cited(position.cite),)])
        rows.append(((label,), held, _leads(matter, reading, name)))
    header = (matter.say("position"), matter.say("held_by"), matter.say("leads_to"))
    yield Table("", header, tuple(rows), (4, 4, 5), dense)
    if entry.consequence:
        yield Paragraph((matter.text(entry.consequence),), "note")


def _leads(matter: Matter, reading: Reading, position: str) -> Line:
    if position not in reading.outcomes:
        return (capital(matter.say("not_open")) + ".",)
    under = reading.outcomes[position]
    differing = [name for name in under if len({held.get(name) for held in reading.outcomes.values()}) > 1]
    told = [_finding(matter, name, under[name]) for name in differing[:SHOWN]]
    if not told:
        return (matter.say("same_so_far"),)
    more = len(differing) - SHOWN
    if more > 0:
        told[-1] = matter.say("road.more", names=told[-1], count=more)
    return ("\n".join(told),)


def _finding(matter: Matter, name: str, values: tuple[str, ...]) -> str:
    several = matter.road.handbook.decisions[name].combine == "all"
    said = (", " if several else matter.say("or")).join(matter.words.value(name, value) for value in values)
    return f"{matter.words.name(name).rstrip('?')}: {said or matter.say('none')}"
