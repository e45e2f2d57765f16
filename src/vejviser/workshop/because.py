"""From a statement down to the values beneath it, and the deepest reason that every group supports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

SUPPORTED = 0.8
"""So likely must it be that the majority of every group supports a reason before it is called common."""


class Because(NamedTuple):
    """A link: `statement`, because `reason`. A reason is a statement too, and may be voted on."""

    statement: str
    reason: str


class ReasonsError(ValueError):
    """The reasons lead in a ring. `ring` are the statements on it, the first one repeated last."""

    def __init__(self, ring: tuple[str, ...]) -> None:
        self.ring = ring
        super().__init__(f"The reasons lead in a ring: {' because '.join(ring)}. Take one of the links away.")


@dataclass(frozen=True)
class Why:
    """The common why of `statement`: the `reason`, and how likely it is that all groups support it.

    `chain` begins with the statement and ends with the reason.
    """

    statement: str
    reason: str
    probability: float
    chain: tuple[str, ...]


@dataclass(frozen=True)
class Reasons:
    """Links from statements to reasons, free of rings; `order` names every statement before its reasons."""

    links: Mapping[str, tuple[str, ...]]
    order: tuple[str, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """The reasons that rest on nothing further."""
        given = {reason for reasons in self.links.values() for reason in reasons}
        return tuple(name for name in self.order if name in given and not self.links.get(name))


def reasons_of(links: Iterable[Because]) -> Reasons:
    """The links as one structure; a link given twice counts once. Raises `ReasonsError` for a ring."""
    found: dict[str, list[str]] = {}
    for statement, reason in links:
        reasons = found.setdefault(statement, [])
        if reason not in reasons:
            reasons.append(reason)
    try:
        order = tuple(TopologicalSorter(found).static_order())
    except CycleError as error:
        raise ReasonsError(tuple(reversed(error.args[1]))) from None
    return Reasons({name: tuple(reasons) for name, reasons in found.items()}, order[::-1])


def chains(reasons: Reasons, statement: str) -> dict[str, tuple[str, ...]]:
    """The longest chain from the statement to each reason beneath it; of equally long ones the first."""
    longest: dict[str, tuple[str, ...]] = {statement: (statement,)}
    for name in reasons.order:
        if name not in longest:
            continue
        for reason in reasons.links.get(name, ()):
            if len(longest[name]) + 1 > len(longest.get(reason, ())):
                longest[reason] = (*longest[name], reason)
    del longest[statement]
    return longest


def common_why(
    reasons: Reasons, agree: Mapping[str, float], statement: str, supported: float = SUPPORTED
) -> Why | None:
    """The deepest reason beneath a statement that every group supports; None if there is none.

    `agree` is the probability that the majority of every group agrees, by statement; a reason without one has
    not been voted on and cannot be common. Deepest is at the end of the longest chain; among equally deep
    ones the likelier. The reasons on the way need not be shared: groups may come to one value by different
    roads.
    """
    found = [
        Why(statement, reason, agree[reason], chain)
        for reason, chain in chains(reasons, statement).items()
        if agree.get(reason, 0.0) >= supported
    ]
    return max(found, key=lambda why: (len(why.chain), why.probability), default=None)


def common_whys(
    reasons: Reasons, agree: Mapping[str, float], supported: float = SUPPORTED
) -> tuple[Why, ...]:
    """The common why of every statement that has one, the most widely shared reason first.

    Statements are those that are nobody's reason. A reason is shared the more widely the more statements rest
    on it.
    """
    given = {reason for each in reasons.links.values() for reason in each}
    tops = [name for name in reasons.links if name not in given]
    whys = [why for name in tops if (why := common_why(reasons, agree, name, supported))]
    bearing = {why.reason: sum(other.reason == why.reason for other in whys) for why in whys}
    return tuple(
        sorted(whys, key=lambda why: (-bearing[why.reason], -why.probability, why.reason, why.statement))
    )
