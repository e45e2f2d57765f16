"""Joining in: translations by people, approved by editors; and "it happened to us too", counted without names."""

from __future__ import annotations

from collections import Counter

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.web.cast import Cast, person
from tests.web.knowledge.acting import SAID, STEP, address, browser, published, sent, words
from vejviser.web.accounts.models import Membership, Role
from vejviser.web.knowledge import store, translating, us_too
from vejviser.web.knowledge.feed import document_of
from vejviser.web.knowledge.models import Translated, Translation, UsToo

ENGLISH = {
    "title": "Data came half a year late",
    "tried": "We applied for data of three registers.",
    "happened": "The application was sent back twice.",
    "lesson": "Agree on the variables before you apply.",
}


def test_what_is_missing_in_the_language_of_the_page_is_said_and_offered_for_translation(cast: Cast) -> None:
    entry = published(cast)
    english = browser().get(address("entry", entry.id, lang="en"))
    assert "The contribution is written in Danish. There is no translation yet." in words(english)
    assert '<h1 lang="da">' in english.content.decode()
    assert address("translate", entry.id, lang="en") in english.content.decode()
    assert "Mangler på engelsk." in words(browser().get(address("entry", entry.id)))


def test_anybody_with_an_account_proposes_and_an_editor_approves(cast: Cast) -> None:
    entry = published(cast)
    answer = browser(cast.charlie).post(address("translate", entry.id), ENGLISH | {"number": 1})
    assert answer.status_code == 302
    assert "Data came" not in words(browser().get(address("entry", entry.id, lang="en")))
    one = Translation.objects.get()
    assert "Data came" in words(browser(cast.stella).get(address("queue")))
    page = address("translation", one.id)
    assert browser(cast.charlie).get(page).status_code == 404
    assert browser(cast.stella).post(page, {"number": 1, "decision": "publish"}).status_code == 302
    english = words(browser().get(address("entry", entry.id, lang="en")))
    assert "Data came half a year late" in english
    assert "Translated from Danish by people, approved" in english
    assert "Data kom et halvt år for sent" in english, "the original can be opened"
    assert "Charlie" not in english
    danish = words(browser().get(address("entry", entry.id)))
    assert "Data kom" in danish
    assert "Mangler på engelsk" not in danish
    assert document_of(entry).title.en == "Data came half a year late"


def test_a_new_version_is_translated_anew_with_the_old_words_filled_in(cast: Cast) -> None:
    entry = published(cast)
    translating.approve(translating.propose(entry, cast.charlie, 1, ENGLISH).id, cast.stella)
    store.revise(entry.id, cast.bob, 1, SAID | {"title": "Nyt"})
    store.send(entry.id, cast.bob, 2)
    store.publish(entry.id, cast.stella, 2)
    english = words(browser().get(address("entry", entry.id, lang="en")))
    assert "There is no translation yet" in english
    entry.refresh_from_db()
    form = browser(cast.charlie).get(address("translate", entry.id, lang="en")).content.decode()
    assert "Data came half a year late" in form
    assert document_of(entry).title.en == ""


def test_a_translation_of_a_version_that_is_public_no_longer_is_refused(cast: Cast) -> None:
    entry = published(cast)
    store.withdraw(entry.id, cast.bob, 1, "Forkert.")
    with pytest.raises(store.MovedError):
        translating.propose(entry, cast.charlie, 1, ENGLISH)
    assert browser(cast.charlie).get(address("translate", entry.id)).status_code == 404
    assert browser(cast.charlie).get(address("translate", sent(cast).id)).status_code == 404


def test_nobody_approves_their_own_translation_nor_one_of_their_organisation_s_entry(cast: Cast) -> None:
    entry = published(cast)
    own = translating.propose(entry, cast.stella, 1, ENGLISH)
    answer = browser(cast.stella).post(address("translation", own.id), {"number": 1, "decision": "publish"})
    assert answer.status_code == 302
    own.refresh_from_db()
    assert own.state == Translated.PROPOSED
    assert "Du har selv foreslået den." in words(browser(cast.stella).get(address("translation", own.id)))
    Membership.objects.create(user=cast.stella, organisation=cast.clinic, role=Role.READER)
    other = translating.propose(entry, cast.charlie, 1, ENGLISH)
    assert browser(cast.stella).get(address("translation", other.id)).status_code == 403


def test_a_better_translation_takes_the_place_of_the_first(cast: Cast) -> None:
    entry = published(cast)
    translating.approve(translating.propose(entry, cast.charlie, 1, ENGLISH).id, cast.stella)
    better = translating.propose(entry, cast.dora, 1, ENGLISH | {"title": "Better"})
    translating.approve(better.id, cast.stella)
    assert "Better" in words(browser().get(address("entry", entry.id, lang="en")))


@pytest.mark.parametrize("said", [{"title": ""}, {"lesson": " "}, {"tried": "Ring 010203-1234"}])
def test_a_translation_is_whole_and_tells_of_nobody(cast: Cast, said: dict[str, str]) -> None:
    entry = published(cast)
    answer = browser(cast.charlie).post(address("translate", entry.id), ENGLISH | {"number": 1} | said)
    assert answer.status_code == 422


# -- us too ---------------------------------------------------------------------------------------------


