"""What each unanswered fact is expected to tell about one question, in bits, counted exactly.

Over the question's diagram, one pass up gives the share of states that ends in each outcome from every node
on, one pass down how likely each node is met; together they give the joint share of a fact's answers and the
outcomes. The levels of a `choices` fact are one question: its answers are told apart only where they lead to
different places. Every value of a fact that applies is as likely as any other, impossible projects left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2
from typing import TYPE_CHECKING, TypeAlias

from vejviser.law.remembered import Remembered

if TYPE_CHECKING:
    from vejviser.law.assess import Assessment
    from vejviser.law.diagram import Masks
    from vejviser.law.law import Law

REMEMBERED = 10_000
NOTHING = 1e-15
"""Less than this is a rounding error."""

Shape: TypeAlias = tuple[int, tuple[int, ...], tuple[tuple[int, ...], ...]]
"""A diagram: its root, and the levels and children of its inner nodes."""


class Gains:
    """The gains of a law's questions, remembered until an answer touches the question's own facts."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self._found: Remembered[tuple[int, int, int], dict[str, float]] = Remembered(REMEMBERED)
        self._alike: Remembered[Shape, dict[str, float]] = Remembered(REMEMBERED)

    def of(self, node: int, assessment: Assessment, limit: int) -> dict[str, float]:
        """The bits each fact tells about the question at `node`; none when over `limit` nodes are open."""
        key = (node, limit, assessment.bearing.states(node))
        found = self._found.get(key)
        if found is None:
            with assessment.lock:
                found = self._found.keep(key, assessment.left.work.bits(node, limit))
        assessment.noted.gains[key] = found
        return found

    def remember(self, key: tuple[int, int, int], bits: dict[str, float]) -> None:
        """Take the bits for a key of a question, its limit and its packed states from elsewhere."""
        self._found.keep(key, bits)

    def alike(self, opened: Opened) -> dict[str, float]:
        """The bits by fact of a small diagram, remembered for all that look alike."""
        shape = opened.shape()
        found = self._alike.get(shape)
        return self._alike.keep(shape, opened.bits(self.law)) if found is None else found


def laid_open(masks: Masks, top: int, limit: int) -> Opened | None:
    """The diagram `top` of `masks` laid out for counting; None where it has more nodes than may be."""
    terminals, levels, kids = masks.store.terminals, masks.levels, masks.kids
    found = Opened([0] * terminals, [()] * terminals)
    place: dict[int, int] = {}

    def walk(node: int) -> int:
        at = place.get(node)
        if at is None:
            below = reversed(kids[-node - 1])
            parts = tuple([walk(kid) if kid < 0 else kid.bit_length() for kid in below])[::-1]
            at = place[node] = len(found.levels)
            if at - terminals >= limit:
                raise _TooManyError
            found.levels.append(levels[-node - 1])
            found.kids.append(parts)
        return at

    try:
        found.root = walk(top) if top < 0 else top.bit_length()
    except _TooManyError:
        return None
    return found


class _TooManyError(Exception):
    """More nodes are open than may be."""


class Opened:
    """A small diagram, children before parents, and the counts over it."""

    def __init__(self, levels: list[int], kids: list[tuple[int, ...]]) -> None:
        self.levels, self.kids = levels, kids
        self.root, self.terminals = 0, len(levels)

    def shape(self) -> Shape:
        """What the bits depend on, alike for all questions that look alike when the known states are in."""
        return self.root, tuple(self.levels[self.terminals :]), tuple(self.kids[self.terminals :])

    def bits(self, law: Law) -> dict[str, float]:
        """The bits by fact, of all facts that the diagram branches on."""
        nodes = range(self.terminals, len(self.levels))
        if self.root < self.terminals:
            return {}
        fact_of = [variable.fact for variable in law.variables]
        ends = sorted({kid for node in nodes for kid in self.kids[node] if kid < self.terminals} - {0})
        self.spread = [self._up(end) for end in ends]
        entered = self._down(nodes, fact_of)
        blocks: dict[str, list[int]] = {}
        for node in nodes:
            blocks.setdefault(fact_of[self.levels[node]], []).append(node)
        before = open_bits([[share[self.root] for share in self.spread]])
        return {fact: max(0.0, before - self._left(block, entered)) for fact, block in blocks.items()}

    def _up(self, end: int) -> list[float]:
        """The share of states from each node on that ends in the outcome."""
        share = [0.0] * self.terminals
        share[end] = 1.0
        for kids in self.kids[self.terminals :]:
            share.append(sum([share[kid] for kid in kids]) / len(kids))
        return share

    def _down(self, nodes: range, fact_of: Sequence[str]) -> dict[int, float]:
        """How likely each node is met coming from another fact."""
        met = {self.root: 1.0}
        entered = {self.root: 1.0}
        for node in reversed(nodes):
            kids, here = self.kids[node], fact_of[self.levels[node]]
            share = met[node] / len(kids)
            for kid in kids:
                if kid >= self.terminals:
                    met[kid] = met.get(kid, 0.0) + share
                    if fact_of[self.levels[kid]] != here:
                        entered[kid] = entered.get(kid, 0.0) + share
        return entered

    def _left(self, block: Sequence[int], entered: Mapping[int, float]) -> float:
        """The bits expected to be open once the fact of the block's nodes is answered."""
        doors = tuple([node for node in block if node in entered])
        weights = [entered[node] for node in doors]
        levels = sorted({self.levels[node] for node in block})
        ways, shares = self._answers(levels, doors)
        columns = []
        for share in self.spread:
            around = share[self.root] - sum([w * share[node] for w, node in zip(weights, doors, strict=True)])
            columns.append(
                [
                    around + sum([w * share[node] for w, node in zip(weights, way, strict=True)])
                    for way in ways
                ]
            )
        rows = zip(*columns, strict=True)
        return open_bits([[part * row for row in there] for part, there in zip(shares, rows, strict=True)])

    def _answers(
        self, levels: Sequence[int], doors: tuple[int, ...]
    ) -> tuple[Sequence[tuple[int, ...]], Sequence[float]]:
        """Where the answers to a fact lead from each of its doors, and how likely each such way is."""
        if len(levels) == 1:
            ways = list(zip(*[self.kids[door] for door in doors], strict=True))
            return ways, [1 / len(ways)] * len(ways)
        sizes = {self.levels[node]: len(kids) for node, kids in enumerate(self.kids)}
        found = {doors: 1.0}
        for level in levels:
            size = sizes[level]
            grown: dict[tuple[int, ...], float] = {}
            for nodes, share in found.items():
                for s in range(size):
                    step = tuple([self.kids[n][s] if self.levels[n] == level else n for n in nodes])
                    grown[step] = grown.get(step, 0.0) + share / size
            found = grown
        return list(found), list(found.values())


def open_bits(rows: Sequence[Sequence[float]]) -> float:
    """The entropy of the outcomes within each row, weighed by the rows' shares."""
    total = bits = 0.0
    for row in rows:
        mass = 0.0
        for part in row:
            mass += part
            if part > NOTHING:
                bits -= part * log2(part)
        if mass > NOTHING:
            bits += mass * log2(mass)
        total += mass
    return bits / total
