"""Where steps stand is read in either form, and refused with everything that is wrong with it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small.boats import boats, facts, road
from vejviser.handbook.entries import LANGS
from vejviser.road.faults import ProjectError
from vejviser.road.project import Project, parse_project
from vejviser.road.standing import DATES, STATUSES, Standing, ahead_of, status_after
from vejviser.road.walked import walked

A, B, C, D = (dt.date(2026, month, 5) for month in (9, 10, 11, 12))


def read(written: str, step: str = "approve") -> Project:
    text = f"name: x\nsteps:\n  {step}: {written}\n"
    return parse_project(text, facts(), boats().decisions, "boat.yaml", boats().steps)


def faults(written: str, step: str = "approve") -> list[tuple[str, str]]:
    with pytest.raises(ProjectError) as refused:
        read(written, step)
    assert all(fault.line == 3 for fault in refused.value.faults)
    for lang in LANGS:
        assert all(line.isprintable() for line in refused.value.lines(lang))
    return [(fault.kind, fault.nearest) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("written", "standing"),
    [
        *((status, Standing(status)) for status in STATUSES),
        ("{started: 2026-09-05}", Standing("under_way", A)),
        ("{started: 2026-09-05, sent: 2026-10-05}", Standing("sent", A, B)),
        ("{sent: 2026-09-05, returned: 2026-10-05}", Standing("returned", sent=A, returned=B)),
        ("{done: 2026-11-05, started: 2026-09-05}", Standing("done", A, done=C)),
        ("{status: done, started: 2026-09-05}", Standing("done", A)),
        ("{status: sent, sent: 2026-10-05, done: }", Standing("sent", sent=B)),
        ("{started: 2026-09-05, sent: 2026-09-05}", Standing("sent", A, A)),
    ],
)
def test_a_standing_is_read_and_the_latest_date_tells_the_status(written: str, standing: Standing) -> None:
    assert read(written).steps == {"approve": standing}


def test_what_came_back_and_was_sent_once_more_is_sent() -> None:
    found = read("{started: 2026-09-05, returned: 2026-10-05, sent: 2026-11-05}").steps["approve"]
    assert (found.status, found.since) == ("sent", A)


def test_an_empty_standing_says_nothing() -> None:
    assert read("").steps == {}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("dnoe", [("unknown_status", "done")]),
        ("færdig", [("unknown_status", "done")]),
        ("kommet retur", [("unknown_status", "returned")]),
        ("2026-10-05", [("unknown_status", "")]),
        ("true", [("unknown_status", "")]),
        ("[done]", [("not_a_standing", "")]),
        ("{}", [("no_standing", "")]),
        ("{sent: }", [("no_standing", "")]),
        ("{status: snet, sendt: 2026-10-05}", [("unknown_status", "sent"), ("unknown_part", "sent")]),
        ("{sent: 5/10-2026}", [("standing_not_date", "2026-10-05")]),
        ("{sent: 0206-10-05}", [("standing_far_date", "")]),
        ("{sent: yes, done: [1]}", [("standing_not_date", ""), ("standing_not_date", "")]),
        ("{started: 2026-10-05, sent: 2026-09-05}", [("dates_out_of_order", "")]),
        ("{done: 2026-09-05, sent: 2026-10-05, returned: 2026-11-05}", [("dates_out_of_order", "")] * 2),
        ("{status: under_way, done: 2026-09-05}", [("status_behind", "done")]),
        ("{status: not_started, started: 2026-09-05}", [("status_behind", "under_way")]),
        ("{sent: 2026-10-05, sent: 2026-10-06}", [("part_twice", "")]),
    ],
)
def test_everything_wrong_with_a_standing_is_named(written: str, found: list[tuple[str, str]]) -> None:
    assert faults(written) == found


def test_a_step_that_there_is_not_is_named_with_the_nearest() -> None:
    assert faults("done", "aprove") == [("unknown_step", "approve")]


def test_nothing_is_done_after_the_day_of_the_plan() -> None:
    project = read("{started: 2026-09-05, done: 2026-11-05}")
    assert ahead_of(C, project.steps, project.lines) == ()
    (fault,) = ahead_of(B, project.steps, project.lines)
    assert (fault.kind, fault.line, fault.particulars["part"]) == ("standing_ahead", 3, "done")
    assert "2026-11-05" in fault.words("da")
    assert "2026-10-05" in fault.words("en")


@given(st.dictionaries(st.sampled_from(list(DATES)), st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))))
def test_a_standing_of_dates_is_read_just_when_they_can_be(days: dict[str, dt.date]) -> None:
    written = "{" + ", ".join(f"{key}: {day}" for key, day in days.items()) + "}"
    middle = [days[key] for key in ("sent", "returned") if key in days]
    start, end = days.get("started", dt.date.min), days.get("done", dt.date.max)
    can_be = bool(days) and start <= end and all(start <= day <= end for day in middle)
    if not can_be:
        assert {kind for kind, _ in faults(written)} <= {"dates_out_of_order", "no_standing"}
        return
    found = read(written).steps["approve"]
    assert found.dates == days
    assert found.status == status_after(days)
    assert found.since == min(days.values())


@given(st.text(max_size=30))
def test_any_words_are_read_or_refused_and_nothing_else(word: str) -> None:
    text = f"name: x\nsteps:\n  approve: {word}\n"
    try:
        parse_project(text, facts(), (), "boat.yaml", boats().steps)
    except ProjectError as error:
        assert all(line.isprintable() for line in error.lines("da"))


def test_how_much_is_walked_counts_steps_done_once_and_names_what_was_left_behind() -> None:
    made = road(form="ship", motor=True, cargo=("goods",))
    once = [s.entry.id for s in made.steps if s.entry.pace == "once" and s.status == "certain"]
    after = {s.entry.id: [name for name in s.after if name in once] for s in made.steps}
    last = next(name for name in reversed(once) if after[name])
    found = walked(made, {last: Standing("done")})
    assert (found.steps, found.done, found.begun) == (len(once), 1, 0)
    assert set(after[last]) <= set(found.left_behind)
    nothing = walked(made, {last: Standing("not_started")})
    assert not nothing.any
    assert walked(made, {"nowhere": Standing("sent")}).beside == ("nowhere",)
