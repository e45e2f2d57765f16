"""The design choices of a project, and how each could be made otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vejviser.handbook.entries import FactEntry, Text
from vejviser.handbook.load import Handbook
from vejviser.handbook.prices import price
from vejviser.law.model import NOT_APPLICABLE, Answer


@dataclass(frozen=True)
class Choice:
    """A fact that the team controls, answered otherwise. `before` is None where it was not answered."""

    fact: FactEntry
    before: Answer | None
    after: Answer

    @property
    def price(self) -> Text | None:
        """What choosing so gives up; None where the handbook names no price for this way."""
        return price(self.fact, self.before, self.after)


def choices(handbook: Handbook, answers: Mapping[str, Answer]) -> tuple[Choice, ...]:
    """Every way to answer one controllable fact otherwise, in the order of the handbook.

    A yes/no fact is turned, a choice takes each other value, and of a list of values each is left out or
    added, one at a time; from an unanswered list, none of them or one alone.
    """
    return tuple(
        Choice(fact, answers.get(fact.id), after)
        for fact in handbook.facts.values()
        if fact.controllable
        for after in _otherwise(fact, answers.get(fact.id))
    )


def _otherwise(fact: FactEntry, now: Answer | None) -> Iterator[Answer]:
    match fact.type:
        case "bool":
            yield from (value for value in (True, False) if value is not now)
        case "choice":
            yield from (value for value in fact.values if value != now)
        case "choices":
            if now is None or now == NOT_APPLICABLE:
                yield ()
            chosen = set(now) if isinstance(now, tuple | list | frozenset) else set()
            for value in fact.values:
                yield tuple(v for v in fact.values if (v in chosen) != (v == value))
