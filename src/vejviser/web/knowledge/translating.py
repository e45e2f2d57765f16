"""The other language: any member proposes a translation of what is public, an editor approves it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from vejviser.web.accounts.models import User
from vejviser.web.knowledge import feed, store
from vejviser.web.knowledge.models import TEXTS, Entry, Translated, Translation, Version
from vejviser.web.knowledge.store import MovedError


def propose(entry: Entry, by: User | None, number: int, said: Mapping[str, str]) -> Translation:
    """The translation, waiting for an editor; raises `MovedError` where another version is public by now."""
    with transaction.atomic():
        now = store.locked(entry.id)
        if now.shown != number:
            raise MovedError
        version = Version.objects.get(entry=now, number=number)
        made = Translation.objects.create(
            version=version, language=version.wanting, by=by, **{key: said.get(key, "") for key in TEXTS}
        )
        store.note(now, by, "translation_proposed")
    return made


def approve(translation_id: int, editor: User) -> Translation:
    """The translation, shown from now on in place of one before; raises `MovedError`, also for one's own."""
    with transaction.atomic():
        found, entry = _waiting(translation_id, editor)
        before = Translation.objects.filter(version=found.version, state=Translated.APPROVED)
        before.update(state=Translated.REFUSED)
        _decide(found, Translated.APPROVED, "")
        store.note(entry, editor, "translation_approved")
        if entry.shown == found.version.number:
            feed.published.send(sender=Entry, entry=entry, what="translated", by=editor)
    return found


def refuse(translation_id: int, editor: User, reason: str) -> Translation:
    """The translation, put aside with the reason; raises `MovedError`, also for one's own."""
    with transaction.atomic():
        found, entry = _waiting(translation_id, editor)
        _decide(found, Translated.REFUSED, reason)
        store.note(entry, editor, "translation_refused", reason)
    return found


def _waiting(translation_id: int, editor: User) -> tuple[Translation, Entry]:
    found = Translation.objects.select_related("version").get(id=translation_id)
    entry = store.locked(found.version.entry_id)
    found.refresh_from_db()
    if found.state != Translated.PROPOSED or found.by_id == editor.id:
        raise MovedError
    return found, entry


def _decide(found: Translation, state: Translated, reason: str) -> None:
    found.state, found.reason, found.decided = state, reason, timezone.now()
    found.save(update_fields=["state", "reason", "decided"])
