"""SVG elements as text: attributes only, no style sheet, script or font, so that any page may hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from html import escape

from vejviser.export.picture.measure import FONT
from vejviser.handbook.entries import Lang

Link = Callable[[str], str]
"""The address of the page of a step, by its id."""

INK, GREY, THIN, RULE, PAPER = "#1a1a1a", "#4d4d4d", "#7b7b7b", "#d5d9dd", "#ffffff"
BAND = "#f3f5f7"
CRITICAL, OTHER, EDGE = "#0f3d66", "#b4c6d6", "#5b7286"
SIGN, ZONE = "#9a4a00", "#f4e6d7"
"""The colours; each pair that must be told apart differs in lightness as well, for print in grey."""


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    told = f"{value:.1f}"
    return told[:-2] if told.endswith(".0") else told


def tag(name: str, inner: str = "", /, **attributes: object) -> str:
    """An element; `_` in a name of an attribute is `-`, and an attribute that is None or "" is left out."""
    told = "".join(
        [
            f' {_attribute(key)}="{number(value) if isinstance(value, float) else escape(str(value))}"'
            for key, value in attributes.items()
            if value is not None and value != ""
        ]
    )
    return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def title(told: str) -> str:
    """The title of an element, which pointers and screen readers tell."""
    return tag("title", escape(told, quote=False)) if told else ""


def group(parts: Iterable[str], told: str = "", **attributes: object) -> str:
    """Several elements as one, with a title."""
    return tag("g", title(told) + "".join(parts), **attributes)


def leading(parts: Iterable[str], told: str, href: str, **attributes: object) -> str:
    """A row of the picture with its title: a link where `href` leads somewhere, else a group."""
    if not href:
        return group(parts, told, **attributes)
    return tag("a", title(told) + "".join(parts), href=href, **attributes)


def field(x: float, y: float, wide: float, high: float) -> str:
    """The unseen field that makes a whole row take the pointer; a style sheet may let it show."""
    return rect(x, y, wide, high, rx=4, fill=INK, fill_opacity="0", class_="field")


def text(
    x: float,
    y: float,
    told: str,
    size: float = 13,
    fill: str = INK,
    bold: bool = False,
    anchor: str = "",
    halo: str = "",
) -> str:
    """A line of text on the base line y; `halo` is the colour that keeps lines behind it at a distance."""
    around: dict[str, object] = {
        "stroke": halo,
        "stroke_width": 3.0,
        "paint_order": "stroke",
        "stroke_linejoin": "round",
    }
    return tag(
        "text", escape(told, quote=False), x=float(x), y=float(y), font_size=number(size), fill=fill,
        font_weight="700" if bold else "", text_anchor=anchor, **(around if halo else {}),
    )  # fmt: skip


def rect(x: float, y: float, wide: float, high: float, **attributes: object) -> str:
    """A rectangle."""
    return tag("rect", x=float(x), y=float(y), width=float(wide), height=float(high), **attributes)


def line(
    x1: float, y1: float, x2: float, y2: float, stroke: str = INK, width: float = 1.0, dash: str = ""
) -> str:
    """A straight line, dashed where `dash` says how."""
    return tag(
        "line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), stroke=stroke,
        stroke_width=number(width), stroke_dasharray=dash,
    )  # fmt: skip


def path(d: str, **attributes: object) -> str:
    """A path; without other word it is not filled."""
    return tag("path", d=d, **{"fill": "none", **attributes})


def points(*pairs: tuple[float, float]) -> str:
    """The points of a polygon."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in pairs)


def document(
    parts: Iterable[str],
    wide: float,
    high: float,
    lang: Lang,
    ids: str,
    heading: str,
    desc: str,
    linked: bool = False,
) -> str:
    """A whole picture with its title and description; `ids` keeps its ids apart from others on a page.

    A `linked` one is a group rather than an image, as nothing inside an image can be reached.
    """
    inner = (
        tag("title", escape(heading, quote=False), id=f"{ids}-title")
        + tag("desc", escape(desc, quote=False), id=f"{ids}-desc")
        + tag("defs", patterns(ids))
        + rect(0, 0, wide, high, fill=PAPER)
        + "\n".join(("", *parts))
    )
    role: dict[str, object] = {"role": "img", "aria_labelledby": f"{ids}-title {ids}-desc"}
    if linked:
        role = {"role": "group", "aria_labelledby": f"{ids}-title", "aria_describedby": f"{ids}-desc"}
    return tag(
        "svg", inner + "\n", xmlns="http://www.w3.org/2000/svg", lang=lang, **role,
        viewBox=f"0 0 {number(wide)} {number(high)}", width=number(wide), height=number(high),
        font_family=FONT,
    ) + "\n"  # fmt: skip


def patterns(ids: str) -> str:
    """The hatch of the time limits in law, and the fades of bars whose time is assumed, by colour."""
    hatch = tag(
        "pattern", rect(0, 0, 6, 6, fill=PAPER) + rect(0, 0, 3, 6, fill=INK), id=f"{ids}-law", width="6",
        height="6", patternUnits="userSpaceOnUse", patternTransform="rotate(45)",
    )  # fmt: skip
    return hatch + _fade(f"{ids}-critical", CRITICAL) + _fade(f"{ids}-other", OTHER)


def _fade(name: str, colour: str) -> str:
    stops = ((0, 1.0), (0.5, 1.0), (1, 0.18))
    return tag(
        "linearGradient",
        "".join(tag("stop", offset=at, stop_color=colour, stop_opacity=str(much)) for at, much in stops),
        id=name,
    )
