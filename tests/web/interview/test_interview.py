from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.web.cast import Cast
from vejviser.web.accounts.models import User
from vejviser.web.projects import store
from vejviser.web.projects.models import Change, Project

EMPTY = "name: Ny idé\nfacts:\n"


def of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(project: Project, *more: str) -> str:
    return reverse("interview:question", args=[project.id, *more])


@pytest.fixture
def idea(cast: Cast) -> Project:
    return store.create(EMPTY, cast.alice, "started", cast.clinic)


def answer(
    client: Client, project: Project, fact: str, *given: str, way: str = "save", **more: object
) -> object:
    sent = {"answer": list(given), "way": way, **more}
    return client.post(address(project, fact), sent)


def test_the_first_question_of_an_empty_project_is_put_in_the_language_of_the_address(
    cast: Cast, idea: Project
) -> None:
    client = of(cast.alice)
    assert "Hvordan skal produktet komme i brug?" in client.get(address(idea)).content.decode()
    assert "How is the product to come into use?" in client.get(f"/en{address(idea)}").content.decode()


def test_an_answer_is_in_the_project_file_at_once_and_in_its_history(cast: Cast, idea: Project) -> None:
    client = of(cast.bob)
    response = client.post(address(idea, "route_choice"), {"answer": "market", "way": "save"})
    assert response.status_code == 302
    assert "route_choice: market" in Project.objects.get(id=idea.id).text
    last = Change.objects.filter(project=idea).first()
    assert last is not None
    assert (last.verb, last.actor) == ("answered", cast.bob)
    assert last.about == {"fact": "route_choice", "before": None, "after": "market"}


def test_the_next_page_tells_what_the_answer_changed(cast: Cast, idea: Project) -> None:
    client = of(cast.alice)
    response = client.post(
        address(idea, "route_choice"), {"answer": "research_only", "way": "save"}, follow=True
    )
    assert "Gemt. Det ændrede svaret" in response.content.decode()
    assert "Trin, der falder bort" in response.content.decode() or "bliver til" in response.content.decode()


def test_not_knowing_is_kept_as_asked_and_unknown_and_becomes_a_task_with_who_can_answer(
    cast: Cast, idea: Project
) -> None:
    client = of(cast.alice)
    answer(client, idea, "impact", way="unsure")
    assert "impact: null" in Project.objects.get(id=idea.id).text
    page = client.get(reverse("interview:tasks", args=[idea.id])).content.decode()
    assert "Spørg klinikeren" in page
    assert "Hvad kan en beslutning på et forkert svar" in page


def test_not_relevant_yet_puts_the_question_aside_and_changes_nothing_in_the_project(
    cast: Cast, idea: Project
) -> None:
    client = of(cast.alice)
    answer(client, idea, "route_choice", way="aside")
    assert Project.objects.get(id=idea.id).text == EMPTY
    assert "Hvordan skal produktet komme i brug?" not in client.get(address(idea)).content.decode()
    assert "lagt til side" in client.get(reverse("interview:topics", args=[idea.id])).content.decode()


@pytest.mark.parametrize(
    "sent", [[], [""], ["nonsense"], ["market", "in_house"] * 400, ["<script>"], ["\0"], ["æ" * 50_000]]
)
def test_what_is_no_answer_is_refused_with_words_that_say_what_would_be(
    cast: Cast, idea: Project, sent: list[str]
) -> None:
    client = of(cast.alice)
    response = client.post(address(idea, "route_choice"), {"answer": sent, "way": "save"})
    if sent[:1] == ["market"]:
        assert response.status_code in (302, 400, 422)
        return
    assert response.status_code == 422
    assert "Vælg et af svarene." in response.content.decode()
    assert Project.objects.get(id=idea.id).text == EMPTY


def test_answers_that_cannot_stand_together_are_told_and_the_user_chooses_which_to_keep(
    cast: Cast, idea: Project
) -> None:
    client = of(cast.alice)
    answer(client, idea, "device_link", "none")
    first = client.post(address(idea, "device_link"), {"answer": "none", "way": "save"})
    assert first.status_code == 302


