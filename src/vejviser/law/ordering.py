"""A good order of the variables: sifting, after Rudell (1993), over the facts of a law.

The order from the conditions alone (`vejviser.law.checked`) is good where topics follow each other; sifting
finds what it cannot see, such as a fact that one constraint ties to another far away. It takes a while, so it
is done when a law is written, not when it is compiled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from oxidd.bcdd import BCDDFunction, BCDDManager

from vejviser.law.checked import Checked
from vejviser.law.compile import Compiler
from vejviser.law.law import Law
from vejviser.law.model import LawText
from vejviser.law.variables import Coding

WORTH_GOING_ON = 1.08
"""A fact is moved on in a direction until the diagrams are this many times larger than the best found."""
ENOUGH = 0.995
"""Passes are made until one leaves more than this share of the nodes."""


def sifted(text: LawText, order: Sequence[str] = ()) -> tuple[str, ...]:
    """The facts of a law from the top of the diagrams down, each moved to where the diagrams are smallest."""
    store = _Store(text, order)
    facts = list(store.bits)
    best = store.size(facts)
    while True:
        before = best
        for fact in store.bits:
            facts, best = _placed(store, facts, fact, best)
        if best > before * ENOUGH:
            return tuple(facts)


def _placed(store: _Store, facts: list[str], fact: str, best: int) -> tuple[list[str], int]:
    """The facts with one of them where the diagrams are smallest, and the number of nodes then."""
    at = facts.index(fact)
    rest = facts[:at] + facts[at + 1 :]
    limit = best * WORTH_GOING_ON
    here = at
    for way in (range(at + 1, len(facts)), range(at - 1, -1, -1)):
        for place in way:
            size = store.size([*rest[:place], fact, *rest[place:]])
            if size < best:
                here, best = place, size
            if size > limit:
                break
    facts = [*rest[:here], fact, *rest[here:]]
    store.size(facts)
    return facts, best


class _Store:
    """The binary diagrams of all questions of a law, and nothing else, in one manager."""

    def __init__(self, text: LawText, order: Sequence[str]) -> None:
        compiler = Compiler(Checked(text), order)
        builder = compiler.builder
        by_level = sorted(builder.codings.items(), key=lambda item: item[1].first)
        self.bits = {fact: list(_bits(code, builder.first_bit, builder.bits)) for fact, code in by_level}
        self.tags = list(compiler.tags)
        self.manager: BCDDManager = builder.manager
        law = Law(text, builder.codings, tuple(builder.variables), compiler.diagrams)
        asked = (compiler.ask_all(law), compiler.ask_rules({}))
        self.kept: list[BCDDFunction] = [function for each in asked for function in each.functions()]

    def size(self, facts: Iterable[str]) -> int:
        """The number of nodes in this order of the facts."""
        self.manager.set_var_order([*(bit for fact in facts for bit in self.bits[fact]), *self.tags])
        self.manager.gc()
        return self.manager.num_inner_nodes()


def _bits(code: Coding, first_bit: Sequence[int], widths: Sequence[int]) -> Iterator[int]:
    """The binary variables of a fact."""
    for level in code.levels:
        yield from range(first_bit[level], first_bit[level] + widths[level])
