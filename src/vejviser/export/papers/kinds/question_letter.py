"""The question letter on one contested reading, in the words of `vejviser.export.letter`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vejviser.export.letter import Letter, asked
from vejviser.export.papers.matter import Matter
from vejviser.export.papers.model import Blank, Block, Bullets, Heading, Line, Paragraph, Strong, Table
from vejviser.road.register import Contested, contested

LETTERS = "ABCDEFGHIJ"


def build(matter: Matter) -> Iterator[Block]:
    """The blocks of the letter on `matter.reading`; raises `KeyError` where that does not matter here."""
    point = contested(matter.road, matter.road.handbook.readings[matter.reading])
    return _Blocks(matter, point).blocks()


class _Blocks:
    def __init__(self, matter: Matter, point: Contested) -> None:
        self.matter, self.point = matter, point
        self.letter = Letter(matter.road, point, matter.lang, matter.name, matter.about)

    def blank(self, key: str) -> Blank:
        return self.matter.blank(self.letter.wanted(key), self.matter.say("letter.sender"))

    def blocks(self) -> Iterator[Block]:
        say, point = self.letter.say, self.point
        yield from self.head()
        yield Paragraph((say("opening"),), "lead")
        yield Heading(1, say("question"))
        yield Paragraph((asked(self.matter.text(point.entry.question)),))
        if point.entry.cite:
            yield self.matter.source(point.entry.cite, point.entry.mark)
        yield Heading(1, say("facts"))
        yield from self.facts()
        yield Heading(1, say("positions"))
        yield self.positions()
        yield Heading(1, say("hangs"))
        yield from self.hangs()
        yield Heading(1, say("ask"))
        yield Bullets(tuple((say(f"ask_{number}"),) for number in range(1, 5)), numbered=True)
        yield Paragraph((say("regards"),))
        yield Paragraph((self.blank("contact"),))

    def head(self) -> Iterator[Block]:
        desk, say = self.point.desk, self.letter.say
        to: Line = (self.matter.desk(desk),) if desk else (self.blank("authority"),)
        yield Paragraph((Strong(f"{say('to')}: "), *to))
        yield Paragraph((Strong(f"{say('from')}: "), self.blank("sender")))
        yield Paragraph((Strong(f"{say('date')}: "), self.matter.words.date(self.matter.road.as_of)))
        yield Paragraph((Strong(f"{say('about')}: "), self.matter.name or self.blank("name")))

    def facts(self) -> Iterator[Block]:
        matter, say = self.matter, self.letter.say
        yield Paragraph((matter.about or self.blank("about"),))
        yield Paragraph((say("facts_day", day=matter.words.date(matter.road.as_of)),))
        told = self.letter.told_facts()
        if told:
            yield Bullets(tuple((f"{asked(matter.words.name(n))} ", matter.answer(n)) for n in told))
        else:
            yield Paragraph((say("facts_none"),))
        if self.point.open_facts:
            yield Paragraph((say("open"),))
            yield Bullets(tuple((asked(matter.words.name(name)),) for name in self.point.open_facts))

    def positions(self) -> Table:
        matter, say = self.matter, self.letter.say
        rows: list[Sequence[Line]] = []
        for letter, position in zip(LETTERS, self.point.entry.positions.values(), strict=False):
            cited: Line = (matter.bare(position.cite),) if position.cite else (say("no_source"),)
            label: Line = (Strong(f"{letter}. "), matter.text(position.label))
            rows.append((label, (matter.text(position.held_by),), cited))
        header = (matter.say("position"), say("held"), say("sources"))
        return Table("", header, tuple(tuple(row) for row in rows), (5, 4, 4))

    def hangs(self) -> Iterator[Block]:
        matter, say, point = self.matter, self.letter.say, self.point
        if point.entry.consequence:
            yield Paragraph((matter.text(point.entry.consequence),))
        if not point.outcomes:
            yield Paragraph((say("same"),))
            return
        names = list(point.entry.positions)
        rows = tuple(
            (
                (matter.words.name(outcome.name).rstrip("?"),),
                *((self.letter.cell(outcome, name),) for name in names),
            )
            for outcome in point.outcomes
        )
        header = (say("finding"), *LETTERS[: len(names)])
        yield Table("", header, rows, (4, *(3 for _ in names)))
