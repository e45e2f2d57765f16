"""What changed in an entry from one version of the handbook to the next, noted once as news."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from vejviser.web.following.followed import Key
from vejviser.web.following.models import EntryState, HandbookSeen, News
from vejviser.web.law import house
from vejviser.web.library.shelf import shelf
from vejviser.web.searching.standing import key_of_now

_BESIDE = ("place", "written", "covers")
"""Where an entry is written, and which rows it covers, are nothing that a reader sees change."""
_LEFT_OUT = ("laws",)
_AT_ONCE = 500


def states() -> Mapping[Key, str]:
    """A digest of every entry of the handbook, its tables, and law in the making with all that it changes."""
    library = shelf().library
    found = {
        (kind, name): _digest(_plain(item))
        for kind, those in library.shelves.items()
        if kind not in _LEFT_OUT
        for name, item in those.items()
    }
    for overlay, changes in house().handbook.changes.items():
        found["overlays", overlay] = _digest([found["overlays", overlay], _plain(changes)])
    return found


def note_changes(now: dt.datetime) -> int:
    """How many entries became news; none where nothing was seen before, or nothing has changed.

    Where two processes do so at once, the second finds it done.
    """
    content = key_of_now()
    if HandbookSeen.objects.filter(content=content).exists():
        return 0
    fresh = states()
    with transaction.atomic():
        _, made = HandbookSeen.objects.select_for_update().get_or_create(
            content=content, defaults={"at": now}
        )
        if not made:
            return 0
        HandbookSeen.objects.exclude(content=content).delete()
        before = {
            (kind, key): digest
            for kind, key, digest in EntryState.objects.values_list("kind", "key", "digest")
        }
        news = [
            News(kind=kind, key=key, what=what, at=now)
            for what, those in _compared(before, fresh).items()
            for kind, key in those
        ]
        if before:
            News.objects.bulk_create(news, _AT_ONCE)
        _keep(before, fresh)
    return len(news) if before else 0


def _compared(before: Mapping[Key, str], fresh: Mapping[Key, str]) -> dict[str, list[Key]]:
    return {
        "added": [key for key in fresh if key not in before],
        "changed": [key for key in fresh if key in before and before[key] != fresh[key]],
        "removed": [key for key in before if key not in fresh],
    }


def _keep(before: Mapping[Key, str], fresh: Mapping[Key, str]) -> None:
    if before == fresh:
        return
    EntryState.objects.all().delete()
    EntryState.objects.bulk_create(
        [EntryState(kind=kind, key=key, digest=digest) for (kind, key), digest in fresh.items()], _AT_ONCE
    )


def _plain(value: Any) -> Any:
    """A value as JSON can hold it, without where it is written."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = (one.name for one in dataclasses.fields(value) if one.name not in _BESIDE)
        return {name: _plain(getattr(value, name)) for name in fields}
    if isinstance(value, Mapping):
        return {str(name): _plain(held) for name, held in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        held = [_plain(one) for one in value]
        return sorted(held, key=str) if isinstance(value, set | frozenset) else held
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
