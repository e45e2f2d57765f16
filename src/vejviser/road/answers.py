"""Answers: from what a person wrote to what a fact can be, and back to what a project file says."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Sequence

from vejviser.law.errors import nearest
from vejviser.law.model import Answer, Fact

TEXT_LIMIT = 20_000
"""The most characters that the answer to a text fact may have."""

YEARS = range(1900, 2101)
"""The years that a date can lie in."""

_YES = {"yes", "ja", "y", "j", "on", "1", "sand", "sandt", "t"}
_NO = {"no", "nej", "n", "off", "0", "falsk", "f"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_POINT_OF_THREE = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_LOOKS_PLAIN = re.compile(r"true|false|-?\d+(\.\d+)?", re.ASCII | re.IGNORECASE)
_GROUPED = re.compile(r"-?\d{1,3}([.,' _]\d{3})+")


class FarDayError(ValueError):
    """A day before 1900 or after 2100: a slip of the pen."""


class DoubtError(ValueError):
    """An answer that the fact cannot take: the kind of fault, the nearest valid spelling, and particulars."""

    def __init__(self, kind: str, close: str = "", **particulars: str) -> None:
        self.kind, self.nearest, self.particulars = kind, close, particulars
        super().__init__(kind)


def answer_of(fact: Fact, value: object) -> Answer | None:
    """The answer that a plain value from a file stands for, None for an empty one; raises `DoubtError`."""
    if value is None:
        return None
    match fact.type:
        case "bool":
            return _bool(value)
        case "choice":
            return _choice(fact, value)
        case "choices":
            return _choices(fact, value)
        case "number":
            return _number(value)
        case "date":
            return _date(value)
        case "text":
            return _text(value)


def check_digits(raw: str) -> None:
    """Nothing, or raises `DoubtError` for a number such as 500.000, which has two readings."""
    if _POINT_OF_THREE.fullmatch(raw):
        whole, _, part = raw.partition(".")
        raise DoubtError(
            "two_readings", value=raw, whole=whole + part, decimal=f"{whole}.{part.rstrip('0') or '0'}"
        )


def check_letters(text: str) -> None:
    """Nothing, or raises `DoubtError` for half a letter: one of a pair of escapes that UTF-8 cannot hold."""
    for letter in text:
        if "\ud800" <= letter <= "\udfff":
            raise DoubtError("half_letter", value=f"\\u{ord(letter):04x}")


def written(answer: Answer | None) -> str:
    """The answer as a project file spells it on one line; `null` for an answer that is not known."""
    match answer:
        case None:
            return "null"
        case bool():
            return "true" if answer else "false"
        case tuple():
            return "[" + ", ".join(_word(value) for value in answer) + "]"
        case float() | int():
            digits = f"{int(answer)}" if answer == int(answer) else repr(answer)
            return f"{digits}0" if _POINT_OF_THREE.fullmatch(digits) else digits
        case dt.date():
            return answer.isoformat()
    return _word(answer)


def _word(text: str) -> str:
    if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", text) and text.lower() not in ("null", "true", "false"):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)


def shown(value: object) -> str:
    """The value as a project file spells it, for a fault that quotes it; … for what is no plain value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(shown(item) for item in value) + "]"
    return str(value) if isinstance(value, str | int | float) else "…"


def _quoted(value: object) -> str:
    """The value as shown, between its quotation marks where they alone make it a text."""
    return f'"{value}"' if isinstance(value, str) and _LOOKS_PLAIN.fullmatch(value) else shown(value)


def _bool(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = shown(value)
    low = word.lower()
    close = "true" if low in _YES else "false" if low in _NO else nearest(low, ("true", "false"))
    raise DoubtError("not_bool", close, value=_quoted(value))


def _choice(fact: Fact, value: object) -> str:
    word = shown(value)
    if isinstance(value, list):
        raise DoubtError("not_one_value", valid=", ".join(fact.values))
    if word not in fact.values:
        raise DoubtError("unknown_value", _close(word, fact.values), value=word, valid=", ".join(fact.values))
    return word


def _choices(fact: Fact, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        word = shown(value)
        example = word if word in fact.values else _close(word, fact.values) or fact.values[0]
        raise DoubtError("not_list", example=f"[{example}]")
    found = [_choice(fact, item) for item in value]
    for place, item in enumerate(found):
        if item in found[:place]:
            raise DoubtError("listed_twice", value=item)
    return tuple(v for v in fact.values if v in found)


def _number(value: object) -> float | int:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        word = shown(value)
        digits = re.sub(r"\D", "", word)
        plain = digits and isinstance(value, str) and _LOOKS_PLAIN.fullmatch(word)
        close = word if plain else digits if _GROUPED.fullmatch(word) else ""
        raise DoubtError("not_number", close, value=_quoted(value))
    if abs(value) >= 1e300:
        raise DoubtError("not_number", value=shown(value))
    return value


def _date(value: object) -> dt.date:
    word = shown(value)
    try:
        return day_of(word)
    except FarDayError:
        raise DoubtError("far_date", value=word) from None
    except ValueError:
        raise DoubtError("not_date", iso_of(word), value=word) from None


def day_of(word: str) -> dt.date:
    """The day that a word such as 2026-12-31 names; raises `ValueError` for every other spelling.

    A year that no project can mean, such as 0206, raises `FarDayError`.
    """
    if not _DAY.fullmatch(word):
        raise ValueError(word)
    day = dt.date.fromisoformat(word)
    if day.year not in YEARS:
        raise FarDayError(word)
    return day


def number_of(word: str, decimal: str) -> float | int:
    """The number that a person wrote with `decimal` (a comma or a point) before the decimals.

    Thousands may stand apart by the other sign, a blank or an apostrophe; an amount may end in kr. or DKK.
    Raises `ValueError` for anything else.
    """
    thousands = "." if decimal == "," else ","
    plain = re.sub(r"[\s_']|kr\.?$|dkk$", "", word.lower())
    if re.fullmatch(rf"-?\d{{1,3}}(\{thousands}\d{{3}})+(\{decimal}\d+)?", plain, re.ASCII):
        plain = plain.replace(thousands, "")
    plain = plain.replace(decimal, ".")
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", plain, re.ASCII):
        raise ValueError(word)
    number = float(plain)
    return int(number) if number == int(number) else number


def iso_of(word: str) -> str:
    """A Danish date such as 31.12.2026 or 31/12-2026 as ISO, or "" when it is none."""
    parts = re.fullmatch(r"\s*(\d{1,2})[./-]\s*(\d{1,2})[./-]\s*(\d{4})\s*", word)
    if not parts:
        return ""
    try:
        return dt.date(int(parts[3]), int(parts[2]), int(parts[1])).isoformat()
    except ValueError:
        return ""


def _text(value: object) -> str:
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        raise DoubtError("not_text_answer")
    if isinstance(value, float) and not math.isfinite(value):  # no number that could be written anew
        raise DoubtError("not_text_answer")
    text = str(value)
    if len(text) > TEXT_LIMIT:
        raise DoubtError("too_long", limit=str(TEXT_LIMIT))
    check_letters(text)
    return text


def _close(word: str, valid: Sequence[str]) -> str:
    lowered = {value.lower(): value for value in valid}
    normal = re.sub(r"\W+", "_", word.strip().lower())
    return lowered.get(normal) or nearest(word, valid)
