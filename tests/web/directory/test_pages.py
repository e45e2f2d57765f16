from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from vejviser.handbook.entries import STAGES
from vejviser.web.directory.coverage import coverage
from vejviser.web.law import house

pytestmark = pytest.mark.django_db
ACTORS = list(house().reference.actors.values())
STEPS = list(house().handbook.steps.values())
LATER = dt.date(2027, 1, 1)


def text(client: Client, address: str, **asked: Any) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200, address
    return answer.content.decode()


def ids(page: str) -> list[str]:
    return re.findall(r'<h2 class="h4"><a href="[^"]*/directory/(A\d+)/', page)


def all_ids(client: Client, **asked: Any) -> list[str]:
    found: list[str] = []
    for number in range(1, 20):
        page = text(client, "/directory/", page=number, **asked)
        found += ids(page)
        if 'rel="next"' not in page:
            break
    assert len(found) == len(set(found))
    return found


def test_the_list_holds_those_who_are_there_on_the_day_and_all_of_them_when_asked(client: Client) -> None:
    actors = house().reference.actors
    assert set(all_ids(client, day="any")) == set(actors)
    assert "A006" in all_ids(client, day="2026-12-31", kind="region")
    later = all_ids(client, day="2027-01-01", kind="region")
    assert "A008" in later
    assert not {"A006", "A007"} & set(later)


def test_the_list_is_narrowed_by_part_region_stage_and_words(client: Client) -> None:
    actors = house().reference.actors
    for name in all_ids(client, part="funds"):
        assert actors[name].relation == "funds"
    for name in all_ids(client, stage="adoption"):
        assert "adoption" in actors[name].stages
    assert "A028" in all_ids(client, region="oestdanmark", day="2027-01-01")
    assert all_ids(client, q="radiologisk testcenter")[0] == "A024"


def test_a_step_lists_those_who_decide_it_and_those_who_help_with_it(client: Client) -> None:
    assert "A044" in all_ids(client, step="report_incidents")


@pytest.mark.parametrize("given", ["nonsense", "2027-13-01", "1066-01-01"])
def test_a_day_that_is_none_is_told(client: Client, given: str) -> None:
    for address in ("/directory/", "/directory/cover/"):
        assert client.get(address, {"day": given}).status_code == 400
    assert client.get("/directory/A001/", {"as_of": given}).status_code == 400


def test_a_choice_that_is_none_leaves_a_list_that_says_so(client: Client) -> None:
    assert "Ingen aktør passer" in text(client, "/directory/", region="atlantis")
    assert "Ingen aktør passer" in text(client, "/directory/", step="'; DROP TABLE x; --")


def test_an_actor_that_ends_says_when_and_who_follows(client: Client) -> None:
    page = text(client, "/directory/A006/")
    assert "31. december 2026" in page
    assert 'href="/directory/A008/"' in page
    gone = text(client, "/en/directory/A006/", as_of="2027-01-01")
    assert "Not there on the day chosen" in gone


def test_every_actor_has_a_page_in_both_languages_with_its_source_line(client: Client) -> None:
    for name in list(house().reference.actors)[::9]:
        for prefix in ("", "/en"):
            page = text(client, f"{prefix}/directory/{name}/")
            assert page.count("<h1") == 1
            assert 'class="source-line"' in page


def test_there_is_no_page_for_an_actor_that_there_is_not(client: Client) -> None:
    for more in ("", "history/"):
        assert client.get(f"/directory/A999/{more}").status_code == 404


@pytest.mark.parametrize("day", ["2026-12-31", "2027-01-01"])
def test_the_cells_of_the_matrix_lead_to_lists_as_long_as_they_say(client: Client, day: str) -> None:
    page = text(client, "/directory/cover/", day=day)
    cells = re.findall(r'href="(/directory/\?day=[^"]+step=[^"]+)">(\d+)<', page)
    assert len(cells) > 100
    for address, count in cells[::60]:
        found = text(client, address.replace("&amp;", "&"))
        assert f"{count} af 18" in found, address


@pytest.mark.parametrize("stage", STAGES)
def test_one_stage_at_a_time_and_only_the_white_spots_of_it(client: Client, stage: str) -> None:
    rows = [row for row in coverage(ACTORS, STEPS, LATER) if row.stage == stage]
    for prefix in ("", "/en"):
        address = f"{prefix}/directory/cover/"
        whole = text(client, address, day=LATER.isoformat(), stage=stage)
        white = text(client, address, day=LATER.isoformat(), stage=stage, white="1")
        assert sorted(steps_of(whole)) == sorted(row.step for row in rows)
        assert sorted(steps_of(white)) == sorted(row.step for row in rows if row.white)
        assert f'stage={stage}#stage" aria-current="true"' in whole


def steps_of(page: str) -> list[str]:
    """The steps of the rows of the matrix."""
    return re.findall(r'<th scope="row"><a href="/(?:en/)?handbook/steps/([a-z0-9_]+)/', page)


def test_a_cell_is_darker_the_more_there_are_and_says_the_number_all_the_same(client: Client) -> None:
    page = text(client, "/directory/cover/")
    for dark, count in re.findall(r'class="num cover-(\d)"><a [^>]*>(\d+)<', page):
        assert int(dark) == (1 if count == "1" else 2 if count in "23" else 3)
    assert 'class="num cover-0">' in page


def test_the_lists_ask_the_database_as_often_for_many_as_for_few(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(1):
        text(client, "/directory/", day="any")
    with django_assert_max_num_queries(0):
        text(client, "/directory/cover/")
