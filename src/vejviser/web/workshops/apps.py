"""The app of workshops."""

from django.apps import AppConfig


class Workshops(AppConfig):
    """Workshops."""

    name = "vejviser.web.workshops"
    label = "workshops"
