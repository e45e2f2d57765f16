"""The road ahead is reckoned from where the project stands: done steps are behind, begun ones partly so."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
import random
from collections.abc import Mapping
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.schedule.examples import DAY, book, project, road, tables
from tests.schedule.examples import schedule as example
from tests.schedule.networks import waits
from vejviser.levers.levers import levers
from vejviser.portfolio.frame import setting_of
from vejviser.portfolio.run import run
from vejviser.road.project import Project
from vejviser.road.standing import Standing
from vejviser.schedule.begun import Begun, begun_of, start_of
from vejviser.schedule.durations import GRAIN, LEVELS, Duration, Rounds, Work, table, table_left
from vejviser.schedule.network import network
from vejviser.schedule.paths import critical_path
from vejviser.schedule.schedule import Schedule, schedule_of
from vejviser.schedule.simulate import Address, begun_at, durations, forward

HERE = Address(1, "test")
NAME = "fracture-detection"
Z90 = NormalDist().inv_cdf(0.9)
factors = st.floats(1.05, 4.0)


def day(days: int) -> dt.date:
    return DAY + dt.timedelta(days=days)


def stands(steps: Mapping[str, Standing], name: str = NAME, **changes: object) -> Project:
    return dataclasses.replace(project(name), steps=steps, **changes)  # type: ignore[arg-type]


def timed(steps: Mapping[str, Standing], name: str = NAME, draws: int = 500, **changes: object) -> Schedule:
    return schedule_of(stands(steps, name, **changes), road(name), tables(), draws=draws)


# -- what is left of a time -------------------------------------------------------------------------


@given(st.floats(5, 400), factors, st.integers(1, 900), st.floats(0.01, 0.99))
def test_what_is_left_is_the_log_normal_cut_off_at_what_is_past(
    median: float, wide: float, elapsed: int, share: float
) -> None:
    """In closed form, by the distribution function of the logarithm, where that has digits left."""
    duration = Duration(median / wide, median, median * wide, "assumed")
    whole = NormalDist(math.log(median), math.log(wide) / Z90)
    past = whole.cdf(math.log(elapsed))
    if past > 0.999:
        return
    expected = math.exp(whole.inv_cdf(past + (1 - past) * share)) - elapsed
    assert duration.left(share, elapsed) == pytest.approx(expected, rel=1e-6, abs=1e-6)


@given(st.floats(5, 400), factors, factors, st.integers(1, 2000), st.floats(0.01, 0.99))
def test_the_share_that_lasts_on_is_met_exactly(
    median: float, down: float, up: float, elapsed: int, share: float
) -> None:
    duration = Duration(median / down, median, median * up, "assumed")
    if duration.longer(elapsed) < 1e-290:
        return
    after = elapsed + duration.left(share, elapsed)
    assert duration.longer(after) == pytest.approx((1 - share) * duration.longer(elapsed), rel=1e-5)


@pytest.mark.parametrize("elapsed", [1, 20, 60, 120])
def test_the_table_of_what_is_left_is_that_of_the_draws_that_last_so_long(elapsed: int) -> None:
    """By rejection: of all equally likely times those that are longer, less what is past."""
    duration = Duration(20, 60, 150, "assumed")
    kept = table(duration)[table(duration) > elapsed] - elapsed
    left = table_left(duration, float(elapsed))
    assert len(left) == LEVELS
    assert (np.diff(left) >= 0).all()
    assert duration.longer(elapsed) == pytest.approx(len(kept) / LEVELS, abs=1e-4)
    for share in (0.1, 0.5, 0.9):
        assert np.quantile(left, share) == pytest.approx(np.quantile(kept, share), rel=5e-3, abs=0.02)
    assert left.mean() == pytest.approx(kept.mean(), rel=1e-2)


def test_with_nothing_past_it_is_the_same_table_and_always_whole_grains() -> None:
    duration = Duration(10, 37, 99, "assumed")
    assert table_left(duration, 0.0) is table(duration)
    left = table_left(duration, 12.0) * GRAIN
    assert (left == np.round(left)).all()


def test_a_fixed_time_runs_down_and_then_nothing_is_left_of_it() -> None:
    fixed = Duration(14, 14, 14, "project")
    assert set(table_left(fixed, 4.0)) == {10.0}
    assert set(table_left(fixed, 14.0)) == set(table_left(fixed, 400.0)) == {0.0}
    assert fixed.left(0.5, 4) == 10


def test_far_out_in_the_tail_little_is_left_and_never_less_than_nothing() -> None:
    duration = Duration(9.5, 10, 10.5, "project")
    lefts = [duration.left(0.5, elapsed) for elapsed in (5, 10, 12, 20, 100, 10_000)]
    assert all(left >= 0 for left in lefts)
    assert lefts[0] == pytest.approx(5)
    assert lefts[-1] == 0


# -- one step ---------------------------------------------------------------------------------------


def test_the_draws_of_a_begun_step_are_the_quantiles_of_what_is_left_by_the_same_random_numbers() -> None:
    duration = Duration(20, 60, 150, "assumed")
    fresh = durations(Work(duration), "a", HERE, 0, 4000)
    left = durations(Work(duration, begun=Begun(0, -30, 30)), "a", HERE, 0, 4000)
    order = np.argsort(fresh, kind="stable")
    assert (np.diff(left[order]) >= 0).all()
    assert np.median(left) == pytest.approx(duration.left(0.5, 30), rel=0.05)
    part = durations(Work(duration, begun=Begun(0, -30, 30)), "a", HERE, 1234, 99)
    assert (part == left[1234:1333]).all()


def test_what_came_back_takes_at_least_a_round_of_revision() -> None:
    rounds = Rounds(0.4, Duration(30, 30, 30, "published"))
    work = Work(Duration(5, 10, 15, "published"), rounds, Begun(0, -9, 9, returned=True))
    days = durations(work, "a", HERE, 0, 20_000)
    assert days.min() == 30
    assert (days > 59).mean() == pytest.approx(0.4, abs=0.02)
    assert work.middle == 30


@pytest.mark.parametrize(
    ("standing", "begun"),
    [
        (None, None),
        (Standing("not_started"), None),
        (Standing("done"), Begun(0, 0, done=True)),
        (Standing("done", day(-40), done=day(-9)), Begun(-9, -40, done=True)),
        (Standing("under_way"), Begun(0, 0, 0)),
        (Standing("under_way", day(-12)), Begun(0, -12, 12)),
        (Standing("sent", sent=day(-5)), Begun(0, -5, 5)),
        (Standing("sent", day(-12), day(-5)), Begun(0, -12, 12)),
        (Standing("returned", day(-12), day(-5), day(-2)), Begun(0, -12, 12, returned=True)),
    ],
)
def test_a_standing_counts_from_the_first_day_that_is_told(
    standing: Standing | None, begun: Begun | None
) -> None:
    assert begun_of(standing, DAY, DAY) == begun


def test_history_is_never_pushed_into_the_future_by_the_start() -> None:
    done = {"a": Standing("done", done=day(-9))}
    assert start_of(None, DAY, done) == start_of(day(-400), DAY, done) == DAY
    assert start_of(day(60), DAY, done) == day(60)
    assert start_of(day(-400), DAY, {"a": Standing("not_started")}) == day(-400)
    assert begun_of(done["a"], DAY, day(60)) == Begun(-69, -69, done=True)
    assert begun_of(Standing("sent", sent=day(-5)), DAY, day(60)) == Begun(-60, -65, 5)


# -- the network ------------------------------------------------------------------------------------


@given(waits(), st.randoms(use_true_random=False))
def test_a_step_waits_for_all_that_is_not_done_before_it_and_for_nothing_else(
    steps: tuple[list[str], dict[str, list[str]], set[str]], chance: random.Random
) -> None:
    """By the definition: a recursion over what each step is after, through what is done or left out."""
    names, after, kept = steps
    state = {name: chance.choice(["fresh", "fresh", "begun", "done"]) for name in names}
    days = {name: float(chance.randint(1, 50)) for name in names}
    at = {name: float(-chance.randint(0, 30)) if state[name] == "done" else 0.0 for name in names}

    def own(name: str) -> float:
        if state[name] == "done":
            return at[name]
        return at[name] + days[name] if state[name] == "begun" else waited(name) + days[name]

    def waited(name: str) -> float:
        return max([0.0, *(held(other) for other in after[name])])

    def held(name: str) -> float:
        if name not in kept or state[name] == "done":
            return waited(name)
        return max(own(name), waited(name)) if state[name] == "begun" else own(name)

    begun = {n for n in kept if state[n] == "begun"}
    done = {n for n in kept if state[n] == "done"}
    net = network(names, after, kept, begun, done)
    works = [
        Work(
            Duration(days[n], days[n], days[n], "project"),
            begun=None if state[n] == "fresh" else Begun(at[n], at[n], done=n in done),
        )
        for n in net.names
    ]
    drawn = [durations(work, name, HERE, 0, 1) for work, name in zip(works, net.names, strict=True)]
    finish = forward(net, drawn, 1, begun_at(works)).finish[:, 0]
    assert finish.tolist() == [own(name) for name in net.names]
    path = critical_path(net, works, range(len(net.names)))
    assert not done & set(path)
    if path:
        assert sum(days[name] for name in path) == max(own(name) for name in net.names)


# -- a road -----------------------------------------------------------------------------------------


def test_a_step_that_is_not_begun_changes_not_one_bit() -> None:
    found = timed({"describe_need": Standing("not_started")}, draws=2000)
    plain = example(NAME)
    assert found.finish == plain.finish
    assert (found.start, found.path, found.statutory) == (plain.start, plain.path, plain.statutory)
    assert all((found.milestones[m].days == plain.milestones[m].days).all() for m in plain.milestones)


@pytest.mark.parametrize("step", ["describe_need", "assess_security", "validate_locally"])
def test_a_critical_step_done_brings_the_goal_nearer_and_a_begun_one_no_farther(step: str) -> None:
    before = example(NAME, 500).finish
    done = timed({step: Standing("done")}).finish
    half = timed({step: Standing("under_way", day(-10))}).finish
    assert done.p50 < before.p50
    assert done.p50 <= half.p50 + 1e-9


def test_a_done_step_is_told_with_its_days_and_holds_nobody_up() -> None:
    found = timed({"describe_need": Standing("done", day(-90), done=day(-60))})
    first = next(one for one in found.steps if one.step.entry.id == "describe_need")
    assert (first.start.p50, first.finish.p90, first.critical) == (-90, -60, 0)
    assert (first.done, first.begins, first.clocks) == (True, day(-90), ())
    assert "describe_need" not in found.path
    assert "describe_need" not in found.day_less
    purpose = next(one for one in found.steps if one.step.entry.id == "write_intended_purpose")
    assert purpose.start.p90 == 0
    assert (found.walked.done, found.walked.steps) == (1, len(found.steps))


def test_what_is_after_a_done_step_still_waits_for_what_was_left_behind() -> None:
    found = timed({"write_intended_purpose": Standing("done")})
    at = {one.step.entry.id: one for one in found.steps}
    assert at["find_operation_basis"].start.p50 == pytest.approx(at["describe_need"].finish.p50)
    assert found.walked.left_behind == ("describe_need",)


def test_with_everything_done_the_goal_is_behind_on_its_day() -> None:
    once = [one.step.entry.id for one in example(NAME).steps]
    dated = {name: Standing("done", done=day(-i - 1)) for i, name in enumerate(once)}
    found = timed(dated)
    assert found.arrived
    goal = found.milestones[found.goal]
    assert (goal.behind, goal.date) == (True, dated["first_daily_use"].done)
    assert (found.path, found.statutory.days) == ((), 0)
    undated = timed({name: Standing("done") for name in once})
    assert (undated.arrived, undated.milestones[undated.goal].date) == (True, None)


def test_the_authority_s_clock_runs_from_the_day_of_sending_and_stands_still_on_return() -> None:
    name = "brain-mri-triage"
    limited = next(
        one.step.entry
        for one in example(name).steps
        if [limit.clock for limit in one.step.entry.statutory][:1] == ["answer"]
    )
    kinds = {
        status: timed({limited.id: Standing(status, day(-30), day(-7))}, name)
        for status in ("sent", "returned", "done")
    }
    clocks = {
        status: next(one.clocks for one in found.steps if one.step.entry.id == limited.id)
        for status, found in kinds.items()
    }
    assert clocks["sent"][0].begins == day(-7)
    assert clocks["returned"] == clocks["done"] == ()
    waiting = timed({limited.id: Standing("under_way", day(-30))}, name)
    (first, *_) = next(one.clocks for one in waiting.steps if one.step.entry.id == limited.id)
    assert first.begins == DAY


def test_work_goes_on_before_a_start_that_lies_ahead() -> None:
    steps = {"describe_need": Standing("under_way", day(-10))}
    now, later = timed(steps), timed(steps, start=day(90))
    assert (now.start, later.start) == (DAY, day(90))
    first, second = (
        next(one for one in found.steps if one.step.entry.id == "describe_need") for found in (now, later)
    )
    assert second.finish.p50 == pytest.approx(first.finish.p50 - 90)
    purpose = next(one for one in later.steps if one.step.entry.id == "write_intended_purpose")
    assert purpose.start.p10 >= 0


STEPS = {
    "describe_need": Standing("done", done=day(-60)),
    "find_operation_basis": Standing("sent", day(-50), day(-20)),
    "write_intended_purpose": Standing("done"),
    "assess_security": Standing("under_way"),
    "sign_supply_contract": Standing("done"),
    "get_hospital_approval": Standing("returned", returned=day(-5)),
}


@pytest.mark.parametrize("start", [None, day(45)])
def test_levers_start_from_the_same_median(start: dt.date | None) -> None:
    own = stands(STEPS, start=start)
    found = levers(
        book(), tables(), book().law(DAY), own.facts, own.times, 500, project=own.name, steps=own.steps,
        now=DAY, start=own.start,
    )  # fmt: skip
    assert found.median == timed(STEPS, start=start).finish.p50


def test_levers_do_not_reckon_where_steps_stand_without_a_day() -> None:
    with pytest.raises(ValueError, match="on a day"):
        levers(book(), tables(), book().law(DAY), {}, steps=STEPS)


def test_a_portfolio_reckons_each_project_from_where_it_stands() -> None:
    setting = setting_of(book(), draws=500)
    once = [one.step.entry.id for one in example(NAME).steps]
    arrived = dataclasses.replace(stands(dict.fromkeys(once, Standing("done", done=day(-9)))), name="there")
    found = run(setting, [stands(STEPS), project("digital-pathology"), arrived], DAY)
    finish = timed(STEPS).finish
    assert found.outcomes[0].finish == (finish.p10, finish.p50, finish.p90)
    assert max(found.outcomes[2].finish) == 0
    other = run(setting, [project(NAME), project("digital-pathology"), arrived], DAY)
    assert other.outcomes[1] == found.outcomes[1]
    assert other.receipt != found.receipt
