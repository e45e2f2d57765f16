"""The app of following."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Following(AppConfig):
    """What people follow, and the news of it."""

    name = "vejviser.web.following"
    label = "following"

    def ready(self) -> None:
        """Whenever the product is started, what has changed in the handbook becomes news."""
        post_migrate.connect(_note_changes, sender=self)


def _note_changes(using: str, **rest: Any) -> None:
    from django.utils import timezone

    from vejviser.web.following.versions import note_changes
    from vejviser.web.searching.apps import is_migrated

    if using == "default" and is_migrated():
        note_changes(timezone.now())
