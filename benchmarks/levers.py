"""Levers beside brute force: every single and double change of the examples, same set, same ranking."""

from __future__ import annotations

import sys
import time

from benchmarks.timing import Line, measure, show
from tests.levers.brute import Brute, key
from tests.schedule.examples import DAY, NAMES, book, project, tables
from vejviser.levers.levers import Levers, levers

DRAWS = 1000
BRUTE_DRAWS = 100


def main() -> None:
    """Time all levers of each example; with --all try every pair by hand as well (about a minute each)."""
    lines = []
    for name in NAMES:
        spent = measure(lambda name=name: found(name, DRAWS), 1, 3)  # type: ignore[misc]
        ours = found(name, BRUTE_DRAWS)
        brute = Brute(name, BRUTE_DRAWS)
        start = time.perf_counter()
        same = {key(lever.choices): lever.saved for lever in ours.single} == brute.single()
        if "--all" in sys.argv:
            same &= {key(lever.choices): lever.saved for lever in ours.pairs} == brute.pairs()
        seconds = time.perf_counter() - start
        told = "agrees" if same else "DIFFERS"
        note = f"{len(ours.single)} single, {len(ours.pairs)} pairs; brute force {told}, {seconds:.0f} s"
        lines.append(Line("vejviser", name, "road", spent, note))
    show("Levers: every single and double change", lines)


def found(name: str, draws: int) -> Levers:
    """The levers of an example."""
    own = project(name)
    return levers(book(), tables(), book().law(DAY), own.facts, own.times, draws, project=own.name)


if __name__ == "__main__":
    main()
