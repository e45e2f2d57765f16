"""A card on the terminal: one entry or row of the handbook, whatever its kind."""

from __future__ import annotations

from rich.text import Text

from vejviser.cli.paper import Paper
from vejviser.export.card import Card, Line

LABEL = 14


def print_card(card: Card, paper: Paper) -> None:
    """Write a card: its title and kind, its words, and its lines behind their labels."""
    paper.gap()
    paper.words(card.title, "bold")
    paper.words(f"{card.id} · {card.kind_words}", "dim")
    if card.words:
        paper.words(card.words)
    paper.gap()
    for line in card.lines:
        _print_line(line, paper)


def _print_line(line: Line, paper: Paper) -> None:
    """One line; a list hangs under its first, a condition as written stands under its words."""
    sign = f"{paper.glyphs.mark(line.mark)} " if line.mark else ""
    lead = Text(f"{line.label:<{LABEL}}", "dim")
    rest = Text(" " * (LABEL + 2)) if line.item else None
    paper.words(f"{sign}{line.text}", "", lead, rest)
    if line.written:
        paper.words(line.written, "dim", Text(" " * LABEL))
