"""The road as a Gantt chart: a row a step, grouped by stage, with its time as a bar on one axis.

Every bar is a picture of its own in a cell of a table, placed in shares of the cell's width, so that the
chart fits any page and a screen reader meets a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from vejviser.export.days import DAYS_A_MONTH
from vejviser.export.picture import marks, svg
from vejviser.export.picture.months import Calendar
from vejviser.export.picture.outline import Outline, outline
from vejviser.export.picture.rows import Row
from vejviser.export.picture.scale import Scale, scale
from vejviser.export.picture.spoken import row_title
from vejviser.export.picture.texts import say as picture_say
from vejviser.export.report.item import few
from vejviser.export.wording import Wording
from vejviser.handbook.entries import STAGES, Lang
from vejviser.road.plan import Step
from vejviser.web.roads.addresses import Addresses
from vejviser.web.roads.computed import PAGES, Key, planned
from vejviser.web.roads.lines import StepLine, step_line
from vejviser.web.words import say

WIDTH = 560.0
"""About how many pixels the time axis has on a wide page: decides how many ticks it has."""
HIGH, BAR = 28.0, 14.0
AXIS = 40.0
NAMED = 3


@dataclass(frozen=True)
class GanttRow:
    """A step in time: its bar as SVG, when it comes and what it waits for in words."""

    line: StepLine
    after: str
    bar: str


@dataclass(frozen=True)
class GanttStage:
    """A stage of the chart; `beside` are its steps that have no place in time, by why they have none."""

    number: int
    name: str
    title: str
    rows: tuple[GanttRow, ...]
    beside: tuple[tuple[str, tuple[StepLine, ...]], ...]


@dataclass(frozen=True)
class Gantt:
    """The chart: its axis as SVG, the patterns that the bars share, and the stages."""

    defs: str
    axis: str
    samples: tuple[tuple[str, str], ...]
    stages: tuple[GanttStage, ...]


@lru_cache(maxsize=PAGES)
def gantt(key: Key, lang: Lang, at: Addresses) -> Gantt:
    """The Gantt chart of a road in one language; raises `AnswersError`."""
    kept = planned(key)
    words, made = (
        Wording(kept.road.handbook, lang),
        outline(kept.schedule, lang, kept.project.name, full=True),
    )
    steps = {step.entry.id: step for step in kept.road.steps}
    axis = scale(made, 0.0, WIDTH)
    stages = tuple(
        _stage(number, stage, made, axis, steps, words, at) for number, stage in enumerate(STAGES, 1)
    )
    return Gantt(_defs(made, axis), _axis(axis, made.calendar), tuple(_samples(lang)), stages)


def _stage(
    number: int,
    name: str,
    made: Outline,
    axis: Scale,
    steps: Mapping[str, Step],
    words: Wording,
    at: Addresses,
) -> GanttStage:
    lang = words.lang
    here = [row for row in made.rows if row.stage == name]
    beside = (
        (say("Mulige, ikke regnet med", "Possible, not counted in"),
         [row for row in here if row.pace == "once" and not row.timed]),
        (picture_say("lasting", lang), [row for row in here if row.pace == "lasting"]),
        (picture_say("event", lang), [row for row in here if row.pace == "event"]),
    )  # fmt: skip
    return GanttStage(
        number,
        name,
        picture_say(f"stage.{name}", lang),
        tuple(
            GanttRow(step_line(row, steps[row.id], words, made.calendar, at), _after(steps[row.id], words),
                     bar(row, axis, made.calendar))
            for row in here
            if row.timed
        ),
        tuple(
            (title, tuple(step_line(row, steps[row.id], words, made.calendar, at) for row in rows))
            for title, rows in beside
            if rows
        ),
    )  # fmt: skip


def _after(step: Step, words: Wording) -> str:
    """The steps on the road that it waits for, in words."""
    return few([words.inner(words.handbook.steps[name].title) for name in step.after], words, NAMED)


def _share(axis: Scale, days: float) -> float:
    """Where a day stands on the axis, in percent."""
    return 100 * axis.at(days) / WIDTH


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def bar(row: Row, axis: Scale, calendar: Calendar) -> str:
    """A step on the axis: its bar from median start to median end, its whisker, its limits in law hatched."""
    if row.start is None or row.finish is None or row.duration is None:
        return ""
    if row.done:
        return _framed(marks.done(0.0, 0.0), row_title(row, calendar))
    x1, x2 = _share(axis, row.start.p50), _share(axis, row.finish.p50)
    low, high = _share(axis, row.finish.p10), _share(axis, row.finish.p90)
    parts = [_bar(row, x1, x2)]
    dash = "" if row.duration.origin in ("published", "project") else "3 2"
    parts += [_whisker(low, high, 0.0, svg.THIN, 1.0, dash, row.finish.p90 > axis.months * DAYS_A_MONTH)]
    if row.on_path and row.certain and low < x2:
        parts.append(_line_of(max(low, x1), min(high, x2), 0.0, svg.PAPER, 1.2, dash))
    for clock in row.clocks:
        begins, ends = (float((day - calendar.start).days) for day in (clock.begins, clock.ends))
        c1, c2 = _share(axis, begins), _share(axis, ends)
        parts.append(
            svg.tag("rect", x=_percent(c1), y=1.0, width=_percent(max(0.4, c2 - c1)), height=6.0,
                    fill="url(#gantt-law)", stroke=svg.INK, stroke_width="0.8")
        )  # fmt: skip
    if row.begun:
        parts.append(marks.begun(0.0, 0.0, row.on_path))
    return _framed("".join(parts), row_title(row, calendar))


def _framed(inner: str, told: str) -> str:
    """What is drawn of a step around the middle of its cell, over the grid, with everything in words."""
    placed = svg.tag("svg", inner, y="50%", width="100%", height="1", overflow="visible")
    inner = svg.title(told) + '<use href="#gantt-grid"/>' + placed
    return svg.tag("svg", inner, width="100%", height="28", role="img", aria_label=told)


def _bar(row: Row, x1: float, x2: float) -> str:
    place: dict[str, object] = {
        "x": _percent(x1), "y": -BAR / 2, "width": _percent(max(0.4, x2 - x1)), "height": BAR, "rx": "2",
    }  # fmt: skip
    kind = "critical" if row.on_path else "other"
    if not row.certain:
        edge = svg.CRITICAL if row.on_path else svg.EDGE
        return svg.tag(
            "rect", **place, fill=svg.PAPER, stroke=edge, stroke_width="1.4", stroke_dasharray="4 3"
        )
    assumed = row.duration is not None and row.duration.origin == "assumed"
    plain = svg.CRITICAL if row.on_path else svg.OTHER
    return svg.tag("rect", **place, fill=f"url(#gantt-{kind})" if assumed else plain)


def _whisker(low: float, high: float, y: float, colour: str, width: float, dash: str, cut: bool) -> str:
    """The line from the 10th to the 90th percentile; no cap at an end beyond the axis."""
    caps = [low] if cut else [low, high]
    return _line_of(low, high, y, colour, width, dash) + "".join(
        svg.tag("line", x1=_percent(x), x2=_percent(x), y1=y - 4, y2=y + 4, stroke=colour, stroke_width="1.2")
        for x in caps
    )


def _line_of(x1: float, x2: float, y: float, colour: str, width: float, dash: str) -> str:
    return svg.tag(
        "line", x1=_percent(x1), x2=_percent(x2), y1=y, y2=y, stroke=colour, stroke_width=svg.number(width),
        stroke_dasharray=dash,
    )  # fmt: skip


def _defs(made: Outline, axis: Scale) -> str:
    """What the bars share: hatch, fades, and the grid with the goal's range."""
    lines = [_upright(_share(axis, month * DAYS_A_MONTH), svg.RULE, 1.0) for month in axis.ticks]
    goal = made.goal
    zone = ""
    if goal.p50 > 0:
        x1, x2 = _share(axis, goal.p10), _share(axis, goal.p90)
        zone = svg.tag(
            "rect", x=_percent(x1), y=0.0, width=_percent(max(0.4, x2 - x1)), height="100%", fill=svg.ZONE,
            fill_opacity="0.7",
        )  # fmt: skip
        lines.append(_upright(_share(axis, goal.p50), svg.SIGN, 1.4))
    grid = svg.tag("symbol", zone + "".join(lines), id="gantt-grid", overflow="visible")
    inner = svg.tag("defs", svg.patterns("gantt") + grid)
    return f'<svg width="0" height="0" aria-hidden="true" focusable="false">{inner}</svg>'


