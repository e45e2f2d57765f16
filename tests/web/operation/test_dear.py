"""Work that takes seconds never holds up the pages beside it: one at a time, few wait, the others are told to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from vejviser.web.operation import dear
from vejviser.web.operation.dear import BusyError, Room
from vejviser.web.projects.examples import examples


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The room is taken to the last place by somebody else."""
    room = Room(1)
    taken, done = threading.Event(), threading.Event()

    def work() -> None:
        with room.entered():
            taken.set()
            done.wait()

    other = threading.Thread(target=work)
    other.start()
    taken.wait()
    for name in PLACES:
        monkeypatch.setattr(f"{name}.ROOM", room)
    yield
    done.set()
    other.join()


PLACES = ("vejviser.web.operation.dear", "vejviser.web.whatif.found")


@contextmanager
def waiting(room: Room, waits: threading.Event) -> Iterator[None]:
    """Sets `waits` as soon as somebody has a place in the room and waits for their turn."""
    turn = room._turn

    class Told:
        def acquire(self, timeout: float) -> bool:
            waits.set()
            return turn.acquire(timeout=timeout)

        def release(self) -> None:
            turn.release()

    room._turn = Told()  # type: ignore[assignment]
    yield


def test_one_works_and_few_wait_for_their_turn() -> None:
    room, order = Room(2), list[str]()
    inside, waits, go = threading.Event(), threading.Event(), threading.Event()

    def first() -> None:
        with room.entered():
            inside.set()
            go.wait()
            order.append("first")

    def second() -> None:
        with waiting(room, waits), room.entered():
            order.append("second")

    one, two = threading.Thread(target=first), threading.Thread(target=second)
    one.start()
    inside.wait()
    two.start()
    waits.wait()
    with pytest.raises(BusyError), room.entered():
        pass
    go.set()
    one.join()
    two.join()
    assert order == ["first", "second"]


def test_who_is_inside_does_more_of_it_at_once_and_leaves_the_room_free() -> None:
    room = Room(1)
    with room.entered(), room.entered():
        pass
    with pytest.raises(ZeroDivisionError), room.entered():
        1 / 0  # noqa: B018 - work that fails
    with room.entered():
        pass


def test_one_thread_of_the_server_is_always_free_for_other_pages(settings: object) -> None:
    assert dear.ROOM._inside._initial_value == max(1, settings.THREADS - 1)  # type: ignore[attr-defined]


@pytest.mark.django_db
@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("page", ["papers/road-report.docx", "road/export/html", "shortcuts/"])
def test_where_the_room_is_full_a_page_says_when_to_try_again(client: Client, page: str) -> None:
    one = next(iter(examples().values()))
    answer = client.get(f"/projects/{one.id}/{page}?as_of=2031-05-17")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"
    assert "Der er kø lige nu" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(
    "call", ["papers/road-report", "exports/html", "exports/svg", "exports/xlsx", "levers"]
)
def test_a_program_is_told_so_too(client: Client, call: str) -> None:
    one = next(iter(examples().values()))
    answer = client.get(f"/api/v1/projects/{one.id}/{call}?as_of=2031-05-17")
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(("start", "told"), [("", "Der er kø lige nu"), ("/en", "There is a queue just now")])
def test_taking_all_of_ones_own_along_waits_its_turn_too(
    cast: Cast, client: Client, start: str, told: str
) -> None:
    client.force_login(cast.bob)
    answer = client.get(f"{start}{reverse('people:export')}")
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert told in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("full")
def test_a_road_and_what_takes_no_seconds_are_had_meanwhile(cast: Cast, client: Client) -> None:
    one = next(iter(examples().values()))
    for page in ("road/", "papers/", "papers/intended-purpose.docx", "road/export/csv"):
        assert client.get(f"/projects/{one.id}/{page}").status_code == 200
