"""Characters that a format cannot hold."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What lies outside `Char` of XML 1.0: control characters, lone surrogates, U+FFFE and U+FFFF."""


def clean(text: str) -> str:
    """The text with U+FFFD in the place of every character that no XML file may hold."""
    return _FORBIDDEN.sub("\ufffd", text)
