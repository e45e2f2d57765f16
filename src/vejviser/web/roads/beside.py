"""What the tables hold for a step: datasets, agreements, checklists and readiness."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from vejviser.export.card import said
from vejviser.export.report.item import Link, address
from vejviser.export.wording import Wording
from vejviser.handbook.reference.entries import PURPOSES, Reference
from vejviser.web.roads.addresses import where
from vejviser.web.roads.told import Sign, signs
from vejviser.web.words import say


@dataclass(frozen=True)
class Row:
    """A row of a table: its title and page, lines of words, links, and how well it is known."""

    id: str
    title: str
    href: str
    lines: tuple[str, ...]
    links: tuple[Link, ...] = ()
    signs: tuple[Sign, ...] = ()
    kind: str = ""


@dataclass(frozen=True)
class Group:
    """Rows under a heading of their own."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Beside:
    """What stands beside a step."""

    datasets: tuple[Row, ...]
    agreements: tuple[Row, ...]
    clauses: tuple[Row, ...]
    checklists: tuple[Group, ...]
    readiness: tuple[Group, ...]


def beside(reference: Reference, step: str, words: Wording, day: dt.date) -> Beside:
    """The rows of the tables that belong to a step, in the order of the tables."""
    return Beside(
        _datasets(reference, step, words, day),
        _agreements(reference, step, words),
        _clauses(reference, step, words),
        _checklists(reference, step, words),
        _readiness(reference, step, words),
    )


def page_of(kind: str, name: str) -> str:
    """The page of a row in the handbook, "" where there is none."""
    return where("library:entry", kind, name)


def _datasets(reference: Reference, step: str, words: Wording, day: dt.date) -> tuple[Row, ...]:
    found = []
    for one in reference.rows_at("datasets", step):
        held = ", ".join(words.say(controller.name) for controller in one.controllers_on(day))
        routes = "; ".join(
            f"{said(f'purpose.{p}', words)}: {said(f'access.{one.routes[p].access}', words)}"
            for p in PURPOSES
        )
        lines = [
            words.say(one.content),
            say("Dataansvarlig: {who}", "Controller: {who}", who=held) if held else "",
        ]
        found.append(
            _row("datasets", one.id, words.say(one.name), [*lines, routes], one.url, one.mark, words)
        )
    return tuple(found)


def _agreements(reference: Reference, step: str, words: Wording) -> tuple[Row, ...]:
    return tuple(
        Row(
            one.id,
            words.say(one.title),
            page_of("agreements", one.id),
            (),
            tuple(
                Link(words.say(text.title), address(text.url), said(f"preapproved.{text.preapproved}", words))
                for text in one.texts
            ),
            signs([one.mark], words),
        )
        for one in reference.rows_at("agreements", step)
    )


def _clauses(reference: Reference, step: str, words: Wording) -> tuple[Row, ...]:
    return tuple(
        Row(
            one.id,
            words.say(one.title),
            page_of("clauses", one.id),
            (
                words.say(one.purpose),
                *(
                    said(
                        "ref.favours",
                        words,
                        words=words.say(v.words),
                        whom=said(f"favours.{v.favours}", words),
                    )
                    for v in one.variants
                ),
            ),
            (),
            signs([one.mark], words),
        )
        for one in reference.rows_at("clauses", step)
    )


def _checklists(reference: Reference, step: str, words: Wording) -> tuple[Group, ...]:
    """Each checklist that applies here with those of its items that belong to the step."""
    items = reference.rows_at("checklist_items", step)
    whole = {one.id for one in reference.rows_at("checklists", step)}
    found = []
    for sheet in reference.checklists.values():
        here = [item for item in items if item.checklist == sheet.id]
        if not here and sheet.id not in whole:
            continue
        told = tuple(
            Row(item.id, words.say(item.words), "", (words.say(item.section),), kind=item.item)
            for item in here
        )
        found.append(Group(words.say(sheet.title), told))
    return tuple(found)


def _readiness(reference: Reference, step: str, words: Wording) -> tuple[Group, ...]:
    """What a site must have in place, by the phase that it stands before."""
    phases: dict[str, list[Row]] = {}
    for one in reference.rows_at("readiness", step):
        lines = [
            say("Vis det med: {what}", "Show it with: {what}", what=words.inner(one.evidence)),
            say("Spørg: {who}", "Ask: {who}", who=words.inner(one.respondent)),
        ]
        if one.gate:
            lines.append(said(f"gate.{one.gate}", words))
        row = Row(one.id, words.say(one.question), "", tuple(lines), (), signs([one.mark], words))
        phases.setdefault(said(f"phase.{one.phase}", words), []).append(row)
    return tuple(Group(title, tuple(some)) for title, some in phases.items())


def _host(url: str) -> str:
    return url.partition("//")[2].partition("/")[0].removeprefix("www.")


def _row(kind: str, name: str, title: str, lines: list[str], url: str, mark: object, words: Wording) -> Row:
    links = (Link(_host(url), address(url)),) if url else ()
    return Row(name, title, page_of(kind, name), tuple(x for x in lines if x), links, signs([mark], words))  # type: ignore[list-item]
