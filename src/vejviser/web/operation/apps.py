"""The app of jobs, of the pulse of the worker, and of the cache that processes share."""

from django.apps import AppConfig


class Operation(AppConfig):
    """Running the product."""

    name = "vejviser.web.operation"
    label = "operation"
