"""Questions: which fact to ask next so that the most is settled with the fewest answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vejviser.law.relevance import applies

if TYPE_CHECKING:
    from vejviser.law.assess import Assessment

NODES = 300
"""Names whose open diagram is larger than this wait until answers have made it smaller."""
NEARLY = 0.75
"""A fact of the topic just talked about is preferred to one that tells at most this much more."""
NOTHING = 1e-12


@dataclass(frozen=True)
class Question:
    """A fact worth asking, and the bits that it is expected to tell about what is open."""

    fact: str
    bits: float
    assessment: Assessment
    names: tuple[str, ...]

    @cached_property
    def bears_on(self) -> tuple[str, ...]:
        """The open names that the fact can tell about, or that wait for whether another fact applies."""
        law = self.assessment.law
        waiting = {f for f, gate in law.prerequisites.items() if self.fact in gate} | {self.fact}
        return tuple(name for name in self.names if waiting & open_facts(self.assessment, name))


def next_question(
    assessment: Assessment, names: Iterable[str] | None = None, last_topic: str = ""
) -> Question | None:
    """The question to ask next; None when every name is settled.

    Bits are summed over the open names (default: all decisions and queries; an `all` decision counts once a
    member). Of facts that tell nearly as much, one of `last_topic` comes first, then the first in the
    law's order. Only facts that certainly apply are asked; where one may not, what decides that is.
    """
    law = assessment.law
    every = (*law.text.decisions, *law.text.queries) if names is None else tuple(names)
    open_names = tuple(name for name in every if not assessment.settled(name))
    if not open_names:
        return None
    by_name = _bits(assessment, open_names)
    bits = {fact: sum(found.values()) for fact, found in by_name.items()}
    for fact in _ranked(assessment, bits, last_topic):
        if bits[fact] > NOTHING and _can_matter(assessment, fact, by_name[fact]):
            return Question(fact, bits[fact], assessment, open_names)
    return _first_that_matters(assessment, open_names)


def _bits(assessment: Assessment, names: tuple[str, ...]) -> dict[str, dict[str, float]]:
    """The bits by fact and name, from names with small open diagrams; from larger ones only if none is."""
    law, limit = assessment.law, NODES
    roots = [
        (name, root.node)
        for name in names
        for root in law.roots(name)
        if assessment.mask(root).bit_count() > 1
    ]
    found: dict[str, dict[str, float]] = {}
    while not found and limit < NODES + 4 * len(law.diagrams.levels):
        for name, node in roots:
            for fact, bits in law.gains.of(node, assessment, limit).items():
                by_name = found.setdefault(fact, {})
                by_name[name] = by_name.get(name, 0.0) + bits
        limit *= 4
    return found


def _ranked(assessment: Assessment, bits: dict[str, float], last_topic: str) -> list[str]:
    """The facts that can be asked now, best first; `bits` gains those that decide whether others apply."""
    law = assessment.law
    found: dict[str, None] = {}
    stack = list(bits)
    while stack:
        fact = stack.pop()
        if applies(assessment, fact):
            found[fact] = None
        else:
            new = [f for f in law.prerequisites[fact] if f not in bits and assessment.answers.get(f) is None]
            bits |= dict.fromkeys(new, 0.0)
            stack += new
    most = max((bits[fact] for fact in found), default=0.0)
    topics = {fact: law.text.facts[fact].topic for fact in found}
    order = {fact: place for place, fact in enumerate(law.text.facts)}

    def rank(fact: str) -> tuple[bool, float, int]:
        near = bool(last_topic) and topics[fact] == last_topic and bits[fact] >= NEARLY * most
        return not near, -round(bits[fact], 9), order[fact]

    return sorted(found, key=rank)


def _can_matter(assessment: Assessment, fact: str, bits: Mapping[str, float]) -> bool:
    """Whether a fact that tells something is also needed: one tied to others may tell only what they do."""
    if not assessment.goals and fact not in assessment.law.tied:
        return True
    return any(fact in assessment.relevant(name) for name in sorted(bits, key=lambda n: -bits[n]))


def _first_that_matters(assessment: Assessment, names: tuple[str, ...]) -> Question:
    facts = {fact for name in names for fact in assessment.relevant(name)}
    order = (fact for fact in assessment.law.text.facts if fact in facts and applies(assessment, fact))
    return Question(next(order), 0.0, assessment, names)


def open_facts(assessment: Assessment, name: str) -> set[str]:
    """The facts that the open part of the name's diagrams branches on."""
    roots = [root for root in assessment.law.roots(name) if assessment.mask(root).bit_count() > 1]
    with assessment.lock:
        return set(assessment.left.facts([assessment.left.of(root.node) for root in roots]))
