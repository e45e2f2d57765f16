"""The app of the interface for programs."""

from django.apps import AppConfig


class Api(AppConfig):
    """The interface for programs, and the tokens of organisations."""

    name = "vejviser.web.api"
    label = "api"
