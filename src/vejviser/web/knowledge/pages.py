"""What the pages of one entry tell: the entry itself, its history, and what may be done with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from vejviser.handbook.entries import Text
from vejviser.web.knowledge.models import Event, Kind, Outcome, State, Version
from vejviser.web.knowledge.permissions import Seen
from vejviser.web.knowledge.said import (
    APPROVED,
    Place,
    Said,
    language_words,
    original,
    places,
    said,
    where_when,
    who,
)
from vejviser.web.words import lang, say

PUBLIC = ("published", "withdrawn", "taken_down", "translation_approved", "redacted")
"""What of a history everybody may read."""
CHIPS = {
    State.DRAFT: "open", State.SENT: "sent", State.RETURNED: "returned", State.PUBLISHED: "done",
    State.WITHDRAWN: "possible",
}  # fmt: skip
_VERBS = {
    "started": Text("begyndte bidraget", "started the contribution"),
    "taken_over": Text("tog et udsagn fra en workshop over", "took over a statement from a workshop"),
    "revised": Text("skrev en ny udgave", "wrote a new version"),
    "sent": Text("sendte den til redaktionen", "sent it to the editors"),
    "published": Text("offentliggjorde bidraget", "published the contribution"),
    "returned": Text("sendte bidraget tilbage", "sent the contribution back"),
    "withdrawn": Text("trak bidraget tilbage", "withdrew the contribution"),
    "taken_down": Text("tog bidraget ned", "took the contribution down"),
    "redacted": Text("fjernede noget af teksten", "removed some of the text"),
    "translation_proposed": Text("foreslog en oversættelse", "proposed a translation"),
    "translation_approved": Text("godkendte en oversættelse", "approved a translation"),
    "translation_refused": Text("afviste en oversættelse", "refused a translation"),
}  # fmt: skip
BY_EDITORS = (
    "published", "returned", "redacted", "taken_down", "translation_approved",
    "translation_refused",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A version as it is read: what it says, in which language, where it belongs and who stands behind it.

    `original` is the text as written where a translation is shown; `wanting` is the other language.
    """

    number: int
    kind: str
    kind_words: str
    outcome: str
    outcome_words: str
    said: Said
    original: Said | None
    language: str
    language_code: str
    wanting: str
    translated: bool
    steps: tuple[Place, ...]
    gone_steps: tuple[str, ...]
    place: str
    who: str
    source: str
    url: str


@dataclass(frozen=True)
class EntryPage:
    """The page of an entry: a version of it, or the notice that it is withdrawn; and what may be done."""

    seen: Seen
    told: Told | None
    state: str
    chip: str
    newer: bool
    can_send: bool
    can_withdraw: bool
    can_translate: bool
    origin: str
    origin_href: str


@dataclass(frozen=True)
class Past:
    """A line of a history: who did what when and why, and what the version said, where it may be read."""

    who: str
    did: str
    at: dt.datetime
    number: int
    reason: str
    told: Told | None


def entry_page(seen: Seen, number: int | None = None) -> EntryPage:
    """The public version for everybody, the latest for those who see drafts, or the one they ask for."""
    entry = seen.entry
    wanted = (number or entry.latest) if seen.sees_drafts else entry.shown
    version = _version(seen, wanted) if wanted else None
    open_to_all = entry.shown is not None
    return EntryPage(
        seen,
        told(seen, version) if version else None,
        str(State(entry.state).label) if seen.sees_drafts else "",
        CHIPS[State(entry.state)],
        open_to_all and seen.sees_drafts and entry.latest != entry.shown,
        seen.may_write and entry.state in (State.DRAFT, State.RETURNED),
        entry.state != State.WITHDRAWN and (seen.may_write or (seen.is_editor and open_to_all)),
        open_to_all and version is not None and version.number == entry.shown and not version.approved,  # type: ignore[attr-defined]
        str(entry.origin.get("title", "")),
        _origin_href(seen),
    )


def _version(seen: Seen, number: int) -> Version | None:
    found = Version.objects.filter(entry=seen.entry, number=number).prefetch_related(APPROVED)
    return found.first()


def _origin_href(seen: Seen) -> str:
    """The address that it came from, for those of the organisation."""
    address = str(seen.entry.origin.get("address", ""))
    return address if seen.is_member and address.startswith("/") else ""


def told(seen: Seen, version: Version) -> Told:
    """A version as it is read; it was read with `APPROVED`."""
    shown = said(version)
    steps = places(version.steps)
    known = {one.id for one in steps}
    return Told(
        version.number,
        version.kind,
        str(Kind(version.kind).label),
        version.outcome,
        str(Outcome(version.outcome).label) if version.outcome else "",
        shown,
        original(version) if shown.translated else None,
        language_words(version.language),
        version.language,
        language_words(version.wanting),
        bool(version.approved),  # type: ignore[attr-defined]
        steps,
        tuple(name for name in version.steps if name not in known),
        where_when(version),
        who(seen.entry, version),
        version.source,
        version.url,
    )


def past(seen: Seen) -> list[Past]:
    """The history that the visitor may read, the latest first; in three questions to the database."""
    entry = seen.entry
    events = Event.objects.filter(entry=entry).select_related("actor")
    if not seen.sees_drafts:
        events = events.filter(verb__in=PUBLIC)
    found = list(events)
    readable = _readable(seen, found)
    versions = {
        one.number: one
        for one in Version.objects.filter(entry=entry, number__in=readable).prefetch_related(APPROVED)
    }
    return [_past(seen, event, versions) for event in found]


def _readable(seen: Seen, events: Iterable[Event]) -> set[int]:
    """The versions that may be read: all for those who see drafts, else those that were public."""
    if seen.sees_drafts:
        return {event.number for event in events}
    if seen.entry.shown is None:
        return set()
    return {event.number for event in events if event.verb == "published"}


def _past(seen: Seen, event: Event, versions: Mapping[int, Version]) -> Past:
    writes = event.verb in ("started", "taken_over", "revised", "published")
    version = versions.get(event.number) if writes else None
    reason = event.reason if seen.sees_drafts or event.verb in ("withdrawn", "taken_down", "redacted") else ""
    return Past(
        _actor(seen, event),
        _VERBS[event.verb].say(lang()),
        event.at,
        event.number,
        reason,
        told(seen, version) if version else None,
    )


def _actor(seen: Seen, event: Event) -> str:
    """Who did it: by name only for those of the same organisation."""
    if event.verb in BY_EDITORS:
        return say("Redaktionen", "The editors")
    if event.verb == "translation_proposed":
        return say("En bruger", "A user")
    if seen.is_member and event.actor:
        return str(event.actor)
    return say("De, der skrev det,", "Those who wrote it")


def crumbs(*pages: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page of shared knowledge."""
    return [
        (say("Forside", "Front page"), reverse("site:front")),
        (say("Fælles viden", "Shared knowledge"), reverse("knowledge:index")),
        *pages,
    ]
