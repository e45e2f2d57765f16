"""Building blocks of pages as template tags, in the markup of the design system.

`{% load components %}`. Pairs are (text, address); an address of "" is plain text. Block tags take a body.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from vejviser.export.picture.texts import say as picture_words
from vejviser.export.report.item import SIGNS
from vejviser.export.report.texts import tell
from vejviser.handbook.entries import STAGES, Mark, Stage
from vejviser.web.form_markup import Widget, faults, widget
from vejviser.web.words import lang, say

register = template.Library()
Pair = tuple[str, str]

_UNITS = ("B", "kB", "MB", "GB")
_STEP = 1000


def _render(context: template.Context, name: str, **values: object) -> SafeString:
    """A template of components/ with these values, and the request of the page."""
    values.setdefault("request", context.get("request"))
    assert context.template is not None  # it is being rendered
    made = context.template.engine.get_template(f"components/{name}.html")
    return made.render(template.Context(values, autoescape=context.autoescape))


# -- signs ----------------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, label: str = "", extra: str = "") -> SafeString:
    """An icon of the sprite; without a label it is decoration. `extra` is one more class."""
    told = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="icon-svg{}{}" focusable="false" {}><use href="{}#{}"></use></svg>',
        " " if extra else "", extra, told, static("vendor/dkfds/img/icons.svg"), name,
    )  # fmt: skip


@register.inclusion_tag("components/mark.html")
def mark(kind: Mark | None, words: bool = False) -> dict[str, object]:
    """The sign of how well something is known, spoken as words, which `words` shows as well."""
    told = tell(f"mark.{kind}", lang()) if kind else ""
    return {"kind": kind, "sign": SIGNS[kind] if kind else "", "told": told, "words": words}


@register.inclusion_tag("components/chip.html")
def chip(text: str, kind: str = "plain") -> dict[str, object]:
    """A status: open, started, sent, returned, done, possible or plain, told by sign, shape and words."""
    return {"text": text, "kind": kind}


@register.inclusion_tag("components/source_line.html")
def source_line(citations: Iterable[Pair], mark: Mark | None = None, seen: str = "") -> dict[str, object]:
    """The sources of what stands above, each linked to where it can be read, with their mark."""
    return {"citations": list(citations), "mark": mark, "seen": seen}


@register.inclusion_tag("components/stage_band.html")
def stage_band(stage: Stage, level: int = 2, note: str = "", anchor: str = "") -> dict[str, object]:
    """The heading of a stage: its number of three, its name, and a note at the far end."""
    return {
        "number": STAGES.index(stage) + 1,
        "name": picture_words(f"stage.{stage}", lang()),
        "heading": f"h{level}",
        "note": note,
        "id": anchor or f"stage-{stage}",
    }


# -- what a page says -----------------------------------------------------------------------------------


@register.simple_block_tag(takes_context=True)
def alert(
    context: template.Context, content: str, variant: str = "info", heading: str = "", level: int = 2
) -> SafeString:
    """A message: info, success, warning or error; the body is its text."""
    return _render(context, "alert", variant=variant, heading=heading, tag=f"h{level}", content=content)


@register.simple_block_tag(takes_context=True)
def empty_state(context: template.Context, content: str, heading: str, level: int = 2) -> SafeString:
    """What stands where nothing is yet: the body says what will come here, and the first thing to do."""
    return _render(context, "empty_state", heading=heading, tag=f"h{level}", content=content)


@register.simple_block_tag(takes_context=True)
def details(context: template.Context, content: str, summary: str, opened: bool = False) -> SafeString:
    """A short text that opens its body."""
    return _render(context, "details", summary=summary, opened=opened, content=content)


@register.simple_block_tag(takes_context=True)
def accordion(context: template.Context, content: str, bulk: bool = True) -> SafeString:
    """A list of folds, with a button that opens all of them."""
    return _render(context, "accordion", content=content, bulk=bulk)


@register.simple_block_tag(takes_context=True)
def fold(
    context: template.Context,
    content: str,
    title: str,
    anchor: str,
    level: int = 3,
    opened: bool = False,
) -> SafeString:
    """One fold of an accordion; it is open where scripts do not run."""
    return _render(context, "fold", title=title, id=anchor, tag=f"h{level}", opened=opened, content=content)


@register.simple_block_tag(takes_context=True)
def scroll(context: template.Context, content: str, label: str) -> SafeString:
    """A region for a wide table or picture, which scrolls by itself and with the keyboard."""
    return _render(context, "scroll", label=label, content=content)


@register.simple_block_tag(takes_context=True)
def card(
    context: template.Context, content: str, heading: str, level: int = 2, above: str = ""
) -> SafeString:
    """A card that is not a link; `above` is a short line over its heading."""
    return _render(context, "card", heading=heading, tag=f"h{level}", above=above, content=content)


@register.inclusion_tag("components/link_card.html")
def link_card(
    address: str, heading: str, text: str = "", above: str = "", level: int = 2
) -> dict[str, object]:
    """A card that is one link; an address on another site is marked as such."""
    outside = address.startswith(("http://", "https://"))
    values = {"address": address, "heading": heading, "text": text, "above": above}
    return {**values, "tag": f"h{level}", "outside": outside}


@register.inclusion_tag("components/definition_list.html")
def definition_list(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Names and what each of them is."""
    return {"pairs": list(pairs)}


