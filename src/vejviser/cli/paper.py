"""Lines on a terminal: wrapped to its width, coloured where it has colours, plain where it has none."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rich.console import Console
from rich.text import Text

from vejviser.handbook.entries import Mark, Stage
from vejviser.road.faults import visible

WIDEST = 100
NARROWEST = 40

STAGE_COLOUR: dict[Stage, str] = {"collaboration": "cyan", "product": "magenta", "adoption": "green"}
MARK_STYLE: dict[Mark, str] = {
    "verified": "green",
    "secondary": "yellow",
    "memory": "red",
    "inferred": "yellow",
}


@dataclass(frozen=True)
class Glyphs:
    """The signs that the terminal's alphabet has."""

    certain: str = "●"
    possible: str = "○"
    bar: str = "┃"
    rule: str = "━"
    thin: str = "─"
    full: str = "█"
    empty: str = "░"
    done: str = "✔"
    begun: str = "◐"
    verified: str = "✓"
    secondary: str = "≈"
    memory: str = "?"
    inferred: str = "∴"

    def mark(self, mark: Mark | None) -> str:
        """The sign of a mark of certainty."""
        return str(getattr(self, mark)) if mark else ""


ASCII = Glyphs("*", "o", "|", "=", "-", "#", ".", "x", "%", "v", "~", "?", "=>")


class Paper:
    """Where a command writes: wraps words, indents, and keeps styles apart from text."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or _console()
        self.plain = not self.console.is_terminal and not self.console.record
        self.width = max(NARROWEST, min(self.console.width, WIDEST))
        encoding = self.console.encoding or "utf-8"
        self.glyphs = Glyphs() if encoding.lower().startswith("utf") else ASCII

    def line(self, *parts: str | tuple[str, str]) -> None:
        """One line, cut where the paper ends; a part is text or (text, style)."""
        line = _assemble(*parts)
        line.truncate(self.width, overflow="ellipsis")
        self.line_of(line)

    def words(self, text: str, style: str = "", first: Text | None = None, rest: Text | None = None) -> None:
        """Text wrapped to the width, the first line behind `first`, the others behind `rest`."""
        first = first or Text()
        rest = rest if rest is not None else Text(" " * columns(first.plain))
        lines = list(wrap(clean(text), self.width - columns(rest.plain), self.width - columns(first.plain)))
        for number, line in enumerate(lines or [""]):
            self.line_of(first if number == 0 else rest, Text(line, style))

    def line_of(self, *texts: Text) -> None:
        """One line made of texts that carry their styles."""
        if self.plain:
            self.console.file.write("".join(text.plain for text in texts) + "\n")
        else:
            self.console.print(Text.assemble(*texts), soft_wrap=True, highlight=False)

    def gap(self) -> None:
        """An empty line."""
        self.line("")


def clean(text: str) -> str:
    """Text on one line, without characters that a terminal would obey."""
    return visible(" ".join(text.split()), 100_000)


FIRST_COMBINING = "\u0300"
"""Every character before this one, the Danish letters among them, takes one column."""


def fitted(text: str, room: int) -> str:
    """The text in exactly `room` columns: filled up with spaces, or cut with an ellipsis."""
    if columns(text) > room:
        text = text[: room - 1].rstrip() + "…"
    return text + " " * (room - columns(text))


@lru_cache(maxsize=20_000)
def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii() or max(text) < FIRST_COMBINING:
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(bool(unicodedata.combining(c)) for c in text)


def wrap(text: str, width: int, first_width: int | None = None) -> Iterator[str]:
    """The words of `text` in lines of at most `width` columns; a longer word is broken."""
    room, line = width if first_width is None else first_width, ""
    for word in text.split(" "):
        while columns(word) > max(width, 1):
            if line and columns(line) + 2 > room:
                yield line
                room, line = width, ""
            head = max(1, (room - columns(line) - 1) if line else room)
            yield f"{line} {word[:head]}".strip()
            line, word, room = "", word[head:], width
        if line and columns(line) + 1 + columns(word) > room:
            yield line
            line, room = word, width
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


def _assemble(*parts: str | tuple[str, str]) -> Text:
    return Text.assemble(
        *((clean_end(p), "") if isinstance(p, str) else (clean_end(p[0]), p[1]) for p in parts)
    )


def clean_end(text: str) -> str:
    """Text whose spaces are kept and whose control characters are replaced."""
    return visible(text, 100_000)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command to end quietly when its reader has gone away."""
        raise BrokenPipeError


def _console() -> Console:
    width = shutil.get_terminal_size((80, 24)).columns
    return _Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
