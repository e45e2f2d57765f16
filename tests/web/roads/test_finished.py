"""A finished page of a road is kept beside its project, told again only while all that it was made of holds."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

import pytest
from django.db import DatabaseError
from django.test import Client

from tests.web.cast import Cast
from vejviser.web.projects.models import FinishedPage
from vejviser.web.roads import computed, finished, road_page


@pytest.fixture
def road(cast: Cast, client: Client) -> str:
    client.force_login(cast.alice)
    return f"/projects/{cast.project.id}/road/"


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many roads were worked out since it was asked last; the process has none of them at hand."""
    made: list[computed.Key] = []
    plan = computed.planned

    def counted(key: computed.Key) -> computed.Planned:
        made.append(key)
        return plan(key)

    monkeypatch.setattr(road_page, "planned", counted)

    def since() -> int:
        road_page.road_page.cache_clear()
        found = len(made)
        made.clear()
        return found

    since()
    return since


def shown(client: Client, address: str) -> bytes:
    """The page without the secrets of its forms."""
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(rb"[A-Za-z0-9]{64}", b"", answer.content)


def test_another_process_tells_the_same_page_and_works_nothing_out(
    road: str, client: Client, planned: Callable[[], int]
) -> None:
    first = shown(client, road)
    assert planned() == 1
    assert shown(client, road) == first
    assert planned() == 0


def test_each_language_has_its_own(road: str, client: Client) -> None:
    danish, english = shown(client, road), shown(client, f"/en{road}")
    assert danish != english
    assert sorted(FinishedPage.objects.values_list("lang", flat=True)) == ["da", "en"]
    road_page.road_page.cache_clear()
    assert (shown(client, road), shown(client, f"/en{road}")) == (danish, english)


def test_after_an_answer_it_is_made_anew_in_the_same_place(
    road: str, client: Client, planned: Callable[[], int]
) -> None:
    shown(client, road)
    client.post(road.replace("road/", "interview/q/situation/"), {"way": "clear"})
    planned()
    shown(client, road)
    assert planned() == 1
    assert FinishedPage.objects.count() == 1


def test_under_the_law_of_another_day_it_is_neither_told_nor_replaced(
    road: str, client: Client, planned: Callable[[], int]
) -> None:
    shown(client, road)
    kept = FinishedPage.objects.get().made_of
    planned()
    shown(client, f"{road}?as_of=2028-09-01")
    assert planned() == 1
    assert FinishedPage.objects.get().made_of == kept


def test_another_program_or_handbook_makes_it_anew(
    road: str, client: Client, planned: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(client, road)
    planned()
    monkeypatch.setattr(finished, "program", lambda: "another")
    shown(client, road)
    assert planned() == 1


@pytest.mark.parametrize("content", [b"", b"nothing", zlib.compress(b'{"name": "half"}')])
def test_what_cannot_be_read_is_made_anew(
    road: str, client: Client, content: bytes, planned: Callable[[], int]
) -> None:
    first = shown(client, road)
    FinishedPage.objects.update(content=content)
    planned()
    assert shown(client, road) == first
    assert planned() == 1
    planned()
    shown(client, road)
    assert planned() == 0


def test_a_database_that_cannot_be_written_harms_no_page(
    road: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(**_: object) -> None:
        raise DatabaseError("database is locked")

    monkeypatch.setattr(FinishedPage.objects, "update_or_create", busy)
    shown(client, road)


def test_it_goes_with_its_project(road: str, client: Client, cast: Cast) -> None:
    shown(client, road)
    cast.project.delete()
    assert not FinishedPage.objects.exists()


def test_an_example_keeps_none(client: Client, cast: Cast) -> None:
    front = client.get("/").content.decode()
    found = re.search(r'href="(/projects/[0-9a-f-]+/road/)"', front)
    assert found
    shown(client, found[1])
    assert not FinishedPage.objects.exists()
