"""A project's own times: how long a step takes with this team, where it knows better than the handbook."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from vejviser.road.answers import DoubtError
from vejviser.road.nodes import plain

UNITS = {
    "day": 1.0, "days": 1.0, "dag": 1.0, "dage": 1.0,
    "week": 7.0, "weeks": 7.0, "uge": 7.0, "uger": 7.0,
    "month": 30.4375, "months": 30.4375, "måned": 30.4375, "måneder": 30.4375,
    "year": 365.25, "years": 365.25, "år": 365.25,
}  # fmt: skip
"""The calendar days in a unit of time, in the words of both languages."""
LONGEST = 36525.0
_SHORT = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s+(\w+)\s*")
_PARTS = ("p10", "p50", "p90", "unit")


@dataclass(frozen=True, slots=True)
class OwnTime:
    """Calendar days that a step takes by the project's own word; a percentile not given is None."""

    p50: float
    p10: float | None = None
    p90: float | None = None


def own_time(node: yaml.Node) -> OwnTime:
    """The time that is written as `3 weeks`, or as p10, p50, p90 and unit.

    Raises `DoubtError` for anything else, and for percentiles that do not ascend.
    """
    if isinstance(node, yaml.ScalarNode):
        found = _SHORT.fullmatch(node.value)
        if not found or found[2].lower() not in UNITS:
            raise DoubtError("not_a_time", value=node.value)
        return _checked({"p50": float(found[1].replace(",", ".")) * UNITS[found[2].lower()]}, node.value)
    if not isinstance(node, yaml.MappingNode):
        raise DoubtError("not_a_time", value="[…]")
    given = {str(plain(key)): plain(value) for key, value in node.value}
    shown = ", ".join(f"{key}: {value}" for key, value in given.items())
    unit = str(given.get("unit", "days")).lower()
    figures = {key: value for key, value in given.items() if key in _PARTS[:3]}
    wrong = set(given) - set(_PARTS) or [v for v in figures.values() if not _is_number(v)]
    if wrong or "p50" not in figures or unit not in UNITS:
        raise DoubtError("not_a_time", value=shown)
    return _checked({key: float(str(value)) * UNITS[unit] for key, value in figures.items()}, shown)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _checked(days: Mapping[str, float], shown: str) -> OwnTime:
    found = [days[key] for key in _PARTS if key in days]
    if found != sorted(found) or found[0] <= 0 or found[-1] > LONGEST:
        raise DoubtError("odd_time", value=shown)
    return OwnTime(days["p50"], days.get("p10"), days.get("p90"))
