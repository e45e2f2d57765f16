"""Look-up tables over every state of a few facts: the answers of several questions in one word a state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from vejviser.law.model import NOT_APPLICABLE
from vejviser.law.variables import UNKNOWN, Coding

if TYPE_CHECKING:
    from vejviser.law.law import Law, Root

Codes: TypeAlias = npt.NDArray[np.uint8]
IMPOSSIBLE = 255
"""The code of a project that contradicts itself or a constraint."""
ROWS = 1 << 15
"""Rows a chunk: index and word columns of a chunk stay in the second-level cache."""
WORD = 8
"""Questions a table: one byte each of a 64-bit word."""


@dataclass(frozen=True)
class Digit:
    """One column of a table's index: a fact (or one value of a `choices` fact) with `radix` codes."""

    fact: str
    part: str
    radix: int


def digits(law: Law, facts: Sequence[str]) -> tuple[Digit, ...]:
    """The index columns of the facts; a fact with `only_if` has one more code, not applicable.

    For a `choices` fact with `only_if` that code stands in a column of its own, before its values.
    """
    found: list[Digit] = []
    for fact in facts:
        code = law.codings[fact]
        gated = bool(code.fact.only_if)
        if code.fact.type == "choices":
            found += [Digit(fact, NOT_APPLICABLE, 2)] * gated
            found += [Digit(fact, value, 2) for value in code.fact.values]
        else:
            found.append(Digit(fact, "", law.variables[code.first].size + gated))
    return tuple(found)


@dataclass
class Table:
    """A table of `words`, one a state of the index columns; byte k of a word is the code of `names[k]`.

    Columns are first joined to groups of at most 256 states, byte by byte, then the groups to the index.
    """

    names: tuple[str, ...]
    columns: tuple[Digit, ...]
    words: npt.NDArray[np.unsignedinteger]
    groups: tuple[tuple[int, ...], ...] = field(default=())

    def __post_init__(self) -> None:
        groups: list[list[int]] = []
        size = 257
        for i, column in enumerate(self.columns):
            if size * column.radix > 256:
                groups.append([])
                size = 1
            groups[-1].append(i)
            size *= column.radix
        self.groups = tuple(tuple(group) for group in groups)

    def look_up(self, columns: Mapping[Digit, Codes], rows: int) -> list[Codes]:
        """The codes of every name for every row: views of one array of words."""
        found = np.empty(rows, self.words.dtype)
        small = np.empty(min(ROWS, rows), np.uint8)
        middle = np.empty(min(ROWS, rows), np.uint16)
        index = np.empty(min(ROWS, rows), np.intp)
        wide = np.empty(min(ROWS, rows), np.intp)
        given = [columns[digit] for digit in self.columns]
        for start in range(0, rows, ROWS):
            part = slice(start, min(start + ROWS, rows))
            here = slice(0, part.stop - start)
            chunk = [column[part] for column in given]
            at = self._index(chunk, small[here], middle[here], index[here], wide[here])
            np.take(self.words, at, out=found[part], mode="clip")
        view = found.view(np.uint8).reshape(rows, self.words.dtype.itemsize)
        return [view[:, k] for k in range(len(self.names))]

    def _index(
        self,
        columns: Sequence[Codes],
        small: Codes,
        middle: npt.NDArray[np.uint16],
        index: npt.NDArray[np.intp],
        wide: npt.NDArray[np.intp],
    ) -> npt.NDArray[np.intp]:
        index[:] = 0
        for group in self.groups:
            size = 1
            for i in group:
                radix = self.columns[i].radix
                if size == 1:
                    np.copyto(small, columns[i])
                else:
                    np.multiply(small, np.uint8(radix), out=small)
                    np.add(small, columns[i], out=small)
                size *= radix
            if group is self.groups[0]:
                np.copyto(index, small)
            else:
                np.multiply(index, size, out=index)
                np.copyto(wide, small)
                np.add(index, wide, out=index)
        return index


@dataclass(frozen=True)
class Question:
    """A question with the facts that it rests on, those that decide whether they apply among them."""

    name: str
    root: Root
    facts: tuple[str, ...]
    constraints: tuple[str, ...]
    states: int


def table(law: Law, questions: Sequence[Question], facts: Sequence[str]) -> Table:
    """The table of at most eight questions over the facts, which must hold every fact that they rest on.

    Codes are places in `Root.outcomes`, `IMPOSSIBLE` where a constraint is broken or a fact of the question
    is not applicable where it should be, or the other way round.
    """
    columns = digits(law, facts)
    size = int(np.prod([column.radix for column in columns], dtype=np.int64))
    width = next(n for n in (1, 2, 4, WORD) if n >= len(questions))
    codes = np.full((size, width), IMPOSSIBLE, np.uint8)
    for k, question in enumerate(questions):
        nodes = _spread(law, columns, question.root)
        fine = _fitting(law, columns, question.facts) & (nodes > 0)
        codes[:, k] = np.where(fine, nodes - 1, IMPOSSIBLE)
    words = codes.reshape(-1).view(np.dtype(f"u{width}"))
    return Table(tuple(q.name for q in questions), columns, words)


def _fitting(law: Law, columns: Sequence[Digit], facts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """The states in which each of the facts is not applicable just where its `only_if` fails."""
    radices = [column.radix for column in columns]
    fine = np.ones(radices, np.bool_)
    for axis, column in enumerate(columns):
        gated = column.fact in facts and bool(law.codings[column.fact].fact.only_if)
        if not gated or column.part not in ("", NOT_APPLICABLE):
            continue
        root = law.applies[column.fact]
        yes = 1 + root.outcomes.index("yes") if "yes" in root.outcomes else -1
        applies = (_spread(law, columns, root) == yes).reshape(radices)
        gone = np.zeros(column.radix, np.bool_)
        gone[-1] = True
        fine &= applies != gone.reshape([-1 if i == axis else 1 for i in range(len(columns))])
    return fine.reshape(-1)


def _spread(law: Law, columns: Sequence[Digit], root: Root) -> npt.NDArray[np.int32]:
    """The terminal that `root` ends in, for every state of the columns, the last column moving fastest.

    A gated fact that does not apply may take any state, since nothing then rests on it; the first is taken.
    """
    store = law.diagrams
    nodes = np.array([root.node], np.int32)
    for column in columns:
        code = law.codings[column.fact]
        states = np.arange(column.radix)
        if column.part == NOT_APPLICABLE:
            nodes = np.repeat(nodes, 2)
            continue
        level = code.first + (code.fact.values.index(column.part) if column.part else 0)
        size = law.variables[level].size
        states[states >= size] = 0
        distinct, inverse = np.unique(nodes, return_inverse=True)
        kids = np.array(
            [
                store.kids[n] if store.levels[n] == level else (n,) * law.variables[level].size
                for n in distinct
            ],
            np.int32,
        )
        nodes = kids[:, states][inverse].reshape(-1)
    return nodes


def column_codes(code: Coding, values: Sequence[object]) -> Codes:
    """The index codes of answers, one row each: (rows,) or, for `choices`, (rows, flags and values)."""
    gated = bool(code.fact.only_if)
    found = []
    for value in values:
        states = code.code(value)
        gone = states[0] == UNKNOWN if states else value == NOT_APPLICABLE
        if code.fact.type == "choices":
            found.append([*([int(gone)] * gated), *(max(0, state) for state in states)])
        else:
            found.append([len(code.states) if gone else states[0]])
    rows = np.array(found, np.uint8)
    return rows if code.fact.type == "choices" else rows[:, 0]
