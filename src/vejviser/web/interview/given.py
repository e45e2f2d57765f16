"""What a form sends as the answer to a question."""

from __future__ import annotations

from collections.abc import Sequence

from vejviser.handbook.entries import FactEntry, Lang
from vejviser.law.model import Answer, Fact
from vejviser.road.answers import DoubtError, answer_of, day_of, iso_of, number_of
from vejviser.web.words import say

NONE_OF_THEM = "-"
"""What the box beside several answers sends when none of them holds."""


class NotAnAnswerError(ValueError):
    """What was sent is no answer to the question; the message says what would be, to the reader."""


def answer_from(sent: Sequence[str], entry: FactEntry, fact: Fact, lang: Lang) -> Answer:
    """The answer that the sent values stand for; raises `NotAnAnswerError`."""
    words = [word for word in sent if word.strip()]
    if not words:
        raise NotAnAnswerError(_wanted(entry))
    try:
        answer = answer_of(fact, _plain(words, entry, lang))
    except (DoubtError, ValueError):
        raise NotAnAnswerError(_wanted(entry)) from None
    if answer is None:
        raise NotAnAnswerError(_wanted(entry))
    return answer


def _plain(words: Sequence[str], entry: FactEntry, lang: Lang) -> object:
    """The plain value that a project file would hold; raises `ValueError` when there is none."""
    first = words[0].strip()
    match entry.type:
        case "bool":
            return {"true": True, "false": False}.get(first, first)
        case "choices":
            if NONE_OF_THEM in words:
                if len(words) > 1:
                    raise ValueError(words)
                return []
            return list(dict.fromkeys(words))
        case "number":
            return number_of(first, "," if lang == "da" else ".")
        case "date":
            return day_of(iso_of(first) or first).isoformat()
        case "text":
            return first.replace("\r\n", "\n")
    return first


def _wanted(entry: FactEntry) -> str:
    match entry.type:
        case "choices":
            return say(
                "Vælg det, der passer, eller »ingen af dem«, men ikke begge dele.",
                "Choose what fits, or 'none of them', but not both.",
            )
        case "number":
            return say("Skriv et tal, fx 1.500 eller 0,5.", "Write a number, such as 1,500 or 0.5.")
        case "date":
            return say("Skriv en dato, fx 24.12.2026 eller 2026-12-24.", "Write a date, such as 2026-12-24.")
        case "text":
            return say("Skriv et svar på højst 20.000 tegn.", "Write an answer of at most 20,000 characters.")
    return say("Vælg et af svarene.", "Choose one of the answers.")
