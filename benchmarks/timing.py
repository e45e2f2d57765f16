"""How often things are timed, and one table for what came out."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """Seconds a unit over several repeats; `per` names the unit, `note` what the figure is about."""

    engine: str
    what: str
    per: str
    seconds: tuple[float, ...]
    note: str = ""


def measure(run: Callable[[], object], units: int = 1, repeats: int = 7) -> tuple[float, ...]:
    """Seconds a unit, one figure a repeat, after a warm-up; garbage collection is off, as in `timeit`."""
    run()
    found = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(repeats):
            start = time.perf_counter()
            run()
            found.append((time.perf_counter() - start) / units)
    finally:
        gc.enable()
    return tuple(found)


def show(title: str, lines: Sequence[Line]) -> None:
    """Prints the lines as one table: least, median and most time a unit, and units a second at the median."""
    print(f"\n{title}")
    head = ("engine", "what", "min", "median", "max", "per", "a second", "note")
    rows = [head, *(_cells(line) for line in lines)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    for row in rows:
        cells = (
            c.ljust(w) if i in (0, 1, 5, 7) else c.rjust(w)
            for i, (c, w) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join(cells).rstrip())


def _cells(line: Line) -> tuple[str, ...]:
    middle = statistics.median(line.seconds)
    times = (duration(min(line.seconds)), duration(middle), duration(max(line.seconds)))
    return (line.engine, line.what, *times, line.per, f"{1 / middle:.2e}", line.note)


def duration(seconds: float) -> str:
    """A duration in the unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"
