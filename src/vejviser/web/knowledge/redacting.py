"""Taking a passage out for good, such as what tells of a patient: of versions, translations and reasons."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django.db import models, transaction

from vejviser.web.accounts.models import User
from vejviser.web.knowledge import feed, store
from vejviser.web.knowledge.models import TEXTS, Entry, Event, Translation, Version

GONE = "[…]"
"""What stands where a passage was."""
LEAST = 2
"""The fewest characters of a passage: a single letter would take everything."""


class NothingFoundError(Exception):
    """The passage stands nowhere."""


def redact(entry_id: uuid.UUID, editor: User | None, passage: str, reason: str) -> int:
    """In how many places the passage stood, however its letters and blanks were written; it is in none now.

    Raises `NothingFoundError`. The reason is kept in the history, the passage nowhere.
    """
    pattern = re.compile(r"\s+".join(re.escape(word) for word in passage.split()), re.IGNORECASE)
    with transaction.atomic():
        entry = store.locked(entry_id)
        count = 0
        for version in Version.objects.filter(entry=entry):
            count += _clean(version, (*TEXTS, "source", "url"), pattern)
        for translation in Translation.objects.filter(version__entry=entry):
            count += _clean(translation, (*TEXTS, "reason"), pattern)
        for event in Event.objects.filter(entry=entry):
            count += _clean(event, ("reason",), pattern)
        count += _clean(entry, ("reason",), pattern)
        origin = {key: _out(value, pattern) for key, value in entry.origin.items()}
        if origin != entry.origin:
            Entry.objects.filter(id=entry.id).update(origin=origin)
            count += 1
        if not count:
            raise NothingFoundError
        store.note(entry, editor, "redacted", reason)
        if entry.shown is not None:
            feed.published.send(sender=Entry, entry=entry, what="redacted", by=editor)
    return count


def _out(value: Any, pattern: re.Pattern[str]) -> Any:
    return pattern.sub(GONE, value) if isinstance(value, str) else value


def _clean(row: models.Model, keys: tuple[str, ...], pattern: re.Pattern[str]) -> int:
    """How many fields of the row the passage was taken out of; an address that held it goes as a whole."""
    changed = {}
    for key in keys:
        before = getattr(row, key)
        after = pattern.sub(GONE, before)
        if after != before:
            field = row._meta.get_field(key)
            changed[key] = "" if key == "url" else after[: getattr(field, "max_length", None) or None]
    if changed:
        type(row)._default_manager.filter(pk=row.pk).update(**changed)
    return len(changed)
