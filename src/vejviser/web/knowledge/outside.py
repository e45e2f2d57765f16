"""What comes from other parts of the product: organisations that go, statements that are promoted."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from django.db import transaction
from django.db.models.signals import pre_delete
from django.utils import translation

from vejviser.web.accounts.models import Organisation, User
from vejviser.web.knowledge import store
from vejviser.web.knowledge.models import TITLE_LENGTH, Entry, Event, Kind, Language, State, Translation
from vejviser.web.knowledge.models import Version as _Version
from vejviser.web.roads.addresses import where


def connect() -> None:
    """Listens for organisations that go, and for statements that are promoted where there are workshops."""
    pre_delete.connect(let_go, sender=Organisation, dispatch_uid="knowledge.let_go")
    if find_spec("vejviser.web.workshops"):
        from vejviser.web.workshops.promoting import promoted  # type: ignore[import-not-found,unused-ignore]

        promoted.connect(take_over, dispatch_uid="knowledge.take_over")


def let_go(instance: Organisation, **_: Any) -> None:
    """Of an organisation that goes, what was public stays as it was last public; drafts go with it."""
    Entry.objects.filter(organisation=instance, published=None).delete()
    for entry in Entry.objects.filter(organisation=instance):
        public = Event.objects.filter(entry=entry, verb="published").values_list("number", flat=True)
        _Version.objects.filter(entry=entry).exclude(number__in=list(public)).delete()
        entry.latest = max(public, default=entry.latest)
        entry.state = State.WITHDRAWN if entry.shown is None else State.PUBLISHED
        entry.save(update_fields=["latest", "state"])


def take_over(promotion: Any, **_: Any) -> Entry | None:
    """The draft that a promoted statement becomes, for the organisation that held the workshop.

    A promotion that is changed changes the draft as long as nobody has sent it; a reading becomes none.
    Where it was, the workshop does not know: the draft cannot be sent before somebody has said so.
    """
    if promotion.kind not in Kind.values:
        return None
    workshop, key = promotion.statement.workshop, f"workshop-promotion:{promotion.id}"
    content = _content(promotion, workshop)
    with transaction.atomic():
        entry = Entry.objects.filter(came_from=key).first()
        if entry is None:
            entry = store.start(
                workshop.organisation, promotion.by, content, _origin(promotion, workshop), key
            )
        elif entry.state == State.DRAFT and entry.published is None:
            entry = store.revise(entry.id, promotion.by, entry.latest, content)
        _offer_english(entry, promotion)
        with translation.override("da"):
            promotion.taken_as = where("knowledge:entry", entry.id)
        promotion.save(update_fields=["taken_as"])
    return entry


def _content(promotion: Any, workshop: Any) -> dict[str, object]:
    return {
        "kind": promotion.kind,
        "outcome": "",
        "title": promotion.text_da[:TITLE_LENGTH],
        "tried": "",
        "happened": "",
        "lesson": promotion.text_da,
        "source": workshop.title,
        "url": "",
        "named": False,
        "year": workshop.held.year,
        "region": "",
        "language": Language.DA,
        "steps": list(promotion.steps),
    }


def _origin(promotion: Any, workshop: Any) -> dict[str, str]:
    with translation.override("da"):
        address = where("workshops:statement", workshop.id, promotion.statement.number)
    return {"title": workshop.title, "held": workshop.held.isoformat(), "address": address}


def _offer_english(entry: Entry, promotion: Any) -> None:
    """The English words as a translation that waits, unless one of this version was offered."""
    version = _Version.objects.get(entry=entry, number=entry.latest)
    if version.lesson != promotion.text_da or version.translations.exists():
        return
    actor: User | None = promotion.by
    Translation.objects.create(
        version=version, language=Language.EN, title=promotion.text_en[:TITLE_LENGTH],
        lesson=promotion.text_en, by=actor,
    )  # fmt: skip
