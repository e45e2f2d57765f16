"""Laws of many days do not fill the memory, and are made once however many ask."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.small.boats import DAY, boats
from vejviser.handbook import load
from vejviser.handbook.load import LAWS
from vejviser.handbook.recent import Recent


def test_days_between_the_same_changes_share_a_law() -> None:
    assert boats().law(DAY) is boats().law(DAY + dt.timedelta(days=1))


def test_the_same_overlays_give_the_same_handbook() -> None:
    book = load.load()
    names = list(book.overlays)[:1]
    assert names
    assert book.with_overlays(names) is book.with_overlays(names)


def test_a_thousand_days_leave_no_more_laws_in_memory_than_there_is_room_for() -> None:
    for number in range(1000):
        boats().law(dt.date(2020, 1, 1) + dt.timedelta(days=5 * number))
    assert len(load._COMPILED) <= LAWS


def test_the_value_longest_unused_is_let_go() -> None:
    recent: Recent[str] = Recent(2)
    made: list[str] = []

    def ask(key: str) -> str:
        return recent.of(key, lambda: made.append(key) or key)  # type: ignore[func-returns-value]

    for key in "abacab":
        assert ask(key) == key
    assert made == ["a", "b", "c", "b"]
    assert len(recent) == 2


def test_threads_that_ask_together_have_it_made_once() -> None:
    recent: Recent[object] = Recent(2)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: recent.of("law", object), range(64)))
    assert len(set(map(id, found))) == 1


def test_what_cannot_be_made_is_not_kept() -> None:
    recent: Recent[int] = Recent(2)
    with pytest.raises(ZeroDivisionError):
        recent.of("law", lambda: 1 // 0)
    assert recent.of("law", lambda: 1) == 1
