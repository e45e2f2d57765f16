"""A CSV file is read as a spreadsheet writes it, or refused with every fault named by row and column."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small.boats import boats, facts
from vejviser.portfolio.faults import WORDS, PortfolioError
from vejviser.portfolio.table import parse_table, read_table
from vejviser.road.project import Project


def read(text: str) -> tuple[Project, ...]:
    return parse_table(text, facts(), tuple(boats().decisions), "boats.csv")


def complaints(text: str) -> list[str]:
    with pytest.raises(PortfolioError) as error:
        read(text)
    return error.value.lines("en")


def test_a_file_from_danish_excel_is_read(tmp_path: Path) -> None:
    path = tmp_path / "både.csv"
    path.write_bytes(
        "name;start;form;motor;cargo;length;built;story\r\n"
        'Ærø;01-02-2027;ship;SAND;people|goods;"49,5";31-12-1999;"Blåt; og rødt"\r\n'
        "Fanø;;raft;FALSK;[];;;\r\n"
        ";;;;;;;\r\n".encode("utf-8-sig")
    )
    first, second = read_table(path, facts())
    assert (first.name, first.start) == ("Ærø", dt.date(2027, 2, 1))
    assert first.facts == {
        "form": "ship",
        "motor": True,
        "cargo": ("people", "goods"),
        "length": 49.5,
        "built": dt.date(1999, 12, 31),
        "story": "Blåt; og rødt",
    }
    assert (second.name, second.start, second.facts) == (
        "Fanø",
        None,
        {"form": "raft", "motor": False, "cargo": ()},
    )


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found_out(separator: str) -> None:
    (project,) = read(separator.join(["name", "form", "motor"]) + "\n" + separator.join(["x", "ship", "ja"]))
    assert project.facts == {"form": "ship", "motor": True}


def test_a_line_that_names_the_separator_is_heeded_and_counted_as_a_row() -> None:
    assert read("sep=;\nname;form\nx;ship\n")[0].lines["name"] == 3


def test_choices_may_stand_between_semicolons_too() -> None:
    assert read('name,cargo\nx,"fuel; goods"\n')[0].facts == {"cargo": ("goods", "fuel")}


def test_an_empty_cell_is_unknown_and_not_no() -> None:
    assert read("name,form,motor\nx,,\n")[0].facts == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "name,fomr\nx,ship\n",
            "boats.csv, row 1, column fomr: no fact is called 'fomr'; did you mean 'form'?",
        ),
        (
            "name,boat_class\nx,low\n",
            "row 1, column boat_class: 'boat_class' is a finding that the law draws",
        ),
        ("name,form,form\nx,ship,raft\n", "row 1, column form: the column 'form' is there twice"),
        ("form\nship\n", "row 1: the column 'name' is missing"),
        ("name,form\nx,shipp\n", "row 2, column form: 'form' cannot be 'shipp'"),
        ("name,form\nx,ship\n,raft\n", "row 3, column name: the project has no name"),
        ("name,motor\nx,måske\n", "row 2, column motor: 'motor' is answered with true or false"),
        ("name,length\nx,500.000\n", "row 2, column length: '500.000' can be read in two ways"),
        ('name,length\nx,"500,000"\n', "row 2, column length: '500.000' can be read in two ways"),
        ("name,length\nx,long\n", "row 2, column length: 'length' must be a number"),
        ("name,built\nx,12/31/1999\n", "row 2, column built: 'built' must be a date such as 2026-12-31"),
        ("name,built\nx,31-12-0199\n", "row 2, column built: 'built' must lie in the years 1900-2100"),
        ("name,start\nx,soon\n", "row 2, column start: 'start' must be a date"),
        ("name,cargo\nx,people|people\n", "row 2, column cargo: 'people' is listed twice"),
        ("name,form\nx,ship,more\n", "row 2: column 3 has answers but no heading"),
        ('name,form\nx,"ship\n', "the quotation marks do not match"),
        ("name,form\n", "boats.csv: there are no projects in the file"),
        ("", "boats.csv: there are no projects in the file"),
    ],
)
def test_each_fault_is_named_with_its_row_and_column(text: str, expected: str) -> None:
    assert any(expected in line for line in complaints(text)), complaints(text)


def test_every_fault_is_named_at_once() -> None:
    assert len(complaints("name,fomr,motor,built\n,x,måske,soon\ny,,nix,\n")) == 5


def test_a_file_that_is_not_utf8_says_how_excel_saves_it(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("name;form\nÆrø;ship\n".encode("cp1252"))
    with pytest.raises(PortfolioError, match=r"old\.csv, row 2: .*choose 'CSV UTF-8'"):
        read_table(path, facts())


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless device")
def test_an_endless_file_is_refused_without_being_read_to_the_end() -> None:
    with pytest.raises(PortfolioError) as error:
        read_table(Path("/dev/zero"), facts())
    assert "too big" in error.value.lines("en")[0]


def test_a_file_with_zero_bytes_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "boats.csv"
    path.write_bytes(b"name;form\na\0b;ship\n")
    with pytest.raises(PortfolioError) as error:
        read_table(path, facts())
    assert "row 2: the characters are not UTF-8" in error.value.lines("en")[0]


@given(st.text(max_size=200))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    try:
        read(text)
    except PortfolioError as error:
        assert error.lines("da")


def test_each_fault_is_told_in_both_languages() -> None:
    for kind, words in WORDS.items():
        assert words["da"] != words["en"], kind
