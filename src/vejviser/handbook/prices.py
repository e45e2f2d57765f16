"""What a choice costs: the handbook states a price for choosing one way, and only that way pays it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vejviser.handbook.entries import FactEntry, Text
from vejviser.law.model import FactType

ORDERED = ("earlier", "later")
COUNTED = ("fewer", "more")
WITHOUT = "not "
_TRUTH = {"yes": True, "no": False}


def price(fact: FactEntry, before: object, after: object) -> Text | None:
    """The price of answering `after` instead of `before` (None: open); None where that way is free."""
    if fact.price is None or before == after:
        return None
    return fact.price if not fact.price_when or _paid(fact, before, after) else None


def words_of(kind: FactType, values: Sequence[str]) -> tuple[str, ...]:
    """Every word that may stand in `price_when` of a fact of that type with those values."""
    match kind:
        case "bool":
            return tuple(_TRUTH)
        case "choice":
            return (*ORDERED, *values)
        case "choices":
            return (*COUNTED, *values, *(WITHOUT + value for value in values))
    return ()


def _paid(fact: FactEntry, before: object, after: object) -> bool:
    [first, *_] = fact.price_when
    if first in ORDERED:
        return _moved(tuple(fact.values), first, before, after)
    if first in COUNTED:
        now, then = _chosen(before), _chosen(after)
        if now is None:
            now = frozenset(fact.values) if first == "fewer" else frozenset()
        return bool(now - (then or frozenset())) if first == "fewer" else bool((then or frozenset()) - now)
    return _held(fact, after) and not _held(fact, before)


def _moved(values: tuple[str, ...], way: str, before: object, after: object) -> bool:
    """True when the answer moved that way in the order of the values; from the far end where it was open."""
    if after not in values:
        return False
    order = values if way == "earlier" else values[::-1]
    now = order.index(str(before)) if before in values else len(order) - 1
    return order.index(str(after)) < now


def _held(fact: FactEntry, answer: object) -> bool:
    """True when one of the answers that have the price is given."""
    if fact.type == "choices":
        chosen = _chosen(answer)
        return chosen is not None and any(
            term.removeprefix(WITHOUT) not in chosen if term.startswith(WITHOUT) else term in chosen
            for term in fact.price_when
        )
    truth = _TRUTH if fact.type == "bool" else {}
    return any(truth.get(term, term) == answer for term in fact.price_when)


def _chosen(answer: object) -> frozenset[str] | None:
    """The values of a list of answers; None where there is none, or where the question does not arise."""
    if answer is None or isinstance(answer, str) or not isinstance(answer, Iterable):
        return None
    return frozenset(map(str, answer))
