"""The history of a project in words, and the way back."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.accounts.test_organisations import browser
from tests.web.cast import FRACTURE, Cast
from vejviser.handbook.entries import Text
from vejviser.road.writing import with_answer, without_answer
from vejviser.web.accounts.models import User
from vejviser.web.law import house
from vejviser.web.projects import store, verbs
from vejviser.web.projects.examples import FIRST, examples
from vejviser.web.projects.history_views import AT_ONCE
from vejviser.web.projects.models import Project
from vejviser.web.projects.past import Event, events, said


def answer(cast: Cast, value: str | None, by: User | None = None) -> None:
    store.change(cast.project.id, by or cast.bob, "answered", lambda t: with_answer(t, "impact", value))


def past(project: Project, outsider: bool = False) -> list[Event]:
    return events(house(), list(project.changes.select_related("actor")), "", outsider)


def page(cast: Cast, user: User, language: str = "") -> str:
    address = language + reverse("projects:history", args=[cast.project.id])
    return str(browser(user).get(address).content.decode())


def test_a_change_says_who_answered_what_with_the_answer_before_and_after(cast: Cast) -> None:
    answer(cast, "other")
    answer(cast, "death_or_irreversible")
    last = past(cast.project)[0]
    turn = last.turns[0]
    assert (last.who, last.did, len(last.turns)) == ("Bob", "besvarede", 1)
    values = house().handbook.facts["impact"].values
    assert (turn.before, turn.after) == (values["other"].da, values["death_or_irreversible"].da)


def test_an_answer_that_was_not_there_or_is_not_known_is_told_so(cast: Cast) -> None:
    store.change(cast.project.id, cast.bob, "cleared", lambda t: without_answer(t, "impact"))
    answer(cast, None)
    unsure, cleared = past(cast.project)[:2]
    assert (unsure.turns[0].before, unsure.turns[0].after) == ("ikke besvaret", "ved ikke")
    assert cleared.turns[0].after == "ikke besvaret"


def test_the_history_is_in_english_under_en(cast: Cast) -> None:
    answer(cast, "other")
    words = page(cast, cast.alice, "/en")
    assert "Bob answered" in words
    assert house().handbook.facts["impact"].values["other"].en in words


def test_a_change_leads_to_its_question(cast: Cast) -> None:
    answer(cast, "other")
    assert reverse("interview:question", args=[cast.project.id, "impact"]) in page(cast, cast.alice)


def test_those_whom_a_project_is_lent_to_see_no_e_mail_addresses(cast: Cast) -> None:
    User.objects.filter(id=cast.bob.id).update(name="")
    answer(cast, "other")
    assert "bob@example.org" in page(cast, cast.alice)
    lent = page(cast, cast.dora)
    assert "bob@example.org" not in lent
    assert "som ikke har skrevet sit navn" in lent


def test_a_change_of_a_forgotten_person_stays_without_a_name(cast: Cast) -> None:
    answer(cast, "other")
    cast.bob.delete()
    assert past(cast.project)[0].who == "En uden konto"


def test_a_share_says_with_whom_and_what_they_may(cast: Cast) -> None:
    address = reverse("projects:share", args=[cast.project.id])
    cast.project.shares.all().delete()
    browser(cast.alice).post(address, {"to": cast.region.share_code, "role": "reader"})
    assert past(cast.project)[0].note == "Regionen må læse"
    cast.region.delete()
    assert past(cast.project)[0].note == "en organisation, der er slettet må læse"


def test_answers_with_markup_are_shown_as_they_are_written(cast: Cast) -> None:
    evil = FRACTURE.replace("name: Brudpåvisning på røntgen", 'name: "<img src=x onerror=alert(1)>"')
    store.change(cast.project.id, cast.bob, "settings", lambda _: evil)
    words = page(cast, cast.alice)
    assert "<img src=x" not in words
    assert "&lt;img src=x" in words


def test_a_fact_that_the_handbook_knows_no_longer_goes_by_its_own_name(cast: Cast) -> None:
    changes = list(cast.project.changes.select_related("actor"))
    told = events(house(), changes, FRACTURE.replace("facts:", "facts:\n  forgotten_fact: 7"), outsider=False)
    turn = next(one for one in told[0].turns if one.label == "forgotten_fact")
    assert (turn.before, turn.after, turn.fact) == ("7", "ikke besvaret", "")


@pytest.mark.parametrize("text", ["", "[1, 2]", "a: b: c", "\0", "name: 1\n---\nname: 2\n"])
def test_a_text_that_is_no_project_file_says_nothing(text: str) -> None:
    assert said(text) == {}


def test_all_that_a_project_file_says_has_a_place() -> None:
    text = "name: X\nas_of: 2026-11-26\nfacts: {a: [x, y], b: null}\ntimes:\n  s: {p50: 3, unit: weeks}\n"
    assert dict(said(text)) == {
        ("name",): "X",
        ("as_of",): said(text)[("as_of",)],
        ("facts", "a"): ["x", "y"],
        ("facts", "b"): None,
        ("times", "s"): {"p50": 3, "unit": "weeks"},
    }


def test_an_earlier_version_is_restored_and_the_history_goes_on(cast: Cast) -> None:
    answer(cast, "death_or_irreversible")
    bob = browser(cast.bob)
    bob.post(reverse("projects:restore", args=[cast.project.id, 1]))
    project = Project.objects.get(id=cast.project.id)
    assert project.text == FRACTURE
    assert (past(project)[0].did, past(project)[0].note) == ("gendannede en tidligere udgave", "udgave 1")
    assert bob.post(reverse("projects:restore", args=[cast.project.id, 99])).status_code == 404


def test_the_file_of_an_earlier_version_comes_letter_for_letter(cast: Cast) -> None:
    answer(cast, "death_or_irreversible")
    answer_ = browser(cast.carol).get(reverse("projects:version", args=[cast.project.id, 1]))
    assert answer_.content.decode() == FRACTURE
    assert "attachment" in answer_["Content-Disposition"]


def test_a_long_history_has_pages_and_none_repeats_a_change(cast: Cast) -> None:
    for turn in range(AT_ONCE + 3):
        answer(cast, ("other", "death_or_irreversible")[turn % 2])
    found = []
    for number in (1, 2):
        words = browser(cast.alice).get(reverse("projects:history", args=[cast.project.id]), {"page": number})
        found += re.findall(r"· udgave (\d+)", words.content.decode())
    count = cast.project.changes.count()
    assert [int(one) for one in found] == list(range(count, 0, -1))


def test_the_oldest_change_of_a_page_is_told_against_the_one_before_it(cast: Cast) -> None:
    for turn in range(AT_ONCE + 3):
        answer(cast, ("other", "death_or_irreversible")[turn % 2])
    words = browser(cast.alice).get(reverse("projects:history", args=[cast.project.id])).content.decode()
    assert words.count("<del>") == AT_ONCE


@pytest.mark.django_db
def test_an_example_has_no_history_and_says_what_one_would_show() -> None:
    example = examples()[FIRST]
    words = Client().get(reverse("projects:history", args=[example.id])).content.decode()
    assert "Et eksempel har ingen historik" in words


def test_every_verb_that_is_written_has_words() -> None:
    assert {
        "answered",
        "unsure",
        "cleared",
        "standing",
        "settings",
        "shared",
        "revoked",
    } <= verbs.registered()
    assert {"restored", "kept", "copied", "imported", "started", "moved"} <= verbs.registered()
    assert verbs.label("nobody knows this") == Text("ændrede projektet", "changed the project")
    verbs.register("answered", *(verbs.label("answered").da, verbs.label("answered").en))
    with pytest.raises(ValueError, match="answered"):
        verbs.register("answered", "noget andet", "something else")


def test_a_moment_is_told_in_the_time_of_denmark(cast: Cast) -> None:
    cast.project.changes.update(at=dt.datetime(2026, 7, 1, 22, 30, tzinfo=dt.UTC))
    assert "2. juli 2026 00:30" in page(cast, cast.alice)
    assert "2 July 2026 00:30" in page(cast, cast.alice, "/en")
