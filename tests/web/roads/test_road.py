from __future__ import annotations

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.golden.roads import NAMES
from tests.web.cast import Cast
from tests.web.roads.pages import address, id_of, of, source, words
from vejviser.export.formats import FORMATS
from vejviser.export.picture.rows import rows
from vejviser.road.plan import Road
from vejviser.schedule.schedule import Schedule
from vejviser.web.projects import store
from vejviser.web.projects.examples import examples
from vejviser.web.projects.models import Project
from vejviser.web.projects.opened import opened
from vejviser.web.projects.permissions import Level
from vejviser.web.roads.addresses import Addresses
from vejviser.web.roads.computed import ROADS, Key, planned
from vejviser.web.roads.road_page import road_page

EMPTY = "name: Ny idé\nabout: En idé.\nfacts:\n"
CLASH = "name: Modsigelse\nfacts:\n  product_form: software\n  contraception: implanted_or_long_term\n"
pytestmark = pytest.mark.django_db


def planned_of(name: str) -> tuple[Road, Schedule]:
    row = Project(id=id_of(name), title=name, text=_text(name))
    one = opened(row, Level.READ)
    return one.road, one.schedule


def _text(name: str) -> str:
    from vejviser.web.projects.examples import examples

    return examples()[name].text


@pytest.mark.parametrize("name", NAMES)
def test_every_example_shows_its_road_in_both_languages(client: Client, name: str) -> None:
    assert "Hvor lang tid tager det?" in source(client, "road", id_of(name))
    assert "How long does it take?" in source(client, "road", id_of(name), lang="en")


def test_the_road_tells_what_the_product_is_how_long_it_takes_and_what_comes_first(client: Client) -> None:
    told = words(source(client, "road", id_of("fracture-detection")))
    assert "MDR-klasse Klasse IIa eller klasse IIb Åbent: afgøres af svar på læsning af regel 11" in told
    assert re.search(r"Til første hverdagsbrug Hver tiende er fremme inden \d+ mdr\.", told)
    assert "Hvad kommer først? Beskriv behovet" in told


def test_every_step_of_a_road_can_be_reached_from_its_page(client: Client) -> None:
    road, _ = planned_of("brain-mri-triage")
    markup = source(client, "road", id_of("brain-mri-triage"))
    for step in road.steps:
        assert f'href="{address("step", id_of("brain-mri-triage"), step.entry.id)}"' in markup


def test_the_bars_of_both_pictures_lead_to_the_pages_of_their_steps(client: Client) -> None:
    markup = source(client, "road", id_of("fracture-detection"))
    pictures = re.findall(r"<svg[^>]*role=\"group\".*?</svg>", markup, flags=re.DOTALL)
    assert len(pictures) == 2
    wide, narrow = (set(re.findall(r'<a href="([^"]*)"', one)) for one in pictures)
    assert wide == narrow
    assert address("step", id_of("fracture-detection"), "validate_locally") in wide


def test_the_two_pictures_of_a_page_share_no_id(client: Client) -> None:
    ids = re.findall(r'\bid="([^"]*)"', source(client, "road", id_of("brain-mri-triage")))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("view", ["table", "gantt"])
def test_table_and_chart_tell_every_step_in_time_in_the_order_of_the_picture(
    client: Client, view: str
) -> None:
    _, schedule = planned_of("brain-mri-triage")
    told = words(source(client, view, id_of("brain-mri-triage")))
    at = 0
    for row in (one for one in rows(schedule, "da") if one.timed):
        at = told.index(row.title, at)


def test_the_chart_says_what_a_step_waits_for(client: Client) -> None:
    told = words(source(client, "gantt", id_of("brain-mri-triage"), lang="en"))
    assert "Check what exists already 3 weeks, Dec 2026 to Jan 2027; after: describe the need" in told


def test_a_possible_step_names_the_answers_that_decide_it(client: Client) -> None:
    told = words(source(client, "table", id_of("fracture-detection"), lang="en"))
    assert re.search(r"possible; decided by (?!not)", told)


@pytest.mark.parametrize("form", FORMATS)
def test_the_road_is_downloaded_in_every_format(client: Client, form: str) -> None:
    response = client.get(address("export", id_of("fracture-detection"), form))
    assert response.status_code == 200
    assert response["Content-Disposition"].endswith(f'{FORMATS[form].suffix}"')
    assert response["Content-Disposition"].startswith('attachment; filename="brudpaavisning-paa-roentgen.')
    assert len(response.content) > 500


def test_a_format_that_does_not_exist_is_no_page(client: Client) -> None:
    assert client.get(address("export", id_of("fracture-detection"), "doc")).status_code == 404


def test_the_page_links_to_every_format(client: Client) -> None:
    markup = source(client, "road", id_of("fracture-detection"))
    for form in FORMATS:
        assert address("export", id_of("fracture-detection"), form) in markup


