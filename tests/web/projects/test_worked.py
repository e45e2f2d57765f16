"""What was worked out for a project is kept beside it, helps other processes, and changes no answer."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import DatabaseError
from django.test import Client

from tests.web.cast import Cast
from vejviser.law.memory import Memory, read
from vejviser.road.plan import plan
from vejviser.web.law import house
from vejviser.web.projects import worked
from vejviser.web.projects.models import FinishedPage, Worked
from vejviser.web.roads.computed import planned
from vejviser.web.roads.road_page import road_page


@pytest.fixture
def project(cast: Cast, client: Client) -> str:
    client.force_login(cast.alice)
    return f"/projects/{cast.project.id}"


def anew() -> None:
    """As in a process that knows nothing of the project, with no finished page of it."""
    planned.cache_clear()
    road_page.cache_clear()
    FinishedPage.objects.all().delete()
    house().handbook.law(dt.date.today()).forget()


def test_a_second_process_works_out_next_to_nothing(project: str, client: Client) -> None:
    client.get(f"{project}/interview/")
    client.get(f"{project}/road/")
    row = Worked.objects.get()
    anew()
    law = house().handbook.law(dt.date.today())
    before = worked.recalled(row.project_id, law)
    road = plan(house().handbook, house().read(row.project.text).facts, dt.date.today())
    assert len(before.reached) > 50
    assert road.assessment.noted.beyond(before) < worked.WORTH_KEEPING


def test_pages_are_the_same_with_and_without_it(project: str, client: Client) -> None:
    def shown() -> list[bytes]:
        anew()
        pages = ("interview/", "interview/topics/", "road/", "road/table/")
        return [re.sub(rb"[A-Za-z0-9]{64}", b"", client.get(f"{project}/{page}").content) for page in pages]

    first = shown()
    assert Worked.objects.exists()
    assert shown() == first


def test_what_still_holds_goes_on_to_the_next_answers(
    project: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worked, "WORTH_KEEPING", 1)
    client.get(f"{project}/road/")
    first = read(bytes(Worked.objects.get().content))
    client.post(f"{project}/interview/q/situation/", {"way": "clear"})
    client.get(f"{project}/interview/")
    second = read(bytes(Worked.objects.get().content))
    assert first.reached.items() & second.reached.items()
    assert first.reached.items() - second.reached.items()


def test_memory_of_another_law_is_not_recalled(project: str, client: Client) -> None:
    client.get(f"{project}/road/")
    row = Worked.objects.get()
    later = house().handbook.law(dt.date(2028, 9, 1))
    assert worked.recalled(row.project_id, later) == Memory()


@pytest.mark.parametrize("content", [b"", b"nothing", bytes(200)])
def test_what_cannot_be_read_is_worked_out_again(project: str, client: Client, content: bytes) -> None:
    client.get(f"{project}/road/")
    Worked.objects.update(content=content)
    anew()
    assert client.get(f"{project}/road/").status_code == 200
    assert read(bytes(Worked.objects.get().content)).reached


def test_another_day_and_the_examples_keep_nothing(project: str, client: Client) -> None:
    client.get(f"{project}/road/?as_of=2028-09-01")
    client.get(f"{project}/interview/?as_of=2028-09-01")
    assert not Worked.objects.exists()


def test_a_database_that_cannot_be_written_to_does_not_matter(
    project: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise DatabaseError("database is locked")

    monkeypatch.setattr(Worked.objects, "update_or_create", busy)
    assert client.get(f"{project}/road/").status_code == 200
