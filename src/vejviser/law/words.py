"""Conditions in words, Danish or English, from the same tree that the reasoning uses."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from vejviser.law.conditions import Compare, Condition, Const, Every, Holds, Is, Not, Some

Lang = Literal["da", "en"]

PHRASES: dict[str, dict[Lang, str]] = {
    "and": {"da": "og", "en": "and"},
    "or": {"da": "eller", "en": "or"},
    "yes": {"da": "ja", "en": "yes"},
    "no": {"da": "nej", "en": "no"},
    "always": {"da": "altid", "en": "always"},
    "never": {"da": "aldrig", "en": "never"},
    "not_applicable": {"da": "ikke relevant", "en": "not applicable"},
    "not": {"da": "ikke", "en": "not"},
    "neither": {"da": "hverken", "en": "neither"},
    "nor": {"da": "eller", "en": "nor"},
    "not_so": {"da": "det gælder ikke, at", "en": "it is not so that"},
    "includes": {"da": "omfatter", "en": "includes"},
    "excludes": {"da": "omfatter ikke", "en": "does not include"},
    "<": {"da": "under", "en": "below"},
    "<=": {"da": "højst", "en": "at most"},
    ">": {"da": "over", "en": "above"},
    ">=": {"da": "mindst", "en": "at least"},
    "before": {"da": "før", "en": "before"},
    "until": {"da": "til og med", "en": "up to and including"},
    "after": {"da": "efter", "en": "after"},
    "from": {"da": "fra og med", "en": "from"},
}
QUOTES: dict[Lang, tuple[str, str]] = {"da": ("»", "«"), "en": ("“", "”")}
_PLAIN = ("ja", "nej", "yes", "no")
DATE_WORD = {"<": "before", "<=": "until", ">": "after", ">=": "from"}


@dataclass(frozen=True, slots=True)
class Labels:
    """How names and values are called: `name(id)` and `value(id, value)`, in the language wanted."""

    lang: Lang
    name: Callable[[str], str]
    value: Callable[[str, str], str]
    day: Callable[[dt.date], str] = dt.date.isoformat
    number: Callable[[float], str] = "{:.15g}".format

    def phrase(self, key: str) -> str:
        """A connecting word in the language."""
        return PHRASES[key][self.lang]

    def listed(self, told: Sequence[str], last: str) -> str:
        """Several things in a row, with a word before the last."""
        before = ", ".join(told[:-1])
        return f"{before} {self.phrase(last)} {told[-1]}" if before else told[-1]


def in_words(condition: Condition, labels: Labels) -> str:
    """One sentence part that says what the condition says, with brackets where and/or mix."""
    match condition:
        case Const(value):
            return labels.phrase("always" if value else "never")
        case Not(Is() | Holds() as leaf):
            return _leaf(leaf, labels, negated=True)
        case Not(item):
            return f"{labels.phrase('not_so')} {_bracketed(item, labels)}"
        case Every():
            return f" {labels.phrase('and')} ".join(parts_in_words(condition, labels))
        case Some(items):
            return f" {labels.phrase('or')} ".join(_parts(items, labels, Some))
        case _:
            return _leaf(condition, labels, negated=False)


def parts_in_words(condition: Condition, labels: Labels) -> tuple[str, ...]:
    """What must all hold for the condition to hold, each part in words as `in_words` tells it."""
    if isinstance(condition, Every):
        return tuple(_parts(condition.items, labels, Every))
    return (in_words(condition, labels),)


def _parts(items: Sequence[Condition], labels: Labels, inside: type[Every] | type[Some]) -> Iterator[str]:
    """The parts of an and or an or; what one list holds is told together."""
    for name, alike in itertools.groupby(items, lambda item: item.name if isinstance(item, Holds) else ""):
        group = list(alike)
        if name:
            values = [_value(name, item.value, labels) for item in group if isinstance(item, Holds)]
            told = labels.listed(values, "and" if inside is Every else "or")
            yield f"{labels.name(name)} {labels.phrase('includes')} {told}"
        else:
            yield from (_bracketed(item, labels, inside) for item in group)


def _bracketed(item: Condition, labels: Labels, inside: type | None = None) -> str:
    text = in_words(item, labels)
    mixed = isinstance(item, Every | Some) and type(item) is not inside
    several = inside is Every and isinstance(item, Is) and len(item.values) > 1
    return f"({text})" if mixed or several else text


def _leaf(leaf: Is | Holds | Compare, labels: Labels, negated: bool) -> str:
    name = labels.name(leaf.name)
    match leaf:
        case Is(values=("true",)):
            return f"{name}: {labels.phrase('no' if negated else 'yes')}"
        case Is(values=values):
            return (
                f"{name}: {_among([_value(leaf.name, value, labels) for value in values], labels, negated)}"
            )
        case Holds(value=value):
            verb = labels.phrase("excludes" if negated else "includes")
            return f"{name} {verb} {_value(leaf.name, value, labels)}"
        case Compare(op=op, bound=bound):
            if isinstance(bound, dt.date):
                return f"{name}: {labels.phrase(DATE_WORD[op])} {labels.day(bound)}"
            return f"{name}: {labels.phrase(op)} {labels.number(bound)}"


def _among(values: Sequence[str], labels: Labels, negated: bool) -> str:
    if not negated:
        return labels.listed(values, "or")
    if len(values) == 1:
        return f"{labels.phrase('not')} {values[0]}"
    return f"{labels.phrase('neither')} {labels.listed(values, 'nor')}"


def _value(name: str, value: str, labels: Labels) -> str:
    """A value between quotes, so that one sees where its own words end; yes and no as they are."""
    special = {"true": "yes", "false": "no", "not_applicable": "not_applicable"}
    if value in special:
        return labels.phrase(special[value])
    told = labels.value(name, value)
    opening, closing = QUOTES[labels.lang]
    return told.lower() if told.lower() in _PLAIN else f"{opening}{told}{closing}"
