"""`purge`: clears away projects that no account keeps and no browser can come back to."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from vejviser.web.projects.purge import purge


class Command(BaseCommand):
    """Deletes projects that were begun without an account and left 60 days ago."""

    help = "Delete projects that no account keeps and no browser session has held for 60 days."

    def handle(self, *args: Any, **options: Any) -> None:
        """Says how many were deleted."""
        self.stdout.write(f"deleted {purge()}")
