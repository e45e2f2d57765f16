"""The tag for words: `{% say "Dansk" "English" %}`, also `{% say ... as name %}`."""

from __future__ import annotations

from django import template

from vejviser.web.words import say as said

register = template.Library()


@register.simple_tag
def say(da: str, en: str, **particulars: object) -> str:
    """The words in the language of the page, with `{name}` filled in; escaped like any text."""
    return said(da, en, **particulars)
