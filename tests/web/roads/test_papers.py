from __future__ import annotations

import pytest
from django.test import Client

from tests.web.cast import Cast
from tests.web.roads.pages import address, id_of, of, source, words
from vejviser.web.projects import store

pytestmark = pytest.mark.django_db
MAGIC = {"pdf": b"%PDF", "docx": b"PK\x03\x04"}


@pytest.mark.parametrize("ending", MAGIC)
@pytest.mark.parametrize("kind", ["road-report", "dpia", "intended-purpose"])
def test_a_paper_that_a_project_needs_is_downloaded(client: Client, kind: str, ending: str) -> None:
    response = client.get(address("paper", id_of("fracture-detection"), kind, ending))
    assert response.status_code == 200
    assert response.content.startswith(MAGIC[ending])
    assert f'-{kind}.{ending}"' in response["Content-Disposition"]


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("investigation-dossier", "pdf"), ("nonsense", "pdf"), ("dpia", "exe"), ("question-letter", "pdf")],
)
def test_a_paper_that_is_not_needed_or_does_not_exist_is_no_page(
    client: Client, kind: str, ending: str
) -> None:
    assert client.get(address("paper", id_of("fracture-detection"), kind, ending)).status_code == 404


def test_a_question_letter_is_about_the_reading_that_is_asked_for(client: Client) -> None:
    there = address("paper", id_of("fracture-detection"), "question-letter", "docx")
    assert client.get(f"{there}?reading=reading_r11a").status_code == 200
    assert client.get(f"{there}?reading=nonsense").status_code == 404


def test_the_list_says_which_papers_are_needed_for_which_steps_and_what_is_missing(client: Client) -> None:
    told = words(source(client, "papers", id_of("brain-mri-triage"), lang="en"))
    needed, perhaps, rest = (told.index(part) for part in (" Needed ", " Perhaps ", " Not for this project "))
    assert needed < told.index("Investigation dossier") < perhaps < told.index("Deployer's file") < rest
    assert "58 things are missing" in told


def test_a_letter_that_our_fonts_lack_is_named_with_a_way_out(cast: Cast) -> None:
    text = 'name: "\U00013000"\nfacts:\n  route_choice: market\n'
    odd = store.create(text, cast.alice, "started", cast.clinic)
    response = of(cast.alice).get(address("paper", odd.id, "road-report", "pdf"))
    assert response.status_code == 422
    assert "DOCX" in response.content.decode()
