"""What the frame of every page needs."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

from vejviser.export.road_json import NOTICE
from vejviser.web.law import house
from vejviser.web.words import lang


def frame(request: HttpRequest) -> dict[str, object]:
    """The language, the same page in the other language, the notice and the handbook's version."""
    here = lang()
    other = "en" if here == "da" else "da"
    handbook = house().handbook
    return {
        "lang": here,
        "other_lang": other,
        "other_address": translate_url(request.get_full_path(), other),
        "notice": NOTICE[here],
        "handbook_version": handbook.version,
        "handbook_hash": handbook.content_hash,
        "statement_url": settings.STATEMENT_URL,
    }
