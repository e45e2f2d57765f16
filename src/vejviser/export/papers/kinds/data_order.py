"""The data application order, from the data passport: which applications, in which order, to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vejviser.export.papers.matter import Matter, capital
from vejviser.export.papers.model import Block, Bullets, Heading, Line, Paragraph, Strong, Table
from vejviser.export.papers.points import joined
from vejviser.export.papers.tables import steps_table
from vejviser.handbook.reference.entries import Controller, Purpose
from vejviser.road.passport import DECISION, HOLDERS, Asked, Element, Holding, Way, passport


def build(matter: Matter) -> Iterator[Block]:
    """The blocks of the order."""
    found = passport(matter.road, matter.reference)
    yield Paragraph((matter.say("data.lead"),), "lead")
    yield Heading(1, matter.say("data.purposes"))
    if found.purposes:
        yield Bullets(tuple(_purpose(matter, asked) for asked in found.purposes))
    else:
        yield Paragraph((matter.say("data.no_purposes"),))
    if found.mixed:
        yield Paragraph((Strong(matter.say("data.mixed")),))
    yield Heading(1, matter.say("data.order"))
    if found.order:
        yield steps_table(matter, found.order)
    else:
        yield Paragraph((matter.say("data.no_order"),))
    yield Heading(1, matter.say("data.sources"))
    if not found.elements:
        yield Paragraph((f"{matter.say('data.no_sources')} ", matter.answer(HOLDERS)))
    for element in found.elements:
        yield from _element(matter, element)
    yield Heading(1, matter.say("data.plan"))
    yield _plan(matter, found.elements)


def _purpose(matter: Matter, asked: Asked) -> Line:
    name = _named(matter, asked.purpose)
    perhaps = "" if asked.state == "certain" else f" ({matter.say('perhaps')})"
    because = " ".join(matter.text(text) for text in asked.because)
    return (Strong(f"{name}{perhaps}. "), f"{because} ", matter.cited(asked.cite, *asked.marks))


def _named(matter: Matter, purpose: Purpose) -> str:
    return capital(matter.words.value(DECISION, purpose))


def _element(matter: Matter, element: Element) -> Iterator[Block]:
    yield Heading(2, capital(matter.words.value(HOLDERS, element.value)))
    if not element.holdings:
        yield Paragraph((matter.say("data.no_dataset"),))
    for holding in element.holdings:
        yield Heading(3, matter.text(holding.dataset.name))
        yield Paragraph((_controllers(matter, holding),))
        yield _ways(matter, holding)
        dataset = holding.dataset
        told = [("data.waiting", matter.text(dataset.waiting)), ("data.fees", matter.text(dataset.fees))]
        notes = [matter.say(key, words=capital(words).rstrip(".")) + "." for key, words in told if words]
        if notes:
            yield Paragraph((" ".join(notes),), "note")


def _controllers(matter: Matter, holding: Holding) -> str:
    now, after = _names(matter, holding.now), _names(matter, holding.after)
    if now == after:
        return matter.say("data.controller", names=now) + "."
    day = matter.words.date(passport(matter.road, matter.reference).turn)
    return matter.say("data.turn", now=now, day=day, after=after) + "."


def _names(matter: Matter, controllers: Iterable[Controller]) -> str:
    return ", ".join(matter.text(one.name) for one in controllers) or matter.say("data.unknown")


def _ways(matter: Matter, holding: Holding) -> Block:
    """One row for each purpose: access, the gates that lead in, and the limits that bind."""
    if not holding.ways:
        return Paragraph((matter.say("data.no_purposes"),))
    rows = tuple(
        (
            (_named(matter, purpose),),
            (capital(matter.say(f"data.access.{way.route.access}")),),
            _gates(matter, way),
            _limits(matter, way),
        )
        for purpose, way in holding.ways.items()
    )
    header = tuple(matter.say(f"data.{key}") for key in ("purpose", "access", "gate", "limit"))
    return Table("", header, rows, (3, 2, 6, 5))


def _gates(matter: Matter, way: Way) -> Line:
    told = [f"{matter.text(gate.words)} ({matter.mark(gate.mark)})" for gate in way.gates]
    told = told or [matter.text(way.route.words)]
    told += [
        matter.say("data.later", day=matter.words.date(gate.valid.start), words=matter.text(gate.words))
        for gate in way.later
        if gate.valid.start
    ]
    return ("\n".join(dict.fromkeys(told)),)


def _limits(matter: Matter, way: Way) -> Line:
    told = [matter.text(gate.limit) for gate in way.gates if gate.limit]
    told += [matter.say("data.place", words=matter.text(gate.place)) for gate in way.gates if gate.place]
    told += [matter.say("data.leaves", words=matter.text(gate.leaves)) for gate in way.gates if gate.leaves]
    return joined((text,) for text in dict.fromkeys(told)) or ("–",)


def _plan(matter: Matter, elements: Sequence[Element]) -> Table:
    """What people must write for each source, as blanks."""
    names = [matter.words.value(HOLDERS, element.value) for element in elements] or [
        matter.say("data.plan_all")
    ]
    keys = ("data.plan_what", "data.plan_why")
    rows = tuple((((capital(name),), *(_wanted(matter, name, key) for key in keys))) for name in names)
    header = (matter.say("data.plan_source"), *(capital(matter.say(key)) for key in keys))
    return Table("", header, rows, (3, 5, 5))


def _wanted(matter: Matter, name: str, key: str) -> Line:
    what = f"{capital(name)}: {matter.say(key)}"
    return (matter.blank(what, matter.say("knows.data")),)
