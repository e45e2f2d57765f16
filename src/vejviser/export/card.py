"""A card: one entry or row of the handbook as lines with labels, for a terminal, a page or a program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from vejviser.export.texts_entries import ENTRY_WORDS
from vejviser.export.texts_rows import ROW_WORDS
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Mark, Text
from vejviser.law.model import Period

_WORDS = ENTRY_WORDS | ROW_WORDS


@dataclass(frozen=True)
class Line:
    """What a card says under one label; without a label it belongs to the line above.

    `written` is a condition as the handbook writes it; `item` is true for one of several under a label;
    `mark` stands before words that say how well something is known.
    """

    label: str
    text: str
    written: str = ""
    item: bool = False
    mark: Mark | None = None


@dataclass(frozen=True)
class Card:
    """An entry or row: its kind (`facts` ...) and what that is called, its title, words and lines."""

    id: str
    kind: str
    kind_words: str
    title: str
    words: str
    lines: tuple[Line, ...]


def said(key: str, words: Wording, /, **particulars: object) -> str:
    """The words of a label or phrase on a card, with the particulars filled in."""
    text = _WORDS[key].say(words.lang)
    return text.format_map(particulars) if particulars else text


@dataclass
class Writing:
    """A card being written, line by line; what is empty leaves no line."""

    words: Wording
    lines: list[Line] = field(default_factory=list)

    def say(self, key: str, /, **particulars: object) -> str:
        """The words of a label or phrase."""
        return said(key, self.words, **particulars)

    def field(self, key: str, text: Text | str | None, written: str = "") -> None:
        """One line."""
        told = text if isinstance(text, str) else self.words.say(text)
        if told:
            self.lines.append(Line(self.say(key), told, written))

    def listed(self, key: str, texts: Iterable[str]) -> None:
        """A line for each of several, the first behind the label."""
        for number, text in enumerate(texts):
            self.lines.append(Line("" if number else self.say(key), text, item=True))

    def mark(self, key: str, mark: Mark | None) -> None:
        """How well it is known; without a key, of the line above."""
        if mark:
            label = self.say(key) if key else ""
            self.lines.append(Line(label, self.say(f"plan.mark.{mark}"), item=not key, mark=mark))

    def period(self, period: Period) -> str:
        """From when and until when, "" for always."""
        told = []
        if period.start:
            told.append(self.say("why.applies_from", day=self.words.date(period.start)))
        if period.end:
            told.append(self.say("why.applies_until", day=self.words.date(period.end)))
        return " ".join(told)
