"""The figures of a portfolio are what plain loops over its projects and draws come to."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict

import numpy as np
import pytest

from tests.portfolio.folders import DAY, examples, handbook, reference, setting, some
from tests.small.boats import CONTENT, boats
from vejviser.portfolio.figures import TEAM, Figures, figures
from vejviser.portfolio.frame import setting_of
from vejviser.portfolio.run import run
from vejviser.road.plan import plan
from vejviser.road.project import Project
from vejviser.schedule.clocks import statutory_days
from vejviser.schedule.schedule import Schedule, schedule
from vejviser.schedule.simulate import durations

DRAWS = 120
THREE = ("AI-triage af MR-hjerne", "Egen algoritme til væskebalance", "Risikoscore fra journalen")


@pytest.fixture(scope="module")
def three() -> list[Project]:
    return [project for project in examples() if project.name in THREE]


@pytest.fixture(scope="module")
def schedules(three: list[Project]) -> list[Schedule]:
    return [
        schedule(plan(handbook(), p.facts, DAY), reference(), DAY, draws=DRAWS, project=p.name) for p in three
    ]


@pytest.fixture(scope="module")
def found(three: list[Project]) -> Figures:
    return figures(run(setting(DRAWS), three, DAY), handbook())


def path_days(one: Schedule) -> tuple[dict[str, float], Counter[str]]:
    """The days on the critical path by step, all draws summed, and in how many draws; draw by draw."""
    net, times = one.net, Counter[str]()
    days_of: dict[str, float] = defaultdict(float)
    days = [durations(w, n, one.address, 0, DRAWS) for n, w in zip(net.names, one.works, strict=True)]
    for draw in range(DRAWS):
        start: list[float] = []
        finish: list[float] = []
        for i, before in enumerate(net.before):
            start.append(max((finish[other] for other in before), default=0.0))
            finish.append(start[i] + days[i][draw])
        at = max(one.ends, key=lambda i: finish[i])
        while True:
            days_of[net.names[at]] += float(days[at][draw])
            times[net.names[at]] += 1
            before = net.before[at]
            if not before:
                break
            at = next(other for other in before if finish[other] == start[at])
    return dict(days_of), times


def test_days_and_shares_by_step_are_what_plain_loops_find(found: Figures, schedules: list[Schedule]) -> None:
    spent: dict[str, float] = defaultdict(float)
    critical: Counter[str] = Counter()
    for one in schedules:
        days, times = path_days(one)
        critical += times
        for name, some_days in days.items():
            spent[name] += some_days / DRAWS
    certain = Counter(s.entry.id for o in schedules for s in o.road.steps if s.status == "certain")
    possible = Counter(s.entry.id for o in schedules for s in o.road.steps if s.status == "possible")
    for step in found.steps:
        assert (step.certain, step.possible) == (certain[step.step], possible[step.step])
        assert step.days == pytest.approx(spent[step.step], abs=1e-9)
        assert step.critical == pytest.approx(critical[step.step] / (DRAWS * max(1, step.certain)))
        assert step.limit == statutory_days(handbook().steps[step.step])
    assert {step.step for step in found.steps} == set(certain) | set(possible)


def test_a_day_less_is_worth_what_the_schedules_say(found: Figures, schedules: list[Schedule]) -> None:
    worth: dict[str, float] = defaultdict(float)
    for one in schedules:
        for name, days in one.day_less.items():
            worth[name] += days
    for step in found.steps:
        assert step.day_less == pytest.approx(worth[step.step], abs=1e-9), step.step


def test_each_project_is_timed_as_its_schedule(found: Figures, schedules: list[Schedule]) -> None:
    for outcome, one in zip(found.run.outcomes, schedules, strict=True):
        assert outcome.goal == one.goal
        assert outcome.finish == (one.finish.p10, one.finish.p50, one.finish.p90)
        assert outcome.statutory == one.statutory.days
        spreads = {n: (r.spread.p10, r.spread.p50, r.spread.p90) for n, r in one.milestones.items()}
        assert outcome.milestones == spreads


def test_milestones_pool_the_draws_of_all_projects(found: Figures, schedules: list[Schedule]) -> None:
    for milestone in found.milestones:
        its = [
            one.milestones[milestone.milestone].days
            for one in schedules
            if milestone.milestone in one.milestones
        ]
        pooled = np.sort(np.floor(np.concatenate(its)))
        assert milestone.projects == len(its)
        assert milestone.p50 == pooled[int(np.ceil(len(pooled) * 0.5)) - 1]


def test_desks_and_stages_share_out_all_the_days(found: Figures) -> None:
    assert sum(desk.days for desk in found.desks) == pytest.approx(found.days)
    assert sum(found.stages.values()) == pytest.approx(found.days)
    assert sum(desk.share for desk in found.desks) == pytest.approx(1)
    ends = [np.mean([o.finish[1]]) for o in found.run.outcomes]
    assert found.days == pytest.approx(sum(ends), rel=0.1)


def test_limits_in_law_are_counted_by_case_and_never_added_to_days(
    found: Figures, schedules: list[Schedule]
) -> None:
    total = sum(statutory_days(timed.step.entry) for one in schedules for timed in one.steps)
    assert sum(desk.limits for desk in found.desks) == pytest.approx(total)


def test_a_desk_is_whoever_holds_the_office_on_the_day() -> None:
    before, after = (
        {d for f in figures(run(setting(20), examples(), day, True), handbook()).desks for d in f.desks}
        for day in (dt.date(2026, 12, 1), dt.date(2027, 2, 1))
    )
    assert "digital_sundhed_danmark" in after
    assert "sundhedsdatastyrelsen" not in after
    assert before != after


def test_projects_without_the_goal_say_which_question_decides(found: Figures) -> None:
    assert found.lacking.open == ("Risikoscore fra journalen",)
    assert found.lacking.facts == (("route_choice", 1),)
    every = figures(run(setting(20), some(), DAY), handbook()).lacking
    assert len(every.closed) + len(every.open) <= 6


def test_the_bottleneck_lies_outside_the_team(found: Figures) -> None:
    assert found.bottleneck
    assert set(found.bottleneck.desks) - TEAM
    assert set(handbook().authorities) >= TEAM


def test_a_handbook_without_tables_has_no_milestones_and_still_counts() -> None:
    boat = Project("boat", DAY, {"form": "ship", "motor": True})
    one = figures(run(setting_of(boats(), CONTENT, draws=50), [boat], DAY), boats())
    assert one.milestones == ()
    assert one.goals == {"": 1}
    assert one.most_critical
    assert one.days == pytest.approx(sum(step.days for step in one.steps))


def test_a_portfolio_without_any_step_is_empty_and_not_an_error() -> None:
    nothing = Project("no boat", DAY, {"form": "raft", "reading_raft": "narrow"})
    one = figures(run(setting_of(boats(), CONTENT, draws=50), [nothing], DAY), boats())
    assert (one.days, one.bottleneck, one.most_critical) == (0.0, None, None)


def test_projects_with_open_steps_are_counted_for_their_time_is_not_all(
    found: Figures, schedules: list[Schedule]
) -> None:
    open_steps = [
        sum(s.status == "possible" and s.entry.pace == "once" for s in one.road.steps) for one in schedules
    ]
    assert [outcome.possible for outcome in found.run.outcomes] == open_steps
    assert found.unsure == sum(count > 0 for count in open_steps)
