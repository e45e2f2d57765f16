"""The app of people and organisations."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """People and organisations."""

    name = "vejviser.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listens for those who sign up."""
        from vejviser.web.accounts import signals  # noqa: F401 - connects the receivers
