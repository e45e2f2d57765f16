"""What is sent at the edge of sense is refused with a page that says why, and nothing is half-written."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from vejviser.road.project import LIMIT
from vejviser.web.law import house
from vejviser.web.projects import store
from vejviser.web.projects.examples import FIRST, examples
from vejviser.web.projects.models import Project

CLASH = "name: Modsigelse\nfacts:\n  product_form: software\n  contraception: implanted_or_long_term\n"


@pytest.fixture
def alice(cast: Cast, client: Client) -> Client:
    client.force_login(cast.alice, "django.contrib.auth.backends.ModelBackend")
    return client


def of_alice(cast: Cast, text: str) -> Project:
    return store.create(text, cast.alice, "imported", cast.clinic)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["projects:history", "projects:settings"])
def test_pages_of_an_example_that_nothing_leads_to_still_answer(client: Client, name: str) -> None:
    assert client.get(reverse(name, args=[examples()[FIRST].id])).status_code == 200


def test_no_answer_at_all_to_a_project_that_clashes_leads_to_the_page_of_the_clash(
    alice: Client, cast: Cast
) -> None:
    clashing = of_alice(cast, CLASH)
    answer = alice.post(reverse("interview:question", args=[clashing.id, "impact"]), {"answer": ""})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("roads:road", args=[clashing.id])
    assert Project.objects.get(id=clashing.id).text == CLASH


@pytest.mark.parametrize("way", ["interview", "what-if"])
def test_an_answer_that_fills_the_file_beyond_its_limit_is_refused_and_says_so(
    alice: Client, cast: Cast, way: str
) -> None:
    full = "name: x\n" + "# ".ljust(LIMIT - 9, "x") + "\n"
    project = of_alice(cast, full)
    if way == "interview":
        answer = alice.post(
            reverse("interview:question", args=[project.id, "impact"]), {"answer": values()[0]}
        )
    else:
        answer = alice.post(reverse("whatif:compare", args=[project.id]), {"set": f"impact={values()[0]}"})
    assert answer.status_code == 422
    assert str(LIMIT) in answer.content.decode()
    assert Project.objects.get(id=project.id).text == full


def values() -> list[str]:
    return list(house().handbook.facts["impact"].values)
