"""The signs of the picture, the same in the wide form, the narrow form and the legend."""

from __future__ import annotations

from vejviser.export.picture import svg
from vejviser.export.picture.measure import width
from vejviser.schedule.durations import Origin

HIGH = 13.0
"""The height of a bar."""
_LEAST = 3.0
BOARD = 19.0
"""The height of a signpost's board."""


def bar(ids: str, x: float, y: float, wide: float, critical: bool, certain: bool, origin: Origin) -> str:
    """A step's bar around the middle line y: dark if critical, dashed if only possible, faded if assumed."""
    top, wide = y - HIGH / 2, max(wide, _LEAST)
    if not certain:
        return svg.rect(
            x, top, wide, HIGH, rx=2, fill=svg.PAPER, stroke=svg.CRITICAL if critical else svg.EDGE,
            stroke_width="1.4", stroke_dasharray="4 3",
        )  # fmt: skip
    plain = svg.CRITICAL if critical else svg.OTHER
    kind = "critical" if critical else "other"
    fill = f"url(#{ids}-{kind})" if origin == "assumed" and wide > 2 * _LEAST else plain
    parts = [svg.rect(x, top, wide, HIGH, rx=2, fill=fill)]
    if origin == "project":
        parts.append(svg.rect(x + wide + 2, top, 2.5, HIGH, fill=plain))
    return "".join(parts)


def done(x: float, y: float) -> str:
    """A step that is done: a light square with a tick, its left edge at x, around the middle line y."""
    box = svg.rect(x, y - HIGH / 2, HIGH, HIGH, rx=2, fill=svg.OTHER)
    d = f"M{svg.number(x + 3)} {svg.number(y)}l2.8 3l4.4 -6"
    return box + svg.path(
        d, stroke=svg.CRITICAL, stroke_width="2", stroke_linecap="round", stroke_linejoin="round"
    )


def begun(x: float, y: float, critical: bool) -> str:
    """That the bar which begins at x was begun before: two short pieces of it to its left."""
    fill = svg.CRITICAL if critical else svg.OTHER
    return "".join(svg.rect(x - far, y - HIGH / 2, 3, HIGH, fill=fill) for far in (5, 10))


def law(ids: str, x: float, y: float, wide: float) -> str:
    """A time limit in law: a hatched strip along the lower edge of the bar around y."""
    return svg.rect(
        x, y + HIGH / 2 - 6, max(wide, _LEAST), 6, fill=f"url(#{ids}-law)", stroke=svg.INK, stroke_width="0.8"
    )


def whisker(x10: float, x90: float, y: float, known: bool, dark: tuple[float, float], cut: bool) -> str:
    """A thin line from the 10th to the 90th percentile, dashed where the spread is assumed.

    Over a dark bar from `dark[0]` to `dark[1]` it is light. A line `cut` at the edge ends in an arrow head.
    """
    dash = "" if known else "3 2"
    parts = [svg.line(x10, y, x90, y, svg.THIN, 1.0, dash), _cap(x10, y, svg.THIN)]
    low, high = max(x10, dark[0]), min(x90, dark[1])
    if low < high:
        parts.append(svg.line(low, y, high, y, svg.PAPER, 1.2, dash))
        if x10 >= dark[0]:
            parts.append(_cap(x10, y, svg.PAPER))
    if cut:
        tip = svg.points((x90 - 6, y - 3.5), (x90, y), (x90 - 6, y + 3.5))
        parts.append(svg.tag("polyline", points=tip, fill="none", stroke=svg.THIN, stroke_width="1.2"))
    else:
        parts.append(_cap(x90, y, svg.THIN))
    return "".join(parts)


def _cap(x: float, y: float, colour: str) -> str:
    return svg.line(x, y - 3.5, x, y + 3.5, colour, 1.2)


def fork(x: float, y: float, number: int | None = None) -> str:
    """A road that forks, its left end at x, with its number; it is `fork_width` wide."""
    drawn = svg.path(
        f"M{svg.number(x)} {svg.number(y)}h5l6 -5m-6 5l6 5", stroke=svg.INK, stroke_width="1.8",
        stroke_linecap="round", stroke_linejoin="round",
    )  # fmt: skip
    return drawn + (svg.text(x + 13, y + 4, str(number), 11, bold=True) if number else "")


def fork_width(number: int) -> float:
    """How wide a numbered fork is, with the gap behind it."""
    return 19 + width(str(number), 11, True)


def board_width(told: str, size: float = 12) -> float:
    """How wide a signpost's board is."""
    return width(told, size, True) + 26


def board(x: float, y: float, told: str, goal: bool, left: bool = False, size: float = 12) -> str:
    """A signpost's board whose post stands at x: its top at y, pointing right, or left; dark for the goal."""
    wide = board_width(told, size)
    way = -1 if left else 1
    far, tip = x + way * (wide - 9), x + way * wide
    shape = svg.points((x, y), (far, y), (tip, y + BOARD / 2), (far, y + BOARD), (x, y + BOARD))
    at = far + 2 if left else x + 8
    return svg.tag(
        "polygon", points=shape, fill=svg.SIGN if goal else svg.PAPER, stroke=svg.SIGN, stroke_width="1.4"
    ) + svg.text(at, y + 14, told, size, svg.PAPER if goal else svg.SIGN, True)


def span(x10: float, x50: float, x90: float, y: float) -> str:
    """The range of a milestone: a line from the 10th to the 90th percentile with a diamond on the median."""
    diamond = svg.points((x50, y - 4.5), (x50 + 4.5, y), (x50, y + 4.5), (x50 - 4.5, y))
    return (
        svg.line(x10, y, x90, y, svg.SIGN, 2)
        + svg.line(x10, y - 3.5, x10, y + 3.5, svg.SIGN, 2)
        + svg.line(x90, y - 3.5, x90, y + 3.5, svg.SIGN, 2)
        + svg.tag("polygon", points=diamond, fill=svg.SIGN)
    )
