"""When a question is asked: the law's `only_if` as FHIR's `enableWhen`, exactly or not at all.

FHIR R4 joins comparisons with one answer each by a single *all* or *any*. A condition that nests the two
has no such form. `!=` holds where no answer equals the value, so also where the question is not asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from vejviser.export.fhir.names import Data, fact_system
from vejviser.law.conditions import Compare, Condition, Every, Holds, Is, Not, Some
from vejviser.law.model import NOT_APPLICABLE, Fact

Way = Literal["all", "any"]
NEGATED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


@dataclass(frozen=True, slots=True)
class Literally:
    """A leaf of a condition, or its opposite."""

    leaf: Condition
    positive: bool


def enabling(condition: Condition, facts: Mapping[str, Fact]) -> Data | None:
    """`enableWhen` and, for several, `enableBehavior`; None where R4 cannot say what the condition says."""
    ways: tuple[Way, ...] = ("all", "any")
    for way in ways:
        parts = _flat(condition, True, way)
        clauses = [_clauses(part, way, facts) for part in parts] if parts else [None]
        if all(clause is not None for clause in clauses):
            found = [one for clause in clauses for one in clause or ()]
            return {"enableWhen": found} | ({"enableBehavior": way} if len(found) > 1 else {})
    return None


def _flat(condition: Condition, positive: bool, way: Way) -> list[Literally] | None:
    """The leaves that are joined by `way` alone, opposites pushed inward; None for any other shape."""
    match condition:
        case Not(item):
            return _flat(item, not positive, way)
        case Every(items) | Some(items):
            joined = isinstance(condition, Every) == positive
            if joined != (way == "all") and len(items) > 1:
                return None
            parts = [_flat(item, positive, way) for item in items]
            return None if None in parts else [one for part in parts for one in part or ()]
    return [Literally(condition, positive)]


def _clauses(part: Literally, way: Way, facts: Mapping[str, Fact]) -> list[Data] | None:
    match part.leaf:
        case Holds(name, value):
            return [_clause(facts[name], "=" if part.positive else "!=", value)]
        case Is(name, values) if NOT_APPLICABLE not in values:
            return _among(facts[name], values, part.positive, way)
        case Compare(name, op, bound) if part.positive:
            return [_clause(facts[name], op, bound)]
        case Compare(name, op, bound) if way == "any":
            return [_clause(facts[name], NEGATED[op], bound), _exists(name, False)]
    return None


def _among(fact: Fact, values: tuple[str, ...], positive: bool, way: Way) -> list[Data]:
    """One of the values, or none of them; through the other values where `way` cannot say it directly."""
    if len(values) == 1 or positive == (way == "any"):
        return [_clause(fact, "=" if positive else "!=", value) for value in values]
    every = ("false", "true") if fact.type == "bool" else fact.values
    others = [value for value in every if value not in values]
    return [_exists(fact.id, positive), *(_clause(fact, "!=" if positive else "=", v) for v in others)]


def _exists(fact: str, there: bool) -> Data:
    return {"question": fact, "operator": "exists", "answerBoolean": there}


def _clause(fact: Fact, op: str, value: str | float | dt.date) -> Data:
    answer: Data
    if isinstance(value, dt.date):
        answer = {"answerDate": value.isoformat()}
    elif isinstance(value, float):
        answer = {"answerDecimal": int(value) if value == int(value) else value}
    elif fact.type == "bool":
        answer = {"answerBoolean": value == "true"}
    else:
        answer = {"answerCoding": {"system": fact_system(fact.id), "code": value}}
    return {"question": fact.id, "operator": op, **answer}
