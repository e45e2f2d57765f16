"""Whether a condition over facts holds for the answers of a project; None where they do not tell."""

from __future__ import annotations

from collections.abc import Mapping

from vejviser.law.conditions import Compare, Condition, Const, Every, Holds, Is, Not, Some
from vejviser.law.model import Answer


def truth(condition: Condition, answers: Mapping[str, Answer]) -> bool | None:
    """True or False where the answers given settle the condition part by part, else None.

    Kleene's strong logic (Introduction to Metamathematics, 1952, § 64): never wrong, and None also in the
    rare case that parts which are open cancel out.
    """
    match condition:
        case Const(value):
            return value
        case Not(item):
            found = truth(item, answers)
            return None if found is None else not found
        case Every(items):
            parts = {truth(item, answers) for item in items}
            return False if False in parts else None if None in parts else True
        case Some(items):
            parts = {truth(item, answers) for item in items}
            return True if True in parts else None if None in parts else False
    return _leaf(condition, answers.get(condition.name))


def _leaf(leaf: Is | Holds | Compare, answer: Answer | None) -> bool | None:
    if answer is None:
        return None
    match leaf:
        case Is(_, values):
            return (str(answer).lower() if isinstance(answer, bool) else answer) in values
        case Holds(_, value):
            return isinstance(answer, tuple) and value in answer
        case Compare(_, op, bound):
            bound_at = float(bound.toordinal()) if not isinstance(bound, int | float) else float(bound)
            at = float(answer.toordinal()) if hasattr(answer, "toordinal") else answer
            if not isinstance(at, int | float):
                return None
            return {"<": at < bound_at, "<=": at <= bound_at, ">": at > bound_at, ">=": at >= bound_at}[op]
