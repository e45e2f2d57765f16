"""Pages of roads as the tests read them: fetched in one language, as text without markup."""

from __future__ import annotations

import html
import re
import uuid

from django.test import Client
from django.urls import reverse
from django.utils import translation

from vejviser.web.accounts.models import User
from vejviser.web.projects.examples import examples


def of(user: User) -> Client:
    """The browser of somebody who is logged in."""
    client = Client()
    client.force_login(user)
    return client


def id_of(name: str) -> uuid.UUID:
    """The id of an example."""
    return examples()[name].id


def address(name: str, project: uuid.UUID, *more: str, lang: str = "da") -> str:
    """The address of a page of a project in one language."""
    with translation.override(lang):
        return reverse(f"roads:{name}", args=[project, *more])


def source(
    client: Client, name: str, project: uuid.UUID, *more: str, lang: str = "da", query: str = ""
) -> str:
    """The markup of a page that is there."""
    response = client.get(address(name, project, *more, lang=lang) + query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def words(markup: str) -> str:
    """What a page says, in one line."""
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", markup, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", body)))
