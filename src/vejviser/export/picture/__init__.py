"""The road as a picture, and the rows of a table that says the same."""

from __future__ import annotations

from vejviser.export.picture.narrow import draw_narrow
from vejviser.export.picture.outline import outline
from vejviser.export.picture.rows import Row, cells, heads, rows
from vejviser.export.picture.svg import Link
from vejviser.export.picture.wide import WIDE, draw_wide
from vejviser.handbook.entries import Lang
from vejviser.handbook.reference.entries import Reference
from vejviser.levers.levers import Levers
from vejviser.schedule.schedule import Schedule

__all__ = ["Link", "Row", "cells", "draw", "heads", "render", "rows"]


def draw(
    schedule: Schedule,
    lang: Lang,
    *,
    name: str = "",
    levers: Levers | None = None,
    full: bool = False,
    narrow: bool = False,
    bare: bool = False,
    ids: str = "road",
    wide: float = WIDE,
    link: Link | None = None,
) -> str:
    """The schedule as an SVG picture in one language, `wide`, or 360 with `narrow`; same words in both.

    `name` is the project's, `levers` fills the list of shortcuts (left out: the open questions stand there),
    `full` draws every step in time, `bare` leaves out the head for a page that has one of its own. `ids`
    begins the ids, so that two pictures can stand on one page. `link` gives the address of a step's page, to
    which its row then leads. Text is text, nothing is fetched, and the same arguments give the same picture.
    """
    made = outline(schedule, lang, name, levers, full)
    return draw_narrow(made, ids, bare, link) if narrow else draw_wide(made, ids, bare, wide, link)


def render(
    schedule: Schedule,
    lang: Lang,
    *,
    name: str = "",
    about: str = "",
    levers: Levers | None = None,
    reference: Reference | None = None,
    full: bool = False,
    narrow: bool = False,
) -> bytes:
    """The picture as the bytes of an SVG file, UTF-8; `full` and `narrow` as in `draw`.

    `about` and `reference` are for the other formats, whose `render` takes the same arguments.
    """
    return draw(schedule, lang, name=name, levers=levers, full=full, narrow=narrow).encode()
