"""What every part of a printed road is written with: the words, the paper, its signs and its headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from vejviser.cli.paper import MARK_STYLE, Paper, clean, columns, wrap
from vejviser.cli.texts import say
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang, Mark
from vejviser.road.plan import Road


class Sheet:
    """One road on one paper in one language; `everything` in full, or what a reader needs first.

    `file` is the project file as the user named it; `marks` are the marks of certainty printed so far.
    """

    def __init__(
        self, road: Road, lang: Lang, paper: Paper, file: str = "", everything: bool = False
    ) -> None:
        self.road, self.lang, self.paper, self.file, self.everything = road, lang, paper, file, everything
        self.words = Wording(road.handbook, lang)
        self.glyphs = paper.glyphs
        self.marks: set[Mark] = set()

    def say(self, key: str, **particulars: object) -> str:
        """The words of a text of the catalogue."""
        return say(key, self.lang, **particulars)

    def few(self, told: Sequence[str], shown: int, joint: str = ", ") -> str:
        """The first of several words, and how many more there are; all of them where all is printed."""
        left = 0 if self.everything else max(0, len(told) - shown)
        return joint.join(told[: len(told) - left]) + (f" (+{left})" if left else "")

    def heading(self, title: str, note: str = "") -> None:
        """A title on a rule that runs to the edge."""
        self.paper.gap()
        tail = f" {note}" if note else ""
        room = self.paper.width - columns(title) - columns(tail) - 1
        self.paper.line((title, "bold"), " ", (self.glyphs.thin * max(0, room), "dim"), (tail, "dim"))

    def marked(
        self,
        first: Text,
        told: tuple[str, str],
        marks: Iterable[Mark],
        bold: bool = False,
        asides: Sequence[str] = (),
        rest: Text | None = None,
    ) -> None:
        """A line of a title and the rest, wrapped under itself, with the signs of certainty at the edge.

        What follows the title is `bold` if asked for. Of the `asides` the first that fits on a single line
        stands there. Further lines stand behind `rest`.
        """
        marks = tuple(marks)
        self.marks |= set(marks)
        signs = [Text(self.glyphs.mark(mark), MARK_STYLE[mark]) for mark in marks]
        indent, edge = columns(first.plain), sum(columns(sign.plain) for sign in signs)
        width = self.paper.width - indent
        lines = list(wrap(clean("".join(told)), width, width - edge - 1))
        at = len(clean(told[0])) + 1 if told[0] else 0
        for number, line in enumerate(lines):
            text = Text(line)
            if bold:
                text.stylize("bold", min(at, len(line)) if number == 0 else 0)
            if number:
                self.paper.line_of(rest if rest is not None else Text(" " * indent), text)
                continue
            room = width - columns(line) - edge
            aside = next((a for a in asides if columns(a) + 3 <= room), "") if len(lines) == 1 else ""
            if aside:
                text.append(f"  {aside}", "not bold dim")
                room -= columns(aside) + 2
            self.paper.line_of(first, text, Text(" " * room), *signs)

    def detail(self, *parts: str, indent: str = "  ", name: str = "") -> None:
        """A quiet line of parts, wrapped under itself, with the name of an entry where there is room."""
        told = " · ".join(part for part in parts if part)
        if told:
            told = self.named(told, name, self.paper.width - len(indent))
            self.paper.words(told, "dim", Text(indent), Text(indent))

    def named(self, told: str, name: str, width: int) -> str:
        """The words with the name of an entry behind them, unless that takes one more line."""
        longer = f"{told} · {name}"
        room = self.everything or len(list(wrap(longer, width))) == len(list(wrap(told, width)))
        return longer if name and room else told
