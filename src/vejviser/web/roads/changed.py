"""What would change an outcome: other choices of the team's own, and what each gives up."""

from __future__ import annotations

from dataclasses import dataclass

from vejviser.export.wording import Wording
from vejviser.law.changes import Change
from vejviser.road.why import Explanation
from vejviser.web.roads.told import capital
from vejviser.web.words import say


@dataclass(frozen=True)
class Choice:
    """Answers that together make an outcome certain, and what giving them costs."""

    told: str
    prices: tuple[str, ...]


@dataclass(frozen=True)
class Otherwise:
    """Another outcome, and the choices that each make it certain by themselves."""

    outcome: str
    choices: tuple[Choice, ...]


def otherwise(found: Explanation, words: Wording) -> tuple[Otherwise, ...]:
    """Every other outcome that the team's own choices can bring about."""
    return tuple(
        Otherwise(_named(found, value, words), tuple(_choice(found, way, words) for way in ways))
        for value, ways in found.changes.items()
    )


def _named(found: Explanation, value: str, words: Wording) -> str:
    if found.finding:
        return capital(words.value(found.name, value))
    if value == "yes":
        return say("Trinnet er på vejen", "The step is on the road")
    return say("Trinnet falder bort", "The step falls away")


def _choice(found: Explanation, way: Change, words: Wording) -> Choice:
    shelf = words.handbook.facts
    told = "; ".join(
        f"{capital(words.label(fact))}: {words.answer(shelf[fact], answer)}" for fact, answer in way.answers
    )
    prices = (words.say(one) for one in found.prices(shelf, way))
    return Choice(told, tuple(dict.fromkeys(prices)))
