"""The app of the search index."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Searching(AppConfig):
    """The search box and its index."""

    name = "vejviser.web.searching"
    label = "searching"

    def ready(self) -> None:
        """After every migration, and so whenever the product is started, the index is brought up to date."""
        post_migrate.connect(_bring_up_to_date, sender=self)


def _bring_up_to_date(using: str, **rest: Any) -> None:
    from vejviser.web.searching.standing import ensure_index

    if using == "default" and is_migrated():
        ensure_index()


def is_migrated() -> bool:
    """Whether every table of this program is there; after a migration of one app alone they need not be."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    plan = MigrationExecutor(connection)
    return not plan.migration_plan(plan.loader.graph.leaf_nodes())
