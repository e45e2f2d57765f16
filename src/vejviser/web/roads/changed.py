"""What would change an outcome: other choices of the team's own, and what each gives up."""

from __future__ import annotations

from dataclasses import dataclass

from vejviser.export.wording import Wording
from vejviser.law.changes import Change
from vejviser.road.why import Explanation
from vejviser.web.roads.told import capital
from vejviser.web.words import say


@dataclass(frozen=True)
class Otherwise:
    """Another outcome, the sets of answers that each make it certain, and the price of them."""

    outcome: str
    ways: tuple[str, ...]
    prices: tuple[str, ...]


def otherwise(found: Explanation, words: Wording) -> tuple[Otherwise, ...]:
    """Every other outcome that the team's own choices can bring about."""
    return tuple(
        Otherwise(
            _named(found, value, words),
            tuple(_told(way, words) for way in ways),
            tuple(dict.fromkeys(price for way in ways for price in _prices(way, words))),
        )
        for value, ways in found.changes.items()
    )


def _named(found: Explanation, value: str, words: Wording) -> str:
    if found.finding:
        return capital(words.value(found.name, value))
    if value == "yes":
        return say("Trinnet er på vejen", "The step is on the road")
    return say("Trinnet falder bort", "The step falls away")


def _told(way: Change, words: Wording) -> str:
    shelf = words.handbook.facts
    return "; ".join(
        f"{capital(words.label(fact))}: {words.answer(shelf[fact], answer)}" for fact, answer in way.answers
    )


def _prices(way: Change, words: Wording) -> list[str]:
    entries = (words.handbook.facts[fact] for fact, _ in way.answers)
    return [words.say(entry.price) for entry in entries if entry.price]
