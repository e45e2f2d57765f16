"""A run gives the same bits however it is cut and wherever it is done, and nothing unless all can be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.portfolio.folders import DAY, handbook, setting, some
from tests.portfolio.killing import killed_once
from vejviser.portfolio.engine import Pool, local
from vejviser.portfolio.faults import PortfolioError
from vejviser.portfolio.frame import OtherHandbookError, frame_of, setting_of
from vejviser.portfolio.run import run
from vejviser.portfolio.table import parse_table
from vejviser.portfolio.tally import percentile, together
from vejviser.road.project import Project


@pytest.mark.parametrize("span", [1, 2, 5, 1000])
def test_how_the_projects_are_cut_changes_not_one_bit(span: int) -> None:
    a, b = run(setting(), some(), DAY), run(setting(), some(), DAY, span=span)
    assert a.outcomes == b.outcomes
    assert a.tally.steps == b.tally.steps
    assert a.tally.places == b.tally.places
    assert a.receipt == b.receipt


def test_a_project_is_alike_alone_and_among_others() -> None:
    assert run(setting(), some()[3:4], DAY).outcomes == run(setting(), some(), DAY).outcomes[3:4]


def test_the_order_of_projects_changes_no_sum() -> None:
    a, b = run(setting(), some(), DAY).tally, run(setting(), some()[::-1], DAY).tally
    assert (a.steps, a.places, a.desks) == (b.steps, b.places, b.desks)
    assert all((a.reached[name][1] == b.reached[name][1]).all() for name in a.reached)


def test_a_long_run_cut_into_draws_counts_each_draw_once() -> None:
    found = run(setting(draws=20_000), some()[:1], DAY).tally
    for count, counts in found.reached.values():
        assert counts.sum() == 20_000 * count


@pytest.mark.parametrize("change", ["seed", "draws", "answer", "name"])
def test_the_receipt_tells_different_runs_apart(change: str) -> None:
    projects = list(some()[:2])
    other = {"seed": setting(seed=2), "draws": setting(draws=201)}.get(change, setting())
    if change == "answer":
        projects[0] = replace(projects[0], facts=dict(list(projects[0].facts.items())[1:]))
    if change == "name":
        projects[0] = replace(projects[0], name="another")
    assert run(other, projects, DAY).receipt != run(setting(), some()[:2], DAY).receipt


def test_a_pool_of_processes_gives_the_same_bits() -> None:
    with local(2) as pool:
        assert isinstance(pool, Pool)
        assert run(setting(), some(), DAY, engine=pool).receipt == run(setting(), some(), DAY).receipt


def test_what_a_killed_process_left_undone_is_given_out_again(tmp_path: Path) -> None:
    pool = Pool(1)
    found = dict(pool.map(partial(killed_once, tmp_path / "killed"), range(8)))
    pool.close()
    assert found == {n: n * n for n in range(8)}
    assert (tmp_path / "killed").exists()


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[str, int, int]] = []
    run(setting(), some(), DAY, told=lambda *news: told.append(news))
    assert [news[1:] for news in told if news[0] == "plan"][-1] == (6, 6)
    assert [news[1:] for news in told if news[0] == "simulate"][-1] == (6, 6)


def test_contradictions_are_named_and_nothing_is_run() -> None:
    table = "name;product_form;study_planned;ce_status;first_placed\ngood;software;;;\n"
    projects = parse_table(table, frame_of(setting(), DAY).law.text.facts)
    assert run(setting(), projects, DAY).outcomes[0].name == "good"
    clashing = _clashing()
    with pytest.raises(PortfolioError) as error:
        run(setting(), [*projects, *clashing], DAY)
    assert error.value.lines("en")
    assert all("bad.csv, row 2, column " in line for line in error.value.lines("en"))


def _clashing() -> Sequence[Project]:
    """Answers that no possible project gives together, found in the handbook's own constraints."""
    return (
        Project(
            "bad",
            None,
            {"ce_status": "mdr", "ai_stage": "idea"},
            (),
            "",
            "bad.csv",
            {"name": 2, "ce_status": 2, "ai_stage": 2},
        ),
    )


def test_each_project_has_the_law_of_its_own_day_unless_the_day_is_fixed() -> None:
    later = replace(some()[0], as_of=dt.date(2029, 1, 1))
    assert run(setting(), [later], DAY).receipt == run(setting(), [later], dt.date(2029, 1, 1), True).receipt
    assert run(setting(), [later], DAY, True).receipt == run(setting(), some()[:1], DAY).receipt


def test_a_worker_with_another_handbook_refuses() -> None:
    with pytest.raises(OtherHandbookError):
        run(replace(setting(), key="other"), some()[:1], DAY)


def test_a_portfolio_of_projects_without_answers_is_reckoned_too() -> None:
    found = run(setting(), [Project("nothing known")], DAY)
    assert found.outcomes[0].farthest == 1
    assert found.outcomes[0].lacking


def test_no_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one draw"):
        setting_of(handbook(), draws=0)


def test_sums_can_be_put_together_in_any_grouping() -> None:
    each = [run(setting(draws=50), [project], DAY).tally for project in some()]
    whole = together(each)
    grouped = together([together(each[:2]), together(each[2:])])
    assert whole.steps == grouped.steps
    assert whole.projects == 6
    for name, (_, counts) in whole.reached.items():
        assert (counts == grouped.reached[name][1]).all()
        assert counts[: percentile(counts, 0.5) + 1].sum() >= counts.sum() / 2
