"""Shortcuts, open questions, contested readings and sources as the report tells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vejviser.export import phrases
from vejviser.export.picture.months import Calendar
from vejviser.export.picture.outline import either
from vejviser.export.report.item import Item, Line, Link, address, few, links, marks
from vejviser.export.report.texts import tell
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Citation, Source
from vejviser.levers.levers import Lever
from vejviser.road.plan import Road
from vejviser.road.questions import OpenQuestion
from vejviser.road.readings import Reading


@dataclass(frozen=True)
class Shortcut:
    """A lever in words: the choices made otherwise, what they save and cost, what they do to the steps."""

    changes: tuple[str, ...]
    saves: str
    prices: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Cited:
    """A source in the list of sources."""

    short: str
    title: Link
    seen: str
    marks: tuple[tuple[str, str], ...]


def shortcut(lever: Lever, words: Wording, calendar: Calendar) -> Shortcut:
    """A lever in words, with the handbook's price of each choice and the fees that change."""
    prices = [words.say(choice.price) for choice in lever.choices if choice.price]
    if lever.fees:
        prices.append(f"{tell('fee', words.lang)}: {phrases.fees(words, lever.fees)}")
    counted = (("falls_away", lever.lost), ("comes_on", lever.gained), ("opens", lever.opened))
    return Shortcut(
        tuple(phrases.choice(words, choice) for choice in lever.choices),
        calendar.length(lever.saved or 0.0),
        tuple(dict.fromkeys(prices)),
        tuple(tell(key, words.lang, n=len(names)) for key, names in counted if names),
    )


def question(one: OpenQuestion, words: Wording) -> Item:
    """An open question, with what its answer decides."""
    names = few([words.name(name).rstrip("?") for name in one.bears_on], words)
    return Item(
        one.fact.id, words.say(one.fact.ask), "", (), (Line("", tell("bears_on", words.lang, names=names)),)
    )


def reading(one: Reading, road: Road, words: Wording) -> Item:
    """A contested reading: each position with who holds it, where it stands and what it leads to."""
    lines = [line for name in one.entry.positions for line in _position(one, name, road, words)]
    return Item(one.entry.id, words.say(one.entry.question), "", marks([one.entry.mark], words), tuple(lines))


def _position(one: Reading, name: str, road: Road, words: Wording) -> Iterator[Line]:
    position, lang = one.entry.positions[name], words.lang
    label = words.say(position.label)
    if name == one.taken:
        label += f" ({tell('taken', lang)})"
    told = [tell("held_by", lang, who=words.say(position.held_by).rstrip("."))]
    leads = _leads_to(one, name, words)
    if leads:
        told.append(tell("leads_to", lang, told=leads) + ".")
    yield Line(label, " ".join(told), links(position.cite, words))


def _leads_to(one: Reading, position: str, words: Wording) -> str:
    """The findings that differ between the positions, with their outcome under this one."""
    here = one.outcomes.get(position, {})
    others = [found for name, found in one.outcomes.items() if name != position]
    told = [
        f"{words.name(name)}: "
        + (either([words.value(name, v) for v in values], words.lang) or tell("none", words.lang))
        for name, values in here.items()
        if any(other.get(name) != values for other in others)
    ]
    return few(told, words, 2)


def sources(road: Road, words: Wording) -> tuple[Cited, ...]:
    """The sources that the road cites, in the handbook's order, each with its address, day seen and mark."""
    named = {citation.source for citation in _citations(road)}
    return tuple(_cited(one, words) for key, one in road.handbook.sources.items() if key in named)


def _cited(one: Source, words: Wording) -> Cited:
    title = words.say(one.title)
    seen = words.date(one.seen) if one.seen else ""
    return Cited(
        one.name(words.lang), Link(title, address(one.eli or one.url)), seen, marks([one.mark], words)
    )


def _citations(road: Road) -> Iterator[Citation]:
    for finding in road.findings.values():
        yield from finding.citations
    for step in road.steps:
        yield from step.entry.cite
        timed: Sequence[Sequence[object]] = (step.entry.statutory, step.entry.experienced, step.entry.fee)
        for told in timed:
            for one in told:
                yield from getattr(one, "cite", ())
    for reading_ in road.readings:
        yield from reading_.entry.cite
        for position in reading_.entry.positions.values():
            yield from position.cite
