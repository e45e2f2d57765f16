"""A step in time: its bar, whisker and limits in law on an axis."""

from __future__ import annotations

from dataclasses import dataclass

from vejviser.export.picture import marks
from vejviser.export.picture.outline import Outline
from vejviser.export.picture.rows import Row
from vejviser.export.picture.scale import Scale


@dataclass(frozen=True)
class InTime:
    """What is drawn of a step on the axis, and how far it reaches to the left and right."""

    drawn: tuple[str, ...]
    left: float
    right: float


def in_time(made: Outline, row: Row, at: Scale, y: float, ids: str) -> InTime:
    """The bar of a step with its whisker and hatched limits, around the middle line y."""
    if row.start is None or row.finish is None or row.duration is None:
        return InTime((), at.right, at.left)
    if row.done:
        return InTime((marks.done(at.left, y),), at.left, at.left + marks.HIGH)
    x1, x2 = at.at(row.start.p50), at.at(row.finish.p50)
    w1, w2 = at.at(row.finish.p10), at.at(row.finish.p90)
    origin = row.duration.origin
    dark = (x1, x2) if row.on_path and row.certain and origin != "assumed" else (0.0, 0.0)
    parts = [
        marks.bar(ids, x1, y, x2 - x1, row.on_path, row.certain, origin),
        marks.whisker(w1, w2, y, origin in ("published", "project"), dark, at.beyond(row.finish.p90)),
    ]
    if row.begun:
        parts.append(marks.begun(x1, y, row.on_path))
    ends = [x2, w2]
    for clock in row.clocks:
        c1, c2 = (at.at((day - made.calendar.start).days) for day in (clock.begins, clock.ends))
        parts.append(marks.law(ids, c1, y, c2 - c1))
        ends.append(c2)
    return InTime(tuple(parts), min(x1, w1), max(ends))
