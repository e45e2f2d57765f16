"""Networks and durations for the tests of the schedule, and a plain-Python oracle of the whole simulation."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from vejviser.schedule.durations import Duration, Rounds, Work
from vejviser.schedule.network import Network, network


def fixed(days: float) -> Work:
    return Work(Duration(days, days, days, "assumed"))


def spread(p10: float, p50: float, p90: float) -> Work:
    return Work(Duration(p10, p50, p90, "assumed"))


def random_network(seed: int, size: int = 30, waits: int = 3) -> tuple[Network, list[Work]]:
    """A network of `size` steps, each waiting for up to `waits` earlier ones, and what each costs."""
    rng = random.Random(seed)
    names = [f"s{i}" for i in range(size)]
    after = {n: rng.sample(names[:i], min(i, rng.randint(0, waits))) for i, n in enumerate(names)}
    works = []
    for _ in names:
        median = rng.uniform(3, 200)
        duration = Duration(median * rng.uniform(0.3, 0.95), median, median * rng.uniform(1.05, 3), "assumed")
        rounds = Rounds(0.4, Duration(5, 10, 30, "published")) if rng.random() < 0.2 else None
        works.append(Work(duration, rounds))
    return network(names, after, set(names)), works


@st.composite
def waits(draw: st.DrawFn) -> tuple[list[str], dict[str, list[str]], set[str]]:
    """Steps in order, what each is after, and those that are kept."""
    size = draw(st.integers(1, 9))
    names = [f"s{i}" for i in range(size)]
    after = {
        name: draw(st.lists(st.sampled_from(names[:i]), unique=True, max_size=4)) if i else []
        for i, name in enumerate(names)
    }
    return names, after, set(draw(st.lists(st.sampled_from(names), unique=True)))
