"""A portfolio of random projects: ours on one process, on several and on Dask, beside NumPy and SimPy.

Ours plans every project under the law (its steps, exactly, over all unknown answers) and gives every
milestone, the critical path of each draw, the worth of a day and the sums by step and desk. The peers are
handed the planned networks and give the day of the goal alone; SimPy runs a small share, scaled.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import resource
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, TypeVar

import numpy as np

from benchmarks.peer_schedule import Case, by_simpy, plain_numpy
from benchmarks.projects import portfolio
from benchmarks.timing import Line, show
from vejviser.handbook.load import load
from vejviser.law.codes import CERTAIN, NO
from vejviser.portfolio.dask_engine import dask_engine
from vejviser.portfolio.engine import Engine, Here, local
from vejviser.portfolio.frame import Frame, Setting, frame_of, setting_of
from vejviser.portfolio.outcome import SHARES
from vejviser.portfolio.planning import Planned
from vejviser.portfolio.run import plan_all, run
from vejviser.road.project import Project
from vejviser.schedule.network import network
from vejviser.schedule.paths import milestones_of

DAY = dt.date(2026, 11, 26)
Result = TypeVar("Result")


class Spent(NamedTuple):
    """Seconds by the clock on the wall, and by the processor's."""

    wall: float
    processor: float


def main() -> None:
    """Print the table, the receipts and the most memory used."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=1000)
    parser.add_argument("--draws", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--simpy", type=int, default=20_000, help="project-draws that SimPy runs")
    options = parser.parse_args()
    handbook = load()
    setting = setting_of(handbook, draws=options.draws)
    projects = portfolio(handbook, DAY, options.projects)
    count = options.projects * options.draws
    lines: list[Line] = []

    def line(engine: str, what: str, spent: Spent, note: str, share: float = 1.0) -> None:
        told = f"{spent.wall / share:.1f} s in all, {spent.processor / share:.1f} s of processor; {note}"
        lines.append(Line(engine, what, "1e6 project-draws", (spent.wall / share * 1e6 / count,), told))

    plans, planning = timed(lambda: plan_all(setting, [(p, DAY) for p in projects], Here(), 64))
    receipts = {}
    for name, works in _engines(options.workers):
        receipts[name], spent = timed(lambda works=works: _ours(works, setting, projects))  # type: ignore[misc]
        line("vejviser", name, spent, "law, start-up and all figures")
    cases = [_case(frame_of(setting, DAY), plan) for plan in plans]
    steps = sum(len(case.net.names) for case in cases)
    rng = np.random.default_rng(1)
    _, spent = timed(lambda: [np.quantile(plain_numpy(case, options.draws, rng), SHARES) for case in cases])
    line("NumPy", "plain loop, 1 process", spent, "networks given; the goal alone")
    some = cases[:: max(1, len(cases) // 100)]
    each = max(1, options.simpy // len(some))
    _, spent = timed(lambda: [by_simpy(case, each, rng) for case in some])
    note = f"networks given; scaled from {each * len(some):,} project-draws"
    line("SimPy", "events, 1 process", spent, note, each * len(some) / count)
    show(f"{options.projects:,} projects, {options.draws:,} draws, {steps:,} steps to simulate", lines)
    alone = planning.processor
    print(f"planning alone: {alone:.1f} s of one processor, {alone / len(plans) * 1e3:.1f} ms a project")
    print(f"most memory in this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    alike = len(set(receipts.values())) == 1
    print(f"receipts alike: {alike} ({next(iter(receipts.values()))})")


def timed(work: Callable[[], Result]) -> tuple[Result, Spent]:
    """What the work gives, and what it took; a busy machine stretches the wall clock, not the processor's."""
    wall, processor = time.perf_counter(), _processor()
    found = work()
    return found, Spent(time.perf_counter() - wall, _processor() - processor)


def _processor() -> float:
    """The processor's seconds of this process and of those it started that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _engines(workers: int) -> list[tuple[str, Callable[[], AbstractContextManager[Engine]]]]:
    return [
        ("local, 1 process", local),
        (f"local, {workers} processes", lambda: local(workers)),
        (f"dask, {workers} workers", lambda: dask_engine(workers)),
    ]


def _ours(
    works: Callable[[], AbstractContextManager[Engine]], setting: Setting, projects: Sequence[Project]
) -> str:
    with works() as engine:
        return run(setting, projects, DAY, engine=engine).receipt


def _case(frame: Frame, planned: Planned) -> Case:
    """The network of a planned project's certain steps as the peers are given it."""
    states = dict(zip(frame.entries, planned.states, strict=True))
    order = [name for name in frame.order if states[name] != NO]
    once = {n for n in order if states[n] == CERTAIN and frame.entries[n].pace == "once"}
    net = network(order, frame.after, once)
    goal, ends = milestones_of(net, frame.reference)
    first = bool(goal) and frame.reference.milestones[goal].reached == "first"
    last = ends.get(goal) or tuple(range(len(net.names)))
    return Case(net, [frame.works[name] for name in net.names], last, first)


if __name__ == "__main__":
    main()
