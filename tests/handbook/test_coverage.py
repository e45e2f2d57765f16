"""Every row of the fact sheets is implemented, or says why not; and the page that tells so is current."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.handbook.pages import handbook, write, write_overlay
from vejviser.handbook.coverage import Coverage, Implementer, coverage, page, rows
from vejviser.handbook.load import Handbook, load

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def found() -> Coverage:
    return coverage(load())


def test_every_row_is_implemented_or_has_a_reason(found: Coverage) -> None:
    assert [row.id for row in found.missing] == []


def test_no_block_covers_a_row_that_is_not_there(found: Coverage) -> None:
    assert dict(found.unknown) == {}


def test_the_committed_page_is_current(found: Coverage) -> None:
    told = (DOCS / "coverage.md").read_text(encoding="utf-8")
    assert told == page(found), "run: python -m vejviser.handbook.coverage"


def test_a_row_with_a_reason_is_not_implemented_as_well(found: Coverage) -> None:
    assert [row.id for row, implementers in found.rows.items() if row.reason and implementers] == []


def test_ids_of_rows_are_used_once() -> None:
    names = [row.id for row in rows()]
    assert len(names) == len(set(names))
    assert all(row.where.startswith(("eu-law ", "dk-road ")) and row.title for row in rows())


@pytest.mark.parametrize(
    ("family", "count"),
    [
        ("Q", 11), ("H", 11), ("CE", 10), ("IV", 3), ("R", 7), ("A", 11), ("T", 7), ("G", 18), ("S", 9),
        ("E", 22), ("C", 20),
    ],
)  # fmt: skip
def test_the_numbered_rows_of_the_eu_sheet_are_all_there(family: str, count: int) -> None:
    numbers = {int(row.id.removeprefix(family)) for row in rows() if re.fullmatch(rf"{family}\d+", row.id)}
    assert numbers == set(range(1, count + 1))


@pytest.mark.parametrize(
    ("family", "first", "last"),
    [("CI", 0, 7), ("ETH", 1, 8), ("REG", 1, 6), ("DATA", 1, 6), ("PRO", 1, 4), ("IMP", 1, 4)],
)
def test_the_rule_cards_are_all_there(family: str, first: int, last: int) -> None:
    numbers = {int(row.id.partition("-")[2]) for row in rows() if re.fullmatch(rf"{family}-\d+", row.id)}
    assert numbers == set(range(first, last + 1))


def book(folder: Path, covers: str) -> Handbook:
    content = write(folder, extra=COVERED.replace("COVERS", covers))
    write_overlay(folder, "reform", REFORM)
    return load(content)


COVERED = """
# More

## Article 9

> da: Ord.
> en: Words.

```table act.9
decides: risk
cite: act, Article 9
mark: verified
covers: COVERS
because: {da: Derfor., en: Therefore.}
```
| id | purpose | then |
|---|---|---|
| one | diagnosis | high |
| two | wellness | low |
"""
REFORM = """
# Reform

```overlay reform
title: {da: Reform, en: Reform}
cite: act, Article 1
mark: verified
covers: C1
```
"""


def test_the_rows_of_a_decision_table_count_as_one(tmp_path: Path) -> None:
    found = {row.id: told for row, told in coverage(book(tmp_path, "[Q01, '1.6 QMS']")).rows.items()}
    assert found["Q01"] == found["1.6 QMS"] == (Implementer("table", "act.9"),)
    assert found["C1"] == (Implementer("overlay", "reform"),)
    assert found["Q02"] == ()


def test_a_row_nobody_knows_is_told_with_who_covers_it(tmp_path: Path) -> None:
    found = coverage(book(tmp_path, "[Q99]"))
    assert found.unknown == {"Q99": (Implementer("table", "act.9"),)}
    assert "**missing**" in page(found)


def test_an_entry_keeps_what_it_covers() -> None:
    contents = handbook(extra=COVERED.replace("COVERS", "Q03"))
    assert contents.rules["act.9.one"].covers == ("Q03",)
    assert contents.rules["act.1.cancer"].covers == ()
    assert contents.rules["act.9.one"].table == "act.9"
