"""The app of projects."""

from django.apps import AppConfig


class Projects(AppConfig):
    """Projects."""

    name = "vejviser.web.projects"
    label = "projects"
