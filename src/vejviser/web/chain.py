"""Logs that cannot be altered unseen: each entry carries a digest of itself and of the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence

Entry = tuple[int, str, Sequence[object]]
"""A number counted from 1, the digest that is kept, and what the entry tells."""


def digest(before: str, told: Sequence[object]) -> str:
    """The digest of an entry after the one with the digest `before`, "" for the first; SHA-256 in hex."""
    text = json.dumps([before, *told], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def whole(entries: Iterable[Entry]) -> bool:
    """True when no entry was altered, and none taken out but perhaps at the end; in the order of numbers."""
    before = ""
    for place, (number, kept, told) in enumerate(entries, 1):
        if number != place or kept != digest(before, told):
            return False
        before = kept
    return True
