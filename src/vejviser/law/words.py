"""Conditions in words, Danish or English, from the same tree that the reasoning uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
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
DATE_WORD = {"<": "before", "<=": "until", ">": "after", ">=": "from"}


@dataclass(frozen=True, slots=True)
class Labels:
    """How names and values are called: `name(id)` and `value(id, value)`, in the language wanted."""

    lang: Lang
    name: Callable[[str], str]
    value: Callable[[str, str], str]

    def phrase(self, key: str) -> str:
        """A connecting word in the language."""
        return PHRASES[key][self.lang]


def in_words(condition: Condition, labels: Labels) -> str:
    """One sentence part that says what the condition says, with brackets where and/or mix."""
    match condition:
        case Const(value):
            return labels.phrase("always" if value else "never")
        case Not(Is() | Holds() as leaf):
            return _leaf(leaf, labels, negated=True)
        case Not(item):
            return f"{labels.phrase('not_so')} {_bracketed(item, labels)}"
        case Every(items):
            return f" {labels.phrase('and')} ".join(_bracketed(i, labels, inside=Every) for i in items)
        case Some(items):
            return f" {labels.phrase('or')} ".join(_bracketed(i, labels, inside=Some) for i in items)
        case _:
            return _leaf(condition, labels, negated=False)


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
            shown = f" {labels.phrase('or')} ".join(_value(leaf.name, v, labels) for v in values)
            return f"{name}: {labels.phrase('not') + ' ' if negated else ''}{shown}"
        case Holds(value=value):
            verb = labels.phrase("excludes" if negated else "includes")
            return f"{name} {verb} {_value(leaf.name, value, labels)}"
        case Compare(op=op, bound=bound):
            if isinstance(bound, dt.date):
                return f"{name}: {labels.phrase(DATE_WORD[op])} {bound.isoformat()}"
            return f"{name}: {labels.phrase(op)} {_number(bound, labels.lang)}"


def _number(bound: float, lang: Lang) -> str:
    """Every digit of a bound, with the language's separators: a threshold must not be rounded."""
    whole = int(bound)
    english = f"{whole:,}" if bound == whole else f"{bound:,}"
    return english.translate(str.maketrans(",.", ".,")) if lang == "da" else english


def _value(name: str, value: str, labels: Labels) -> str:
    special = {"true": "yes", "false": "no", "not_applicable": "not_applicable"}
    return labels.phrase(special[value]) if value in special else labels.value(name, value)