def test_it_happened_to_us_too_shows_how_many_where_and_when(cast: Cast) -> None:
    entry = published(cast)
    about = str(entry.id)
    answer = browser(cast.dora).post(address("happened", about), {"region": "sjaelland", "year": 2024})
    assert (answer.status_code, answer["Location"]) == (302, f"{address('entry', entry.id)}#us-too")
    browser(cast.charlie).post(address("happened", about), {"region": "sjaelland", "year": 2023})
    page = words(browser().get(address("entry", entry.id)))
    assert "2 andre har oplevet det samme." in page
    assert "Region Sjælland 2" in page
    assert "2024 1 2023 1" in page
    assert "Dora" not in page
    assert "Regionen" not in page
    assert "Sket for 2 til" in words(browser().get(address("index")))


def test_the_page_of_a_step_says_how_many_and_where_and_lets_one_say_so(cast: Cast) -> None:
    entry = published(cast)
    us_too.say_so(str(entry.id), cast.carol, "syddanmark", 2024, None)
    step = f"/handbook/steps/{STEP}/"
    assert "Sket for 1 til (Region Syddanmark)." in words(browser().get(step))
    us_too.say_so(str(entry.id), cast.dora, "nordjylland", 2023, None)
    us_too.say_so(str(entry.id), cast.erik, "nordjylland", 2025, None)
    assert "Sket for 3 til (Region Nordjylland: 2, Region Syddanmark: 1)." in words(browser().get(step))
    english = browser().get(f"/en{step}")
    assert "Happened to 3 more (North Denmark Region: 2, Region of Southern Denmark: 1)." in words(english)
    assert f'href="{address("happened", entry.id, lang="en")}"' in english.content.decode()


def test_the_pages_of_a_step_lead_to_a_referral_and_to_the_actors_of_the_step(cast: Cast) -> None:
    for prefix in ("", "/en"):
        page = browser().get(f"{prefix}/handbook/steps/{STEP}/").content.decode()
        assert f'href="{prefix}/referrals/new/?step={STEP}"' in page
        assert f'href="{prefix}/directory/?step={STEP}"' in page
    own = browser(cast.alice).get(reverse("roads:step", args=[cast.project.id, STEP])).content.decode()
    assert f"/referrals/new/{cast.project.id}/?step={STEP}" in own


def test_one_counts_once_and_can_take_it_back(cast: Cast) -> None:
    entry = published(cast)
    path = address("happened", str(entry.id))
    for region in ("sjaelland", "syddanmark"):
        browser(cast.dora).post(path, {"region": region, "year": 2024})
    one = UsToo.objects.get()
    assert one.region == "syddanmark"
    assert "Din organisation tæller med i dag." in words(browser(cast.dora).get(path))
    back = address("take_back", str(entry.id))
    assert [browser(cast.dora).post(back).status_code for _ in range(2)] == [302, 302]
    assert not UsToo.objects.exists()


def test_an_experience_of_the_handbook_is_met_with_by_others_too(cast: Cast) -> None:
    answer = browser(cast.dora).post(address("happened", "E001"), {"region": "national", "year": 2025})
    assert answer["Location"] == reverse("library:entry", args=["experiences", "E001"]) + "#us-too"
    page = words(browser().get(reverse("library:entry", args=["experiences", "E001"])))
    assert "1 anden har oplevet det samme." in page


def test_an_organisation_is_named_only_where_an_owner_or_editor_of_it_agrees(cast: Cast) -> None:
    entry = published(cast)
    path, said = address("happened", str(entry.id)), {"region": "sjaelland", "year": 2024}
    told = said | {"organisation": str(cast.region.id)}
    browser(cast.dora).post(path, told)
    assert UsToo.objects.get().organisation is None, "a reader cannot agree for it"
    assert browser(cast.charlie).post(path, told).status_code == 302
    browser(cast.erik).post(path, told)
    assert "Disse står ved det: Regionen." in words(browser().get(address("entry", entry.id)))


@pytest.mark.parametrize("about", ["E999", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_what_is_not_there_happened_to_nobody(cast: Cast, about: str) -> None:
    assert browser(cast.dora).get(address("happened", about)).status_code == 404
    assert browser(cast.dora).post(address("take_back", about)).status_code == 404


def test_a_draft_happened_to_nobody(cast: Cast) -> None:
    about = str(sent(cast).id)
    assert browser(cast.carol).get(address("happened", about)).status_code == 404


@pytest.mark.parametrize("said", [{"region": "", "year": 2024}, {"region": "mars", "year": 2024},
                                  {"region": "sjaelland", "year": 99999}, {"region": "oestdanmark", "year": 2020}])  # fmt: skip
def test_where_and_when_must_be_possible(cast: Cast, said: dict[str, object]) -> None:
    assert browser(cast.dora).post(address("happened", "E001"), said).status_code == 422
    assert not UsToo.objects.exists()


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(0, 9)), max_size=40))
def test_bars_are_as_long_as_their_counts(some: list[tuple[str, int]]) -> None:
    counted = Counter(name for name, _ in some)
    bars = us_too._bars(counted.most_common())
    assert {bar.name: bar.count for bar in bars} == counted
    for bar in bars:
        assert 1 <= bar.percent <= 100
        assert bar.percent == max(1, 100 * bar.count // max(counted.values()))


def test_the_count_outlives_the_account(cast: Cast) -> None:
    us_too.say_so("E001", person("fie", None), "national", 2024, None)
    UsToo.objects.get().user.delete()  # type: ignore[union-attr]
    assert us_too.tally("E001").count == 1
