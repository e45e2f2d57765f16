"""Exports tell where a project on its way stands: in the picture, page, tables, calendar and linked data."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from functools import lru_cache

import pytest
from lxml import html

from tests.export.schedules import reference
from tests.golden.roads import DAY
from tests.golden.standing import FILE
from vejviser.export.html import render as page
from vejviser.export.ics import entries
from vejviser.export.material import Material
from vejviser.export.picture import cells, draw, heads, rows
from vejviser.export.picture.chosen import DONE_DRAWN
from vejviser.export.picture.months import Calendar
from vejviser.export.picture.outline import outline
from vejviser.export.road_csv import road_csv
from vejviser.export.road_jsonld import road_jsonld
from vejviser.export.sheets import STEPS, sheets, steps_sheet
from vejviser.handbook.contents import law_facts
from vejviser.handbook.entries import LANGS, Lang
from vejviser.handbook.load import load
from vejviser.road.plan import plan
from vejviser.road.project import Project, read_project
from vejviser.road.standing import Standing
from vejviser.schedule.schedule import Schedule, schedule_of


@lru_cache
def project() -> Project:
    book = load()
    return read_project(FILE, law_facts(book.contents), book.decisions, book.steps)


@lru_cache
def made(lang: Lang = "da") -> Material:
    return Material(project(), plan(load(), project().facts, DAY), lang, reference)


def arrived() -> Schedule:
    from dataclasses import replace

    once = [one.step.entry.id for one in made().schedule.steps]
    done = replace(project(), steps=dict.fromkeys(once, Standing("done", done=date(2026, 11, 2))))
    return schedule_of(done, made().road, reference(), draws=200)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("narrow", [False, True])
def test_the_picture_ticks_what_is_done_and_marks_what_is_under_way(lang: Lang, narrow: bool) -> None:
    drawn = draw(made(lang).schedule, lang, narrow=narrow)
    words = ("færdig 1. juni 2026", "sendt 5. oktober 2026", "færdigt trin", "i gang: det")
    english = ("done 1 June 2026", "sent 5 October 2026", "step that is done", "under way: what")
    for word in words if lang == "da" else english:
        assert word in drawn
    assert {"da": "4 af 37 trin færdige, 3 i gang", "en": "4 of 37 steps done, 3 under way"}[
        lang
    ] in " ".join(re.sub(r"<[^>]+>", " ", drawn).split())


def test_what_is_done_is_neither_to_be_done_now_nor_where_time_goes() -> None:
    told = outline(made().schedule, "da")
    lines = [line for card in told.cards for line in card.lines]
    assert "Beskriv behovet" not in lines
    assert any("Find grundlaget" in line for line in told.cards[0].lines)


def test_many_done_steps_of_a_stage_are_named_in_a_line_and_few_are_drawn() -> None:
    few = outline(made().schedule, "da").bands[0]
    assert 0 < sum(row.done for row in few.drawn) <= DONE_DRAWN
    assert few.done == ()
    many = outline(arrived(), "da").bands[2]
    assert len(many.done) > DONE_DRAWN
    assert "Færdige: " in draw(arrived(), "da")


def test_a_goal_that_is_reached_is_told_with_its_day() -> None:
    there = arrived()
    whens: dict[Lang, str] = {"da": "nået 2. november 2026", "en": "reached 2 November 2026"}
    for lang, when in whens.items():
        told = outline(there, lang)
        assert told.sentence.endswith(f": {when}")
        assert when in draw(there, lang, narrow=True)
    assert draw(there, "da").count("<svg") == 1


def test_the_table_says_the_same_in_words() -> None:
    calendar = Calendar(made().schedule.start, "da")
    told = {row.id: cells(row, calendar) for row in rows(made().schedule, "da")}
    assert {len(line) for line in told.values()} == {len(heads("da"))}
    assert told["describe_need"][2] == "færdig 1. juni 2026"
    assert told["find_operation_basis"][2] == "sendt 5. oktober 2026"
    assert told["find_operation_basis"][3].startswith("md. ")
    assert told["monitor_performance"][2] == "Løbende; i gang"


def test_the_page_tells_it_at_the_head_and_at_each_step() -> None:
    found = html.document_fromstring(page(made().schedule, "en", name="x").decode())
    assert "4 of 37 steps done, 3 under way" in found.find("body/header").text_content()
    assert "done 1 June 2026" in found.get_element_by_id("step-describe_need").text_content()


def test_the_tables_have_columns_for_it_only_where_the_project_tells_it() -> None:
    table = list(csv.DictReader(io.StringIO(road_csv(made("en")).decode("utf-8-sig"))))
    first = next(row for row in table if row["Id"] == "describe_need") if "Id" in table[0] else table[0]
    assert (first["Stands"], first["Begun"], first["Done"]) == ("done", "2026-05-01", "2026-06-01")
    from dataclasses import replace

    fresh = replace(made("en"), project=replace(project(), steps={}))
    assert steps_sheet(fresh).columns == STEPS
    about = next(sheet for sheet in sheets(made("en")) if sheet.key == "sheet.about")
    assert ("How far you are", "4 of 37 steps done, 3 under way") in about.rows


def test_the_calendar_holds_only_what_is_ahead() -> None:
    found = entries(made().schedule, "da")
    assert found
    assert all(entry.day >= DAY for entry in found)
    keys = {entry.key for entry in found}
    assert not keys & {"start-describe_need", "start-find_operation_basis"}
    assert entries(arrived(), "da") == ()


def test_linked_data_tells_which_actions_are_completed_and_active() -> None:
    steps = json.loads(road_jsonld(made()))
    text = json.dumps(steps)
    assert text.count("CompletedActionStatus") == 4
    assert text.count("ActiveActionStatus") == 3
