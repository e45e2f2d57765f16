"""The results of a workshop in words."""

from __future__ import annotations

from vejviser.handbook.entries import Lang
from vejviser.workshop.analysis import StatementSays
from vejviser.workshop.opinions import STABLE, VOTERS, Opinions
from vejviser.workshop.texts import TEXTS


def verdict_words(says: StatementSays, lang: Lang) -> str:
    """The verdict on a statement as a phrase, with the groups that have not voted where there are any."""
    key = f"verdict.{says.verdict}" + (f".{says.side}" if says.side else "")
    words = TEXTS[key].say(lang)
    if says.silent:
        words += ". " + TEXTS["verdict.silent"].say(lang).format(groups=", ".join(says.silent))
    return words


def probability_words(probability: float, lang: Lang) -> str:
    """The probability in whole per cent, never rounded to certainty: at most 99, at least 1."""
    return TEXTS["probability"].say(lang).format(percent=min(99, max(1, round(100 * probability))))


def opinions_words(opinions: Opinions, lang: Lang) -> str:
    """How many clusters of opinion there are and how steady they are, or why none are told."""
    least = number(STABLE, lang) if opinions.reason == "unstable" else str(VOTERS)
    return (
        TEXTS[f"opinions.{opinions.reason or 'clusters'}"]
        .say(lang)
        .format(
            clusters=opinions.clusters,
            voters=len(opinions.placed),
            steady=number(opinions.steady, lang),
            least=least,
        )
    )


def number(value: float, lang: Lang) -> str:
    """The number with two decimals, with a comma in Danish."""
    return f"{value:.2f}".replace(".", "," if lang == "da" else ".")
