"""Receipts: what an assessment rested on, so that the same receipt gives the same result."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Receipt:
    """Answers, day, overlays, version and content hash of the law, and the ids of the rules that hold."""

    answers: tuple[tuple[str, object], ...]
    as_of: dt.date
    overlays: tuple[str, ...]
    version: str
    content_hash: str
    rules: tuple[str, ...]

    @property
    def id(self) -> str:
        """A SHA-256 of everything in the receipt, in hexadecimal."""
        return hashlib.sha256(canonical(asdict(self)).encode()).hexdigest()


def receipt(
    answers: Mapping[str, object],
    as_of: dt.date,
    overlays: Sequence[str],
    version: str,
    content_hash: str,
    rules: Sequence[str],
) -> Receipt:
    """The receipt of an assessment; answers and rule ids are put in order, unknown answers left out."""
    known = tuple(sorted((name, answer) for name, answer in answers.items() if answer is not None))
    return Receipt(known, as_of, tuple(overlays), version, content_hash, tuple(sorted(rules)))


def canonical(value: object) -> str:
    """The one JSON text of a value: keys sorted, no spaces, dates as ISO text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} cannot stand in a receipt")
