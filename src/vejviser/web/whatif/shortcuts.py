"""A shortcut as the page shows it: what it saves and costs, and the address that tries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vejviser.export import phrases
from vejviser.export.wording import Wording
from vejviser.levers.choices import Choice
from vejviser.levers.levers import LEAST, Lever
from vejviser.road.answers import written
from vejviser.web.words import say

NAMES = 6


@dataclass(frozen=True)
class Named:
    """A step with its title."""

    id: str
    title: str


@dataclass(frozen=True)
class Shortcut:
    """A choice made otherwise (or two): in words, with what it saves, its price and the steps it moves."""

    choices: tuple[str, ...]
    settings: tuple[str, ...]
    saved: str
    saves: bool
    prices: tuple[str, ...]
    lost: tuple[Named, ...]
    gained: tuple[Named, ...]
    opened: int
    fees: str


def shortcut(lever: Lever, words: Wording) -> Shortcut:
    """The lever in words."""
    return Shortcut(
        tuple(phrases.choice(words, choice) for choice in lever.choices),
        tuple(setting(choice) for choice in lever.choices),
        saved_words(lever.saved, words),
        lever.saved is not None and lever.saved >= LEAST,
        tuple(words.say(choice.price) for choice in lever.choices if choice.price),
        named(lever.lost, words),
        named(lever.gained, words),
        len(lever.opened),
        phrases.fees(words, lever.fees),
    )


def setting(choice: Choice) -> str:
    """The choice as an address carries it: `fact=answer`, the answer as a project file spells it."""
    return f"{choice.fact.id}={written(choice.after)}"


def named(steps: Sequence[str], words: Wording) -> tuple[Named, ...]:
    """The steps with their titles."""
    return tuple(Named(step, words.name(step)) for step in steps)


def saved_words(saved: float | None, words: Wording) -> str:
    """The months that a change saves or costs, in words."""
    if saved is None:
        return say("fører ikke længere til målet", "no longer leads to the goal")
    if abs(saved) < LEAST:
        return say("ændrer ikke tiden", "does not change the time")
    months = words.months(abs(saved))
    if saved > 0:
        return say("sparer {n} md.", "saves {n} months", n=months)
    return say("koster {n} md.", "costs {n} months", n=months)
