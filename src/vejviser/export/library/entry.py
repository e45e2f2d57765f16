"""The page of any entry or row: what it says, its source and mark, its days, and where it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from vejviser.export.card import said
from vejviser.export.library import of_law, of_road, of_rows
from vejviser.export.library.kinds import KINDS
from vejviser.export.library.law_page import place_of
from vejviser.export.library.library import Item, Library, file_of, is_office, mark_of, period_of, title
from vejviser.export.library.machine import described
from vejviser.export.library.page import Cite, EntryPage, Section
from vejviser.export.library.telling import Telling
from vejviser.handbook import entries as e
from vejviser.handbook.entries import Mark, Text

Told = tuple[str, list[Section]]
MEANS: Mapping[Mark | None, Text] = {
    "verified": Text(
        "Vi har læst kilden og set, at den siger det.", "We have read the source and seen that it says so."
    ),
    "secondary": Text(
        "Vi har det fra en anden, der gengiver kilden.", "We have it from somebody who retells the source."
    ),
    "memory": Text(
        "Vi husker det sådan og har ikke slået det efter i kilden.",
        "We remember it so and have not looked it up in the source.",
    ),
    "inferred": Text(
        "Kilden siger det ikke direkte; det er vores egen slutning.",
        "The source does not say it outright; it is our own inference.",
    ),
    None: Text(
        "Opslaget har ikke sin egen mark. Sikkerheden står ved de regler og trin, der bruger det.",
        "The entry carries no mark of its own. The certainty stands at the rules and steps that use it.",
    ),
}
"""What each mark means; None is an entry without one."""

_SAID: Mapping[str, Callable[[Telling, Any], Told]] = {
    "topics": of_law.of_topic, "decisions": of_law.of_decision, "rules": of_law.of_rule,
    "facts": of_law.of_fact, "readings": of_law.of_reading, "constraints": of_law.of_constraint,
    "unmodelled": of_law.of_unmodelled, "overlays": of_law.of_overlay, "repeals": of_law.of_repeal,
    "steps": of_road.of_step, "documents": of_road.of_document, "authorities": of_road.of_authority,
    "sources": of_road.of_source, "actors": of_rows.of_actor, "datasets": of_rows.of_dataset,
    "gates": of_rows.of_gate, "experiences": of_rows.of_experience, "agreements": of_rows.of_agreement,
    "clauses": of_rows.of_clause, "checklists": of_rows.of_checklist,
    "checklist_items": of_rows.of_checklist_item, "readiness": of_rows.of_readiness,
    "assumed_times": of_rows.of_assumed_time, "milestones": of_rows.of_milestone,
}  # fmt: skip

_BARE = ("sources", "topics", "authorities", "documents")
"""Kinds of which many stand under one provision: its words say nothing about the single one."""


def entry_page(tell: Telling, kind: str, name: str) -> EntryPage:
    """The page of an item; raises `KeyError` where there is none. Law pages are made by `law_page`."""
    library = tell.library
    item: Any = library.shelves[kind][name]
    overlay = library.overlay_of.get((kind, name), "")
    own = Telling(library, tell.uses, tell.lang, tell.day, overlay)
    lead, sections = _SAID[kind](own, item)
    period = period_of(item)
    mark = mark_of(item)
    return EntryPage(
        kind, name, KINDS[kind].one.say(tell.lang), title(library, kind, item, tell.lang), tell.day,
        lead=lead,
        about=tell.say(item.provision.words) if isinstance(item, e.Entry) and kind not in _BARE else "",
        state=own.state(period, is_office(item)),
        off=not period.holds(tell.day),
        overlay=own.ref("overlays", overlay) if overlay else None,
        amended=of_law.amended_lines(own, library.amended.get((kind, name), ())),
        sections=of_rows.shown(sections),
        cites=_cites(own, item),
        seen=own.words.date(item.seen) if isinstance(item, e.Source) and item.seen else "",
        mark=mark,
        mark_means=MEANS[mark].say(tell.lang),
        written=file_of(item),
        law=_place(library, tell, item),
        valid=period,
        data=described(own, kind, item),
    )  # fmt: skip


def _cites(tell: Telling, item: Item) -> tuple[Cite, ...]:
    match item:
        case e.Source():
            url = item.eli or item.url
            return (Cite(item.name(tell.lang), url if url.startswith(("https://", "http://")) else ""),)
        case e.Entry():
            return tell.cites(item.cite)
    return of_rows.cites_of(tell, item)  # type: ignore[arg-type]


def _place(library: Library, tell: Telling, item: Item) -> Any:
    return place_of(tell, item) if isinstance(item, e.Entry) else None


def mark_words(mark: Mark, tell: Telling) -> str:
    """The name of a mark."""
    return said(f"plan.mark.{mark}", tell.words)
