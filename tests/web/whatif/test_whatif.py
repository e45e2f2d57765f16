from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.web.cast import Cast
from vejviser.web.accounts.models import User
from vejviser.web.projects import store
from vejviser.web.projects.examples import examples
from vejviser.web.projects.models import Change, Project


def of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, name: str, project: Project, **asked: str) -> str:
    told = client.get(reverse(f"whatif:{name}", args=[project.id]), asked).content.decode()
    return html.unescape(told)


def a_setting(client: Client, project: Project) -> str:
    """A choice that the page of shortcuts offers to try."""
    return str(re.findall(r'<option value="([^"]+)"', page(client, "levers", project))[0])


def test_the_shortcuts_of_a_project_are_those_that_the_command_ranks_in_its_order(cast: Cast) -> None:
    from vejviser.web.projects.opened import opened
    from vejviser.web.projects.permissions import Level
    from vejviser.web.whatif.found import levers_of
    from vejviser.web.whatif.shortcuts import shortcut

    brain = examples()["brain-mri-triage"]
    at = opened(brain, Level.READ)
    told = page(Client(), "levers", brain)
    places = [told.find(shortcut(one, at.words).saved) for one in levers_of(at).shortcuts]
    assert places
    assert -1 not in places
    assert places == sorted(places)


def test_trying_a_choice_shows_two_roads_and_saves_nothing(cast: Cast) -> None:
    client = of(cast.alice)
    setting = a_setting(client, cast.project)
    told = page(client, "compare", cast.project, set=setting)
    assert "Hvad hvis?" in told
    assert "Behold det" in told
    assert Change.objects.filter(project=cast.project).count() == 1


def test_keeping_a_choice_puts_all_its_answers_in_the_project_in_one_change(cast: Cast) -> None:
    client = of(cast.bob)
    where = reverse("whatif:compare", args=[cast.project.id])
    options = re.findall(r'<option value="([^"]+)"', page(client, "levers", cast.project))
    first = options[0]
    other = next(one for one in options if one.split("=")[0] != first.split("=")[0])
    response = client.post(where, {"set": [first, other]})
    if response.status_code == 422:
        response = client.post(where, {"set": [first]})
    assert response.status_code == 302
    fact, answer = first.split("=")
    assert f"{fact}: {answer}" in Project.objects.get(id=cast.project.id).text
    assert [one.verb for one in Change.objects.filter(project=cast.project)] == ["chosen", "started"]


def test_a_reader_may_try_and_not_keep(cast: Cast) -> None:
    client = of(cast.carol)
    setting = a_setting(client, cast.project)
    assert "Behold det" not in page(client, "compare", cast.project, set=setting)
    where = reverse("whatif:compare", args=[cast.project.id])
    assert client.post(where, {"set": setting}).status_code == 403


@pytest.mark.parametrize(
    "asked",
    [
        "nonsense",
        "=",
        "nosuch=1",
        "impact=nosuch",
        "impact=[a, b",
        "impact=\n",
        "x" * 5000,
        "impact=!!python/x",
    ],
)
def test_what_cannot_be_tried_is_told_with_a_way_on(cast: Cast, asked: str) -> None:
    response = of(cast.alice).get(reverse("whatif:compare", args=[cast.project.id]), {"set": asked})
    assert response.status_code == 422
    assert "Vælg andre svar" in response.content.decode()


@pytest.mark.parametrize(
    ("start", "told"),
    [("", "Disse svar kan ikke stå sammen"), ("/en", "These answers cannot stand together")],
)
def test_answers_that_cannot_stand_together_are_named_as_people_know_them(
    cast: Cast, start: str, told: str
) -> None:
    where = f"{start}{reverse('whatif:compare', args=[cast.project.id])}"
    response = of(cast.alice).get(where, {"set": "device_link=accessory"})
    assert response.status_code == 422
    page = response.content.decode()
    assert told in page
    assert "medical_purposes" not in page


def test_more_answers_than_can_be_tried_at_once_are_refused(cast: Cast) -> None:
    where = reverse("whatif:compare", args=[cast.project.id])
    assert of(cast.alice).get(where, {"set": ["impact=other"] * 13}).status_code == 422


def test_a_comparison_without_a_choice_leads_to_the_shortcuts(cast: Cast) -> None:
    response = of(cast.alice).get(reverse("whatif:compare", args=[cast.project.id]))
    assert response.status_code == 302


