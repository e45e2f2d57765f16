"""What the tests of shared knowledge do often: write, send and publish, and read a page as words."""

from __future__ import annotations

import html
import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from tests.web.cast import Cast
from vejviser.web.accounts.models import User
from vejviser.web.knowledge import store
from vejviser.web.knowledge.models import Entry

STEP = "apply_section_46"
SAID = {
    "kind": "challenge",
    "outcome": "bad",
    "title": "Data kom et halvt år for sent",
    "tried": "Vi søgte om data fra tre registre.",
    "happened": "Ansøgningen blev sendt retur to gange.",
    "lesson": "Aftal variablerne med registeret, før I søger.",
    "source": "",
    "url": "",
    "named": False,
    "year": 2025,
    "region": "syddanmark",
    "language": "da",
    "steps": [STEP],
}
"""What a contribution says where a test does not care."""


def browser(user: User | None = None) -> Client:
    """The browser of somebody, or of nobody in particular."""
    client = Client()
    if user:
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def draft(cast: Cast, **said: Any) -> Entry:
    """A draft that Bob wrote for the clinic."""
    return store.start(cast.clinic, cast.bob, SAID | said)


def sent(cast: Cast, **said: Any) -> Entry:
    """A contribution of the clinic that waits for the editors."""
    return store.send(draft(cast, **said).id, cast.bob, 1)


def published(cast: Cast, **said: Any) -> Entry:
    """A contribution of the clinic that Stella published."""
    return store.publish(sent(cast, **said).id, cast.stella, 1)


def form(**said: Any) -> dict[str, Any]:
    """A contribution as a browser sends it."""
    return {key: value for key, value in (SAID | said).items() if value is not False}


def address(name: str, *args: object, lang: str = "da") -> str:
    """The address of a page of shared knowledge in one language."""
    with translation.override(lang):
        return reverse(f"knowledge:{name}", args=args)


def words(response: Any) -> str:
    """What a page says, in one line."""
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", body)))


def questions(client: Client, path: str) -> int:
    """How many questions to the database a page asks, once the session is known."""
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)
