"""From the files of the tables to checked rows, each tied to the steps of the handbook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from vejviser.handbook.faults import Fault, HandbookError
from vejviser.handbook.load import Handbook
from vejviser.handbook.parts import Body
from vejviser.handbook.read import explain
from vejviser.handbook.reference import entries as r
from vejviser.handbook.reference import rows
from vejviser.handbook.reference import schema as s
from vejviser.handbook.reference.files import Sheet, Written, read_tsv, read_yaml
from vejviser.handbook.reference.ties import tie_faults
from vejviser.law.errors import hint

B = TypeVar("B", bound=Body)

FILES = (
    "step-groups.yaml", "actors.tsv", "experiences.tsv", "gates.yaml", "datasets.yaml", "agreements.yaml",
    "clauses.yaml", "checklists.yaml", "checklists.tsv", "readiness.yaml", "assumed-times.yaml",
    "milestones.yaml",
)  # fmt: skip
TIMES = "assumed-times.yaml"
IDS = {
    s.ActorBody: r"A\d{3}",
    s.ExperienceBody: r"E\d{3}",
    s.GateBody: r"[A-Z][A-Z0-9]+",
    s.DatasetBody: r"DS-\d\d",
    s.AgreementTypeBody: r"[A-Z][A-Z0-9_]+",
    s.ClauseBody: r"CL-\d\d",
    s.ChecklistItemBody: r"[A-Z][\w+-]+:.+",
    s.ReadinessBody: r"RD-[A-Z]\d+",
    s.AssumedTimeBody: r"[a-z][a-z_]+",
    s.MilestoneBody: r"[a-z][a-z_]+",
}
"""What the ids of a table look like: they are stable, and no two tables share any."""


def build_reference(files: Mapping[str, str], handbook: Handbook) -> r.Reference:
    """The tables in `files` (text by name), tied to the handbook; raises `HandbookError` with every fault."""
    builder = _Builder(files, handbook)
    reference = builder.reference()
    faults = builder.faults or tie_faults(reference, handbook)
    if faults:
        raise HandbookError(faults)
    return reference


class _Builder:
    def __init__(self, files: Mapping[str, str], handbook: Handbook) -> None:
        self.files, self.handbook = files, handbook
        self.faults: list[Fault] = []
        self.groups: dict[str, tuple[str, ...]] = {}

    def reference(self) -> r.Reference:
        """All tables; not whole where there are faults."""
        for row, body in self.bodies(self.yaml("step-groups.yaml"), s.GroupBody):
            self.groups[row.id] = self.steps(row, body.steps)
        gates = {
            row.id: rows.gate(row, body, self.steps(row, body.steps))
            for row, body in self.bodies(self.yaml("gates.yaml"), s.GateBody)
        }
        agreements = self.agreements()
        checklists, items = self.checklists()
        return r.Reference(
            actors={
                row.id: rows.actor(row, body, self.steps(row, body.steps))
                for row, body in self.bodies(self.tsv("actors.tsv", s.ActorBody), s.ActorBody)
            },
            datasets=self.datasets(gates),
            experiences={
                row.id: rows.experience(row, body, self.steps(row, body.steps))
                for row, body in self.bodies(self.tsv("experiences.tsv", s.ExperienceBody), s.ExperienceBody)
            },
            agreements=agreements,
            clauses={
                row.id: rows.clause(row, body, agreements)
                for row, body in self.bodies(self.yaml("clauses.yaml"), s.ClauseBody)
            },
            checklists=checklists,
            checklist_items=items,
            readiness=self.readiness(),
            gates=gates,
            assumed_times={
                row.id: rows.assumed_time(row, body, self.once(row, body.steps))
                for row, body in self.bodies(self.yaml(TIMES, "classes"), s.AssumedTimeBody)
            },
            milestones={
                row.id: rows.milestone(row, body, self.steps(row, body.steps))
                for row, body in self.bodies(self.yaml("milestones.yaml"), s.MilestoneBody)
            },
            spread=self.spread(),
        )

    def spread(self) -> r.Spread | None:
        """The assumed spread around a published median; None where it is missing or faulty."""
        for row in self.yaml(TIMES, "").rows:
            if row.id == "spread":
                body = self.body(row, s.FactorsBody)
                return r.Spread(body.p10, body.p90, body.why.text()) if body else None
            if row.id != "classes":
                told = f"no such part{hint(row.id, ('spread', 'classes'))}"
                self.faults.append(row.fault(told))
        if TIMES in self.files:
            self.faults.append(
                Fault(TIMES, 1, "", "spread", "the spread around a published median is missing")
            )
        return None

    def tsv(self, file: str, body: type[Body]) -> Sheet:
        return self.noted(read_tsv(self.files.get(file, ""), file, s.columns(body)))

    def yaml(self, file: str, section: str = "") -> Sheet:
        return self.noted(read_yaml(self.files.get(file, ""), file, section))

    def noted(self, sheet: Sheet) -> Sheet:
        self.faults += sheet.faults
        return sheet

    def bodies(self, sheet: Sheet, kind: type[B]) -> Iterator[tuple[Written, B]]:
        """The rows that keep to the form of their kind; the faults of the others are noted."""
        for row in sheet.rows:
            body = self.body(row, kind)
            if body is not None:
                yield row, body

    def body(self, row: Written, kind: type[B]) -> B | None:
        form: str | None = next((form for known, form in IDS.items() if known is kind), None)
        if form and not re.fullmatch(form, row.id):
            self.faults.append(row.fault(f"'{row.id}' cannot be an id here: it is written {form}"))
            return None
        try:
            return kind.model_validate(row.data)
        except ValidationError as error:
            found = error.errors(include_url=False)
            self.faults += [explain(f, row.parsed, row.file, row.id, row.under) for f in found]
        return None

    def steps(self, row: Written, names: Sequence[str]) -> tuple[str, ...]:
        """The steps named, each once; `@group` stands for the steps of a group."""
        found: dict[str, None] = {}
        for name in names:
            if name.startswith("@") and name[1:] in self.groups:
                found |= dict.fromkeys(self.groups[name[1:]])
            elif name in self.handbook.steps:
                found[name] = None
            else:
                valid = [f"@{group}" for group in self.groups] if name[:1] == "@" else [*self.handbook.steps]
                told = f"there is no {'group' if name[:1] == '@' else 'step'} '{name}'{hint(name, valid)}"
                self.faults.append(row.fault(told, "steps"))
        return tuple(found)

    def once(self, row: Written, names: Sequence[str]) -> tuple[str, ...]:
        """The steps named; one that is named twice is a fault."""
        for name, count in Counter(names).items():
            if count > 1:
                told = f"'{name}' stands in the class '{row.id}' already"
                self.faults.append(row.fault(told, "steps"))
        return self.steps(row, names)

    def named(self, row: Written, names: Sequence[str], valid: Mapping[str, Any], key: str) -> None:
        """Note the names that no row of `valid` has."""
        for name in names:
            if name not in valid:
                self.faults.append(row.fault(f"there is no '{name}'{hint(name, list(valid))}", key))

    def datasets(self, gates: Mapping[str, r.Gate]) -> dict[str, r.Dataset]:
        found = {}
        for row, body in self.bodies(self.yaml("datasets.yaml"), s.DatasetBody):
            for purpose in r.PURPOSES:
                way: s.RouteBody = getattr(body.routes, purpose)
                self.named(row, way.gates, gates, "routes")
                if not way.words and not way.gates:
                    told = f"the route for {purpose} needs gates or words of its own"
                    self.faults.append(row.fault(told, "routes"))
            found[row.id] = rows.dataset(row, body, gates)
        return found

    def agreements(self) -> dict[str, r.AgreementType]:
        sheet = self.yaml("agreements.yaml", "texts")
        texts = {
            row.id: rows.agreement_text(row, body) for row, body in self.bodies(sheet, s.AgreementTextBody)
        }
        found = {}
        for row, body in self.bodies(self.yaml("agreements.yaml", "types"), s.AgreementTypeBody):
            self.named(row, body.texts, texts, "texts")
            found[row.id] = rows.agreement(row, body, self.steps(row, body.steps), texts)
        return found

    def checklists(self) -> tuple[dict[str, r.Checklist], dict[str, r.ChecklistItem]]:
        lists = list(self.bodies(self.yaml("checklists.yaml"), s.ChecklistBody))
        steps = {row.id: self.steps(row, body.steps) for row, body in lists}
        items = {}
        for row, body in self.bodies(self.tsv("checklists.tsv", s.ChecklistItemBody), s.ChecklistItemBody):
            self.named(row, [body.checklist], steps, "checklist")
            items[row.id] = rows.checklist_item(row, body, steps.get(body.checklist, ()))
        by_list: dict[str, list[str]] = {}
        for item in items.values():
            by_list.setdefault(item.checklist, []).append(item.id)
        return {
            row.id: rows.checklist(row, body, steps[row.id], by_list.get(row.id, ())) for row, body in lists
        }, items

    def readiness(self) -> dict[str, r.ReadinessItem]:
        found = {}
        for row, body in self.bodies(self.yaml("readiness.yaml"), s.DimensionBody):
            for name, item in body.items.items():
                part = Written(name, row.file, item, row.parsed, (*row.under, "items", name))
                if not re.fullmatch(IDS[s.ReadinessBody], name):
                    self.faults.append(part.fault(f"'{name}' cannot be an id here"))
                steps = self.steps(part, item.steps)
                found[name] = rows.readiness(part, body.title.text(), item, steps)
        return found
