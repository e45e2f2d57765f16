"""What is published is found by search, and is news to those who follow one of its steps."""

from __future__ import annotations

import uuid
from typing import Any

from django.urls import reverse
from django.utils import translation

from vejviser.handbook.entries import Text
from vejviser.web.accounts.models import User
from vejviser.web.following import news
from vejviser.web.following.models import News
from vejviser.web.knowledge import feed
from vejviser.web.knowledge.models import AtStep, Entry, Kind
from vejviser.web.searching import feed as search

_NEWS = "learned"
_KINDS = {
    Kind.EXPERIENCE: (Text("erfaring", "experience"), Text("erfaringer", "experiences")),
    Kind.CHALLENGE: (Text("udfordring", "challenge"), Text("udfordringer", "challenges")),
    Kind.PRACTICE: (Text("god praksis", "good practice"), Text("god praksis", "good practices")),
    Kind.RECOMMENDATION: (Text("anbefaling", "recommendation"), Text("anbefalinger", "recommendations")),
}


def connect() -> None:
    """Makes the kinds known to search and the news to followers, and listens for what is published."""
    for kind, (one, many) in _KINDS.items():
        search.introduce(feed.SHELVES[kind], one, many, _found_at)
    search.source(feed.documents)
    news.introduce(_NEWS, Text("Det har andre lært: {title}", "What others have learnt: {title}"))
    feed.published.connect(spread, dispatch_uid="knowledge.spread")
    feed.taken_down.connect(take_in, dispatch_uid="knowledge.take_in")


def spread(entry: Entry, what: str, by: User | None, **_: Any) -> None:
    """Puts the entry where search finds it, and makes it news of its steps when it is first published."""
    _out_of_search(entry)
    search.put([feed.document_of(entry)])
    title, address = feed.title_of(entry), _address(entry)
    if what == "published":
        for step in AtStep.objects.filter(entry=entry).order_by("step").values_list("step", flat=True):
            news.tell("steps", step, _NEWS, by=by, title=title, address=address)
    else:
        told = {"da": title.da, "en": title.en, "address": address}
        News.objects.filter(what=_NEWS, about__address=address).update(about=told)


def take_in(entry: Entry, **_: Any) -> None:
    """Takes what is withdrawn out of search and out of the news."""
    _out_of_search(entry)
    News.objects.filter(what=_NEWS, about__address=_address(entry)).delete()


def _out_of_search(entry: Entry) -> None:
    """Out of each kind: a version may be of another kind than the one before."""
    search.take_out((shelf, str(entry.id)) for shelf in feed.SHELVES.values())


def _address(entry: Entry) -> str:
    with translation.override("da"):
        return reverse("knowledge:entry", args=[entry.id])


def _found_at(name: str) -> str:
    """The address of an entry; "" for the id of an experience of the handbook."""
    try:
        return reverse("knowledge:entry", args=[uuid.UUID(name)])
    except ValueError:
        return ""
