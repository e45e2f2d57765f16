"""What is published is found by search and is news to followers; what is withdrawn is neither."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.cast import Cast
from tests.web.knowledge.acting import SAID, STEP, address, browser, draft, published, words
from vejviser.web.following.models import News
from vejviser.web.knowledge import redacting, store, translating
from vejviser.web.searching.standing import ensure_index

WORD = "kvasirblomst"
"""A word that the handbook does not know."""


@pytest.fixture(autouse=True)
def _searchable(db: None) -> None:
    ensure_index()


def found(word: str = WORD, lang: str = "da") -> str:
    prefix = "/en" if lang == "en" else ""
    return words(browser().get(prefix + reverse("search:results"), {"q": word}))


def test_search_finds_what_is_published_and_nothing_before(cast: Cast) -> None:
    entry = draft(cast, title=f"Om {WORD}")
    assert "udfordring" not in found().lower()
    store.send(entry.id, cast.bob, 1)
    store.publish(entry.id, cast.stella, 1)
    markup = browser().get(reverse("search:results"), {"q": WORD}).content.decode()
    assert address("entry", entry.id) in markup
    said = {"title": "On the dawnflower", "tried": "A", "happened": "B", "lesson": "C"}
    translating.approve(translating.propose(entry, cast.carol, 1, said).id, cast.stella)
    assert "On the dawnflower" in found("dawnflower", "en")


@pytest.mark.parametrize("act", ["withdraw", "redact", "kind"])
def test_search_forgets_what_is_withdrawn_redacted_or_of_another_kind_by_now(cast: Cast, act: str) -> None:
    entry = published(cast, title=f"Om {WORD}")
    if act == "withdraw":
        store.withdraw(entry.id, cast.bob, 1, "Forkert.")
    elif act == "redact":
        redacting.redact(entry.id, cast.stella, WORD, "Et navn.")
    else:
        store.revise(entry.id, cast.bob, 1, SAID | {"kind": "practice", "title": f"Om {WORD}"})
        store.send(entry.id, cast.bob, 2)
        store.publish(entry.id, cast.stella, 2)
    markup = browser().get(reverse("search:results"), {"q": WORD}).content.decode()
    assert markup.count(f'href="{address("entry", entry.id)}"') == (1 if act == "kind" else 0)


def test_an_experience_of_the_handbook_is_still_found_where_it_stands(cast: Cast) -> None:
    markup = browser().get(reverse("search:results"), {"q": "AI signaturprojekter", "kind": "experiences"})
    assert reverse("library:entry", args=["experiences", "E001"]) in markup.content.decode()


def test_it_is_news_of_its_steps_once_and_no_longer_when_it_is_withdrawn(cast: Cast) -> None:
    entry = published(cast)
    [news] = News.objects.filter(what="learned")
    assert (news.kind, news.key, news.about["address"]) == ("steps", STEP, address("entry", entry.id))
    redacting.redact(entry.id, cast.stella, "halvt", "Et navn.")
    [news] = News.objects.filter(what="learned")
    assert "halvt" not in news.about["da"]
    store.withdraw(entry.id, cast.bob, 1, "Forkert.")
    assert not News.objects.filter(what="learned").exists()
