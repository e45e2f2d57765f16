"""Conditions of the law in FEEL, from the same tree that the reasoning uses.

A fact that is not applicable is `null`, a decision that is not applicable the text "not_applicable". FEEL
has three truth values; every comparison here is guarded so that it is never `null`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal

from vejviser.law.conditions import (
    Compare,
    Condition,
    Const,
    Every,
    Holds,
    Is,
    Not,
    Some,
    Vocabulary,
    names_in,
)
from vejviser.law.model import NOT_APPLICABLE

ANY = "-"
"""The cell that every value fits."""


def conjuncts(condition: Condition, positive: bool = True) -> Iterator[Condition]:
    """The parts that must all hold, opposites pushed inward as far as 'and' goes."""
    match condition:
        case Not(item):
            yield from conjuncts(item, not positive)
        case Every(items) if positive:
            for item in items:
                yield from conjuncts(item)
        case Some(items) if not positive:
            for item in items:
                yield from conjuncts(item, False)
        case Const(value):
            yield Const(value == positive)
        case _:
            yield condition if positive else Not(condition)


def literal(value: str | float | dt.date) -> str:
    """A value as FEEL writes it; numbers without exponent, which FEEL lacks."""
    if isinstance(value, dt.date):
        return f'date("{value.isoformat()}")'
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return f"{Decimal(repr(value)).normalize():f}"


class Feel:
    """FEEL for the names of one law."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words

    # -- whole conditions ---------------------------------------------------------------------------

    def expression(self, condition: Condition, subject: str = "") -> str:
        """A boolean FEEL expression; `subject` stands in the place of the only name, such as `?`."""
        match condition:
            case Const(value):
                return "true" if value else "false"
            case Not(item):
                return f"not({self.expression(item, subject)})"
            case Every(items) | Some(items):
                joint = " and " if isinstance(condition, Every) else " or "
                if not items:
                    return "true" if isinstance(condition, Every) else "false"
                return joint.join(self._bracketed(item, subject) for item in items)
        return self._leaf(condition, subject or condition.name)

    def _bracketed(self, condition: Condition, subject: str) -> str:
        text = self.expression(condition, subject)
        plain = isinstance(condition, Const | Not) or not (" and " in text or " or " in text)
        return text if plain else f"({text})"

    def _leaf(self, leaf: Is | Holds | Compare, subject: str) -> str:
        match leaf:
            case Holds(name, value):
                return self._guarded(name, subject, f"list contains({subject}, {literal(value)})")
            case Compare(name, op, bound):
                return self._guarded(name, subject, f"{subject} {op} {literal(bound)}")
            case Is(name, values) if self.words.kind(name) == "set":
                parts = [self._leaf(Holds(name, value), subject) for value in values]
                return " or ".join(f"({part})" for part in parts) if len(parts) != 1 else parts[0]
            case Is(name, values):
                return self._among(name, values, subject)

    def _guarded(self, name: str, subject: str, test: str) -> str:
        return f"{subject} != null and {test}" if self.nullable(name) else test

    def _among(self, name: str, values: Sequence[str], subject: str) -> str:
        told = [self.value(name, value) for value in values if self.value(name, value) != "null"]
        parts = []
        if len(told) == 1:
            parts.append(f"{subject} = {told[0]}")
        elif told:
            parts.append(f"{subject} in ({', '.join(told)})")
        if len(told) < len(values):
            parts.append(f"{subject} = null")
        return " or ".join(parts) or "false"

    # -- names --------------------------------------------------------------------------------------

    def nullable(self, name: str) -> bool:
        """Whether the name can be `null`: a fact that may not apply, a decision that no rule settles."""
        fact = self.words.facts.get(name)
        return fact is None or bool(fact.only_if)

    def value(self, name: str, value: str) -> str:
        """A value of a fact or decision as FEEL writes it."""
        fact = self.words.facts.get(name)
        if fact is None:
            return literal(value)
        if value == NOT_APPLICABLE:
            return "null"
        return value if fact.type == "bool" else literal(value)

    def values(self, name: str) -> tuple[str, ...]:
        """All values that the name can take, in FEEL, `null` last where it can be; for one-valued names."""
        kind = self.words.kind(name)
        found = [self.value(name, value) for value in self.words.values(name)]
        if kind == "decision":
            found.append("null")
        return tuple(found)

    # -- cells of a decision table ------------------------------------------------------------------

    def cell(self, name: str, conditions: Sequence[Condition]) -> str | None:
        """The unary tests that `name` passes just where the conditions, all about it alone, hold.

        None when they never hold. A name with few values gets the list of those that fit.
        """
        if self.words.kind(name) in ("bool", "choice", "decision"):
            return self._listed(name, conditions)
        if len(conditions) == 1 and isinstance(conditions[0], Compare):
            return f"{conditions[0].op} {literal(conditions[0].bound)}"
        return self.expression(conditions[0] if len(conditions) == 1 else Every(tuple(conditions)), "?")

    def _listed(self, name: str, conditions: Sequence[Condition]) -> str | None:
        spelt = [*self.words.values(name), *([""] if self.words.kind(name) == "decision" else [])]
        fits = [all(_holds(condition, value) for condition in conditions) for value in spelt]
        values = self.values(name)
        inside = [value for value, fit in zip(values, fits, strict=True) if fit]
        outside = [value for value in values if value not in inside]
        if not inside or not outside:
            return ANY if inside else None
        if inside == ["null"] or "null" not in values:
            negated = len(outside) < len(inside)
        else:
            negated = "null" in inside or outside == ["null"]
        return f"not({', '.join(outside)})" if negated else ", ".join(inside)


def _holds(condition: Condition, value: str) -> bool:
    """Whether a condition about a single one-valued name holds for a value as conditions spell it."""
    match condition:
        case Const(fixed):
            return fixed
        case Not(item):
            return not _holds(item, value)
        case Every(items):
            return all(_holds(item, value) for item in items)
        case Some(items):
            return any(_holds(item, value) for item in items)
        case Is(values=values):
            return value in values
    raise AssertionError(condition)


def names(conditions: Sequence[Condition]) -> tuple[str, ...]:
    """The names that the conditions mention, each once, in the order written."""
    return tuple(dict.fromkeys(name for condition in conditions for name in names_in(condition)))
