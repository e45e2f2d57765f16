"""A statement that is to live on: kept as a `Promotion`, and offered to whoever takes it over.

The area of shared knowledge connects to `promoted`; it gets the promotion once its transaction is done, makes
an entry of its own, and says where that is in `Promotion.taken_as`.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.dispatch import Signal

from vejviser.web.accounts.models import User
from vejviser.web.workshops.changes import note
from vejviser.web.workshops.models import Promotion, Statement, Workshop

promoted = Signal()
"""Sent with `promotion` when a statement is promoted or its promotion changed."""


def promote(workshop: Workshop, actor: User | None, statement: Statement, given: dict[str, Any]) -> Promotion:
    """The promotion of the statement; one that was promoted before is changed."""
    with transaction.atomic():
        made, _ = Promotion.objects.update_or_create(
            statement=statement,
            defaults={name: given[name] for name in ("kind", "text_da", "text_en", "steps")} | {"by": actor},
        )
        note(workshop, actor, "promoted", statement, {"kind": made.kind})
        transaction.on_commit(lambda: promoted.send(sender=Promotion, promotion=made))
    return made
