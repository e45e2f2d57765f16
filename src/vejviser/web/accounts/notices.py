"""Short messages that the next page shows: what was done, and what was not."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest

from vejviser.web.words import say


def done(request: HttpRequest, da: str, en: str, **particulars: object) -> None:
    """The next page says that something was done."""
    messages.success(request, say(da, en, **particulars))


def refused(request: HttpRequest, da: str, en: str, **particulars: object) -> None:
    """The next page says why something was not done."""
    messages.error(request, say(da, en, **particulars))
