"""How long 100,000 draws of the longest example road take: ours, a plain NumPy loop, and SimPy.

Ours gives every milestone, the share of draws in which each step is critical, and the spread of each start
and finish; the peers give the day of the goal alone. SimPy runs a small share, scaled. Ends with 1 when
ours takes more than the limit.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import sys

import numpy as np

from benchmarks.peer_schedule import Case, Days, by_simpy, plain_numpy
from benchmarks.projects import examples
from benchmarks.timing import Line, measure, show
from vejviser.handbook.load import load
from vejviser.handbook.reference.load import load_reference
from vejviser.road.plan import plan
from vejviser.schedule.schedule import Schedule, schedule

LIMIT = 0.5
DAY = dt.date(2026, 11, 26)


def main() -> None:
    """Print the table and how far the three agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=100_000)
    parser.add_argument("--simpy", type=int, default=500, help="draws that SimPy runs")
    options = parser.parse_args()
    handbook = load()
    reference = load_reference(handbook)
    roads = {p.name: plan(handbook, p.facts, DAY) for p in examples(handbook)}
    timed = {name: schedule(road, reference, DAY, draws=10) for name, road in roads.items()}
    longest = max(timed, key=lambda name: len(timed[name].net.names))

    def ours() -> Schedule:
        return schedule(roads[longest], reference, DAY, draws=options.draws)

    one = ours()
    first = bool(one.goal) and one.milestones[one.goal].milestone.reached == "first"
    case = Case(one.net, one.works, one.ends, first)
    rng = np.random.default_rng(1)
    each = 1e6 / options.draws
    loop = measure(lambda: plain_numpy(case, options.draws, rng))
    events = measure(lambda: by_simpy(case, options.simpy, rng), repeats=3)
    note = f"the goal alone; {options.simpy} draws, scaled"
    lines = [
        Line("vejviser", "schedule", "1e6 draws", _times(measure(ours), each), "all figures"),
        Line("NumPy", "plain loop", "1e6 draws", _times(loop, each), "the goal alone"),
        Line("SimPy", "events", "1e6 draws", _times(events, 1e6 / options.simpy), note),
    ]
    show(f"{longest}: {len(one.net.names)} steps, {options.draws:,} draws", lines)
    agree(one.milestones[one.goal].days, plain_numpy(case, options.draws, rng), "NumPy")
    agree(one.milestones[one.goal].days, by_simpy(case, options.simpy, rng), "SimPy")
    least = min(lines[0].seconds) / each
    print(f"{options.draws:,} draws in {least:.3f} s at best; the limit for 100,000 is {LIMIT} s")
    if least > LIMIT * options.draws / 100_000:
        sys.exit(1)


def _times(seconds: tuple[float, ...], factor: float) -> tuple[float, ...]:
    return tuple(s * factor for s in seconds)


def agree(ours: Days, theirs: Days, who: str) -> None:
    """Print how many standard errors the mean days lie apart."""
    error = math.sqrt(ours.var() / len(ours) + theirs.var() / len(theirs))
    apart = abs(ours.mean() - theirs.mean()) / error
    means = f"{ours.mean():.1f}, {who} {theirs.mean():.1f}"
    print(f"mean days to the goal: {means}, {apart:.1f} standard errors apart")


if __name__ == "__main__":
    main()
