"""The addresses of the interface; a version stands in them, and its form does not change."""

from collections.abc import Sequence

from django.urls import URLPattern, URLResolver, path, re_path

from vejviser.web.api import page
from vejviser.web.api.api import api

routes: tuple[Sequence[URLResolver | URLPattern], str, str] = (
    [
        path("v1/", page.page, name="page"),
        path("v1/openapi.json", page.contract, name="contract"),
        path("v1/", (api.urls[0], "calls", "calls")),
        re_path(r"", page.nothing, name="nothing"),
    ],
    "api",
    "api",
)
