"""Threads that search at once do not get in each other's way."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from vejviser.handbook.entries import LANGS
from vejviser.search.compounds import word_list
from vejviser.search.stems import stem

ONES = 4


@pytest.fixture
def often() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.parametrize("lang", LANGS)
def test_threads_that_stem_at_once_find_what_one_alone_finds(lang: str, often: None) -> None:
    afresh = stem.__wrapped__  # without what was kept of words before
    words = sorted(word_list())[:2000]
    alone = [afresh(word, lang) for word in words]
    with ThreadPoolExecutor(ONES) as threads:
        found = list(
            threads.map(
                lambda turn: [afresh(word, lang) for word in words[turn:] + words[:turn]], range(ONES)
            )
        )
    for turn, stems in enumerate(found):
        assert stems == alone[turn:] + alone[:turn]
