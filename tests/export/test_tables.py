"""CSV and Excel files hold the road as tables that a spreadsheet opens as they are meant."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from tests.export.materials import NAMES, boat, example
from vejviser.export.catalogue import CATALOGUE
from vejviser.export.material import Material
from vejviser.export.road_csv import road_csv
from vejviser.export.road_xlsx import road_xlsx
from vejviser.handbook.entries import LANGS, Lang, Text

TITLES = {
    "da": [
        "Trin",
        "Milepæle",
        "Genveje",
        "Tider og gebyrer",
        "Konklusioner",
        "Åbne spørgsmål",
        "Kilder",
        "Om",
    ],
    "en": [
        "Steps",
        "Milestones",
        "Shortcuts",
        "Times and fees",
        "Findings",
        "Open questions",
        "Sources",
        "About",
    ],
}
EVIL = ("=1+1", "+45", "-x", "@SUM(A1)", "\t=1", "\r=1", "\n=1")


def rows(material: Material) -> list[dict[str, str]]:
    text = road_csv(material).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";" if material.lang == "da" else ","))


def renamed(name: str) -> Material:
    """A boat whose first step is called as told."""
    material = boat(form="ship", motor=True)
    first, *rest = material.road.steps
    entry = replace(first.entry, title=Text(name, name))
    return replace(material, road=replace(material.road, steps=(replace(first, entry=entry), *rest)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", LANGS)
def test_the_csv_has_the_steps_in_order(name: str, lang: Lang) -> None:
    material = example(name, lang)
    found = rows(material)
    assert [row["Id"] for row in found] == [step.entry.id for step in material.road.steps]
    assert all(None not in row and None not in row.values() for row in found)
    number, after = ("Nr.", "Efter trin nr.") if lang == "da" else ("No.", "After step no.")
    for row in found:
        assert all(int(before) < int(row[number]) for before in row[after].split(", ") if before)


def test_the_csv_tells_times_fees_law_and_who_decides() -> None:
    row = next(row for row in rows(boat("en", form="ship", motor=True)) if row["Id"] == "approve")
    assert row["Time limit in law"].startswith("45 days from ")
    assert row["Experienced time"].startswith("90 days")
    assert row["Fee"] == "DKK 46,835 (2026): a boat"
    assert row["With"].endswith("then The Port Agency)")
    assert row["Because"] == "form of the boat: ship; engine: yes"
    assert row["Law"] == "BL Art. 5"
    assert row["Certainty"] == "source read"


@pytest.mark.parametrize("name", ["fracture-detection", "retrospective-research"])
def test_the_csv_tells_when_each_step_comes_and_whose_word_that_is(name: str) -> None:
    material = example(name, "en")
    found = {row["Id"]: row for row in rows(material)}
    schedule = material.schedule
    assert schedule.steps
    for timed in schedule.steps:
        row = found.pop(timed.step.entry.id)
        assert float(row["Starts, median, days"]) == round(timed.start.p50, 1)
        assert float(row["Ends, p90, days"]) == round(timed.finish.p90, 1)
        assert row["Ends, median, date"] == schedule.day(timed.finish.p50).isoformat()
        assert row["The time is"]
        assert row["On the critical path"] == ("yes" if timed.on_path else "no")
        assert float(row["Share of draws on the critical path"]) == round(timed.critical, 3)
        limits = row["Time limits in law by date (estimate)"]
        assert all(clock.ends.isoformat() in limits for clock in timed.clocks)
        assert bool(limits) == bool(timed.clocks)
    assert all(row["The time is"] == row["Starts, median, days"] == "" for row in found.values())


def test_the_workbook_tells_milestones_as_days_and_dates_and_levers_with_what_they_save() -> None:
    material = example("fracture-detection", "en")
    book = load_workbook(io.BytesIO(road_xlsx(material)))
    head = [str(cell.value) for cell in book["Milestones"][1]]
    told = {str(row[1].value): dict(zip(head, row, strict=True)) for row in book["Milestones"].iter_rows(2)}
    assert set(told) == set(material.schedule.milestones)
    assert [name for name, row in told.items() if row["The goal"].value == "yes"] == [material.schedule.goal]
    for name, reached in material.schedule.milestones.items():
        day = told[name]["Date, median"].value
        assert isinstance(day, dt.datetime)
        assert day.date() == material.schedule.day(reached.spread.p50)
    saved = [row[2].value for row in book["Shortcuts"].iter_rows(2)]
    levers = [*material.levers.single, *material.levers.pairs]
    assert saved == [None if one.saved is None else round(one.saved, 1) for one in levers]


def test_danish_excel_finds_its_letters_and_its_separator() -> None:
    data = road_csv(example("brain-mri-triage", "da"))
    assert data.startswith(b"\xef\xbb\xbfNr.;Etape;")
    assert "Undersøg, hvad der allerede findes".encode() in data
    assert road_csv(example("brain-mri-triage", "en")).startswith(b"\xef\xbb\xbfNo.,Stage,")


@pytest.mark.parametrize("evil", EVIL)
def test_no_cell_of_the_csv_is_a_formula(evil: str) -> None:
    assert rows(renamed(evil))[0]["Step"] == f"'{evil}"
    assert rows(renamed(f"a{evil}"))[0]["Step"] == f"a{evil}"


@pytest.mark.parametrize("evil", [*EVIL, "http://example.org/=1", "{=1}", "12"])
def test_no_cell_of_the_workbook_is_a_formula_link_or_number(evil: str) -> None:
    page = load_workbook(io.BytesIO(road_xlsx(renamed(evil)))).worksheets[0]
    cell = page.cell(2, 3)
    assert cell.data_type == "s"
    assert str(cell.value).replace("_x000D_", "\r").strip() == evil.strip()
    assert cell.hyperlink is None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["brain-mri-triage", "retrospective-research"])
def test_the_workbook_has_a_sheet_a_table_with_a_frozen_header(name: str, lang: Lang) -> None:
    material = example(name, lang)
    book = load_workbook(io.BytesIO(road_xlsx(material)))
    assert book.sheetnames == TITLES[lang]
    for page in book.worksheets:
        heads = [cell.value for cell in page[1]]
        assert all(heads)
        assert len(heads) == len(set(heads))
        assert page.freeze_panes in ("A2", "D2")
        assert page.auto_filter.ref
        widths = [page.column_dimensions[get_column_letter(n)].width for n in range(1, len(heads) + 1)]
        assert min(widths) > 4
    steps, milestones, levers, _, findings, questions, sources, _ = book.worksheets
    assert milestones.max_row - 1 == len(material.schedule.milestones)
    assert levers.max_row - 1 == len(material.levers.single) + len(material.levers.pairs)
    assert [row[3].value for row in steps.iter_rows(min_row=2)] == [s.entry.id for s in material.road.steps]
    assert {str(row[1].value) for row in findings.iter_rows(min_row=2)} == {
        f.entry.id for f in material.road.findings.values() if f.applies
    }
    assert questions.max_row - 1 == len(material.road.questions)
    assert sources.max_row > 1


def test_times_and_fees_are_numbers() -> None:
    book = load_workbook(io.BytesIO(road_xlsx(boat(form="ship", motor=True))))
    page = book["Times and fees"]
    head = [str(cell.value) for cell in page[1]]
    found = [dict(zip(head, (cell.value for cell in row), strict=True)) for row in page.iter_rows(min_row=2)]
    assert [row["Days"] for row in found if row["What"] == "Time limit in law"] == [45]
    assert [row["Median, days"] for row in found if row["What"] == "Experienced time"] == [90]
    assert [(r["Amount"], r["Year"]) for r in found if r["What"] == "Fee"] == [(46835, 2026)]


def test_an_odd_name_spoils_no_file() -> None:
    material = replace(
        boat(form="ship"), project=replace(boat().project, name="a\x00\x1b\ud800" + "x" * 40_000)
    )
    book = load_workbook(io.BytesIO(road_xlsx(material)))
    assert str(book["About"]["B2"].value).startswith("a\ufffd\ufffd\ufffd")
    assert len(str(book["About"]["B2"].value)) == 32_767


def test_the_same_road_gives_the_same_workbook_without_formulas() -> None:
    data = road_xlsx(boat(form="ship"))
    assert data == road_xlsx(boat(form="ship"))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        pages = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        assert all(not re.search(rb"<f[ >]", book.read(name)) for name in pages)


@pytest.mark.parametrize(("key", "text"), CATALOGUE.items())
def test_each_word_of_an_export_is_in_both_languages(key: str, text: Text) -> None:
    holes = [sorted(re.findall(r"{(\w+)}", said)) for said in (text.da, text.en)]
    assert text.da.strip(), key
    assert text.en.strip(), key
    assert holes[0] == holes[1], key
