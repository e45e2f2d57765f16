"""Open questions: the unanswered facts that still matter, in the order worth asking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vejviser.handbook.entries import FactEntry
from vejviser.law.assess import Assessment
from vejviser.law.questions import NODES

if TYPE_CHECKING:
    from vejviser.handbook.load import Handbook


@dataclass(frozen=True)
class OpenQuestion:
    """A fact that no answer is known for, and the findings and steps that wait for it."""

    fact: FactEntry
    bears_on: tuple[str, ...]


def open_questions(
    handbook: Handbook, assessment: Assessment, waiting: Mapping[str, Sequence[str]]
) -> tuple[OpenQuestion, ...]:
    """The facts that can still change a finding or step; nothing else ever needs to be asked.

    A fact comes after those that decide whether it applies, and a contested reading, which few teams can
    answer, after every plain fact that may come before it. Among the rest, those come first that are
    expected to tell most about what is open, in bits; where that is the same, those that take the largest
    share in it (a finding that waits for n facts counts 1/n to each of them). `waiting` gives for each
    open finding and step the facts that decide it.
    """
    bears: dict[str, list[str]] = {}
    share: dict[str, float] = {}
    for name, facts in waiting.items():
        for fact in facts:
            bears.setdefault(fact, []).append(name)
            share[fact] = share.get(fact, 0.0) + 1 / len(facts)
    bits = told_by(assessment, waiting)

    def rank(fact: str) -> tuple[bool, float, float, str]:
        return handbook.facts[fact].reading, -round(bits.get(fact, 0.0), 6), -share[fact], fact

    order = sorted(bears, key=rank)
    earlier = assessment.law.prerequisites
    left = dict.fromkeys(order)
    found: list[str] = []
    while left:
        fact = next(f for f in left if left.keys().isdisjoint(earlier.get(f, ())))
        del left[fact]
        found.append(fact)
    return tuple(OpenQuestion(handbook.facts[fact], tuple(bears[fact])) for fact in found)


def deciding(assessment: Assessment, name: str) -> tuple[str, ...]:
    """The unanswered facts that can still change a finding or step, and those that decide whether they apply.

    Empty when it is settled.
    """
    return assessment.relevant(name)


def waiting_for(assessment: Assessment, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each named finding and step that is open, the facts that decide it; those alike are done once."""
    seen: dict[tuple[int, ...], tuple[str, ...]] = {}
    found = {}
    for name in names:
        key = tuple(root.node for root in assessment.law.roots(name))
        if key not in seen:
            seen[key] = deciding(assessment, name)
        if seen[key]:
            found[name] = seen[key]
    return found


def told_by(assessment: Assessment, names: Iterable[str]) -> dict[str, float]:
    """The bits that each fact is expected to tell about the named findings and steps, summed.

    A name whose open part is still large counts nothing until answers have made it smaller.
    """
    law = assessment.law
    found: dict[str, float] = {}
    for name in names:
        for root in law.roots(name):
            gain = law.gains.of(root.node, assessment, NODES)
            for fact, bits in gain.items():
                found[fact] = found.get(fact, 0.0) + bits
    return found
