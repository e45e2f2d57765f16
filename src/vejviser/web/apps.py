"""The app of what all pages share: templates, tags and static files."""

from django.apps import AppConfig


class Web(AppConfig):
    """What all pages share."""

    name = "vejviser.web"
    label = "web"
