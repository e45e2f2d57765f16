"""The answer in a cell of a table, as a spreadsheet writes it: text only, Danish or English."""

from __future__ import annotations

import datetime as dt
import re

from vejviser.law.model import Answer, Fact
from vejviser.road.answers import DoubtError, FarDayError, answer_of, check_digits, day_of, iso_of

NONE_OF_THEM = "[]"
"""What a list is answered with when none of its values hold; an empty cell is unknown."""

_YES = {"true", "sand", "ja", "yes"}
_NO = {"false", "falsk", "nej", "no"}
_BETWEEN = re.compile(r"[|;]")
_INTEGER = re.compile(r"-?\d{1,300}")
_DECIMAL = re.compile(r"-?\d{1,300}[.,]\d{1,300}")
_THREE = re.compile(r"-?\d{1,3},\d{3}")
_DANISH_DAY = re.compile(r"\d{1,2}[-.]\d{1,2}[-.]\d{4}")


def cell(fact: Fact, text: str) -> Answer | None:
    """The answer that the cell of a fact holds, None for an empty one; raises `DoubtError`.

    Yes and no may be written as a Danish or English spreadsheet does, a number with decimal comma, a day
    as 2026-12-31 or 31-12-2026, several choices with | or ; between them.
    """
    text = text.strip()
    if not text:
        return None
    match fact.type:
        case "bool":
            return _bool(text)
        case "choices":
            if text == NONE_OF_THEM:
                return ()
            return answer_of(fact, [part.strip() for part in _BETWEEN.split(text) if part.strip()])
        case "number":
            return answer_of(fact, _number(text))
        case "date":
            return day_in(text)
    return answer_of(fact, text)


def day_in(text: str) -> dt.date:
    """The day in a cell: 2026-12-31, or 31-12-2026 or 31.12.2026 as in Denmark; raises `DoubtError`."""
    word = iso_of(text) if _DANISH_DAY.fullmatch(text) else text
    try:
        return day_of(word)
    except FarDayError:
        raise DoubtError("far_date", value=text) from None
    except ValueError:
        raise DoubtError("cell_date", iso_of(text), value=text) from None


def _bool(text: str) -> bool:
    word = text.lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise DoubtError("cell_bool", value=text)


def _number(text: str) -> object:
    if _THREE.fullmatch(text):
        check_digits(text.replace(",", "."))
    check_digits(text)
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else text
