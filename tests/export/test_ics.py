"""The calendar opens in a reader that we did not write, and says honestly that its days are estimates."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import vobject

from tests.export.schedules import DAY, NAMES, project_of, schedule_of
from vejviser.export.ics import WORDS, render
from vejviser.handbook.entries import LANGS, Lang


def read(name: str, lang: Lang = "da") -> list[Any]:
    made = render(schedule_of(name), lang, name=project_of(name).name, about=project_of(name).about)
    return list(vobject.readOne(made.decode()).vevent_list)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_every_example_opens_with_its_milestones_limits_and_critical_starts(name: str, lang: Lang) -> None:
    made, events = schedule_of(name), read(name, lang)
    days = {
        event.uid.value.split("-", 1)[1].removesuffix("@vejviser"): event.dtstart.value for event in events
    }
    expected = {f"milestone-{key}": made.day(one.spread.p50) for key, one in made.milestones.items()}
    for step in made.steps:
        expected |= {f"limit-{step.step.entry.id}-{n}": c.ends for n, c in enumerate(step.clocks, 1)}
        if step.on_path:
            expected[f"start-{step.step.entry.id}"] = made.day(step.start.p50)
    assert days == expected


@pytest.mark.parametrize("name", NAMES)
def test_events_last_a_day_block_no_time_and_are_stamped_with_the_day_of_the_road(name: str) -> None:
    for event in read(name):
        assert event.dtend.value - event.dtstart.value == dt.timedelta(days=1)
        assert type(event.dtstart.value) is dt.date
        assert event.dtstamp.value == dt.datetime.combine(DAY, dt.time(), dt.UTC)
        assert (event.transp.value, event.status.value) == ("TRANSPARENT", "TENTATIVE")


def test_every_summary_says_that_it_is_an_estimate() -> None:
    assert all("(skøn)" in event.summary.value for event in read("brain-mri-triage"))
    assert all("(estimate)" in event.summary.value for event in read("brain-mri-triage", "en"))


def test_identifiers_are_unique_the_same_in_both_languages_and_differ_between_projects() -> None:
    da, en = ({event.uid.value for event in read("brain-mri-triage", lang)} for lang in LANGS)
    other = {event.uid.value for event in read("digital-pathology")}
    assert da == en
    assert len(da) == len(read("brain-mri-triage"))
    assert da.isdisjoint(other)


def test_a_limit_tells_from_what_it_runs_and_which_law_sets_it() -> None:
    limits = [event for event in read("digital-pathology") if "-limit-" in event.uid.value]
    assert limits
    for event in limits:
        assert "Fristen løber fra:" in event.description.value
        assert "Lov:" in event.description.value


def test_the_file_is_the_same_each_time_and_keeps_to_lines_of_75_bytes() -> None:
    made = render(schedule_of("brain-mri-triage"), "da", name="Æ; ø, å\nog mere")
    assert made == render(schedule_of("brain-mri-triage"), "da", name="Æ; ø, å\nog mere")
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert vobject.readOne(made.decode()).x_wr_calname.value == "Vejviser: Æ; ø, å\nog mere"


@pytest.mark.parametrize("key", list(WORDS))
def test_every_text_stands_in_both_languages(key: str) -> None:
    text = WORDS[key]
    assert text.da.strip()
    assert text.en.strip()
    assert set(re.findall(r"{\w+}", text.da)) == set(re.findall(r"{\w+}", text.en))
