"""Which statement a participant is asked about next, so that votes spread evenly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping


def in_turn(
    statements: Iterable[str], of_group: Mapping[str, int], of_all: Mapping[str, int], who: str
) -> list[str]:
    """The statements in the order in which a participant should be asked.

    First those with the fewest votes from the participant's own group, then from everybody; among equals in
    an order of the participant's own, so that a room that begins at once does not all begin with the same.
    """
    return sorted(
        statements,
        key=lambda name: (of_group.get(name, 0), of_all.get(name, 0), _own_order(who, name)),
    )


def _own_order(who: str, statement: str) -> bytes:
    return hashlib.blake2b(f"{who}/{statement}".encode(), digest_size=8).digest()
