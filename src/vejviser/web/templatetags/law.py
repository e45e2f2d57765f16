"""Tags for what the handbook says: citations that link out."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from vejviser.export.wording import Wording
from vejviser.handbook.entries import Citation

register = template.Library()


@register.simple_tag
def citations(cites: Sequence[Citation], words: Wording) -> SafeString:
    """The citations, each a link to its source where the source has an address."""
    return format_html_join("; ", "{}", ((_linked(cite, words),) for cite in dict.fromkeys(cites)))


def _linked(cite: Citation, words: Wording) -> SafeString:
    source = words.handbook.sources.get(cite.source)
    told = words.cite(cite)
    if source is None or not source.url.startswith(("https://", "http://")):
        return format_html("{}", told)
    return format_html('<a href="{}" rel="external">{}</a>', source.url, told)
