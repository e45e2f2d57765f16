"""How large a share of each group agrees, with its uncertainty, as a small picture."""

from __future__ import annotations

from collections.abc import Sequence

from vejviser.export.picture.svg import CRITICAL, EDGE, GREY, INK, OTHER, RULE, group, number, tag, text
from vejviser.handbook.entries import Lang
from vejviser.workshop.analysis import GroupSays

WIDTH, LEFT, RIGHT = 340.0, 12.0, 12.0
ROW, TOP = 40.0, 22.0
HALF = 0.5


def percent(share: float) -> int:
    """A share in whole per cent."""
    return round(100 * share)


def intervals(groups: Sequence[tuple[str, GroupSays]], alt: str, lang: Lang) -> str:
    """An SVG with a row for each named group: the mean as a dot, the 90 % interval as a line, half as a mark.

    Attributes only, no style, so that any page may hold it; it needs `alt`, which says the same in words.
    """
    high = TOP + ROW * len(groups) + 8
    parts = [
        tag("line", x1=_x(mark / 4), x2=_x(mark / 4), y1=TOP - 4, y2=high - 6,
            stroke=GREY if mark == 2 else RULE, stroke_dasharray="4 3" if mark == 2 else "")
        for mark in range(5)
    ]  # fmt: skip
    parts += [
        text(_x(mark / 2), TOP - 9, f"{50 * mark} %", 11, GREY, anchor=("start", "middle", "end")[mark])
        for mark in range(3)
    ]
    for row, (name, says) in enumerate(groups):
        parts.append(group(_row(row, name, says), f"{name}: {_told(says)}"))
    return tag(
        "svg", "".join(parts), xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(WIDTH)} {number(high)}", role="img", aria_label=alt, lang=lang,
    )  # fmt: skip


def _row(row: int, name: str, says: GroupSays) -> list[str]:
    y = TOP + ROW * row + 26
    sure = says.for_it >= 0.9 or says.against >= 0.9
    fill = CRITICAL if sure else OTHER
    return [
        text(LEFT, y - 10, name if len(name) <= 44 else f"{name[:43]}…", 12),
        tag(
            "line",
            x1=_x(says.low),
            x2=_x(says.high),
            y1=y,
            y2=y,
            stroke=EDGE,
            stroke_width=4,
            stroke_linecap="round",
        ),
        tag("circle", cx=_x(says.mean), cy=y, r=6, fill=fill, stroke=INK),
    ]


def _told(says: GroupSays) -> str:
    return f"{percent(says.mean)} % ({percent(says.low)}-{percent(says.high)} %)"


def _x(share: float) -> float:
    return LEFT + share * (WIDTH - LEFT - RIGHT)
