"""What a person typed in the interview, as an answer or a wish."""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum

from vejviser.cli.texts import say
from vejviser.handbook.entries import FactEntry, Lang
from vejviser.law.model import Answer
from vejviser.road.answers import TEXT_LIMIT, day_of, iso_of, number_of


class Wish(Enum):
    """What one can ask for instead of answering."""

    UNSURE = "unsure"
    BACK = "back"
    HELP = "help"
    STOP = "stop"


WISHES: dict[Lang, dict[str, Wish]] = {
    "da": {
        **dict.fromkeys(("v", "ved ikke", "vedikke"), Wish.UNSURE),
        **dict.fromkeys(("t", "tilbage"), Wish.BACK),
        **dict.fromkeys(("?", "h", "hjælp"), Wish.HELP),
        **dict.fromkeys(("s", "stop", "slut", "q"), Wish.STOP),
    },
    "en": {
        **dict.fromkeys(("d", "don't know", "dont know"), Wish.UNSURE),
        **dict.fromkeys(("b", "back"), Wish.BACK),
        **dict.fromkeys(("?", "h", "help"), Wish.HELP),
        **dict.fromkeys(("q", "quit", "exit", "stop"), Wish.STOP),
    },
}
_YES = {"j", "ja", "y", "yes", "true"}
_NO = {"n", "nej", "no", "false"}
_NONE = {"0", "ingen", "none", "[]"}


class NotUnderstoodError(ValueError):
    """What was typed is no answer; the message says what would be."""


def typed(line: str, fact: FactEntry, lang: Lang) -> Answer | Wish:
    """The answer or wish that a line stands for; raises `NotUnderstoodError`."""
    word = line.strip()
    wish = WISHES[lang].get(word.lower())
    if wish:
        return wish
    match fact.type:
        case "bool":
            return _bool(word, lang)
        case "choice":
            return _one(word, fact, lang, "ask.choose")
        case "choices":
            return _several(word, fact, lang)
        case "number":
            return _number(word, lang)
        case "date":
            return _date(word, lang)
        case "text":
            return word[:TEXT_LIMIT]


def _bool(word: str, lang: Lang) -> bool:
    if word.lower() in _YES | _NO:
        return word.lower() in _YES
    raise NotUnderstoodError(say("ask.choose_bool", lang))


def _one(word: str, fact: FactEntry, lang: Lang, key: str) -> str:
    values = list(fact.values)
    if word.isascii() and word.isdigit() and 0 < int(word) <= len(values):
        return values[int(word) - 1]
    for value, label in fact.values.items():
        if len(word) > 1 and word.lower() in (value.lower(), label.da.lower(), label.en.lower()):
            return value
    raise NotUnderstoodError(say(key, lang, count=len(values)))


def _several(word: str, fact: FactEntry, lang: Lang) -> tuple[str, ...]:
    if word.lower() in _NONE:
        return ()
    parts = [part for part in re.split(r"[,;\s]+", word) if part]
    if not parts:
        raise NotUnderstoodError(say("ask.choose_many", lang, count=len(fact.values)))
    chosen = {_one(part, fact, lang, "ask.choose_many") for part in parts}
    return tuple(value for value in fact.values if value in chosen)


def _number(word: str, lang: Lang) -> float | int:
    try:
        return number_of(word, "," if lang == "da" else ".")
    except ValueError:
        raise NotUnderstoodError(say("ask.choose_number", lang)) from None


def _date(word: str, lang: Lang) -> dt.date:
    try:
        return day_of(iso_of(word) or word)
    except ValueError:
        raise NotUnderstoodError(say("ask.choose_date", lang)) from None
