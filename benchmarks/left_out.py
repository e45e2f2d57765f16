"""Shortcuts and readings of the examples with answers left out, in seconds of processor.

Projects with few answers are the dearest: most is open, and what is answered tells most about the rest.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Mapping

from tests.schedule.examples import DAY, NAMES, book, project, tables
from vejviser.law.model import Answer
from vejviser.levers.levers import levers
from vejviser.road.plan import plan
from vejviser.road.register import register

SHARES = (0.1, 0.3, 0.5, 0.75, 1.0)
"""What share of the answers is left, drawn for each example."""


def main() -> None:
    """Print the median and the most seconds over the examples, by the share of answers that is left."""
    seconds(lambda: found(project(NAMES[0]).facts, NAMES[0]))  # what is done once in a process
    print(f"{'left':>5}  {'shortcuts':>16}  {'road':>16}  {'readings':>16}   median and most, s of processor")
    for share in SHARES:
        rows = [timed(name, share) for name in NAMES]
        cells = [f"{statistics.median(some):8.2f}{max(some):8.2f}" for some in zip(*rows, strict=True)]
        print(f"{share:5.0%}  " + "  ".join(cells))


def timed(name: str, share: float) -> tuple[float, float, float]:
    """The seconds for the shortcuts, the road, and then its readings, each without memory of others."""
    chance = random.Random(name)
    answers = {fact: told for fact, told in project(name).facts.items() if chance.random() < share}
    law = book().law(DAY)
    law.forget()
    pulled = seconds(lambda: found(answers, name))
    law.forget()
    planned = seconds(lambda: plan(book(), answers, DAY))
    road = plan(book(), answers, DAY)
    return pulled, planned, seconds(lambda: register(road))


def found(answers: Mapping[str, Answer], name: str) -> object:
    """The levers of an example with these answers."""
    own = project(name)
    return levers(book(), tables(), book().law(DAY), answers, own.times, project=own.name)


def seconds(run: Callable[[], object]) -> float:
    """The processor's seconds for one run."""
    start = time.process_time()
    run()
    return time.process_time() - start


if __name__ == "__main__":
    main()
