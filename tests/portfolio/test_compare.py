"""A policy is compared on the same projects and the same draws; the difference is that of two schedules."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.portfolio.folders import DAY, POLICIES, examples, handbook, reference, setting
from vejviser.handbook.entries import Text
from vejviser.law.conditions import Vocabulary, parse
from vejviser.portfolio.compare import Comparison, compare
from vejviser.portfolio.figures import figures
from vejviser.portfolio.frame import frame_of
from vejviser.portfolio.planning import Planned, planned
from vejviser.portfolio.policy import FactChange, Policy, Rework
from vejviser.portfolio.policy_file import read_policy
from vejviser.portfolio.run import run
from vejviser.road.plan import plan
from vejviser.road.project import Project
from vejviser.road.times import OwnTime
from vejviser.schedule.schedule import Schedule, schedule

DRAWS = 150
NAME = Text("Navn", "Name")


def policy(**changes: object) -> Policy:
    return replace(Policy(NAME, NAME), written=str(changes), **changes)  # type: ignore[arg-type]


def compared(changes: Policy, projects: tuple[Project, ...]) -> Comparison:
    runs = [run(setting(DRAWS, p), projects, DAY) for p in (None, changes)]
    return compare(*(figures(one, handbook()) for one in runs))


def of(name: str) -> Project:
    return next(project for project in examples() if project.name == name)


def scheduled(project: Project, **times: OwnTime) -> Schedule:
    road = plan(handbook(), project.facts, DAY)
    return schedule(road, reference(), DAY, times, draws=DRAWS, project=project.name)


def test_a_time_for_all_saves_what_two_schedules_say() -> None:
    projects = examples()[:3]
    time = OwnTime(100.0, 80.0, 150.0)
    found = compared(policy(times=(("pass_notified_body", time),)), projects)
    for change, project in zip(found.projects, projects, strict=True):
        before, after = scheduled(project), scheduled(project, pass_notified_body=time)
        assert change.days == (before.finish.p50, after.finish.p50)
        assert change.saved == before.finish.p50 - after.finish.p50
    assert found.saved == pytest.approx(sum(change.saved or 0 for change in found.projects))
    assert found.gain
    assert not found.lose


def test_a_time_of_the_policy_replaces_the_projects_own_word() -> None:
    project = replace(examples()[0], times={"pass_notified_body": OwnTime(900.0)})
    time = OwnTime(100.0, 80.0, 150.0)
    found = compared(policy(times=(("pass_notified_body", time),)), (project,))
    assert found.projects[0].days[1] == scheduled(project, pass_notified_body=time).finish.p50


def test_a_slower_step_makes_projects_lose_and_takes_its_desk_up_the_order() -> None:
    found = compared(policy(times=(("write_cip", OwnTime(2000.0)),)), examples())
    assert found.lose
    assert found.saved < 0
    moved = {one.key: one for one in found.steps}["write_cip"]
    assert moved.place[1] == 1
    assert moved.days[1] > moved.days[0]


def test_rework_that_comes_less_often_saves_time() -> None:
    rounds = Rework(0.9, OwnTime(100.0, 90.0, 110.0))
    more = compared(policy(returned=(("pass_notified_body", rounds),)), examples()[:3])
    assert more.lose
    none = compared(policy(returned=(("pass_notified_body", Rework(0.0)),)), examples()[:3])
    assert none.saved == 0


def test_another_day_and_another_law_change_the_roads_as_planning_anew_does() -> None:
    day = dt.date(2029, 1, 1)
    found = compared(policy(as_of=day, overlays=("com_2025_1023",)), examples()[:4])
    for change, project in zip(found.projects, examples()[:4], strict=True):
        road = plan(handbook(), project.facts, day, ("com_2025_1023",))
        after = schedule(road, reference(), day, draws=DRAWS, project=project.name)
        assert change.days[1] == after.finish.p50


def changed(project: Project, *changes: FactChange) -> tuple[Planned, Planned]:
    found = [planned(frame_of(setting(DRAWS), DAY), p, project) for p in (None, policy(facts=changes))]
    assert all(isinstance(one, Planned) for one in found)
    return found[0], found[1]  # type: ignore[return-value]


def condition(written: str):  # type: ignore[no-untyped-def]
    return parse(written, Vocabulary(frame_of(setting(DRAWS), DAY).law.text.facts, {}))


STUDY = Project(
    "study", None, {"study_planned": True, "study_people": "intervention", "study_agreement_text": "own_text"}
)
TEXT = FactChange("study_agreement_text", "standard_unchanged")


def test_a_fact_is_answered_otherwise_as_if_the_project_had_said_so() -> None:
    before, after = changed(STUDY, TEXT)
    own = replace(STUDY, facts={**STUDY.facts, "study_agreement_text": "standard_unchanged"})
    said = planned(frame_of(setting(DRAWS), DAY), None, own)
    assert isinstance(said, Planned)
    assert after.states == said.states != before.states
    assert after.changes == {"made": 1}


def test_a_fact_is_left_alone_where_its_question_does_not_or_may_not_arise() -> None:
    none = replace(STUDY, facts={"study_planned": False})
    may = replace(STUDY, facts={})
    for project, became in ((none, "elsewhere"), (may, "unsure")):
        before, after = changed(project, TEXT)
        assert after.states == before.states
        assert after.changes == {became: 1}


def test_a_condition_must_certainly_hold_for_the_answers_before() -> None:
    for written, became in (
        ("study_planned", "made"),
        ("not study_planned", "elsewhere"),
        ("route_choice == market", "unsure"),
    ):
        _, after = changed(STUDY, replace(TEXT, when=condition(written)))
        assert after.changes == {became: 1}


def test_an_answer_that_cannot_stand_with_the_others_changes_nothing() -> None:
    project = of("Brudpåvisning på røntgen")
    before, after = changed(project, FactChange("ai_stage", "idea"))
    assert after.changes == {"impossible": 1}
    assert after.states == before.states


@pytest.mark.parametrize("path", sorted(POLICIES.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_example_loses_by_a_policy_that_is_shipped(path) -> None:  # type: ignore[no-untyped-def]
    found = compared(read_policy(path, handbook()), examples())
    assert not found.lose
    assert not found.elsewhere


def test_only_the_same_projects_and_draws_are_compared() -> None:
    one, other = (figures(run(setting(d), examples()[:1], DAY), handbook()) for d in (20, 30))
    with pytest.raises(ValueError, match="the same projects"):
        compare(one, other)
