"""Whether the rows of the tables name what there is: authorities, facts, successors, clauses, other rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from vejviser.handbook.faults import Fault, fault_at
from vejviser.handbook.load import Handbook
from vejviser.handbook.reference.entries import AssumedTime, Milestone, Reference, Row
from vejviser.law.errors import hint


def tie_faults(reference: Reference, handbook: Handbook) -> list[Fault]:
    """A fault for every name in the tables that nothing has."""
    return [
        *_actors(reference, handbook),
        *_datasets(reference, handbook),
        *_experiences(reference),
        *_agreements(reference),
        *_checklists(reference),
        *_assumed(reference.assumed_times, handbook),
        *_milestones(reference.milestones, handbook),
    ]


def _assumed(classes: Mapping[str, AssumedTime], handbook: Handbook) -> Iterator[Fault]:
    """Whether each step that needs an assumed time is in one class, and no other step in any."""
    taken: dict[str, str] = {}
    for row in classes.values():
        for name in row.steps:
            step = handbook.steps[name]
            if step.pace != "once":
                told = f"'{name}' has the pace {step.pace}: it takes no time on the road"
            elif step.experienced:
                told = f"'{name}' has a published time, which goes before an assumed one"
            elif name in taken:
                told = f"'{name}' stands in the class '{taken[name]}' already"
            else:
                taken[name] = row.id
                continue
            yield fault_at(row.written, row.id, told, "steps")
    for name, step in handbook.steps.items():
        if step.pace == "once" and not step.experienced and name not in taken:
            told = "is done once and nobody has published its time: name it in one class"
            yield Fault("assumed-times.yaml", 1, name, "steps", told)


def _milestones(milestones: Mapping[str, Milestone], handbook: Handbook) -> Iterator[Fault]:
    for row in milestones.values():
        for name in row.steps:
            if handbook.steps[name].pace != "once":
                told = f"'{name}' has the pace {handbook.steps[name].pace}: it takes no time on the road"
                yield fault_at(row.written, row.id, told, "steps")


def _missing(row: Row, key: str, name: str, valid: Collection[str]) -> Iterator[Fault]:
    if name not in valid:
        yield fault_at(row.written, row.id, f"there is no '{name}'{hint(name, list(valid))}", key)


def _actors(reference: Reference, handbook: Handbook) -> Iterator[Fault]:
    for row in reference.actors.values():
        if row.authority:
            yield from _missing(row, "authority", row.authority, handbook.authorities)
        if row.successor:
            yield from _missing(row, "successor", row.successor, reference.actors)


def _datasets(reference: Reference, handbook: Handbook) -> Iterator[Fault]:
    answers = {f"{fact.id}.{value}" for fact in handbook.facts.values() for value in fact.values}
    for row in reference.datasets.values():
        for controller in row.controllers:
            if controller.authority:
                yield from _missing(row, "controllers", controller.authority, handbook.authorities)
        for name in row.data:
            yield from _missing(row, "data", name, answers)


def _experiences(reference: Reference) -> Iterator[Fault]:
    for row in reference.experiences.values():
        for name in row.actor_ids:
            yield from _missing(row, "actor_ids", name, reference.actors)


def _agreements(reference: Reference) -> Iterator[Fault]:
    for agreement in reference.agreements.values():
        for name in agreement.must:
            yield from _missing(agreement, "must", name, reference.clauses)
    for clause in reference.clauses.values():
        for name in clause.may:
            yield from _missing(clause, "may", name, reference.agreements)


def _checklists(reference: Reference) -> Iterator[Fault]:
    for row in reference.checklists.values():
        if not row.items:
            yield fault_at(row.written, row.id, "no item in checklists.tsv names this checklist")
    for item in reference.checklist_items.values():
        if item.maps_to:
            yield from _missing(item, "maps_to", item.maps_to, reference.checklist_items)