@register.inclusion_tag("components/tags.html")
def tags(pairs: Iterable[Pair], label: str = "") -> dict[str, object]:
    """Keywords that lead on, under a name that is spoken."""
    return {"pairs": list(pairs), "label": label}


@register.inclusion_tag("components/download.html")
def download(address: str, title: str, kind: str, size: int | None = None) -> dict[str, object]:
    """A link that downloads, with its format and its size in bytes, told in kB."""
    return {"address": address, "title": title, "kind": kind, "size": told_size(size)}


def told_size(size: int | None) -> str:
    """A number of bytes in the largest unit that leaves it at least 1, or "" where it is not known."""
    if size is None:
        return ""
    amount, unit = float(size), 0
    while amount >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    told = f"{amount:.1f}" if unit and amount < 10 else f"{amount:.0f}"
    return f"{told.replace('.', say(',', '.'))} {_UNITS[unit]}"


# -- ways on --------------------------------------------------------------------------------------------


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(pages: Iterable[Pair]) -> dict[str, object]:
    """The way here from the front page; the last one is this page."""
    return {"pages": list(pages)}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Iterable[tuple[str, str, bool]], label: str) -> dict[str, object]:
    """Links between views of the same thing: (text, address, whether it is this one)."""
    return {"items": list(items), "label": label}


@register.inclusion_tag("components/steps.html")
def steps(items: Sequence[tuple[str, str, str]], label: str = "") -> dict[str, object]:
    """Where one is on the way: (text, address, state), the state being done, current, error or later."""
    return {"items": list(items), "label": label}


@register.inclusion_tag("components/settled.html")
def settled(share: float, text: str = "", anchor: str = "settled") -> dict[str, object]:
    """A bar of how much of the road is settled, `share` from 0 to 1."""
    percent = max(0, min(100, int(share * 100)))
    return {"percent": percent, "text": text, "id": anchor}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any]) -> dict[str, object]:
    """Links to the pages of a list, which keep what else stands in the address."""
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "shown": [number if isinstance(number, int) else None for number in shown],
        "request": context.get("request"),
    }


@register.inclusion_tag("components/gantt_bar.html")
def gantt_bar(start: float, end: float, low: float, high: float, kind: str = "other") -> dict[str, object]:
    """A bar on an axis of 0 to 1 with its whisker; `kind` is critical, other or possible.

    It is decoration: the cells beside it must say the same in words.
    """
    return {
        "x": f"{100 * start:.2f}", "wide": f"{max(0.3, 100 * (end - start)):.2f}", "low": f"{100 * low:.2f}",
        "high": f"{100 * high:.2f}", "kind": kind,
    }  # fmt: skip


# -- forms ----------------------------------------------------------------------------------------------


@register.inclusion_tag("components/field.html")
def field(bound: BoundField) -> dict[str, Widget]:
    """A field of a form with its label, hint and errors, by its widget."""
    return {"made": widget(bound)}


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    """What is wrong with a form, each fault linked to its field; nothing where nothing is wrong."""
    return {"faults": faults(form)}
