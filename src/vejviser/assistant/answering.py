"""An answer: its data with what every answer has, and the same told in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from vejviser.assistant.asking import Asked
from vejviser.assistant.citing import Citing
from vejviser.assistant.models import HandbookRef, Named, Result
from vejviser.assistant.texts import tell
from vejviser.export.road_json import NOTICE
from vejviser.export.texts_entries import ENTRY_WORDS
from vejviser.handbook.entries import Lang, Mark

R = TypeVar("R", bound=Result)
M = TypeVar("M", bound=BaseModel)
SIGNS: dict[Mark, str] = {"verified": "✓", "secondary": "≈", "memory": "?", "inferred": "∴"}


@dataclass(frozen=True)
class Answered:
    """The data of an answer, and the answer as text."""

    data: Result
    text: str


@dataclass
class Answer:
    """An answer being written: lines of text beside the data, and the sources of both."""

    asked: Asked
    lines: list[str] = field(default_factory=list)
    citing: Citing = field(init=False)

    def __post_init__(self) -> None:
        self.citing = Citing(self.asked.words)

    def say(self, key: str, /, **particulars: object) -> str:
        """The words of the assistant's catalogue."""
        return tell(key, self.asked.lang, **particulars)

    def head(self, text: str) -> None:
        """A heading."""
        self.lines += [*([""] if self.lines else []), f"## {text}"]

    def item(self, text: str, cites: Sequence[str] = (), indent: str = "") -> None:
        """A line of a list, with what it cites behind it."""
        behind = f" [{'; '.join(cites)}]" if cites else ""
        self.lines.append(f"{indent}- {text}{behind}")

    def named(self, names: Sequence[str]) -> list[Named]:
        """Entries by id and title."""
        return [Named(id=name, title=self.asked.words.label(name)) for name in names]

    def done(self, make: Callable[..., R], **parts: Any) -> Answered:
        """The answer with its sources, its day, the handbook and the notice."""
        asked = self.asked
        book, lang = asked.laid, asked.lang
        sources = list(self.citing.found.values())
        data = make(
            lang=lang, as_of=asked.as_of.isoformat(), overlays=list(asked.overlays), sources=sources,
            handbook=HandbookRef(version=book.version, content_hash=book.content_hash),
            notice=NOTICE[lang], **parts,
        )  # fmt: skip
        if sources:
            self.head(self.say("sources"))
        self.lines += [
            f"- {SIGNS[s.mark]} {s.cite}{f': {s.url}' if s.url else ''} ({mark_words(s.mark, lang)})"
            for s in sources
        ]
        told = [
            self.say("as_of", day=asked.words.date(asked.as_of)),
            *([self.say("overlays", names=", ".join(asked.overlays))] if asked.overlays else []),
            self.say("handbook", version=book.version, hash=book.content_hash[:12]),
        ]
        return Answered(data, "\n".join([*self.lines, "", f"{' · '.join(told)}. {NOTICE[lang]}"]))


def mark_words(mark: Mark, lang: Lang) -> str:
    """What a mark means."""
    return ENTRY_WORDS[f"plan.mark.{mark}"].say(lang)


def fit(items: Sequence[M], room: int) -> list[M]:
    """The first items that fit in so many characters of JSON, at least one."""
    kept: list[M] = []
    for item in items:
        room -= len(item.model_dump_json())
        if kept and room < 0:
            break
        kept.append(item)
    return kept
