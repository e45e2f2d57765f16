"""A bad row in a reference table is told with its file and line, and how to mend it."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path

import pytest

from vejviser.handbook.faults import Fault, HandbookError
from vejviser.handbook.load import load
from vejviser.handbook.reference.entries import Reference
from vejviser.handbook.reference.load import TABLES, load_reference

BOOK = lru_cache(load)


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TABLES, tmp_path / "tables"))


def change(table: Path, old: str, new: str) -> None:
    text = table.read_text(encoding="utf-8")
    assert old in text
    table.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(tables: Path) -> tuple[Fault, ...]:
    with pytest.raises(HandbookError) as caught:
        load_reference(BOOK(), tables)
    return caught.value.faults


def line_of(table: Path, words: str) -> int:
    lines = table.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_no_tables_are_empty_tables(tmp_path: Path) -> None:
    assert load_reference(BOOK(), tmp_path) == Reference()


@pytest.mark.parametrize(
    ("old", "new", "key", "told"),
    [
        ("\tauthority\thovedstaden", "\tauthorty\thovedstaden", "relation", "'authorty' is not allowed"),
        ("\thovedstaden\t", "\tkøbenhavn\t", "region", "'københavn' is not allowed"),
        ("https://www.regionh", "regionh", "url", "is not an address"),
        ("..2026-12-31", "..2026-13-31", "valid", "is not a day"),
        ("@records", "@record", "steps", "there is no group '@record'"),
        ("\tA008\t", "\tA808\t", "successor", "there is no 'A808'"),
        ("\tregion_hovedstaden\t", "\tregion_hoved\t", "authority", "there is no 'region_hoved'"),
    ],
)
def test_a_bad_cell_is_told_by_line_and_column(tables: Path, old: str, new: str, key: str, told: str) -> None:
    table = tables / "actors.tsv"
    row = next(line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("A006"))
    assert old in row
    change(table, row, row.replace(old, new, 1))
    (fault,) = faults(tables)
    assert (fault.file, fault.line, fault.owner, fault.key) == ("actors.tsv", 7, "A006", key)
    assert told in fault.message


def test_a_missing_language_is_told(tables: Path) -> None:
    table = tables / "actors.tsv"
    change(table, "\tRegion Hovedstaden\tCapital Region of Denmark", "\tRegion Hovedstaden\t")
    (fault,) = faults(tables)
    assert (fault.line, fault.key) == (7, "name.en")
    assert "Danish and English" in fault.message


def test_an_id_used_twice_is_told(tables: Path) -> None:
    change(tables / "experiences.tsv", "\nE005\t", "\nE004\t")
    found = [fault for fault in faults(tables) if fault.file == "experiences.tsv"]
    assert [(fault.line, fault.message) for fault in found] == [
        (6, "the id is taken: it stands in line 5 already")
    ]


def test_a_key_that_stands_twice_is_told(tables: Path) -> None:
    table = tables / "clauses.yaml"
    line = line_of(table, "CL-02:")
    change(table, "CL-02:", "CL-01:")
    assert any(f.line == line and "stands here twice" in f.message for f in faults(tables))


def test_a_row_with_too_few_cells_is_told(tables: Path) -> None:
    table = tables / "checklists.tsv"
    text = table.read_text(encoding="utf-8").splitlines()
    text[3] = text[3].rsplit("\t", 1)[0]
    table.write_text("\n".join(text), encoding="utf-8")
    assert any(fault.line == 4 and "11 cells" in fault.message for fault in faults(tables))


def test_an_unknown_column_is_told_with_the_nearest(tables: Path) -> None:
    change(tables / "actors.tsv", "\toffers_en\t", "\toffer_en\t")
    told = [str(fault) for fault in faults(tables) if fault.line == 1]
    assert any("no such column" in line and "offers_en" in line for line in told)


def test_an_unknown_step_is_told_at_its_line(tables: Path) -> None:
    table = tables / "readiness.yaml"
    change(table, "steps: [validate_locally]", "steps: [validate_localy]")
    (fault,) = faults(tables)
    assert fault.line == line_of(table, "validate_localy")
    assert "did you mean 'validate_locally'" in fault.message


def test_a_route_needs_words_or_gates(tables: Path) -> None:
    change(tables / "datasets.yaml", "{access: conditional, gates: [R1]}", "{access: conditional}")
    (fault,) = faults(tables)
    assert fault.owner == "DS-01"
    assert "the route for research needs gates or words" in fault.message


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        ("datasets.yaml", "gates: [R1]", "gates: [R9]", "there is no 'R9'"),
        ("datasets.yaml", "authority: dkma", "authority: dkmo", "there is no 'dkmo'"),
        ("datasets.yaml", "study_data.images", "study_data.image", "there is no 'study_data.image'"),
        ("datasets.yaml", "DS-01:", "DS-1:", "cannot be an id here"),
        ("agreements.yaml", "must: [CL-01, ", "must: [CL-91, ", "there is no 'CL-91'"),
        ("clauses.yaml", "favours: region", "favours: regions", "'regions' is not allowed"),
        ("checklists.yaml", "year: 2020", "year: 1020", "1990"),
        ("readiness.yaml", "phase: A", "phase: D", "'D' is not allowed"),
        ("gates.yaml", "mark: verified", "mark: sure", "'sure' is not allowed"),
        ("step-groups.yaml", "describe_need", "describe_needs", "there is no step 'describe_needs'"),
    ],
)
def test_a_bad_key_is_told_at_its_line(tables: Path, table: str, old: str, new: str, told: str) -> None:
    change(tables / table, old, new)
    fault = next(fault for fault in faults(tables) if fault.file == table)
    assert told in fault.message
    assert 0 < fault.line <= line_of(tables / table, new) + 1


def test_a_file_that_is_not_text_is_told(tables: Path) -> None:
    (tables / "gates.yaml").write_bytes(b"R1:\n  access: \xff\n")
    (fault,) = faults(tables)
    assert (fault.file, fault.line) == ("gates.yaml", 2)


ASSUMED = "assumed-times.yaml"


def test_a_step_without_any_time_is_told(tables: Path) -> None:
    change(tables / ASSUMED, "develop_software]", "treat_model_as_personal]")
    change(tables / ASSUMED, "meet_nis2_as_maker, treat_model_as_personal,", "meet_nis2_as_maker,")
    (fault,) = faults(tables)
    assert (fault.file, fault.line, fault.owner, fault.key) == (ASSUMED, 1, "develop_software", "steps")
    assert "name it in one class" in fault.message


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("write_protocol", "stands in the class 'plan_or_report' already"),
        ("run_pms", "has the pace lasting"),
        ("report_incidents", "has the pace event"),
        ("validate_locally", "has a published time"),
        ("write_protocl", "did you mean 'write_protocol'"),
    ],
)
def test_a_step_that_cannot_stand_in_a_class_is_told(tables: Path, step: str, told: str) -> None:
    change(tables / ASSUMED, "steps: [develop_software]", f"steps: [develop_software, {step}]")
    fault = next(fault for fault in faults(tables) if fault.owner == "software")
    assert (fault.file, fault.key) == (ASSUMED, "steps")
    assert fault.line >= line_of(tables / ASSUMED, "  software:")
    assert told in fault.message


def test_a_step_that_stands_twice_in_its_class_is_told(tables: Path) -> None:
    change(tables / ASSUMED, "steps: [develop_software]", "steps: [develop_software, develop_software]")
    (fault,) = faults(tables)
    assert "stands in the class 'software' already" in fault.message


@pytest.mark.parametrize(
    ("old", "new", "key", "told"),
    [
        ("  p10: 0.6\n", "  p10: 1.6\n", "p10", "less than 1"),
        ("  p90: 1.8\n", "", "p90", "is missing"),
        ("spread:\n", "spred:\n", "", "did you mean 'spread'"),
        ("    p10: 120\n    p50: 270", "    p10: 320\n    p50: 270", "", "must ascend"),
        ("    mark: inferred\n", "    mark: verified\n", "mark", "inferred"),
    ],
)
def test_a_bad_assumption_is_told(tables: Path, old: str, new: str, key: str, told: str) -> None:
    change(tables / ASSUMED, old, new)
    found = [fault for fault in faults(tables) if told in fault.message]
    assert found, [str(fault) for fault in faults(tables)]
    assert key in found[0].key


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("steps: [start_study]", "steps: [start_stdy]", "did you mean 'start_study'"),
        ("reached: first", "reached: last", "'last' is not allowed"),
        ("sign: {da: Første data, en: First data}", "sign: {da: Første data}", "Danish and English"),
        ("steps: [start_study]", "steps: [run_pms]", "takes no time on the road"),
    ],
)
def test_a_bad_milestone_is_told(tables: Path, old: str, new: str, told: str) -> None:
    change(tables / "milestones.yaml", old, new)
    assert any(f.file == "milestones.yaml" and told in f.message for f in faults(tables))
