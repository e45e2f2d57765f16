"""The wide picture: a time axis, three bands of bars, milestones as signposts above them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from vejviser.export.days import DAYS_A_MONTH
from vejviser.export.picture import marks, svg
from vejviser.export.picture.chosen import Band
from vejviser.export.picture.head import head
from vejviser.export.picture.instep import in_time
from vejviser.export.picture.key import key
from vejviser.export.picture.measure import shorten, width, wrap
from vejviser.export.picture.outline import Outline, Sign
from vejviser.export.picture.rows import Row
from vejviser.export.picture.scale import Scale, scale
from vejviser.export.picture.spoken import band_note, folded, notes, row_length, row_title, sign_note, strips
from vejviser.export.picture.svg import Link
from vejviser.export.picture.texts import count, say
from vejviser.handbook.entries import STAGES

WIDE = 1240.0
EDGE = 24.0
LEFT = 420.0
"""Where the axis of time begins."""
BESIDE = 56.0
"""The room to the right of the axis."""
LENGTH = 14.0
"""How far before the axis the length of a step ends."""
ROW = 21.0
TIER = 31.0


def draw_wide(
    made: Outline, ids: str, bare: bool = False, wide: float = WIDE, link: Link | None = None
) -> str:
    """The wide form as SVG, `wide` units wide and as high as it needs; letters keep their size."""
    at = scale(made, LEFT, wide - BESIDE)
    room = wide - 2 * EDGE
    parts, y = ([], 0.0) if bare else head(made, EDGE, room, 36)
    tops = y + 8
    y = tops + TIER * len(made.signs)
    chart = y + 38
    body, ends = _bands(made, at, chart, ids, link)
    back = [*_grid(made, at, chart - 6, ends), *_posts(made, at, tops, ends)]
    over = [
        *_axis(made, at, chart - 12),
        *(_sign(made, s, at, tops + TIER * i) for i, s in enumerate(made.signs)),
    ]
    under, y = key(made, EDGE, room, ends + 44, ids)
    last = _axis(made, at, ends + 28)
    drawn = [*parts, *body.backs, *back, *body.covers, *body.links, *body.rows, *over, *last, *under]
    return svg.document(drawn, wide, y + 8, made.calendar.lang, ids, made.title, made.desc, link is not None)


@dataclass(frozen=True)
class Body:
    """The bands in layers: what lies behind the grid, what covers it, the critical path, and the rows."""

    backs: tuple[str, ...]
    covers: tuple[str, ...]
    links: tuple[str, ...]
    rows: tuple[str, ...]


def _bands(made: Outline, at: Scale, top: float, ids: str, link: Link | None) -> tuple[Body, float]:
    """The three bands from y on, and where they end."""
    backs: list[str] = []
    covers: list[str] = []
    rows: list[str] = []
    places: dict[str, float] = {}
    room = at.right + BESIDE - 2 * EDGE
    y = top
    for band in made.bands:
        start = y
        y += 24
        rows.append(_band_title(made, band, start + 17))
        for row in band.drawn:
            places[row.id] = y + ROW / 2
            rows.append(_row(made, row, at, y + ROW / 2, ids, link(row.id) if link else ""))
            y += ROW
        if band.folded:
            rows.extend(_rug(band, at, y + 9))
            rows.append(svg.text(EDGE + 12, y + 13, folded(band, made.calendar.lang), 12, svg.GREY))
            y += 18
        lines = _quiet(made, band, room - 24)
        covers.append(svg.rect(EDGE - 12, y, room + 24, 18 * len(lines) + 6, rx=6, fill=svg.BAND))
        rows += [
            svg.text(EDGE + 12, y + 13 + 18 * i, told, 12, svg.GREY, halo=svg.BAND)
            for i, told in enumerate(lines)
        ]
        y += 18 * len(lines)
        y += 6
        backs.append(svg.rect(EDGE - 12, start, room + 24, y - start, rx=6, fill=svg.BAND))
        y += 8
    return Body(tuple(backs), tuple(covers), tuple(_links(made, at, places)), tuple(rows)), y - 8


def _band_title(made: Outline, band: Band, y: float) -> str:
    lang = made.calendar.lang
    told = f"{STAGES.index(band.stage) + 1} {say(f'stage.{band.stage}', lang)}"
    note = band_note(band, lang)
    return svg.text(EDGE, y, told, 14, bold=True) + svg.text(
        EDGE + width(told, 14, True) + 14, y, note, 12, svg.GREY, halo=svg.BAND
    )


def _quiet(made: Outline, band: Band, room: float) -> list[str]:
    """The quiet lines at the end of a band, which stand outside time."""
    lang = made.calendar.lang
    possible = [count("uncounted", lang, len(band.possible))] if band.possible else []
    return possible + [one for told in strips(band, lang) for one in wrap(told, room, 12, most=2)]


def _rug(band: Band, at: Scale, y: float) -> Iterator[str]:
    for row in band.folded:
        if row.start and row.finish:
            x1, x2 = at.at(row.start.p50), at.at(row.finish.p50)
            yield svg.rect(x1, y - 2, max(2.0, x2 - x1), 4, fill=svg.EDGE, fill_opacity="0.35")


def _row(made: Outline, row: Row, at: Scale, y: float, ids: str, href: str) -> str:
    """One step: its title, its length, its bar with whisker, clocks and forks, and what to note beside it."""
    forks = made.forks_of(row)
    end = at.left - LENGTH
    room = end - 66 - EDGE - 12 - sum(marks.fork_width(n) for n in forks)
    told = shorten(row.title, room, 13, row.on_path)
    wide = at.right + BESIDE - 2 * EDGE
    parts = [svg.field(EDGE, y - ROW / 2, wide, ROW)] if href else []
    parts.append(svg.text(EDGE + 12, y + 4.5, told, 13, bold=row.on_path))
    x = EDGE + 12 + width(told, 13, row.on_path) + 6
    for number in forks:
        parts.append(marks.fork(x, y, number))
        x += marks.fork_width(number)
    parts.append(svg.text(end, y + 4.5, row_length(row, made.calendar), 12, svg.GREY, anchor="end"))
    drawn = in_time(made, row, at, y, ids)
    parts += [*drawn.drawn, _note(made, row, at, drawn.left, drawn.right, y)]
    return svg.leading(parts, row_title(row, made.calendar), href)


def _note(made: Outline, row: Row, at: Scale, left: float, right: float, y: float) -> str:
    """What to note beside a bar, to its right or left, wherever there is room; "" where there is none."""
    lang = made.calendar.lang
    beside = notes(row, lang)
    for told in (", ".join(beside), *beside):
        wide = width(told, 11)
        if told and right + 8 + wide <= at.right + BESIDE - EDGE + 8:
            return svg.text(right + 8, y + 4, told, 11, svg.GREY, halo=svg.BAND)
        if told and left - 8 - wide >= at.left:
            return svg.text(left - 8, y + 4, told, 11, svg.GREY, anchor="end", halo=svg.BAND)
    return ""


def _links(made: Outline, at: Scale, places: dict[str, float]) -> Iterator[str]:
    """The line of the critical path from the end of each of its bars to the beginning of the next."""
    by_id = {row.id: row for row in made.rows}
    on_road = [by_id[name] for name in made.path if name in places]
    for one, other in itertools.pairwise(on_road):
        if one.finish and other.start:
            x1, x2 = at.at(one.finish.p50), at.at(other.start.p50)
            y1, y2 = places[one.id], places[other.id]
            d = f"M{svg.number(x1)} {svg.number(y1)}V{svg.number(y2)}H{svg.number(max(x1, x2))}"
            yield svg.path(d, stroke=svg.CRITICAL, stroke_width="2")


def _grid(made: Outline, at: Scale, top: float, bottom: float) -> Iterator[str]:
    x10, x50, x90 = (at.at(days) for days in (made.goal.p10, made.goal.p50, made.goal.p90))
    if made.goal.p50 > 0:
        yield svg.rect(x10, top, max(2.0, x90 - x10), bottom - top, fill=svg.ZONE, fill_opacity="0.7")
        yield svg.line(x50, top, x50, bottom, svg.SIGN, 1.4)
    for month in at.ticks:
        x = at.at(month * DAYS_A_MONTH)
        yield svg.line(x, top, x, bottom, svg.RULE, 1)


def _posts(made: Outline, at: Scale, tops: float, bottom: float) -> Iterator[str]:
    for i, sign in enumerate(made.signs):
        x = at.at(sign.spread.p50)
        yield svg.line(x, tops + TIER * i, x, bottom, svg.SIGN, 1.2, "" if sign.goal else "2 3")


def _sign(made: Outline, sign: Sign, at: Scale, y: float) -> str:
    """A milestone: its range, and its board on the side where there is room."""
    x10, x50, x90 = (at.at(days) for days in (sign.spread.p10, sign.spread.p50, sign.spread.p90))
    note = sign_note(sign, made.calendar)
    board, beside = marks.board_width(sign.name), width(note, 12) + 6
    left = x50 + board + beside > at.right + BESIDE - EDGE
    way = -1 if left else 1
    parts = [
        marks.board(x50, y, sign.name, sign.goal, left),
        svg.text(x50 + way * (board + 6), y + 14, note, 12, anchor="end" if left else "", halo=svg.PAPER),
        marks.span(x10, x50, x90, y + marks.BOARD + 6),
    ]
    return svg.group(parts, sign.title)


def _axis(made: Outline, at: Scale, y: float) -> Iterator[str]:
    """The months from the start, and the date of each tick beside it."""
    lang = made.calendar.lang
    for month in at.ticks:
        x = at.at(month * DAYS_A_MONTH)
        told = say("axis_month", lang, n=month) if month else say("axis_zero", lang)
        yield svg.text(x, y - 13, told, 12, svg.INK, True, "middle", svg.PAPER)
        date = made.calendar.month(month * DAYS_A_MONTH)
        yield svg.text(x, y, date, 11, svg.GREY, anchor="middle", halo=svg.PAPER)
