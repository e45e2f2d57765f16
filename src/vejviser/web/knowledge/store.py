"""Everything that changes an entry: each act locks it, is recorded in its history, and is whole or nothing.

Whoever acts says which version they saw; where it is no longer the latest, `MovedError` is raised and nothing
is written. What is published goes out by the signals of `feed`, within the same transaction.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from vejviser.web.accounts.models import Organisation, User
from vejviser.web.knowledge import feed
from vejviser.web.knowledge.models import AtStep, Entry, Event, Kind, Outcome, State, Version

CONTENT = (
    "kind", "outcome", "title", "tried", "happened", "lesson", "source", "url", "named", "year", "region",
    "language", "steps",
)  # fmt: skip
"""What a version says."""
_RANKS = {Outcome.BAD: 0, Outcome.MIXED: 1, Outcome.GOOD: 3}
_RANKS_OF_KINDS = {Kind.CHALLENGE: 0, Kind.EXPERIENCE: 1, Kind.RECOMMENDATION: 2, Kind.PRACTICE: 3}


class IncompleteError(Exception):
    """Something must be said before the entry can be sent."""


class MovedError(Exception):
    """Somebody else changed or decided the entry in the meantime."""


def rank(kind: str, outcome: str) -> int:
    """Its place among others, the worst first; what says no outcome goes by its kind."""
    return _RANKS[Outcome(outcome)] if outcome else _RANKS_OF_KINDS[Kind(kind)]


def start(
    organisation: Organisation,
    actor: User | None,
    content: Mapping[str, Any],
    origin: Mapping[str, Any] | None = None,
    came_from: str | None = None,
) -> Entry:
    """A new draft; `origin` says where it was made of something else in the product."""
    with transaction.atomic():
        entry = Entry(organisation=organisation, origin=dict(origin or {}), came_from=came_from)
        entry.save(force_insert=True)
        _write(entry, actor, content)
        note(entry, actor, "taken_over" if came_from else "started")
    return entry


def revise(entry_id: uuid.UUID, actor: User | None, number: int, content: Mapping[str, Any]) -> Entry:
    """The entry with a new version, a draft until it is sent; the public one stays public meanwhile."""
    with transaction.atomic():
        entry = _locked(entry_id, number)
        now = Version.objects.get(entry=entry, number=entry.latest)
        if entry.state == State.DRAFT and all(getattr(now, key) == content[key] for key in CONTENT):
            return entry
        _write(entry, actor, content)
        entry.state = State.DRAFT
        _keep(entry)
        note(entry, actor, "revised")
    return entry


def send(entry_id: uuid.UUID, actor: User | None, number: int) -> Entry:
    """The entry, waiting for an editor; raises `IncompleteError`."""
    with transaction.atomic():
        entry = _locked(entry_id, number, State.DRAFT, State.RETURNED)
        if not Version.objects.get(entry=entry, number=number).is_complete:
            raise IncompleteError
        entry.state, entry.reason = State.SENT, ""
        _keep(entry)
        note(entry, actor, "sent")
    return entry


def publish(entry_id: uuid.UUID, editor: User | None, number: int) -> Entry:
    """The entry with its latest version public."""
    with transaction.atomic():
        entry = _locked(entry_id, number, State.SENT)
        what = "published" if entry.shown is None else "changed"
        entry.state, entry.shown, entry.reason = State.PUBLISHED, entry.latest, ""
        entry.published, entry.withdrawn = timezone.now(), None
        _keep(entry)
        version = Version.objects.get(entry=entry, number=entry.latest)
        AtStep.objects.filter(entry=entry).delete()
        AtStep.objects.bulk_create(AtStep(entry=entry, step=step) for step in version.steps)
        note(entry, editor, "published")
        feed.published.send(sender=Entry, entry=entry, what=what, by=editor)
    return entry


def give_back(entry_id: uuid.UUID, editor: User | None, number: int, reason: str) -> Entry:
    """The entry, sent back to those who wrote it, who read why."""
    with transaction.atomic():
        entry = _locked(entry_id, number, State.SENT)
        entry.state, entry.reason = State.RETURNED, reason
        _keep(entry)
        note(entry, editor, "returned", reason)
    return entry


def withdraw(
    entry_id: uuid.UUID, actor: User | None, number: int, reason: str, by_editor: bool = False
) -> Entry:
    """The entry, out of every list; whoever has its address reads that it is withdrawn, by whom, and why."""
    with transaction.atomic():
        entry = _locked(entry_id, number)
        if entry.state == State.WITHDRAWN:
            raise MovedError
        entry.state, entry.shown, entry.reason = State.WITHDRAWN, None, reason
        entry.withdrawn = timezone.now()
        _keep(entry)
        note(entry, actor, "taken_down" if by_editor else "withdrawn", reason)
        AtStep.objects.filter(entry=entry).delete()
        if entry.is_public:
            feed.taken_down.send(sender=Entry, entry=entry, by=actor)
    return entry


def locked(entry_id: uuid.UUID) -> Entry:
    """The entry, which nobody else changes until the transaction ends."""
    return Entry.objects.select_for_update().get(id=entry_id)


def _locked(entry_id: uuid.UUID, number: int, *states: State) -> Entry:
    entry = locked(entry_id)
    if entry.latest != number or (states and entry.state not in states):
        raise MovedError
    return entry


def _write(entry: Entry, actor: User | None, content: Mapping[str, Any]) -> None:
    entry.latest += 1
    said = {key: content[key] for key in CONTENT}
    placed = rank(said["kind"], said["outcome"])
    Version(entry=entry, number=entry.latest, by=actor, rank=placed, **said).save(force_insert=True)
    _keep(entry)


def _keep(entry: Entry) -> None:
    entry.changed = timezone.now()
    entry.save()


def note(entry: Entry, actor: User | None, verb: str, reason: str = "") -> None:
    """A line of the history, within the caller's transaction."""
    Event.objects.create(entry=entry, number=entry.latest, actor=actor, verb=verb, reason=reason)
