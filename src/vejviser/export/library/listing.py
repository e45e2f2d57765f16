"""The lists of one kind: in which order, under which headings, and what they can be narrowed by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vejviser.export.catalogue import CATALOGUE
from vejviser.export.library.alphabet import sort_key
from vejviser.export.library.library import Item, LawPage, Library, mark_of, rule_decision, steps_of, title
from vejviser.export.library.of_rows import group_of_clauses
from vejviser.export.library.page import Ref
from vejviser.export.library.telling import Telling
from vejviser.export.texts_rows import ROW_WORDS
from vejviser.handbook import entries as e
from vejviser.handbook.entries import MARKS, STAGES, Text
from vejviser.handbook.reference import entries as r
from vejviser.road.order import in_order

FOLDERS: Mapping[str, Text] = {
    "eu": Text("EU: medicinsk udstyr", "EU: medical devices"),
    "eu-ai-act": Text("EU: AI-forordningen", "EU: the AI Act"),
    "eu-duties": Text("EU: pligter, data og anden ret", "EU: duties, data and other law"),
    "dk": Text("Danmark: loven", "Denmark: the law"),
    "dk-road": Text("Danmark: vejen i praksis", "Denmark: the road in practice"),
    "steps": Text("Trinene", "The steps"),
    "overlays": Text("Lov på vej", "Law in the making"),
}
_REGIONS = tuple(key.removeprefix("region.") for key in ROW_WORDS if key.startswith("region."))
_OUTCOMES = ("good", "mixed", "bad")
FILTERS: Mapping[str, Text] = {
    "stage": Text("Etape", "Stage"),
    "region": Text("Sted", "Place"),
    "topic": Text("Emne", "Topic"),
    "type": Text("Slags", "Kind"),
    "outcome": Text("Det gik", "It went"),
    "mark": Text("Sikkerhed", "Certainty"),
}
"""What lists can be narrowed by, in the order shown."""


@dataclass(frozen=True)
class Choice:
    """A filter: its key, name, the values there are with their names, and the one chosen ("" for all)."""

    key: str
    name: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True)
class Row:
    """One line of a list: its link, the heading it stands under, and a few words."""

    ref: Ref
    group: str
    text: str


@dataclass(frozen=True)
class Listing:
    """A list of a kind: the filters it has, the rows that are left, and how many there are in all."""

    choices: tuple[Choice, ...]
    rows: tuple[Row, ...]
    whole: int


def listing(tell: Telling, kind: str, chosen: Mapping[str, str]) -> Listing:
    """The items of a kind that fit what is chosen; a value that there is not is passed over."""
    library = tell.library
    shelf = library.shelves[kind]
    traits = {name: _traits(library, kind, item) for name, item in shelf.items()}
    choices = []
    for key, called in FILTERS.items():
        there = {value for found in traits.values() for value in found.get(key, ())}
        if len(there) > 1:
            options = tuple((value, _named(tell, key, value)) for value in _ordered(tell, key, there))
            wanted = chosen.get(key, "")
            choices.append(Choice(key, called.say(tell.lang), options, wanted if wanted in there else ""))
    picked = {choice.key: choice.chosen for choice in choices if choice.chosen}
    left = [
        name
        for name, found in traits.items()
        if all(value in found.get(key, ()) for key, value in picked.items())
    ]
    rows = tuple(
        Row(tell.ref(kind, name, marked=True), _group(tell, kind, shelf[name]), _words(tell, shelf[name]))
        for name in _in_order(tell, kind, left)
    )
    return Listing(tuple(choices), rows, len(shelf))


def _traits(library: Library, kind: str, item: Item) -> Mapping[str, Iterable[str]]:
    """What an item can be found by."""
    found: dict[str, Iterable[str]] = {}
    mark = mark_of(item)
    if mark:
        found["mark"] = (mark,)
    match item:
        case e.StepEntry():
            found["stage"] = (item.stage,)
        case e.FactEntry() | e.ReadingEntry() | e.DecisionEntry():
            found["topic"] = (item.topic,)
        case e.RuleEntry():
            decision = library.handbook.decisions.get(rule_decision(library, item))
            found["topic"] = (decision.topic,) if decision else ()
        case e.Source():
            found["type"] = (item.kind,)
        case r.Actor():
            found |= {"stage": item.stages, "region": (item.region,)}
        case r.Experience():
            found["outcome"] = (item.outcome,)
        case r.Clause():
            found["type"] = (item.group,)
    if "stage" not in found and (steps := steps_of(item)):
        held = library.handbook.steps
        found["stage"] = {held[step].stage for step in steps if step in held}
    if isinstance(item, e.Document | e.Authority):
        found["stage"] = _stages(library, kind, item.id)
    return found


def _stages(library: Library, kind: str, name: str) -> set[str]:
    """The stages of the steps that need, give or are decided by something."""
    key = "decided_by" if kind == "authorities" else ""
    return {
        step.stage
        for step in library.handbook.steps.values()
        if name in (step.decided_by if key else (*step.documents_in, *step.documents_out))
    }


def _ordered(tell: Telling, key: str, there: set[str]) -> list[str]:
    fixed: Mapping[str, Sequence[str]] = {
        "stage": STAGES,
        "mark": MARKS,
        "region": _REGIONS,
        "outcome": _OUTCOMES,
        "topic": sorted(
            tell.library.handbook.topics, key=lambda name: tell.library.handbook.topics[name].order
        ),
    }
    if key in fixed:
        return [value for value in fixed[key] if value in there]
    return sorted(there, key=lambda value: sort_key(_named(tell, key, value), tell.lang))


def _named(tell: Telling, key: str, value: str) -> str:
    match key:
        case "topic":
            return tell.say(tell.library.handbook.topics[value].title)
        case "region" | "outcome":
            return tell.said(f"{key}.{value}")
        case "mark":
            return tell.said(f"plan.mark.{value}")
        case "type" if f"source.{value}" in CATALOGUE:
            return CATALOGUE[f"source.{value}"].say(tell.lang)
        case "type":
            return group_of_clauses(value).say(tell.lang)
    return CATALOGUE[f"{key}.{value}"].say(tell.lang)


def _group(tell: Telling, kind: str, item: Item) -> str:
    """The heading that an item stands under in its list, "" where there are none."""
    match item:
        case LawPage():
            folder = item.id.partition("/")[0]
            return FOLDERS.get(folder, Text(folder, folder)).say(tell.lang)
        case e.StepEntry():
            return _named(tell, "stage", item.stage)
        case e.FactEntry() | e.ReadingEntry() | e.DecisionEntry():
            return _named(tell, "topic", item.topic)
        case e.RuleEntry():
            return tell.words.name(rule_decision(tell.library, item)).rstrip("?")
        case e.Source():
            return _named(tell, "type", item.kind)
        case e.Unmodelled():
            source = tell.library.handbook.sources.get(item.cite[0].source) if item.cite else None
            return source.name(tell.lang) if source else ""
        case r.Clause():
            return group_of_clauses(item.group).say(tell.lang)
        case r.ChecklistItem():
            return item.checklist
        case r.ReadinessItem():
            return tell.said(f"phase.{item.phase}")
    return ""


def _words(tell: Telling, item: Item) -> str:
    """A few words beside the title in a list."""
    match item:
        case e.RuleEntry():
            return tell.say(item.because)
        case e.StepEntry():
            return CATALOGUE[f"kind.{item.kind}"].say(tell.lang) if item.kind != "duty" else ""
        case e.FactEntry() | e.DecisionEntry():
            return tell.say(item.ask)
        case e.ReadingEntry():
            return tell.say(item.question)
        case e.Unmodelled():
            return tell.say(item.reason)
        case e.Source():
            return item.name(tell.lang)
        case r.Actor():
            return f"{tell.say(item.kind)}, {tell.said(f'region.{item.region}')}"
        case r.Experience():
            return f"{tell.said(f'outcome.{item.outcome}')}: {tell.say(item.lesson)}"
        case r.Clause():
            return tell.say(item.purpose)
        case e.OverlayEntry():
            return tell.say(item.because)
        case r.Checklist():
            return tell.say(item.applies_to)
    return ""


def _in_order(tell: Telling, kind: str, names: list[str]) -> list[str]:
    """As written where the order says something, else by the alphabet of the language."""
    shelf = tell.library.shelves[kind]

    def letters(name: str) -> tuple[str, str]:
        return sort_key(title(tell.library, kind, shelf[name], tell.lang), tell.lang)

    match kind:
        case "steps":
            order = {name: place for place, name in enumerate(steps_in_order(tell.library))}
            steps = tell.library.handbook.steps
            stage = {name: STAGES.index(steps[name].stage) for name in order}
            return sorted(names, key=lambda name: (stage.get(name, 0), order.get(name, 0)))
        case "facts" | "readings" | "decisions":
            topics = tell.library.handbook.topics
            return sorted(names, key=lambda name: topics[shelf[name].topic].order)  # type: ignore[union-attr]
        case "topics":
            return sorted(names, key=lambda name: shelf[name].order)  # type: ignore[union-attr]
        case "rules":
            decisions = {name: place for place, name in enumerate(tell.library.shelves["decisions"])}
            return sorted(names, key=lambda n: decisions.get(rule_decision(tell.library, shelf[n]), 0))  # type: ignore[arg-type]
        case "laws":
            folders = list(FOLDERS)
            return sorted(names, key=lambda n: (_place(folders, n.partition("/")[0]), letters(n)))
        case "sources" | "unmodelled":
            return sorted(
                names, key=lambda n: (sort_key(_group(tell, kind, shelf[n]), tell.lang), letters(n))
            )
        case "readiness":
            return sorted(names, key=lambda name: shelf[name].phase)  # type: ignore[union-attr]
        case "clauses" | "checklist_items" | "milestones" | "gates" | "assumed_times" | "overlays":
            return names
    return sorted(names, key=letters)


def _place(folders: Sequence[str], folder: str) -> int:
    return folders.index(folder) if folder in folders else len(folders)


def steps_in_order(library: Library) -> tuple[str, ...]:
    """The steps in the order of the road."""
    steps = library.handbook.steps
    return in_order({n: s.stage for n, s in steps.items()}, {n: s.after for n, s in steps.items()})
