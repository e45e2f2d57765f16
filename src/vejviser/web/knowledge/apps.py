"""The app of shared knowledge."""

from django.apps import AppConfig


class Knowledge(AppConfig):
    """Experiences, challenges, good practices and recommendations."""

    name = "vejviser.web.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        """Listens for what comes from other parts of the product, and tells search and followers."""
        from vejviser.web.knowledge import outside, spreading

        outside.connect()
        spreading.connect()
