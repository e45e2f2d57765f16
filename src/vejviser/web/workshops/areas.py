"""Where in the product a step, an experience or an area can be read; "" where that page is not there."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from vejviser.web.projects.examples import FIRST, examples

_PLACES: dict[str, tuple[str, tuple[str, ...]]] = {
    "road": ("projects:new", ()),
    "search": ("search:results", ()),
    "workshops": ("workshops:list", ()),
    "experiences": ("knowledge:index", ()),
    "actors": ("directory:index", ()),
    "cover": ("directory:cover", ()),
    "referrals": ("referrals:figures", ()),
    "reforms": ("library:kind", ("overlays",)),
}


def entry_address(kind: str, name: str) -> str:
    """The page of an entry of the handbook."""
    return _reversed("library:entry", kind, name)


def area_address(area: str) -> str:
    """The page of an area; those without a place of their own are lists of the handbook."""
    if area == "example":
        return reverse("roads:road", args=[examples()[FIRST].id])
    route, given = _PLACES.get(area, ("library:kind", (area,)))
    return _reversed(route, *given)


def _reversed(route: str, *given: str) -> str:
    try:
        return reverse(route, args=given)
    except NoReverseMatch:
        return ""
