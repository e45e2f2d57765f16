"""The reference tables as shipped: whole, in both languages, with stable ids, tied to steps."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

import pytest

from vejviser.handbook.entries import MARKS, Text
from vejviser.handbook.load import Handbook, load
from vejviser.handbook.reference.entries import PURPOSES, Reference, Row
from vejviser.handbook.reference.load import TABLES, load_reference
from vejviser.handbook.yaml12 import parse

COUNTS = {
    "actors": 185, "datasets": 53, "experiences": 71, "clauses": 62, "checklist_items": 495,
    "readiness": 54, "checklists": 16, "agreements": 14,
}  # fmt: skip
IDS = {
    "actors": [f"A{n:03}" for n in range(1, 186)],
    "datasets": [f"DS-{n:02}" for n in range(1, 54)],
    "experiences": [f"E{n:03}" for n in range(1, 72)],
    "clauses": [f"CL-{n:02}" for n in range(1, 63)],
}
LAST_OLD, FIRST_NEW = dt.date(2026, 12, 31), dt.date(2027, 1, 1)


@lru_cache
def handbook() -> Handbook:
    return load()


@lru_cache
def reference() -> Reference:
    return load_reference(handbook())


def shelves() -> Iterator[tuple[str, dict[str, Row]]]:
    for shelf in dataclasses.fields(Reference):
        if shelf.name != "spread":
            yield shelf.name, getattr(reference(), shelf.name)


def rows() -> list[Row]:
    return list(chain.from_iterable(shelf.values() for _, shelf in shelves()))


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(texts, value.values()))
    elif isinstance(value, tuple):
        yield from chain.from_iterable(map(texts, value))
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))


@pytest.mark.parametrize(("shelf", "count"), COUNTS.items())
def test_every_row_loads(shelf: str, count: int) -> None:
    assert len(getattr(reference(), shelf)) == count


@pytest.mark.parametrize("shelf", IDS)
def test_ids_are_those_they_always_were(shelf: str) -> None:
    assert list(getattr(reference(), shelf)) == IDS[shelf]


def test_no_two_rows_share_an_id() -> None:
    ids = [row.id for row in rows()]
    assert len(ids) == len(set(ids))


def test_a_row_is_found_by_its_id() -> None:
    assert all(reference().find(row.id) == (name, row) for name, shelf in shelves() for row in shelf.values())
    assert reference().find("nothing") is None


def test_every_text_stands_in_both_languages() -> None:
    for row in rows():
        for text in texts(row):
            assert text.da.strip(), row.id
            assert text.en.strip(), row.id


def test_no_danish_word_is_left_in_english() -> None:
    for row in rows():
        for text in texts(row):
            words = set(text.da.lower().split())
            assert not {"with", "of", "from"} & words, (row.id, text.da)


def test_every_row_says_how_well_it_is_known_and_where_it_is_written() -> None:
    for row in rows():
        assert row.mark in MARKS
        assert row.written.line > 1
        assert (TABLES / row.written.file).is_file()


def test_what_the_sheets_call_unverified_is_not_called_verified() -> None:
    marks = [row.mark for row in reference().actors.values()]
    assert marks.count("verified") == 114
    assert sum(row.mark == "verified" for row in reference().datasets.values()) == 23
    assert not any(row.mark == "verified" for row in reference().experiences.values())
    assert all(row.mark == "inferred" for row in reference().readiness.values())


def test_every_row_names_steps_that_exist() -> None:
    for row in rows():
        assert set(row.steps) <= set(handbook().steps)
    for name, shelf in shelves():
        without = [row.id for row in shelf.values() if not row.steps]
        assert without == (["T0"] if name == "gates" else []) or name == "datasets", (name, without)


def test_only_sources_that_open_no_door_have_no_steps() -> None:
    without = {row.id for row in reference().datasets.values() if not row.steps}
    assert without <= {"DS-53"}


def test_every_step_stands_in_a_group() -> None:
    groups = parse((TABLES / "step-groups.yaml").read_text(encoding="utf-8")).data
    grouped = set(chain.from_iterable(group["steps"] for group in groups.values()))
    assert sorted(set(handbook().steps) - grouped) == [], "name new steps in tables/step-groups.yaml"


def test_every_dataset_has_a_route_for_each_purpose() -> None:
    for row in reference().datasets.values():
        assert tuple(row.routes) == PURPOSES
        assert all(row.routes[purpose].words.da for purpose in PURPOSES)


def test_no_dataset_has_one_route_for_all_purposes() -> None:
    for row in reference().datasets.values():
        if any(route.access == "conditional" for route in row.routes.values()):
            assert len({(route.access, route.gates) for route in row.routes.values()}) > 1, row.id


def test_every_dataset_has_a_controller_on_every_day() -> None:
    for row in reference().datasets.values():
        assert row.controllers_on(LAST_OLD), row.id
        assert row.controllers_on(FIRST_NEW), row.id


def test_the_controllers_change_with_the_authorities() -> None:
    for row in reference().datasets.values():
        for day in (LAST_OLD, FIRST_NEW):
            for held in row.controllers_on(day):
                authority = handbook().authorities.get(held.authority)
                assert authority is None or authority.valid.holds(day), row.id


def test_actors_that_end_name_their_successor() -> None:
    ending = {row.id: row.successor for row in reference().actors.values() if row.valid.end}
    assert ending["A006"] == ending["A007"] == "A008"
    assert ending["A048"] == ending["A072"] == "A049"
    assert all(ending.values())


def test_actors_and_authorities_are_in_office_on_the_same_days() -> None:
    for row in reference().actors.values():
        if row.authority:
            valid = handbook().authorities[row.authority].valid
            assert row.valid.end == valid.end, row.id


def test_clauses_and_agreements_agree_on_what_must_stand_in_them() -> None:
    for clause in reference().clauses.values():
        assert not set(clause.must) & set(clause.may)
        assert set(clause.must) == {a.id for a in reference().agreements.values() if clause.id in a.must}


def test_a_standard_text_says_whether_it_is_approved_beforehand() -> None:
    device = reference().agreements["CIA"].texts[0]
    assert (device.id, device.preapproved) == ("cia_trial_nation", "yes")
    assert reference().agreements["PILOT"].texts == ()


def test_every_item_belongs_to_its_checklist() -> None:
    for checklist in reference().checklists.values():
        assert all(reference().checklist_items[name].checklist == checklist.id for name in checklist.items)
    assert sum(len(checklist.items) for checklist in reference().checklists.values()) == 495


MILESTONES = [
    "agreement_signed", "first_data", "first_patient", "ce_mark", "in_house_ready", "first_daily_use",
    "all_regions",
]  # fmt: skip


def test_every_step_with_a_time_on_the_road_has_a_published_or_an_assumed_one() -> None:
    assumed = reference().assumed_by_step
    for step in handbook().steps.values():
        takes_time = step.pace == "once"
        assert (step.id in assumed) == (takes_time and not step.experienced), step.id
        assert takes_time or not step.experienced or step.pace == "event", step.id


def test_assumed_times_ascend_and_say_on_what_ground() -> None:
    for row in reference().assumed_times.values():
        assert 0 < row.p10 < row.p50 < row.p90
        assert row.mark == "inferred"
        assert len(row.why.en.split()) > 10


def test_an_assumed_time_is_in_days_whatever_unit_it_is_written_in(tmp_path: Path) -> None:
    tables = Path(shutil.copytree(TABLES, tmp_path / "tables"))
    file = tables / "assumed-times.yaml"
    text = file.read_text(encoding="utf-8")
    old = "p10: 120\n    p50: 210\n    p90: 400\n    unit: days"
    assert old in text
    new = "p10: 4\n    p50: 7\n    p90: 13\n    unit: weeks"
    file.write_text(text.replace(old, new), encoding="utf-8")
    row = load_reference(handbook(), tables).assumed_by_step["run_tender"]
    assert (row.p10, row.p50, row.p90) == (28, 49, 91)


def test_the_spread_around_a_median_is_below_and_above_it() -> None:
    spread = reference().spread
    assert spread is not None
    assert 0 < spread.p10 < 1 < spread.p90
    assert spread.why.da
    assert spread.why.en


def test_milestones_stand_in_the_order_of_the_road_with_a_few_words_for_a_sign() -> None:
    assert list(reference().milestones) == MILESTONES
    for row in reference().milestones.values():
        assert all(len(words.split()) in (1, 2, 3) for words in (row.sign.da, row.sign.en))
    assert reference().milestones["agreement_signed"].reached == "first"
