"""Tags for pages of the handbook: links to other pages, with their state on the day and their mark."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from django import template
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from vejviser.export.library.page import Cite, Ref
from vejviser.export.report.item import SIGNS
from vejviser.export.report.texts import tell
from vejviser.handbook.entries import Lang, Mark
from vejviser.web.library.asked import Asked
from vejviser.web.words import lang, say

register = template.Library()


@register.simple_tag
def to(at: Asked, kind: str, name: str = "", anchor: str = "") -> str:
    """The address of a page of the handbook, or of the list of a kind, with the day along."""
    return at.address(kind, name, anchor)


@register.simple_tag
def link(at: Asked, ref: Ref) -> SafeString:
    """A link to a page; what does not hold on the day is grey, and words say so."""
    told = (
        format_html('<a href="{}">{}</a>', at.address(ref.kind, ref.id, ref.anchor), ref.title)
        if ref.kind
        else format_html("{}", ref.title)
    )
    parts = [told]
    if ref.mark:
        parts.append(_sign(ref.mark, lang()))
    if ref.note:
        parts.append(format_html('<span class="entry-note">{}</span>', ref.note))
    if ref.when:
        parts.append(format_html('<span class="entry-when">{}</span>', ref.when))
    whole = mark_safe(" ".join(parts))
    return format_html('<span class="entry-off">{}</span>', whole) if ref.off else whole


@register.simple_tag
def links(at: Asked, refs: Iterable[Ref], css: str = "entry-list") -> SafeString:
    """A list of links; a single one stands without a list."""
    found = list(refs)
    if len(found) == 1 and css == "entry-inline":
        return format_html('<p class="entry-single">{}</p>', link(at, found[0]))
    return format_html(
        '<ul class="{}">{}</ul>',
        css,
        format_html_join("", "<li>{}</li>", ((link(at, ref),) for ref in found)),
    )


@register.simple_tag
def cited(cites: Iterable[Cite]) -> SafeString:
    """Citations in one line, each a link to where the source can be read."""
    return format_html_join("; ", "{}", ((_out(cite),) for cite in cites))


def _out(cite: Cite) -> SafeString:
    if not cite.url:
        return format_html("{}", cite.text)
    return format_html('<a href="{}" rel="noreferrer">{}</a>', cite.url, cite.text)


@cache
def _sign(mark: Mark, tongue: Lang) -> SafeString:
    """The sign of a mark as the component writes it, made once a language."""
    told = {"kind": mark, "sign": SIGNS[mark], "told": tell(f"mark.{mark}", tongue), "words": False}
    return mark_safe(get_template("components/mark.html").render(told))


@register.simple_tag
def line_of(file: str, line: int) -> str:
    """Where something is written, for those who write law."""
    return say("{file}, linje {line}", "{file}, line {line}", file=file, line=line)
