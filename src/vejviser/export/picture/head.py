"""The head of the picture: whose road, what the product is, when the goal comes, and three short lists."""

from __future__ import annotations

from collections.abc import Iterator

from vejviser.export.picture import marks, svg
from vejviser.export.picture.measure import width, wrap
from vejviser.export.picture.outline import Card, Outline

GAP = 20.0
_NARROW = 600.0


def head(made: Outline, x: float, room: float, y: float) -> tuple[list[str], float]:
    """The head from x and the base line y on, `room` wide, and where it ends."""
    narrow = room < _NARROW
    parts: list[str] = []
    for one in wrap(made.title, room, 20 if narrow else 24, True):
        parts.append(svg.text(x, y, one, 20 if narrow else 24, bold=True))
        y += 26
    drawn, y = _what(made, x, room, y - 1)
    parts += drawn
    y += 12
    for told, size, bold, fill in (
        (made.sentence, 18 if narrow else 21, True, svg.SIGN),
        (made.dates, 13, False, svg.GREY),
    ):
        for one in wrap(told, room, size, bold) if told else ():
            parts.append(svg.text(x, y, one, size, fill, bold))
            y += size * 1.2 if bold else 18
    y += 4
    columns = 1 if narrow else max(1, len(made.cards))
    wide = (room - GAP * (columns - 1)) / columns
    ends = y
    for i, card in enumerate(made.cards):
        at = x + (wide + GAP) * (i % columns)
        top = ends if narrow else y
        drawn, bottom = _card(card, at, top, wide)
        parts += drawn
        ends = max(ends, bottom)
    return parts, ends


def _what(made: Outline, x: float, room: float, y: float) -> tuple[list[str], float]:
    """What the product is, point by point, each with the forks that it hangs on."""
    parts: list[str] = []
    at = x
    for point in made.what:
        lines = wrap(point.told, room - 50, 14)
        wide = width(lines[0], 14) + sum(marks.fork_width(n) + 4 for n in point.forks)
        if at > x and (at + 18 + wide > x + room or len(lines) > 1):
            at, y = x, y + 19
        elif at > x:
            parts.append(svg.text(at + 9, y, "·", 14, svg.GREY, anchor="middle"))
            at += 18
        for i, one in enumerate(lines):
            y += 19 if i else 0
            parts.append(svg.text(at, y, one, 14, svg.GREY))
        at += width(lines[-1], 14) + 4
        for number in point.forks:
            parts.append(marks.fork(at, y - 5, number))
            at += marks.fork_width(number) + 4
    return parts, y + 19


def _card(card: Card, x: float, y: float, wide: float) -> tuple[list[str], float]:
    """A short list under its title, with a rule above it."""
    parts = [svg.line(x, y, x + wide, y, svg.INK, 1.4), svg.text(x, y + 18, card.title, 13, bold=True)]
    y += 36
    for lead, told in _lines(card, wide):
        if lead:
            parts.append(svg.text(x, y, lead, 13, svg.GREY))
        parts.append(svg.text(x + (18 if card.numbered else 0), y, told, 13))
        y += 18
    return parts, y


def _lines(card: Card, wide: float) -> Iterator[tuple[str, str]]:
    room = wide - (18 if card.numbered else 0)
    for number, told in enumerate(card.lines, 1):
        for i, one in enumerate(wrap(told, room, 13, most=2)):
            yield (f"{number}." if card.numbered and i == 0 else ""), one
