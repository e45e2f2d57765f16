"""The narrow picture, for a phone: the same road as a vertical line with stations, same order, same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vejviser.export.picture import marks, svg
from vejviser.export.picture.chosen import Band
from vejviser.export.picture.head import head
from vejviser.export.picture.instep import in_time
from vejviser.export.picture.key import key
from vejviser.export.picture.measure import joined, wrap
from vejviser.export.picture.outline import Outline, Sign
from vejviser.export.picture.rows import Row
from vejviser.export.picture.scale import Scale, scale
from vejviser.export.picture.spoken import band_note, folded, notes, row_title, row_when, sign_note, strips
from vejviser.export.picture.svg import Link
from vejviser.export.picture.texts import count, say
from vejviser.handbook.entries import STAGES

WIDE = 360.0
EDGE = 12.0
ROAD = 24.0
"""Where the road runs."""
LEFT, RIGHT = 46.0, 344.0
"""Where the axis of time begins and ends, and the text."""
LINE = 17.0


def draw_narrow(made: Outline, ids: str, bare: bool = False, link: Link | None = None) -> str:
    """The narrow form as SVG, 360 wide and as high as it needs."""
    at = scale(made, LEFT, RIGHT)
    parts, y = ([], -8.0) if bare else head(made, EDGE, WIDE - 2 * EDGE, 30)
    y += 16
    for sign in made.signs:
        parts.append(_sign(made, sign, at, y))
        y += 48
    for band in made.bands:
        drawn, y = _band(made, band, at, y + 4, ids, link)
        parts += drawn
    under, y = key(made, EDGE, WIDE - 2 * EDGE, y + 10, ids)
    drawn = [*parts, *under]
    return svg.document(drawn, WIDE, y + 8, made.calendar.lang, ids, made.title, made.desc, link is not None)


def _sign(made: Outline, sign: Sign, at: Scale, y: float) -> str:
    """A milestone: its board, when it is reached, and its range on the axis of time."""
    x10, x50, x90 = (at.at(days) for days in (sign.spread.p10, sign.spread.p50, sign.spread.p90))
    board = marks.board(EDGE, y, sign.name, sign.goal)
    note = svg.text(EDGE + marks.board_width(sign.name) + 8, y + 14, sign_note(sign, made.calendar), 12)
    axis = svg.line(LEFT, y + 31, RIGHT, y + 31, svg.RULE, 1)
    return svg.group([board, note, axis, marks.span(x10, x50, x90, y + 31)], sign.title)


def _band(
    made: Outline, band: Band, at: Scale, top: float, ids: str, link: Link | None
) -> tuple[list[str], float]:
    """One stage from `top` on: its title, its stations, its quiet lines; and where it ends."""
    lang = made.calendar.lang
    room = WIDE - 2 * EDGE
    parts: list[str] = []
    y = top + 20
    for one in wrap(f"{STAGES.index(band.stage) + 1} {say(f'stage.{band.stage}', lang)}", room, 15, True):
        parts.append(svg.text(EDGE, y, one, 15, bold=True))
        y += 19
    parts.append(svg.text(EDGE, y - 2, band_note(band, lang), 12, svg.GREY))
    y += 8
    stations = [_station(made, row, at, ids) for row in band.drawn]
    places = []
    for row, station in zip(band.drawn, stations, strict=True):
        places.append(y + 9)
        field = svg.field(6, 0, WIDE - 12, station.high - 4) if link else ""
        placed = (f'<g transform="translate(0 {svg.number(y)})">', field, *station.parts, "</g>")
        parts.append(svg.leading(placed, station.title, link(row.id) if link else ""))
        y += station.high
    if places:
        parts.insert(0, svg.line(ROAD, places[0], ROAD, places[-1], svg.EDGE, 3))
    for told in _quiet(band, made):
        for one in wrap(told, room, 12, most=4):
            parts.append(svg.text(EDGE, y + 12, one, 12, svg.GREY))
            y += 16
        y += 3
    y += 6
    back = svg.rect(4, top, WIDE - 8, y - top, rx=6, fill=svg.BAND)
    return [back, *parts], y + 4


def _quiet(band: Band, made: Outline) -> Iterator[str]:
    lang = made.calendar.lang
    if band.folded:
        yield folded(band, lang)
    if band.possible:
        yield count("uncounted", lang, len(band.possible))
    yield from strips(band, lang)


@dataclass(frozen=True)
class Station:
    """A step as drawn from 0 downwards, and how high it is."""

    parts: tuple[str, ...]
    high: float
    title: str


def _station(made: Outline, row: Row, at: Scale, ids: str) -> Station:
    """A station: its dot, title, time in words, bar on the axis of time, and what to note."""
    lang = made.calendar.lang
    forks = made.forks_of(row)
    parts = [_dot(row)]
    y = 13.0
    for one in wrap(row.title, RIGHT - LEFT, 14, row.on_path):
        parts.append(svg.text(LEFT, y, one, 14, bold=row.on_path))
        y += LINE
    told = joined([row_when(row, made.calendar), *notes(row, lang)])
    for one in wrap(told, RIGHT - LEFT, 12):
        parts.append(svg.text(LEFT, y, one, 12, svg.GREY))
        y += 15
    x = LEFT
    for number in forks:
        parts.append(marks.fork(x, y - 4, number))
        x += marks.fork_width(number)
    if forks:
        y += LINE
    if row.done:
        return Station(tuple(parts), y + 4, row_title(row, made.calendar))
    parts.append(_strip(made, row, at, y, ids))
    return Station(tuple(parts), y + 20, row_title(row, made.calendar))


def _dot(row: Row) -> str:
    """Dark for the critical path, light beside it, dashed where only possible, a tick where it is done."""
    if row.done:
        return marks.done(ROAD - marks.HIGH / 2, 9.0)
    fill, edge, radius = (svg.CRITICAL, svg.CRITICAL, 7.0) if row.on_path else (svg.PAPER, svg.EDGE, 5.5)
    if not row.certain:
        fill = svg.PAPER
    return svg.tag(
        "circle", cx=ROAD, cy=9.0, r=radius, fill=fill, stroke=edge, stroke_width="2",
        stroke_dasharray="" if row.certain else "3 2",
    )  # fmt: skip


def _strip(made: Outline, row: Row, at: Scale, y: float, ids: str) -> str:
    """The bar of a step on the axis of time, with the goal's range behind it."""
    goal = made.goal
    x10, x50, x90 = (at.at(days) for days in (goal.p10, goal.p50, goal.p90))
    parts = [
        svg.rect(x10, y - 8, max(2.0, x90 - x10), 16, fill=svg.ZONE),
        svg.line(x50, y - 8, x50, y + 8, svg.SIGN, 1.2),
        svg.line(LEFT, y, RIGHT, y, svg.RULE, 1),
    ]
    return "".join([*parts, *in_time(made, row, at, y, ids).drawn])
