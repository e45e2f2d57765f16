"""Names of files made of titles."""

from __future__ import annotations

import re
import unicodedata

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa"})


def file_stem(title: str) -> str:
    """A file name made of a title: plain letters, digits and hyphens, never empty."""
    spelt = unicodedata.normalize("NFKD", title.translate(_DANISH))
    plain = spelt.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "project"
