"""Binary diagrams read out into many-valued ones, all nodes at once.

The library writes the nodes of all functions in one traversal (its DDDMP text); from there on a level is a
few array operations. A node with or without negation is one number, a *literal*: twice the node's number,
plus one where it is negated.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from oxidd.bcdd import BCDDFunction, BCDDManager

Literals: TypeAlias = npt.NDArray[np.int32]
TRUE, FALSE = 2, 3
"""The literals of the one leaf that the library has, and of its negation."""


@dataclass(frozen=True)
class Binary:
    """The nodes behind some functions: by literal the variable and where it leads when true and when false.

    `roots` are the literals of the functions; a leaf's variable lies below all others.
    """

    bits: npt.NDArray[np.int32]
    high: Literals
    low: Literals
    roots: Literals


@dataclass(frozen=True)
class Layer:
    """The nodes of one level of the many-valued diagrams: their literals, and a row of children for each."""

    level: int
    nodes: Literals
    kids: Literals


def written(manager: BCDDManager, functions: Sequence[BCDDFunction]) -> Binary:
    """The nodes behind the functions; raises `OSError` where there is no room for a file, even in memory."""
    text = _exported(manager, functions)
    head, _, body = text.partition(".nodes\n")
    fields = dict(line[1:].split(" ", 1) for line in head.splitlines() if " " in line)
    leaf, _, rest = body.partition("\n")
    assert leaf == "1 T 0 0", leaf
    nodes = np.fromstring(rest[: rest.rindex(".end")], np.int32, sep=" ").reshape(-1, 4)
    known = np.array([*map(int, fields.get("ids", "").split()), manager.num_vars()], np.int32)
    count = len(nodes) + 2
    bits = np.full((count, 2), manager.num_vars(), np.int32)
    bits[2:] = known[nodes[:, 1:2]]
    ways = np.zeros((2, count, 2), np.int32)
    ways[:, 1] = TRUE, FALSE
    ways[:, 2:] = _literals(nodes[:, 2:].T)[..., None] ^ np.array([0, 1], np.int32)
    roots = np.array(fields["rootids"].split(), np.int32)
    return Binary(bits.reshape(-1), ways[0].reshape(-1), ways[1].reshape(-1), _literals(roots))


def _exported(manager: BCDDManager, functions: Sequence[BCDDFunction]) -> str:
    """The library's text of the nodes, by way of a file in memory where the system has such."""
    with suppress(AttributeError, OSError), os.fdopen(os.memfd_create("diagrams"), encoding="ascii") as file:
        manager.export_dddmp(f"/proc/self/fd/{file.fileno()}", functions, ascii=True, strict=False)
        return file.read()
    with TemporaryDirectory(prefix="vejviser-") as folder:
        path = Path(folder, "diagrams")
        manager.export_dddmp(path, functions, ascii=True, strict=False)
        return path.read_text(encoding="ascii")


def _literals(signed: npt.NDArray[np.int32]) -> Literals:
    """The literals of node numbers that are negative where the node is negated."""
    found: Literals = 2 * np.abs(signed) + (signed < 0)
    return found


def layers(
    binary: Binary, first_bit: Sequence[int], widths: Sequence[int], sizes: Sequence[int]
) -> list[Layer]:
    """The many-valued nodes that the roots reach, level by level from the top.

    Level i takes the `widths[i]` binary variables from `first_bit[i]` on, and has `sizes[i]` states; a state
    is spelled with the highest bit first.
    """
    bits = binary.bits
    order = np.argsort(bits, kind="stable").astype(np.int32)
    starts = np.searchsorted(bits[order], [*first_bit, sum(widths)]).tolist()
    wanted = np.zeros(len(bits), np.bool_)
    wanted[binary.roots] = True
    ways = (binary.low, binary.high)
    found = []
    for level, (first, width, size) in enumerate(zip(first_bit, widths, sizes, strict=True)):
        inside = order[starts[level] : starts[level + 1]]
        nodes = inside[wanted[inside]]
        if not len(nodes):
            continue
        kids = np.empty((len(nodes), size), np.int32)
        for state in range(size):
            at = nodes
            for bit in range(width):
                way = ways[state >> (width - 1 - bit) & 1]
                at = way[at] if width == 1 else np.where(bits[at] == first + bit, way[at], at)
            kids[:, state] = at
        wanted[kids] = True
        found.append(Layer(level, nodes, kids))
    return found


def tagged(binary: Binary, tags: range) -> npt.NDArray[np.int32]:
    """By literal the outcome that it tells: 1 and 2 for the first tag and its negation, 3 and 4, and so on.

    0 for *false*, which is the impossible; -1 for literals that branch on other variables.
    """
    literals = np.arange(len(binary.bits), dtype=np.int32)
    outcomes = 2 * (binary.bits - tags.start) + 1 + literals % 2
    found = np.where(binary.bits < tags.start, np.int32(-1), outcomes)
    found[FALSE] = 0
    return found
