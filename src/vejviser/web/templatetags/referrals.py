"""Shares of referrals in words: `{{ share|tenths }}`."""

from __future__ import annotations

from django import template

from vejviser.web.words import say

register = template.Library()


@register.filter
def tenths(share: int | None) -> str:
    """A share given in tenths as about so many per cent, or that there are too few."""
    if share is None:
        return say("for få til at sige", "too few to tell")
    return say("cirka {n} %", "about {n} %", n=10 * share)
