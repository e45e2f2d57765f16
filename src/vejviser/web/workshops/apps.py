"""The app of workshops."""

from django.apps import AppConfig


class Workshops(AppConfig):
    """Workshops."""

    name = "vejviser.web.workshops"
    label = "workshops"

    def ready(self) -> None:
        """Tells followers of a step what public workshops said of it."""
        from vejviser.web.workshops import spreading

        spreading.connect()
