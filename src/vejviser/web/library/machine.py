"""JSON-LD as a data block of a page: never run, so the policy against inline scripts does not bear on it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def script(data: Mapping[str, object], address: str) -> SafeString:
    """The description with the page's address; no letter in it can end the block."""
    told = json.dumps({**data, "mainEntityOfPage": address}, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{told}</script>')
