"""What a list can be narrowed to, as the choices of a form that stands in its address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vejviser.export.picture.texts import say as picture_words
from vejviser.handbook.entries import STAGES
from vejviser.web.knowledge.lines import SORTS, Asked, years
from vejviser.web.knowledge.models import Kind, Outcome, Region
from vejviser.web.knowledge.said import places
from vejviser.web.law import house
from vejviser.web.words import lang, say

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Choice:
    """One select: its key in the address, its name, its options by group, and the one that is chosen."""

    key: str
    name: str
    groups: tuple[tuple[str, Pairs], ...]
    chosen: str
    any: str


def choices(query: Mapping[str, str]) -> tuple[Choice, ...]:
    """The selects of a list; what the address asks for that is no option is not chosen."""
    made: list[tuple[str, str, list[tuple[str, Pairs]]]] = [
        ("kind", say("Art", "Kind"), [("", _pairs(Kind.choices))]),
        ("stage", say("Etape", "Stage"), [("", tuple((s, stage_words(s)) for s in STAGES))]),
        ("step", say("Trin", "Step"), _steps()),
        ("region", say("Region", "Region"), [("", _pairs(Region.choices))]),
        ("outcome", say("Udfald", "Outcome"), [("", _pairs(Outcome.choices))]),
        ("year", say("År", "Year"), [("", tuple((str(y), str(y)) for y in years()))]),
    ]
    found = [
        Choice(key, name, tuple(groups), _chosen(query.get(key, ""), groups), say("Alle", "All"))
        for key, name, groups in made
    ]
    sorts: list[tuple[str, Pairs]] = [("", tuple(zip(SORTS, _sorts(), strict=True)))]
    sort = _chosen(query.get("sort", ""), sorts) or SORTS[0]
    return (*found, Choice("sort", say("Rækkefølge", "Order"), tuple(sorts), sort, ""))


def asked(made: Iterable[Choice]) -> Asked:
    """What the selects narrow the list to."""
    return Asked(**{one.key: one.chosen for one in made})


def stage_words(stage: str) -> str:
    """The name of a stage."""
    return picture_words(f"stage.{stage}", lang())


def _sorts() -> tuple[str, ...]:
    return (
        say("Det værste først", "The worst first"),
        say("Det nyeste først", "The newest first"),
        say("Det, flest har oplevet, først", "What most have met with first"),
    )


def _steps() -> list[tuple[str, Pairs]]:
    known = places(list(house().handbook.steps))
    return [(stage_words(s), tuple((one.id, one.title) for one in known if one.stage == s)) for s in STAGES]


def _pairs(options: Iterable[tuple[str, object]]) -> Pairs:
    return tuple((value, str(label)) for value, label in options)


def _chosen(value: str, groups: Iterable[tuple[str, Pairs]]) -> str:
    return value if any(value == option for _, pairs in groups for option, _ in pairs) else ""