def _upright(x: float, colour: str, width: float) -> str:
    return svg.tag(
        "line", x1=_percent(x), x2=_percent(x), y1="0", y2="100%", stroke=colour,
        stroke_width=svg.number(width),
    )  # fmt: skip


def _axis(axis: Scale, calendar: Calendar) -> str:
    """The months from the start, and the month of the year at every tick."""
    parts = []
    for place, month in enumerate(axis.ticks):
        x = _share(axis, month * DAYS_A_MONTH)
        told = (
            picture_say("axis_month", calendar.lang, n=month)
            if month
            else picture_say("axis_zero", calendar.lang)
        )
        date = calendar.month(month * DAYS_A_MONTH)
        kind = "between" if place % 3 else ""
        for y, text, weight, fill in ((14, told, "700", svg.INK), (30, date, "", svg.GREY)):
            parts.append(
                svg.tag("text", escape(text, quote=False), x=_percent(x), y=float(y), text_anchor="middle",
                        font_weight=weight, fill=fill, font_size="12", class_=kind)
            )  # fmt: skip
        parts.append(svg.tag("line", x1=_percent(x), x2=_percent(x), y1="34", y2="40", stroke=svg.GREY))
    return (
        f'<svg width="100%" height="{AXIS:.0f}" aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )


def _samples(lang: Lang) -> Iterator[tuple[str, str]]:
    """Each sign of the chart with what it means."""

    def drawn(inner: str) -> str:
        return f'<svg width="48" height="{HIGH:.0f}" aria-hidden="true" focusable="false">{inner}</svg>'

    def rect(**attributes: object) -> str:
        return svg.tag("rect", x="2", y=(HIGH - BAR) / 2, width="44", height=BAR, rx="2", **attributes)

    yield drawn(rect(fill=svg.CRITICAL)), say("på den kritiske vej", "on the critical path")
    yield drawn(rect(fill=svg.OTHER)), say("andre trin, median", "other steps, median")
    yield drawn(rect(fill="url(#gantt-critical)")), picture_say("legend.assumed", lang)
    yield drawn(_whisker(4, 96, HIGH / 2, svg.THIN, 1.0, "", False)), picture_say("legend.whisker", lang)
    law = svg.tag(
        "rect", x="2", y=HIGH / 2 - 3, width="44", height=6.0, fill="url(#gantt-law)", stroke=svg.INK
    )
    yield drawn(law), picture_say("legend.law", lang)
    zone = svg.tag("rect", x="2", y=2.0, width="44", height=HIGH - 4, fill=svg.ZONE)
    yield drawn(zone + _upright(50, svg.SIGN, 1.4)), picture_say("legend.goal", lang)
