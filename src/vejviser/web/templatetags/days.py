"""Days and moments in words: `{{ when|day }}`, `{{ when|moment }}`, and `{{ date|date_words }}` of a date."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils import timezone

from vejviser.export import days
from vejviser.web.words import lang

register = template.Library()


@register.filter
def day(when: dt.datetime) -> str:
    """The day in Denmark, such as '25. november 2026' or '25 November 2026'."""
    return days.date(timezone.localdate(when), lang())


@register.filter
def moment(when: dt.datetime) -> str:
    """The day and the time in Denmark, such as '25. november 2026 14:05'."""
    return f"{day(when)} {timezone.localtime(when):%H:%M}"


@register.filter
def date_words(when: dt.date) -> str:
    """A date, such as '25. november 2026' or '25 November 2026'."""
    return days.date(when, lang())
