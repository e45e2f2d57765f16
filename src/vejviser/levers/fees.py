"""What the authorities and bodies on a road charge, as far as fees are published."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeAlias

from vejviser.handbook.load import Handbook

Fees: TypeAlias = Mapping[str, tuple[float, float]]
"""For each currency the least and the most; a step with several fees takes one of them."""


def fees_of(handbook: Handbook, steps: Collection[str]) -> Fees:
    """What the steps cost in published fees. A step that comes only with an event costs nothing here."""
    found: dict[str, tuple[float, float]] = {}
    for name in steps:
        entry = handbook.steps[name]
        if entry.pace == "event":
            continue
        for currency in dict.fromkeys(fee.currency for fee in entry.fee):
            amounts = [fee.amount for fee in entry.fee if fee.currency == currency]
            low, high = found.get(currency, (0.0, 0.0))
            found[currency] = low + min(amounts), high + max(amounts)
    return found


def less(after: Fees, before: Fees) -> Fees:
    """What comes on top from `before` to `after`; currencies in which nothing changes are left out."""
    found = {}
    for currency in dict.fromkeys([*before, *after]):
        a, b = after.get(currency, (0.0, 0.0)), before.get(currency, (0.0, 0.0))
        if a != b:
            found[currency] = a[0] - b[0], a[1] - b[1]
    return found
