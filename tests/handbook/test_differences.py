"""What changes between two days, or under law in the making, is told entry by entry."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.handbook.pages import write, write_overlay
from tests.small.boats import boats
from vejviser.handbook.differences import dated_differences, overlay_differences
from vejviser.handbook.load import UnknownOverlayError, load

REFORM = """
# Reform

## Article 1

> da: Ord.
> en: Words.

```overlay reform
title: {da: Reform, en: Reform}
cite: act, Article 1
mark: verified
```
```repeal reform.1
rules: act.1.cancer
```
```rule reform.heart
when: heart in uses
then: risk = high
cite: act, Article 1(2)
mark: verified
because: {da: Hjerte., en: Heart.}
```
```step assess
stage: product
kind: duty
title: {da: Vurdér, en: Assess}
do: {da: Vurdér produktet., en: Assess the product.}
when: autonomous
cite: act, Article 2
mark: verified
because: {da: Loven siger det., en: The law says so.}
```
"""
DAYS = [
    dt.date(2026, 12, 15),
    dt.date(2026, 12, 31),
    dt.date(2027, 1, 1),
    dt.date(2027, 2, 1),
    dt.date(2028, 9, 1),
]


def test_an_overlay_tells_what_it_adds_repeals_and_changes(tmp_path: Path) -> None:
    content = write(tmp_path)
    write_overlay(tmp_path, "reform", REFORM)
    found = overlay_differences(load(content), "reform")
    assert {(one.kind, one.entry.id, one.how, one.keys) for one in found} == {
        ("rules", "act.1.cancer", "repealed", ()),
        ("rules", "reform.heart", "added", ()),
        ("steps", "assess", "changed", ("when",)),
    }


def test_an_overlay_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownOverlayError):
        overlay_differences(load(), "com_2025_1032")


def test_an_authority_that_ends_names_its_successor() -> None:
    found = {(one.entry.id, one.how): one for one in dated_differences(boats(), DAYS[0], DAYS[3])}
    assert set(found) == {("harbour", "ends"), ("port", "begins"), ("boats.licence", "begins")}
    ends = found["harbour", "ends"]
    assert ends.day == dt.date(2026, 12, 31)
    assert ends.successor == boats().authorities["port"]
    assert found["boats.licence", "begins"].day == dt.date(2027, 1, 1)


@pytest.mark.parametrize("start", DAYS)
@pytest.mark.parametrize("end", DAYS)
def test_differences_turn_the_rules_of_one_day_into_those_of_another(start: dt.date, end: dt.date) -> None:
    if start >= end:
        return
    book = load()
    found = dated_differences(book, start, end)
    began = {one.entry.id for one in found if one.kind == "rules" and one.how == "begins"}
    ended = {one.entry.id for one in found if one.kind == "rules" and one.how == "ends"}
    before, after = ({r.id for r in book.rules.values() if r.applies.holds(day)} for day in (start, end))
    assert (before | began) - ended == after


def test_on_the_same_side_of_every_date_nothing_changes() -> None:
    assert dated_differences(load(), dt.date(2027, 1, 1), dt.date(2027, 1, 15)) == ()
