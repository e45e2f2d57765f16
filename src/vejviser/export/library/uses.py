"""Where each item is used: the links back, from what names something to what is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vejviser.export.library.library import Key, Library, rule_decision
from vejviser.handbook import entries as e
from vejviser.handbook.reference import entries as r

Use = tuple[str, str, str]
"""How a thing is used, and the kind and id of what uses it."""
Uses = Mapping[Key, tuple[Use, ...]]


def uses(library: Library) -> Uses:
    """What uses each item, in the order written; an item that nothing uses is not named."""
    found: dict[Key, dict[Use, None]] = {}
    for (kind, name), use in _all(library):
        if kind == "facts" and name in library.handbook.readings:
            kind = "readings"
        found.setdefault((kind, name), {})[use] = None
    return {key: tuple(those) for key, those in found.items()}


def _all(library: Library) -> Iterator[tuple[Key, Use]]:
    for kind, shelf in library.shelves.items():
        for name, item in shelf.items():
            overlay = library.overlay_of.get((kind, name), "")
            match item:
                case e.Entry():
                    yield from _of_entry(library, kind, item, overlay)
                case r.Row() | r.AssumedTime() | r.Milestone():
                    yield from _of_row(kind, item)


def _of_entry(library: Library, kind: str, item: e.Entry, overlay: str) -> Iterator[tuple[Key, Use]]:
    def turned(written: str, how: str) -> Iterator[tuple[Key, Use]]:
        for name in library.names(written, overlay):
            yield (library.kind_of_name(name), name), (how, kind, item.id)

    for citation in cited(item):
        yield ("sources", citation.source), ("cited", kind, item.id)
    match item:
        case e.FactEntry() | e.ReadingEntry():
            yield ("topics", item.topic), ("topic", kind, item.id)
            yield from turned(item.only_if, "asked_if")
            if isinstance(item, e.ReadingEntry) and item.authority:
                yield ("authorities", item.authority), ("asked", kind, item.id)
        case e.DecisionEntry():
            yield ("topics", item.topic), ("topic", kind, item.id)
            yield from turned(item.only_if, "arises_if")
        case e.RuleEntry():
            decision = rule_decision(library, item)
            yield ("decisions", decision), ("rule", kind, item.id)
            for name in library.names(item.when, overlay):
                target = (library.kind_of_name(name), name)
                yield target, ("when", kind, item.id)
                yield target, ("decides", "decisions", decision)
                yield ("decisions", decision), ("turns_on", *target)
            for name in item.excepts:
                yield ("rules", name), ("exception", kind, item.id)
        case e.ConstraintEntry():
            yield from turned(item.require, "requires")
        case e.StepEntry():
            yield from turned(item.when, "step_when")
            yield from _of_step(item)
        case e.Authority() if item.successor:
            yield ("authorities", item.successor), ("takes_over", kind, item.id)
        case e.Unmodelled():
            for name in item.bears_on:
                yield (library.kind_of_name(name), name), ("bears_on", kind, item.id)


def cited(item: e.Entry) -> Iterator[e.Citation]:
    """Every citation of an entry, those of its positions, times and fees included."""
    yield from item.cite
    if isinstance(item, e.ReadingEntry):
        for position in item.positions.values():
            yield from position.cite
    if isinstance(item, e.StepEntry):
        parts: list[e.Statutory | e.Experienced | e.Returned | e.Fee]
        parts = [*item.statutory, *item.experienced, *item.returned, *item.fee]
        for part in parts:
            yield from part.cite


def _of_step(step: e.StepEntry) -> Iterator[tuple[Key, Use]]:
    for name in step.after:
        yield ("steps", name), ("before", "steps", step.id)
    for limit in step.statutory:
        for name in limit.counted_from:
            yield ("steps", name), ("starts_clock", "steps", step.id)
    for name in step.decided_by:
        yield ("authorities", name), ("decides_step", "steps", step.id)
    for name in step.documents_in:
        yield ("documents", name), ("paper_in", "steps", step.id)
    for name in step.documents_out:
        yield ("documents", name), ("paper_out", "steps", step.id)


def _of_row(kind: str, row: r.Row | r.AssumedTime | r.Milestone) -> Iterator[tuple[Key, Use]]:
    for name in row.steps:
        yield ("steps", name), ("beside", kind, row.id)
    match row:
        case r.Actor():
            if row.authority:
                yield ("authorities", row.authority), ("is", kind, row.id)
            if row.successor:
                yield ("actors", row.successor), ("takes_over", kind, row.id)
        case r.Dataset():
            for name in (gate for route in row.routes.values() for gate in route.gates):
                yield ("gates", name), ("opens", kind, row.id)
            for held in row.controllers:
                if held.authority:
                    yield ("authorities", held.authority), ("controls", kind, row.id)
            for answer in row.data:
                yield ("facts", answer.partition(".")[0]), ("answers", kind, row.id)
        case r.Experience():
            for name in row.actor_ids:
                yield ("actors", name), ("learnt", kind, row.id)
        case r.Clause():
            for name in row.may:
                yield ("agreements", name), ("may", kind, row.id)
        case r.AgreementType():
            for name in row.must:
                yield ("clauses", name), ("must", kind, row.id)
        case r.ChecklistItem() if row.maps_to:
            yield ("checklist_items", row.maps_to), ("earlier", kind, row.id)
