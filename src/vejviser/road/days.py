"""Numbers and days as words of one language, without a handbook."""

from __future__ import annotations

import datetime as dt

from vejviser.handbook.entries import Lang

MONTHS: dict[Lang, tuple[str, ...]] = {
    "da": (
        "januar", "februar", "marts", "april", "maj", "juni",
        "juli", "august", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def number(value: float, lang: Lang, places: int | None = None) -> str:
    """A number with the language's separators, such as '46.835' or '46,835'."""
    places = (0 if value == int(value) else 2) if places is None else places
    english = f"{value:,.{places}f}"
    return english.translate(str.maketrans(",.", ".,")) if lang == "da" else english


def date(day: dt.date, lang: Lang) -> str:
    """A day such as '25. november 2026' or '25 November 2026'."""
    name = MONTHS[lang][day.month - 1]
    return f"{day.day}. {name} {day.year}" if lang == "da" else f"{day.day} {name} {day.year}"