def test_another_day_is_said_on_the_page_and_kept_in_its_links(client: Client) -> None:
    query = "?as_of=2027-06-01&overlay=com_2025_1023"
    markup = source(client, "road", id_of("fracture-detection"), query=query)
    assert "under loven pr. 1. juni 2027, med denne lov på vej lagt over: Forslag om nye regler" in words(
        markup
    )
    links = re.findall(r'href="(/projects/[^"]*/steps/[^"]*)"', markup)
    assert links
    assert all(link.endswith("?as_of=2027-06-01&amp;overlay=com_2025_1023") for link in links)


@pytest.mark.parametrize("query", ["?as_of=nu", "?as_of=1066-01-01", "?overlay=ingen"])
def test_a_day_or_overlay_that_does_not_exist_is_no_page(client: Client, query: str) -> None:
    assert client.get(address("road", id_of("fracture-detection")) + query).status_code == 404


def test_an_example_offers_to_be_made_ones_own(client: Client) -> None:
    markup = source(client, "road", id_of("fracture-detection"))
    assert f'action="{reverse("projects:copy", args=[id_of("fracture-detection")])}"' in markup


def test_a_project_without_answers_is_told_how_to_begin(cast: Cast) -> None:
    idea = store.create(EMPTY, cast.alice, "started", cast.clinic)
    told = source(of(cast.alice), "road", idea.id)
    assert "Vejen tegner sig, når I svarer" in told
    assert reverse("interview:question", args=[idea.id]) in told


PAGES = (
    ("road",), ("table",), ("gantt",), ("papers",), ("step", "describe_need"), ("finding", "mdr_class"),
    ("export", "csv"), ("paper", "road-report", "pdf"),
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_answers_that_clash_are_named_on_every_page_with_a_link_to_change_each(
    cast: Cast, page: tuple[str, ...]
) -> None:
    clashing = store.create(CLASH, cast.alice, "started", cast.clinic)
    response = of(cast.alice).get(address(page[0], clashing.id, *page[1:]))
    markup = response.content.decode()
    assert response.status_code == 409
    assert "Svar, der ikke kan stå sammen" in markup
    for fact in ("product_form", "contraception"):
        assert reverse("interview:question", args=[clashing.id, fact]) in markup


def test_others_projects_are_no_pages(cast: Cast) -> None:
    for page in PAGES:
        there = address(page[0], cast.project.id, *page[1:])
        assert of(cast.charlie).get(there).status_code == 404
        assert of(cast.stella).get(there).status_code == 404
        assert Client().get(there).status_code == 404
        assert of(cast.dora).get(there).status_code == 200


def test_a_name_with_markup_in_it_is_shown_as_text(cast: Cast) -> None:
    text = 'name: "<script>alert(1)</script>"\nabout: "<b>x</b>"\nfacts:\n  route_choice: market\n'
    wicked = store.create(text, cast.alice, "started", cast.clinic)
    for page in ("road", "table", "gantt", "papers"):
        markup = source(of(cast.alice), page, wicked.id)
        assert "<script>alert" not in markup
        assert "<b>x" not in markup


def test_the_same_text_on_the_same_day_is_planned_once_and_a_changed_text_anew(cast: Cast) -> None:
    day = opened(cast.project, Level.READ).as_of
    key = Key(cast.project.text, day)
    assert planned(key) is planned(Key(cast.project.text, day))
    changed = store.change(cast.project.id, cast.alice, "answered", lambda text: text + "\n# seen\n")
    assert planned(Key(changed.text, day)) is not planned(key)


def test_many_threads_at_once_draw_the_same_road_as_one_alone() -> None:
    key = Key(_text("brain-mri-triage"), dt.date(2026, 11, 26))
    at = Addresses(id_of("brain-mri-triage"))

    def drawn(_: int) -> tuple[str, str, int]:
        page = road_page(key, "da", at)
        return page.wide, page.narrow, page.settled

    road_page.cache_clear()
    alone = drawn(0)
    road_page.cache_clear()
    planned.cache_clear()
    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(drawn, range(6))) == {alone}


def test_no_more_roads_are_kept_than_there_is_room_for() -> None:
    assert planned.cache_info().maxsize == ROADS
    assert road_page.cache_info().maxsize is not None


@pytest.mark.parametrize("name", NAMES)
def test_an_example_takes_the_same_time_in_both_languages(name: str) -> None:
    found = []
    for language in ("da", "en"):
        with override(language):
            row = examples()[name]
            shown = opened(row, Level.READ)
            for schedule in (shown.schedule, shown.material.schedule):
                found.append({one: reached.spread for one, reached in schedule.milestones.items()})
    assert found == [found[0]] * 4
