"""No rule names a Danish body as an outcome before it exists or after it has ceased."""

from __future__ import annotations

import datetime as dt

import pytest

from vejviser.handbook.entries import RuleEntry
from vejviser.handbook.load import load

LAST_DAY = dt.date(2026, 12, 31)
FIRST_DAY = dt.date(2027, 1, 1)
NEW = ("Region Østdanmark", "Digital Sundhed Danmark")
OLD = ("Region Hovedstaden", "Region Sjælland", "Sundhedsdatastyrelsen", "Nationalt Genom Center", "MedCom")


def _outcomes_naming(bodies: tuple[str, ...]) -> list[tuple[RuleEntry, str]]:
    book = load()
    named = ((rule, book.value(rule.decision, rule.value).da) for rule in book.rules.values() if rule.value)
    return [(rule, words) for rule, words in named if any(body in words for body in bodies)]


@pytest.mark.parametrize("bodies", [NEW, OLD])
def test_the_search_finds_outcomes_to_judge(bodies: tuple[str, ...]) -> None:
    assert _outcomes_naming(bodies)


def test_new_bodies_are_outcomes_only_from_their_first_day() -> None:
    early = [
        rule.id
        for rule, _ in _outcomes_naming(NEW)
        if not rule.applies.start or rule.applies.start < FIRST_DAY
    ]
    assert early == []


def test_old_bodies_are_outcomes_only_up_to_their_last_day() -> None:
    late = [
        rule.id
        for rule, words in _outcomes_naming(OLD)
        if (not rule.applies.end or rule.applies.end > LAST_DAY) and not any(body in words for body in NEW)
    ]
    assert late == []
