"""The app of projects."""

from django.apps import AppConfig


class Projects(AppConfig):
    """Projects."""

    name = "vejviser.web.projects"
    label = "projects"

    def ready(self) -> None:
        """Listens for those who log in."""
        from vejviser.web.projects import keeping  # noqa: F401 - connects the receiver
