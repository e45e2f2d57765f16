"""Why answers cannot stand together, in words that people write."""

from __future__ import annotations

import pytest

from vejviser.handbook.entries import Lang
from vejviser.handbook.load import load
from vejviser.road.clash import condition_words


@pytest.mark.parametrize(
    ("lang", "told"),
    [("da", ("26. maj 2021", "1.611.359,5")), ("en", ("26 May 2021", "1,611,359.5"))],
)
def test_a_condition_tells_days_and_numbers_as_the_language_does(lang: Lang, told: tuple[str, str]) -> None:
    condition = "first_placed < '2021-05-26' and contract_value_dkk > 1611359.5"
    words = condition_words(load(), condition, lang)
    assert all(one in words for one in told), words
