"""A project's own times: how long a step takes with this team, where it knows better than the handbook."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from vejviser.road.answers import DoubtError, check_digits, shown
from vejviser.road.nodes import plain

UNITS = {
    "day": 1.0, "days": 1.0, "dag": 1.0, "dage": 1.0,
    "week": 7.0, "weeks": 7.0, "uge": 7.0, "uger": 7.0,
    "month": 30.4375, "months": 30.4375, "måned": 30.4375, "måneder": 30.4375,
    "year": 365.25, "years": 365.25, "år": 365.25,
}  # fmt: skip
"""The calendar days in a unit of time, in the words of both languages."""
SHORTEST, LONGEST, WIDEST = 0.01, 36525.0, 100.0
"""The bounds in days, and how many times the percentile before a percentile can be.

Within them every tabulated sum of days is exact (see `vejviser.schedule.durations`).
"""
_SHORT = re.compile(r"\s*([0-9]+(?:[.,][0-9]+)?)\s+(\w+)\s*")
_PARTS = ("p10", "p50", "p90", "unit")


@dataclass(frozen=True, slots=True)
class OwnTime:
    """Calendar days that a step takes by the project's own word; a percentile not given is None."""

    p50: float
    p10: float | None = None
    p90: float | None = None


def own_time(node: yaml.Node) -> OwnTime:
    """The time that is written as `3 weeks`, or as p10, p50, p90 and unit.

    Raises `DoubtError` for anything else, for a figure such as 1.500 that has two readings, and for
    percentiles that do not ascend.
    """
    if isinstance(node, yaml.ScalarNode):
        found = _SHORT.fullmatch(node.value)
        if not found or found[2].lower() not in UNITS:
            raise DoubtError("not_a_time", value=node.value)
        digits = found[1].replace(",", ".")
        check_digits(digits)
        return _checked({"p50": float(digits) * UNITS[found[2].lower()]}, node.value)
    if not isinstance(node, yaml.MappingNode):
        raise DoubtError("not_a_time", value="[…]")
    told = ", ".join(f"{shown(plain(key))}: {shown(plain(value))}" for key, value in node.value)
    given = {shown(plain(key)): plain(value) for key, value in node.value}
    for _, value in node.value:
        if isinstance(value, yaml.ScalarNode):
            check_digits(value.value)
    unit = str(given.get("unit", "days")).lower()
    figures = {key: value for key, value in given.items() if key in _PARTS[:3]}
    wrong = set(given) - set(_PARTS) or [v for v in figures.values() if not _is_number(v)]
    if wrong or len(given) < len(node.value) or "p50" not in figures or unit not in UNITS:
        raise DoubtError("not_a_time", value=told)
    return _checked({key: float(str(value)) * UNITS[unit] for key, value in figures.items()}, told)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _checked(days: Mapping[str, float], told: str) -> OwnTime:
    found = [days[key] for key in _PARTS if key in days]
    steady = all(a <= b <= WIDEST * a for a, b in itertools.pairwise(found))
    if not steady or found[0] < SHORTEST or found[-1] > LONGEST:
        raise DoubtError("odd_time", value=told)
    return OwnTime(days["p50"], days.get("p10"), days.get("p90"))
