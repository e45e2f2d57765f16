"""What can be found: one document for each entry of the handbook and each row of the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from vejviser.handbook import entries as e
from vejviser.handbook.entries import STAGES, Stage, Text
from vejviser.handbook.load import Handbook
from vejviser.handbook.reference import entries as r

REGIONS: tuple[str, ...] = (
    "national", "regional", "hovedstaden", "sjaelland", "oestdanmark", "syddanmark", "midtjylland",
    "nordjylland", "eu", "norway", "finland",
)  # fmt: skip
NOTHING = Text("", "")
_RELATIONS: Mapping[r.Relation, Text] = {
    "authority": Text("myndighed", "authority"),
    "advises": Text("rådgivning", "advice"),
    "supplies": Text("leverandør", "supplier"),
    "funds": Text("støtte og finansiering", "funding"),
    "peer": Text("går samme vej", "walks the same road"),
}
_CLAUSE = Text("vilkår i en aftale, kontrakt", "clause of an agreement, contract")
_CHECKLIST = Text("tjekliste til rapportering", "checklist, reporting guideline")
"""What somebody calls the thing who looks for it, where its own words do not say so."""


@dataclass(frozen=True)
class Document:
    """Something that can be found: `kind` and `id` name it, and no two documents share both.

    `names` are short names and abbreviations, alike in both languages; `labels` are words that weigh more
    than those of the `body`. A text of which one language is missing ("") is found in the other.
    """

    kind: str
    id: str
    title: Text
    body: Text = NOTHING
    labels: Text = NOTHING
    names: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    regions: tuple[str, ...] = ()


def documents(handbook: Handbook, reference: r.Reference) -> Iterator[Document]:
    """Every entry of the handbook and every row of the tables, kind by kind, in the order written.

    A reading stands as a reading, not as the fact that it also is.
    """
    yield from _Shelves(handbook, reference).all()


@dataclass(frozen=True)
class _Shelves:
    handbook: Handbook
    reference: r.Reference

    def all(self) -> Iterator[Document]:
        for kind, made in _OF_ENTRIES.items():
            for entry in getattr(self.handbook, kind).values():
                if not (isinstance(entry, e.FactEntry) and entry.reading):
                    yield made(self, entry)
        for kind, made in _OF_ROWS.items():
            for row in getattr(self.reference, kind).values():
                yield made(self, row)

    @cached_property
    def region_of_authority(self) -> Mapping[str, str]:
        return {row.authority: row.region for row in self.reference.actors.values() if row.authority}

    @cached_property
    def stages_of_papers(self) -> Mapping[str, tuple[Stage, ...]]:
        held: dict[str, set[Stage]] = {}
        for step in self.handbook.steps.values():
            for paper in (*step.documents_in, *step.documents_out):
                held.setdefault(paper, set()).add(step.stage)
        return {paper: in_order(stages) for paper, stages in held.items()}

    def stages_at(self, steps: Iterable[str]) -> tuple[Stage, ...]:
        known = self.handbook.steps
        return in_order(known[name].stage for name in steps if name in known)

    def regions_of(self, authorities: Iterable[str]) -> tuple[str, ...]:
        found = (self.region_of_authority.get(name) for name in authorities)
        return tuple(dict.fromkeys(region for region in found if region))

    def titles(self, names: Iterable[str]) -> Text:
        return joined(*(self.handbook.title(name) for name in names))


def in_order(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    """The stages once each, in the order of the road."""
    held = set(stages)
    return tuple(stage for stage in STAGES if stage in held)


def joined(*texts: Text | None) -> Text:
    """Several texts as one."""
    some = [text for text in texts if text is not None]
    return Text(" · ".join(t.da for t in some if t.da), " · ".join(t.en for t in some if t.en))


def _same(words: Sequence[str]) -> Text:
    text = " · ".join(words)
    return Text(text, text)


def _source(_: _Shelves, entry: e.Source) -> Document:
    return Document("sources", entry.id, entry.title, names=_names(entry))


def _names(entry: e.Source) -> tuple[str, ...]:
    return tuple(dict.fromkeys((entry.short, *(entry.name(lang) for lang in e.LANGS))))


def _topic(_: _Shelves, entry: e.Topic) -> Document:
    return Document("topics", entry.id, entry.title)


def _fact(_: _Shelves, entry: e.FactEntry) -> Document:
    body = joined(entry.help, entry.example, *entry.values.values())
    return Document("facts", entry.id, entry.ask, body, entry.label)


def _decision(_: _Shelves, entry: e.DecisionEntry) -> Document:
    body = joined(entry.because, *entry.values.values())
    return Document("decisions", entry.id, entry.title, body, entry.ask)


def _rule(shelves: _Shelves, entry: e.RuleEntry) -> Document:
    cited = [f"{_short(shelves.handbook, c.source)} {c.provision}".strip() for c in entry.cite]
    title = entry.because or entry.provision.words or _same([entry.id])
    return Document("rules", entry.id, title, joined(_same(cited), entry.provision.words))


def _short(handbook: Handbook, source: str) -> str:
    found = handbook.sources.get(source)
    return found.short if found else source


def _constraint(_: _Shelves, entry: e.ConstraintEntry) -> Document:
    return Document("constraints", entry.id, entry.because or _same([entry.id]))


def _reading(_: _Shelves, entry: e.ReadingEntry) -> Document:
    positions = [text for held in entry.positions.values() for text in (held.label, held.held_by)]
    return Document("readings", entry.id, entry.question, joined(entry.consequence, *positions), entry.label)


def _step(shelves: _Shelves, entry: e.StepEntry) -> Document:
    beside = shelves.titles((*entry.decided_by, *entry.documents_in, *entry.documents_out))
    body = joined(entry.do, entry.because, beside)
    return Document("steps", entry.id, entry.title, body, stages=(entry.stage,))


def _document(shelves: _Shelves, entry: e.Document) -> Document:
    stages = shelves.stages_of_papers.get(entry.id, ())
    return Document("documents", entry.id, entry.title, entry.what, stages=stages)


def _authority(shelves: _Shelves, entry: e.Authority) -> Document:
    return Document(
        "authorities", entry.id, entry.name, entry.role, regions=shelves.regions_of([entry.id])
    )  # fmt: skip


def _unmodelled(shelves: _Shelves, entry: e.Unmodelled) -> Document:
    cited = [f"{_short(shelves.handbook, c.source)} {c.provision}".strip() for c in entry.cite]
    return Document("unmodelled", entry.id, entry.reason, _same(cited))


def _overlay(_: _Shelves, entry: e.OverlayEntry) -> Document:
    return Document("overlays", entry.id, entry.title, joined(entry.because))


def _actor(_: _Shelves, row: r.Actor) -> Document:
    body = joined(row.offers, row.note)
    labels = joined(row.kind, _RELATIONS[row.relation])
    return Document("actors", row.id, row.name, body, labels, (), row.stages, (row.region,))


def _dataset(shelves: _Shelves, row: r.Dataset) -> Document:
    controllers = [held.name for held in row.controllers]
    body = joined(row.content, *controllers, row.coverage, row.note, row.portal)
    regions = shelves.regions_of(held.authority for held in row.controllers)
    return Document(
        "datasets", row.id, row.name, body, stages=shelves.stages_at(row.steps), regions=regions
    )  # fmt: skip


def _experience(shelves: _Shelves, row: r.Experience) -> Document:
    known = shelves.reference.actors
    regions = tuple(dict.fromkeys(known[name].region for name in row.actor_ids if name in known))
    labels = joined(row.actors, row.site)
    return Document(
        "experiences", row.id, row.title, row.lesson, labels, (), shelves.stages_at(row.steps), regions
    )  # fmt: skip


def _agreement(shelves: _Shelves, row: r.AgreementType) -> Document:
    body = joined(*(part for text in row.texts for part in (text.title, text.publisher, text.note)))
    return Document("agreements", row.id, row.title, body, stages=shelves.stages_at(row.steps))


def _clause(shelves: _Shelves, row: r.Clause) -> Document:
    variants = [variant.words for variant in row.variants]
    body = joined(row.purpose, *variants, row.basis, row.conflict, row.note)
    return Document("clauses", row.id, row.title, body, _CLAUSE, (), shelves.stages_at(row.steps))


def _checklist(shelves: _Shelves, row: r.Checklist) -> Document:
    labels = joined(row.applies_to, _CHECKLIST)
    return Document(
        "checklists", row.id, row.title, row.note, labels, (row.id,), shelves.stages_at(row.steps)
    )  # fmt: skip


def _checklist_item(shelves: _Shelves, row: r.ChecklistItem) -> Document:
    body = joined(row.section, row.when)
    return Document(
        "checklist_items", row.id, row.words, body, _same([row.checklist]), (), shelves.stages_at(row.steps)
    )  # fmt: skip


def _readiness(shelves: _Shelves, row: r.ReadinessItem) -> Document:
    body = joined(row.evidence, row.dimension)
    return Document("readiness", row.id, row.question, body, stages=shelves.stages_at(row.steps))


def _gate(shelves: _Shelves, row: r.Gate) -> Document:
    body = joined(row.place, row.leaves, row.limit)
    return Document("gates", row.id, row.words, body, stages=shelves.stages_at(row.steps))


def _assumed_time(shelves: _Shelves, row: r.AssumedTime) -> Document:
    return Document("assumed_times", row.id, row.title, row.why, stages=shelves.stages_at(row.steps))


def _milestone(shelves: _Shelves, row: r.Milestone) -> Document:
    return Document(
        "milestones", row.id, row.title, labels=row.sign, stages=shelves.stages_at(row.steps)
    )  # fmt: skip


_Made = Callable[[_Shelves, Any], Document]
_OF_ENTRIES: dict[str, _Made] = {
    "steps": _step, "decisions": _decision, "sources": _source, "authorities": _authority,
    "documents": _document, "readings": _reading, "topics": _topic, "facts": _fact, "overlays": _overlay,
    "rules": _rule, "constraints": _constraint, "unmodelled": _unmodelled,
}  # fmt: skip
_OF_ROWS: dict[str, _Made] = {
    "actors": _actor, "datasets": _dataset, "experiences": _experience, "agreements": _agreement,
    "clauses": _clause, "checklists": _checklist, "checklist_items": _checklist_item,
    "readiness": _readiness, "gates": _gate, "assumed_times": _assumed_time, "milestones": _milestone,
}  # fmt: skip
KINDS: tuple[str, ...] = (*_OF_ENTRIES, *_OF_ROWS)
"""The kinds of the shipped content, by the names of their shelves and tables."""
