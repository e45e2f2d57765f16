"""The picture of a DMN model: facts at the bottom, each decision above all that it asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vejviser.export.dmn.tables import Table

WIDTH, HEIGHT, GAP, RISE = 200, 60, 40, 150
"""Size of a box, room between boxes of a row, and from one row to the next, in points."""
WRAP = 24
"""The most boxes in a row."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a name is drawn: its left upper corner."""

    x: int
    y: int

    @property
    def top(self) -> tuple[int, int]:
        """The middle of the upper side."""
        return self.x + WIDTH // 2, self.y

    @property
    def bottom(self) -> tuple[int, int]:
        """The middle of the lower side."""
        return self.x + WIDTH // 2, self.y + HEIGHT


def boxes(tables: Sequence[Table], facts: Sequence[str]) -> Mapping[str, Box]:
    """Where each fact and table is drawn; a name stands under those that ask for it, close to them."""
    level = dict.fromkeys(facts, 0)
    for table in tables:
        level[table.name] = 1 + max((level[name] for name in table.needs), default=0)
    rows: dict[int, list[str]] = {}
    for name, at in level.items():
        rows.setdefault(at, []).append(name)
    lines = [row[i : i + WRAP] for at in sorted(rows) for row in [rows[at]] for i in range(0, len(row), WRAP)]
    needs = {table.name: table.needs for table in tables}
    place: dict[str, float] = {}
    for line in lines:
        middle = {n: _mean([place[m] for m in needs.get(n, ()) if m in place]) for n in line}
        line.sort(key=lambda name: middle[name])
        place |= {name: (number + 0.5) / len(line) for number, name in enumerate(line)}
    widest = max((len(line) for line in lines), default=0) * (WIDTH + GAP)
    found = {}
    for number, line in enumerate(lines):
        left = (widest - len(line) * (WIDTH + GAP)) // 2
        for at, name in enumerate(line):
            found[name] = Box(left + at * (WIDTH + GAP), (len(lines) - 1 - number) * RISE)
    return found


def _mean(found: Sequence[float]) -> float:
    return sum(found) / len(found) if found else 0.5