def test_every_reading_that_matters_stands_with_all_its_positions_and_who_holds_them(cast: Cast) -> None:
    from vejviser.web.law import house

    told = page(of(cast.alice), "readings", cast.project)
    points = re.findall(r'id="point-([^"]+)"', told)
    assert points
    for point in points:
        for position in house().handbook.readings[point].positions.values():
            assert position.label.da.split("»")[0][:30] in told


def test_the_letter_of_a_reading_is_a_file_that_puts_the_question_neutrally(cast: Cast) -> None:
    told = page(of(cast.alice), "readings", cast.project)
    point = re.findall(r'id="point-([^"]+)"', told)[0]
    response = of(cast.alice).get(reverse("whatif:letter", args=[cast.project.id, point]))
    assert response["Content-Disposition"].startswith("attachment")
    assert response.content.decode().startswith("# ")


def test_a_reform_tells_what_it_would_change_and_leads_to_the_road_under_it(cast: Cast) -> None:
    told = page(of(cast.alice), "reforms", cast.project)
    assert "?overlay=" in told


def test_another_day_tells_what_the_law_of_that_day_changes(cast: Cast) -> None:
    told = page(of(cast.alice), "reforms", cast.project, day="2028-09-01")
    assert "1. september 2028" in told
    for day in ("nonsense", "0001-01-01", "9999-12-31"):
        where = reverse("whatif:reforms", args=[cast.project.id])
        assert of(cast.alice).get(where, {"day": day}).status_code == 404


@pytest.mark.parametrize("name", ["levers", "compare", "readings", "reforms"])
def test_a_stranger_does_not_learn_that_the_project_exists(cast: Cast, name: str) -> None:
    assert of(cast.charlie).get(reverse(f"whatif:{name}", args=[cast.project.id])).status_code == 404


def test_a_project_without_answers_has_pages_that_say_so(cast: Cast) -> None:
    empty = store.create("name: Ny\nfacts:\n", cast.alice, "started", cast.clinic)
    for name in ("levers", "readings", "reforms"):
        assert of(cast.alice).get(reverse(f"whatif:{name}", args=[empty.id])).status_code == 200


@pytest.mark.parametrize("lang", ["", "/en"])
@pytest.mark.parametrize("name", ["levers", "readings", "reforms"])
def test_an_example_can_be_made_ones_own_and_every_project_tells_the_day_of_the_law(
    cast: Cast, name: str, lang: str
) -> None:
    for client, example, project in (
        (Client(), True, examples()["brain-mri-triage"]),
        (of(cast.alice), False, cast.project),
    ):
        with override(lang.strip("/") or "da"):
            address = reverse(f"whatif:{name}", args=[project.id])
            copy = reverse("projects:copy", args=[project.id])
        told = html.unescape(client.get(address).content.decode())
        assert (("This is an example" if lang else "Det her er et eksempel") in told) is example
        assert (copy in told) is example
        assert ("The law as of" if lang else "Loven pr.") in told


def test_most_questions_to_try_are_folded_and_every_one_can_be_chosen(cast: Cast) -> None:
    told = page(Client(), "levers", examples()["brain-mri-triage"])
    shown, folded = told.split('id="own"')[1].split("<details", 1)
    first, rest = (re.findall(r'<select[^>]* id="(set-\d+)" name="set"', part) for part in (shown, folded))
    assert len(first) == 5
    assert f"{len(rest)} spørgsmål til" in folded
    assert len({*first, *rest}) == len(first) + len(rest)


def test_a_shortcut_names_a_price_only_for_the_way_that_has_it(cast: Cast) -> None:
    from vejviser.handbook.prices import price
    from vejviser.web.projects.opened import opened
    from vejviser.web.projects.permissions import Level
    from vejviser.web.whatif.found import levers_of
    from vejviser.web.whatif.shortcuts import shortcut

    at = opened(examples()["brain-mri-triage"], Level.READ)
    free = 0
    for lever in levers_of(at).single:
        [choice] = lever.choices
        named = price(choice.fact, choice.before, choice.after)
        assert shortcut(lever, at.words).prices == ((named.da,) if named else ())
        free += bool(choice.fact.price and not named)
    assert free
