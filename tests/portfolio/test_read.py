"""A folder of project files is a portfolio when every file can stand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.small.boats import boats
from vejviser.handbook.load import load
from vejviser.portfolio.faults import PortfolioError
from vejviser.portfolio.read import read_portfolio


def complaints(path: Path) -> list[str]:
    with pytest.raises(PortfolioError) as error:
        read_portfolio(path, boats())
    return error.value.lines("en")


def test_the_files_of_a_folder_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("name: B\nfacts: {form: ship}\n")
    (tmp_path / "a.yml").write_text("name: A\n")
    (tmp_path / ".hidden.yaml").write_text("nonsense")
    (tmp_path / "notes.txt").write_text("nonsense")
    (tmp_path / "policies.yaml").mkdir()
    assert [project.name for project in read_portfolio(tmp_path, boats())] == ["A", "B"]


def test_a_pipe_in_the_folder_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("name: A\n")
    os.mkfifo(tmp_path / "pipe.yaml")
    assert [project.name for project in read_portfolio(tmp_path, boats())] == ["A"]


def test_the_faults_of_all_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("name: A\nfacts: {from: ship}\n")
    (tmp_path / "b.yaml").write_text("facts: {motor: 7}\n")
    found = complaints(tmp_path)
    assert "a.yaml:2: no fact is called 'from'; did you mean 'form'?" in found[0]
    assert len(found) == 3


def test_two_projects_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("name: A\n")
    (tmp_path / "b.yaml").write_text("name: A\n")
    (line,) = complaints(tmp_path)
    assert "b.yaml: a project called 'A' is also in" in line
    (tmp_path / "c.csv").write_text("name\nA\nB\nA\n")
    (line,) = complaints(tmp_path / "c.csv")
    assert "c.csv, row 4, column name: a project called 'A' is also in row 2" in line


def test_what_is_no_portfolio_is_refused(tmp_path: Path) -> None:
    assert "no project files" in complaints(tmp_path)[0]
    assert "neither a folder nor a file" in complaints(tmp_path / "none")[0]
    (tmp_path / "a.yaml").write_text("name: A\n")
    assert "this is one project file" in complaints(tmp_path / "a.yaml")[0]


def test_the_table_shipped_as_an_example_can_be_read() -> None:
    assert len(read_portfolio(Path(__file__).parents[2] / "examples" / "portfolio.csv", load())) == 4
