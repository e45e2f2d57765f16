"""The foot of the picture: the forks in words, how to read the signs, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vejviser.export.picture import marks, svg
from vejviser.export.picture.measure import width, wrap
from vejviser.export.picture.outline import Outline
from vejviser.export.picture.texts import say

_SAMPLE = 34.0
_LINE = 20.0
Sample = Callable[[float, float], str]


def key(made: Outline, x: float, room: float, y: float, ids: str) -> tuple[list[str], float]:
    """The foot from y on, `room` wide, and where it ends."""
    parts, y = _forks(made, x, room, y)
    lang = made.calendar.lang
    parts.append(svg.text(x, y + 14, say("legend", lang), 13, bold=True))
    y += 34
    at = x
    for told, sample in _samples(made, ids):
        wide = _SAMPLE + 8 + width(told, 12)
        if at > x and at + wide > x + room:
            at, y = x, y + _LINE
        parts += [sample(at, y - 4), svg.text(at + _SAMPLE + 8, y, told, 12, svg.GREY)]
        at += wide + 22
    y += 28
    for one in wrap(made.foot, room, 11):
        parts.append(svg.text(x, y, one, 11, svg.GREY))
        y += 15
    return parts, y


def _forks(made: Outline, x: float, room: float, y: float) -> tuple[list[str], float]:
    """The contested readings in two columns, or in one where it is narrow."""
    if not made.forks:
        return [], y
    lang = made.calendar.lang
    parts = [svg.text(x, y + 14, say("forks", lang), 13, bold=True)]
    y += 34
    columns = 2 if room > 700 else 1
    wide = (room - 24 * (columns - 1)) / columns
    for first in range(0, len(made.forks), columns):
        deep = 0
        for i, fork in enumerate(made.forks[first : first + columns]):
            at = x + (wide + 24) * i
            parts.append(marks.fork(at, y - 4, fork.number))
            told = say("fork", lang, label=fork.label, outcomes=fork.outcomes)
            lines = wrap(told, wide - 28, 12, most=3)
            parts += [svg.text(at + 28, y + 16 * k, one, 12) for k, one in enumerate(lines)]
            deep = max(deep, len(lines))
        y += 16 * deep + 3
    if made.forks_left:
        for one in wrap(made.forks_left, room, 12):
            parts.append(svg.text(x, y, one, 12, svg.GREY))
            y += 16
    return parts, y + 8


def _samples(made: Outline, ids: str) -> Iterator[tuple[str, Sample]]:
    """Each sign that the picture has, with what it means."""
    lang = made.calendar.lang
    every = [row for band in made.bands for row in band.drawn if row.duration]
    drawn = [row for row in every if not row.done]
    origins = {row.duration.origin for row in drawn if row.duration}

    def bar(critical: bool, certain: bool, origin: str) -> Sample:
        return lambda x, y: marks.bar(ids, x, y, _SAMPLE - 5, critical, certain, origin)  # type: ignore[arg-type]

    def rule(known: bool) -> Sample:
        return lambda x, y: marks.whisker(x, x + _SAMPLE - 5, y, known, (0.0, 0.0), False)

    def begun(x: float, y: float) -> str:
        return marks.begun(x + 10, y, True) + marks.bar(ids, x + 10, y, 19, True, True, "published")

    signs: list[tuple[bool, str, Sample]] = [
        (any(row.done for row in every), "done", lambda x, y: marks.done(x + 8, y)),
        (any(row.begun for row in drawn), "begun", begun),
        (bool(made.path), "critical", bar(True, True, "published")),
        (any(not row.on_path for row in drawn), "other", bar(False, True, "published")),
        ("assumed" in origins, "assumed", bar(True, True, "assumed")),
        (bool(origins - {"assumed", "project", "none"}), "published", bar(True, True, "published")),
        ("project" in origins, "project", bar(True, True, "project")),
        (bool(drawn), "whisker", rule(True)),
        (bool(origins & {"assumed", "spread_assumed"}), "spread_assumed", rule(False)),
        (any(row.clocks for row in drawn), "law", lambda x, y: marks.law(ids, x, y - 3, _SAMPLE - 5)),
        (any(not row.certain for row in drawn), "possible", bar(False, False, "assumed")),
        (any(band.folded for band in made.bands), "rug", _rug),
        (bool(made.signs), "milestone", lambda x, y: marks.span(x, x + 14, x + _SAMPLE - 5, y)),
        (bool(drawn), "goal", _zone),
        (bool(made.forks), "fork", lambda x, y: marks.fork(x + 8, y)),
    ]
    for there, name, sample in signs:
        if there:
            yield say(f"legend.{name}", lang), sample


def _rug(x: float, y: float) -> str:
    return svg.rect(x, y - 2, 20, 4, fill=svg.EDGE, fill_opacity="0.35") + svg.rect(
        x + 10, y - 2, 19, 4, fill=svg.EDGE, fill_opacity="0.35"
    )


def _zone(x: float, y: float) -> str:
    return svg.rect(x, y - 7, 29, 14, fill=svg.ZONE, stroke=svg.RULE) + svg.line(
        x + 13, y - 7, x + 13, y + 7, svg.SIGN, 1.4
    )
