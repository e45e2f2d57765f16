"""A project file is read whole or refused, with every fault named: file, line and nearest valid spelling."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small.boats import boats, facts
from vejviser.road.faults import WORDS, ProjectError
from vejviser.road.project import LIMIT, Project, parse_project, read_project


def read(text: str) -> Project:
    return parse_project(text, facts(), boats().decisions, "boat.yaml")


def complaints(text: str) -> list[str]:
    with pytest.raises(ProjectError) as error:
        read(text)
    return error.value.lines("en")


def test_answers_of_every_type_are_read() -> None:
    project = read(
        "name: Ærø\nabout: a ferry\nas_of: 2026-01-31\nfacts:\n"
        "  form: ship\n  motor: true\n  cargo: [goods, people]\n  length: 49.9\n  built: 1999-12-31\n"
        "  story: |\n    Blåt\n"
    )
    assert (project.name, project.about, project.as_of) == ("Ærø", "a ferry", dt.date(2026, 1, 31))
    assert project.facts == {
        "form": "ship",
        "motor": True,
        "cargo": ("people", "goods"),
        "length": 49.9,
        "built": dt.date(1999, 12, 31),
        "story": "Blåt\n",
    }
    assert project.lines["cargo"] == 7


def test_an_empty_answer_is_unknown_and_remembered_as_asked() -> None:
    project = read("name: x\nfacts:\n  motor:\n  form: null\n  cargo: []\n")
    assert project.unsure == ("motor", "form")
    assert project.facts == {"cargo": ()}


def test_a_project_needs_no_facts() -> None:
    assert read("name: x\n").facts == {}
    assert read("name: x\nfacts:\n").facts == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: x\nfacts:\n  from: ship", "boat.yaml:3: no fact is called 'from'; did you mean 'form'?"),
        ("name: x\nfacts:\n  zebra: 1", "boat.yaml:3: no fact is called 'zebra'; 'vejviser handbook list"),
        ("name: x\nfacts:\n  form: shipp", "did you mean 'ship'?"),
        ("name: x\nfacts:\n  form: Ship", "did you mean 'ship'?"),
        (
            "name: x\nfacts:\n  form: [ship]",
            "boat.yaml:3: 'form' has one answer; choose one of: canoe, ship, raft",
        ),
        ("name: x\nfacts:\n  motor: yes", "must be true or false, not 'yes'; did you mean 'true'?"),
        ("name: x\nfacts:\n  motor: nej", "did you mean 'false'?"),
        ("name: x\nfacts:\n  motor: 7", "must be true or false, not '7'"),
        (
            "name: x\nfacts:\n  cargo: goods",
            "is answered with a list, such as [goods]; [] means none of them",
        ),
        ("name: x\nfacts:\n  cargo: [goods, goods]", "'goods' is listed twice"),
        ("name: x\nfacts:\n  cargo: [good]", "did you mean 'goods'?"),
        ("name: x\nfacts:\n  cargo: [[goods]]", "is answered with a list"),
        ("name: x\nfacts:\n  length: 12.500", "write 12500 or 12.5 in 'length'"),
        ("name: x\nfacts:\n  length: 1.500.000", "did you mean '1500000'?"),
        ("name: x\nfacts:\n  length: .inf", "must be a number"),
        ("name: x\nfacts:\n  length: true", "must be a number"),
        ("name: x\nfacts:\n  length: 0x" + "f" * 5000, "must be a number"),
        ("name: x\nfacts:\n  length: '5'", "not '\"5\"'; did you mean '5'?"),
        ("name: x\nfacts:\n  motor: 'true'", "not '\"true\"'; did you mean 'true'?"),
        ("name: x\nfacts:\n  motor: !!bool hello", "must be true or false, not 'hello'"),
        ("name: x\nfacts:\n  motor: !!null hello", "must be true or false, not 'hello'"),
        ("name: x\nfacts:\n  built: 0199-12-31", "'built' must lie in the years 1900-2100"),
        ("name: x\nas_of: 2101-01-01", "boat.yaml:2: 'as_of' must lie in the years 1900-2100"),
        ("name: x\nfacts:\n\tform: ship", "indent with spaces, not tabs"),
        ("name: x\nfacts:\n  built: 31.12.1999", "did you mean '1999-12-31'?"),
        ("name: x\nfacts:\n  built: 1999-02-30", "must be a date such as 2026-12-31"),
        ("name: x\nfacts:\n  built: 19991231", "must be a date"),
        ("name: x\nfacts:\n  story: [a]", "is answered with text"),
        ("name: x\nfacts:\n  story: .nan", "is answered with text"),
        ("name: x\nfacts:\n  story: 1e400", "is answered with text"),
        ("name: x\nfacts:\n  boat_class: high", "is a finding that the law draws"),
        ("name: x\nfacts:\n  form: ship\n  form: raft", "boat.yaml:4: 'form' is also on line 3"),
        ("name: x\nfacts: [form]", "must be lines of 'fact: answer'"),
        ("name: x\nfacts:\n  ? [a]\n  : b", "a name must be a single word"),
        ("name: x\nform: ship", "boat.yaml:2: 'form' is a fact; indent the line under 'facts:'"),
        ("nam: x", "did you mean 'name'?"),
        ("name:\nfacts:", "boat.yaml:1: the project has no name"),
        ("name: [x]", "'name' must be text"),
        ("name: x\nas_of: tomorrow", "'as_of' must be a date"),
        ("", "the file is empty"),
        ("# only a comment\n", "the file is empty"),
        ("null", "the file is empty"),
        ("- a\n- b", "this is not a project file"),
        ("just words", "this is not a project file"),
        ("name: x\n---\nname: y", "boat.yaml:3: the file holds several YAML documents"),
        ("name: x\n\tfacts: y", "boat.yaml:2: the line cannot be read as YAML"),
        ("name: 'x\n", "cannot be read as YAML"),
        ("{" * 3000, "nested too deep"),
        ('name: x\nabout: "\\U00110000"', "boat.yaml:2: the line cannot be read as YAML"),
        ('name: "\\UFFFFFFFF"', "boat.yaml:1: the line cannot be read as YAML"),
        ("%YAML 1." + "9" * 5000 + "\n---\nname: x", "boat.yaml:1: the line cannot be read as YAML"),
        ("name: \x07", "boat.yaml:1: this is not a text file"),
        ('name: "\\ud800"', "boat.yaml:1: '\\ud800' is half a character; write the character itself"),
        ('name: x\nfacts:\n  story: "a\\udfff"', "boat.yaml:3: '\\udfff' is half a character"),
        ('name: x\n"\\ud800": 1', "boat.yaml:2: '\\ud800' is half a character"),
        ('name: "\\ud83d\\ude00"', "'\\ud83d' is half a character"),
    ],
)
def test_a_fault_says_what_where_and_how_to_mend_it(text: str, expected: str) -> None:
    assert expected in "\n".join(complaints(text))


def test_every_fault_is_named_at_once_in_order_of_lines() -> None:
    found = complaints("name: x\nfacts:\n  motor: yes\n  form: boat\n  lenght: 3\n")
    assert [line.split(":")[1] for line in found] == ["3", "4", "5"]


def test_a_mark_of_byte_order_and_foreign_line_ends_are_read() -> None:
    assert read("\ufeffname: x\r\nfacts:\r\n  motor: true\r\n").facts == {"motor": True}


def test_control_characters_never_reach_the_terminal() -> None:
    told = "\n".join(complaints('name: x\nfacts:\n  form: "a\\e[31mb"\n  "\\e]0;t\\a": 1\n'))
    assert "\x1b" not in told
    assert "\x07" not in told


def test_every_kind_of_fault_has_words_in_both_languages() -> None:
    for kind, words in WORDS.items():
        assert set(words) == {"da", "en"}, kind
        assert all(words.values()), kind


class TestFiles:
    def told(self, path: Path) -> str:
        with pytest.raises(ProjectError) as error:
            read_project(path, facts())
        return str(error.value)

    def test_a_missing_file_names_its_neighbour(self, tmp_path: Path) -> None:
        (tmp_path / "ferry.yaml").write_text("name: x", encoding="utf-8")
        assert "ferry.yaml?" in self.told(tmp_path / "fery.yaml")

    def test_a_directory_is_no_project(self, tmp_path: Path) -> None:
        assert "this is a directory" in self.told(tmp_path)

    def test_a_binary_file_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "x.yaml"
        path.write_bytes(b"\x89PNG\r\n\x00\x00")
        assert "not a text file" in self.told(path)

    def test_latin_letters_are_told_by_line(self, tmp_path: Path) -> None:
        path = tmp_path / "x.yaml"
        path.write_bytes("name: x\nabout: Ærø\n".encode("latin-1"))
        assert "x.yaml:2: the characters are not UTF-8" in self.told(path)

    def test_a_huge_file_is_refused_without_being_read_to_the_end(self, tmp_path: Path) -> None:
        path = tmp_path / "x.yaml"
        with path.open("wb") as file:
            file.truncate(10_000_000_000)
        assert "too big" in self.told(path)
        path.write_text("a" * (LIMIT + 1), encoding="utf-8")
        assert "too big" in self.told(path)

    def test_a_file_that_may_not_be_read_says_so(self, tmp_path: Path) -> None:
        assert "cannot be read" in self.told(tmp_path / ("x" * 300))
        assert "cannot be read" in self.told(Path("a\0b"))


@given(st.text(max_size=200))
def test_any_text_is_a_project_or_a_fault(text: str) -> None:
    try:
        read(text)
    except ProjectError as error:
        assert error.faults
        assert all(line.isprintable() for line in error.lines("da"))


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("3 weeks", (None, 21.0, None)),
        ("2,5 uger", (None, 17.5, None)),
        ("{p10: 1, p50: 2, p90: 4, unit: months}", (30.4375, 60.875, 121.75)),
        ("{p50: 10}", (None, 10.0, None)),
    ],
)
def test_a_projects_own_time_is_read_in_either_form(written: str, days: tuple[float | None, ...]) -> None:
    text = f"name: x\nstart: 2027-01-04\ntimes:\n  approve: {written}\n"
    project = parse_project(text, facts(), boats().decisions, "boat.yaml", boats().steps)
    own = project.times["approve"]
    assert (own.p10, own.p50, own.p90) == days
    assert project.start == dt.date(2027, 1, 4)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("soon", "not_a_time"),
        ("3 fortnights", "not_a_time"),
        ("0 days", "odd_time"),
        ("{p10: 5, p50: 3}", "odd_time"),
        ("{p50: 1e308, unit: years}", "odd_time"),
        ("{p50: .inf}", "not_a_time"),
        ("{p50: true}", "not_a_time"),
        ("{p10: 3}", "not_a_time"),
        ("[1, 2, 3]", "not_a_time"),
    ],
)
def test_a_time_that_cannot_be_is_refused_by_its_line(written: str, kind: str) -> None:
    text = f"name: x\ntimes:\n  approve: {written}\n"
    with pytest.raises(ProjectError) as refused:
        parse_project(text, facts(), boats().decisions, "boat.yaml", boats().steps)
    assert [(fault.kind, fault.line) for fault in refused.value.faults] == [(kind, 3)]


def test_a_time_for_a_step_that_there_is_not_is_refused_with_the_nearest() -> None:
    with pytest.raises(ProjectError) as refused:
        parse_project("name: x\ntimes: {aprove: 3 weeks}\n", facts(), (), "boat.yaml", boats().steps)
    assert [(fault.kind, fault.nearest) for fault in refused.value.faults] == [("unknown_step", "approve")]
