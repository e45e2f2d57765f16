"""The front page and the accessibility statement."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vejviser.web.projects.examples import FIRST, examples


def front(request: HttpRequest) -> HttpResponse:
    """The front page: what this is, the road of the first example, and the ways in."""
    return render(request, "site/front.html", {"first": examples()[FIRST], "examples": examples().values()})


def statement(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "site/statement.html")
