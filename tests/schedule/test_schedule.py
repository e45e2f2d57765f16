"""The schedule of a road: every example, its milestones, its critical path, and what is never mixed."""

from __future__ import annotations

import dataclasses
import datetime as dt

import numpy as np
import pytest

from tests.schedule.examples import DAY, NAMES, book, project, road, tables
from tests.schedule.examples import schedule as example
from vejviser.road.plan import plan
from vejviser.road.times import OwnTime
from vejviser.schedule.clocks import clocks_of
from vejviser.schedule.schedule import schedule, schedule_of


@pytest.mark.parametrize("name", NAMES)
def test_no_step_begins_before_what_it_waits_for_has_ended(name: str) -> None:
    found = example(name)
    for i, earlier in enumerate(found.net.before):
        for other in earlier:
            assert found.steps[i].start.p50 >= found.steps[other].finish.p50 - 1e-9


@pytest.mark.parametrize("name", NAMES)
def test_certain_steps_that_are_done_once_are_counted_in_and_no_other(name: str) -> None:
    counted = {timed.step.entry.id for timed in example(name).steps}
    assert counted == {
        step.entry.id for step in road(name).steps if step.entry.pace == "once" and step.status == "certain"
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_step_has_a_time_and_says_whose_word_it_is(name: str) -> None:
    for timed in example(name).steps:
        assert timed.duration.p50 > 0
        assert timed.duration.origin in ("published", "spread_assumed", "assumed")


@pytest.mark.parametrize("name", NAMES)
def test_the_milestones_ascend_in_their_percentiles_and_are_reached_by_their_steps(name: str) -> None:
    found = example(name)
    finish = {timed.step.entry.id: timed.finish.p50 for timed in found.steps}
    assert found.milestones
    for reached in found.milestones.values():
        assert reached.spread.p10 <= reached.spread.p50 <= reached.spread.p90
        days = [finish[step] for step in reached.milestone.steps if step in finish]
        last = min(days) if reached.milestone.reached == "first" else max(days)
        assert reached.spread.p50 == pytest.approx(last, rel=0.15)


@pytest.mark.parametrize("name", NAMES)
def test_the_critical_path_runs_without_a_gap_from_a_beginning_to_the_goal(name: str) -> None:
    found = example(name)
    place = {name: i for i, name in enumerate(found.net.names)}
    assert found.net.before[place[found.path[0]]] == ()
    for earlier, later in zip(found.path, found.path[1:], strict=False):
        assert place[earlier] in found.net.before[place[later]]
    assert place[found.path[-1]] in found.ends
    assert sum(timed.critical for timed in found.steps if timed.on_path) > 0


def test_a_day_less_is_worth_what_planning_anew_with_a_day_less_says() -> None:
    found = example("fracture-detection")
    name, _ = max(found.day_less.items(), key=lambda item: item[1])
    less = OwnTimes(found).shorter(name)
    assert found.day_less[name] == pytest.approx(less, abs=0.02)


class OwnTimes:
    """Planning anew with one step's durations a day shorter, by brute force over the same draws."""

    def __init__(self, found) -> None:  # type: ignore[no-untyped-def]
        self.found = found

    def shorter(self, name: str) -> float:
        from vejviser.schedule.simulate import durations, forward

        found = self.found
        days = [
            durations(w, n, found.address, 0, 1000) for n, w in zip(found.net.names, found.works, strict=True)
        ]
        base = forward(found.net, days, 1000).finish[list(found.ends)].max(axis=0)
        i = found.net.names.index(name)
        days[i] = np.maximum(days[i] - 1, 0)
        return float((base - forward(found.net, days, 1000).finish[list(found.ends)].max(axis=0)).mean())


def test_possible_steps_count_in_only_when_asked_for() -> None:
    with_all = schedule_of(project("fracture-detection"), road("fracture-detection"), tables(), True, 500)
    assert with_all.possible
    one = with_all.possible[0]
    with_one = schedule_of(project("fracture-detection"), road("fracture-detection"), tables(), (one,), 500)
    assert with_one.possible == (one,)
    assert example("fracture-detection").possible == ()


def test_a_time_of_the_projects_own_replaces_ours() -> None:
    own = {"integrate_with_it": OwnTime(1.0, 1.0, 1.0)}
    found = schedule(road("fracture-detection"), tables(), DAY, own, draws=500)
    timed = next(t for t in found.steps if t.step.entry.id == "integrate_with_it")
    assert (timed.duration.origin, timed.duration.p50) == ("project", 1.0)
    assert found.finish.p50 < example("fracture-detection").finish.p50


def test_the_law_s_limits_change_nothing_in_experienced_time() -> None:
    """The two clocks are never mixed: without its limits a step ends on the same draws."""
    name = "brain-mri-triage"
    whole = road(name)
    bare = dataclasses.replace(
        whole,
        steps=tuple(
            dataclasses.replace(step, entry=dataclasses.replace(step.entry, statutory=()))
            if all(limit.clock != "wait" for limit in step.entry.statutory)
            else step
            for step in whole.steps
        ),
    )
    found = schedule(bare, tables(), DAY, draws=500, project=project(name).name)
    other = schedule_of(project(name), whole, tables(), draws=500)
    assert found.finish == other.finish
    assert found.statutory.days < other.statutory.days


def test_no_assumption_of_ours_is_below_what_the_law_makes_one_wait() -> None:
    found = example("mammography-reader")
    standstill = next(t for t in found.steps if t.step.entry.id == "observe_standstill")
    assert standstill.duration.p10 >= 10


def test_answers_follow_each_other_and_acts_count_from_the_step_they_name() -> None:
    entry = book().steps["end_study"]
    assert clocks_of(entry, DAY) == ()
    (clock,) = clocks_of(entry, DAY, {"carry_out_study": dt.date(2028, 1, 3)})
    assert (clock.begins, clock.ends) == (dt.date(2028, 1, 3), dt.date(2028, 1, 18))
    answers = clocks_of(book().steps["pass_notified_body"], DAY)
    assert [a.ends for a in answers][:-1] == [a.begins for a in answers][1:]


def test_a_schedule_needs_a_draw() -> None:
    with pytest.raises(ValueError, match="at least one draw"):
        schedule(road("fracture-detection"), tables(), DAY, draws=0)


@pytest.mark.parametrize("name", ["brain-mri-triage", "digital-pathology"])
def test_the_pre_approved_study_agreement_leads_to_daily_use_sooner_than_ones_own_text(name: str) -> None:
    def months(text: str) -> float:
        told = dataclasses.replace(project(name), facts={**project(name).facts, "study_agreement_text": text})
        found = schedule_of(told, plan(book(), told.facts, DAY), tables(), draws=500)
        return found.milestones["first_daily_use"].spread.p50

    assert months("standard_unchanged") + 30 < months("own_text")
