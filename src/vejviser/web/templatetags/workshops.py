"""Words of workshops in templates."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from vejviser.web.workshops.moderating import verb_words
from vejviser.web.workshops.spreading import said_at

register = template.Library()


@register.filter
def verb(name: str) -> str:
    """A verb of the history in words."""
    return verb_words(name)


@register.simple_tag
def votes_bar(agree: int, disagree: int, passed: int) -> SafeString:
    """A bar of the votes: agree dark, pass light, disagree brown. It is decoration beside words."""
    total = max(1, agree + disagree + passed)
    first, second = 100 * agree / total, 100 * (agree + passed) / total
    return format_html(
        '<svg class="votes-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"'
        ' focusable="false">'
        '<rect x="0" y="0" width="100" height="8" fill="#ffffff" stroke="#5b7286" stroke-width="0.4"/>'
        '<rect x="0" y="0" width="{}" height="8" fill="#0f3d66"/>'
        '<rect x="{}" y="0" width="{}" height="8" fill="#d5d9dd"/>'
        '<rect x="{}" y="0" width="{}" height="8" fill="#9a4a00"/></svg>',
        f"{first:.1f}", f"{first:.1f}", f"{second - first:.1f}", f"{second:.1f}", f"{100 - second:.1f}",
    )  # fmt: skip


@register.inclusion_tag("workshops/said_at.html")
def said_at_workshops(step: str) -> dict[str, object]:
    """What public workshops said of a step; a section with an h2, or nothing where nothing was said."""
    return {"said": said_at(step)}
