"""The app of shared knowledge."""

from django.apps import AppConfig


class Knowledge(AppConfig):
    """Experiences, challenges, good practices and recommendations."""

    name = "vejviser.web.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        """Listens for organisations that go, and for statements that workshops promote."""
        from vejviser.web.knowledge import outside  # connects the receivers

        outside.connect()
