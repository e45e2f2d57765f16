"""Two roads side by side differ in just what planning each alone says."""

from __future__ import annotations

import dataclasses

import pytest

from tests.schedule.examples import DAY, book, project, road, schedule, tables
from vejviser.levers.compare import compare
from vejviser.road.plan import plan
from vejviser.schedule.schedule import schedule as planned
from vejviser.schedule.schedule import schedule_of


def test_a_road_beside_itself_has_no_difference() -> None:
    found = compare(schedule("fracture-detection"), schedule("fracture-detection"))
    assert not found.answers
    assert not found.change
    assert not found.fees
    assert all(a == b for a, b in found.milestones.values())
    assert all(left is right for left, right in found.rows)


def test_roads_on_different_draws_are_not_compared() -> None:
    own = project("fracture-detection")
    road = plan(book(), own.facts, DAY)
    here, there = (schedule_of(own, road, tables(), draws=10, drawn_as=name) for name in ("a", "b"))
    with pytest.raises(ValueError, match="same draws"):
        compare(here, there)


def test_a_changed_answer_shows_in_answers_findings_steps_and_months() -> None:
    own = project("brain-mri-triage")
    other = dataclasses.replace(own, facts={**own.facts, "route_choice": "in_house"})
    there = schedule_of(other, plan(book(), other.facts, DAY), tables(), draws=2000)
    found = compare(schedule("brain-mri-triage"), there)
    assert found.answers["route_choice"] == ("market", "in_house")
    assert found.change.steps["pass_notified_body"].lost
    assert found.change.steps["set_up_in_house_qms"].gained
    before, after = found.milestones["first_daily_use"]
    assert before is not None
    assert after is not None
    assert after < before
    assert found.milestones["ce_mark"][1] is None
    left, right = zip(*found.rows, strict=True)
    assert {t.step.entry.id for t in left if t} == {
        t.step.entry.id for t in schedule("brain-mri-triage").steps
    }
    assert {t.step.entry.id for t in right if t} == {t.step.entry.id for t in there.steps}


def test_both_roads_stand_in_the_order_in_which_each_is_walked() -> None:
    made = [
        planned(road(name), tables(), DAY, project(name).times, draws=200, project="both")
        for name in ("brain-mri-triage", "in-house-algorithm")
    ]
    found = compare(made[0], made[1])
    for side, one in enumerate((found.a, found.b)):
        shown = [row[side].step.entry.id for row in found.rows if row[side]]  # type: ignore[union-attr]
        assert shown == [timed.step.entry.id for timed in one.steps]