def test_none_of_them_is_an_answer_to_a_question_with_several(cast: Cast, idea: Project) -> None:
    answer(of(cast.alice), idea, "medical_purposes", "-")
    assert "medical_purposes: []" in Project.objects.get(id=idea.id).text


def test_the_intended_purpose_is_kept_with_the_project_word_for_word(cast: Cast, idea: Project) -> None:
    told = 'Finder "brud" på røntgen:\r\nfor læger <b>i</b> akutmodtagelsen # ikke en kommentar'
    answer(of(cast.alice), idea, "intended_purpose", told)
    page = of(cast.alice).get(address(idea, "intended_purpose")).content.decode()
    assert "&lt;b&gt;i&lt;/b&gt; akutmodtagelsen # ikke en kommentar" in page


def test_a_reader_sees_the_questions_and_cannot_answer(cast: Cast) -> None:
    client = of(cast.carol)
    assert client.get(address(cast.project)).status_code == 200
    assert client.post(address(cast.project, "impact"), {"answer": "other", "way": "save"}).status_code == 403


def test_a_stranger_does_not_learn_that_the_project_exists(cast: Cast) -> None:
    client = of(cast.charlie)
    assert client.get(address(cast.project)).status_code == 404
    assert client.post(address(cast.project, "impact"), {"answer": "other"}).status_code == 404


def test_a_fact_that_does_not_exist_answers_404(cast: Cast, idea: Project) -> None:
    assert of(cast.alice).get(address(idea, "no_such_fact")).status_code == 404


def test_the_preview_tells_what_an_answer_would_change_and_saves_nothing(cast: Cast, idea: Project) -> None:
    client = of(cast.alice)
    where = reverse("interview:preview", args=[idea.id, "route_choice"])
    told = client.get(where, {"answer": "research_only"}).content.decode()
    assert "Det ville svaret ændre" in told
    assert Project.objects.get(id=idea.id).text == EMPTY


def test_every_topic_and_every_question_stands_in_the_list(cast: Cast, idea: Project) -> None:
    from vejviser.web.law import house

    page = of(cast.alice).get(reverse("interview:topics", args=[idea.id])).content.decode()
    for fact in house().handbook.facts:
        assert f"/interview/q/{fact}/" in page


def test_an_interview_of_an_example_can_be_read_by_everybody_and_leads_to_a_copy(cast: Cast) -> None:
    from vejviser.web.projects.examples import FIRST, examples

    page = Client().get(address(examples()[FIRST], "impact"))
    assert "Lav din egen kopi" in page.content.decode()
    assert Client().post(address(examples()[FIRST], "impact"), {"answer": "other"}).status_code == 403


def test_a_number_is_shown_for_change_with_every_digit(cast: Cast) -> None:
    told = "name: Kontrakt\nfacts:\n  route_choice: market\n  buyer_type: region\n  contract_value_dkk: 1611359\n"
    project = store.create(told, cast.alice, "started", cast.clinic)
    page = of(cast.alice).get(address(project, "contract_value_dkk")).content.decode()
    assert 'value="1611359"' in page


def test_an_answer_of_before_that_the_handbook_no_longer_knows_is_told_no_effect(
    cast: Cast, idea: Project
) -> None:
    client = of(cast.alice)
    answer(client, idea, "route_choice", "market")
    Change.objects.filter(project=idea, verb="answered").update(
        about={"fact": "route_choice", "before": "a route of yesteryear", "after": "market"}
    )
    assert client.get(f"{address(idea)}?after=route_choice").status_code == 200


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_project_without_answers_teaches_instead_of_listing_what_is_open(
    cast: Cast, idea: Project, lang: str
) -> None:
    with override(lang):
        told = of(cast.alice).get(address(idea)).content.decode()
    assert ("Her tegner vejen sig" if lang == "da" else "The road takes shape here") in told
    assert ("udfald er mulige" if lang == "da" else "outcomes are possible") not in told


def test_what_is_wide_open_is_folded_with_its_number(cast: Cast) -> None:
    told = of(cast.alice).get(address(cast.project)).content.decode()
    [folded] = re.findall(r"<details.*?konklusioner? er stadig åbne?.*?</details>", told, re.S)
    assert told.count("udfald er mulige") == folded.count("udfald er mulige") > 0
