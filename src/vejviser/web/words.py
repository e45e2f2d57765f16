"""Words in the language of the page: every string stands in Danish and in English, side by side."""

from __future__ import annotations

from typing import cast

from django.utils.functional import lazystr
from django.utils.translation import get_language

from vejviser.handbook.entries import Lang, Text


def lang() -> Lang:
    """The language of the page that is being made."""
    return "en" if (get_language() or "da").startswith("en") else "da"


def say(da: str, en: str, **particulars: object) -> str:
    """The words in the language of the page, with `{name}` filled in."""
    told = en if lang() == "en" else da
    return told.format(**particulars) if particulars else told


def later(da: str, en: str) -> str:
    """Words that are chosen when they are shown: for labels of forms and models."""
    return cast("str", lazystr(_Later(da, en)))


class _Later(Text):
    def __str__(self) -> str:
        return self.say(lang())
