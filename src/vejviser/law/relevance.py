"""Relevance: which unanswered facts can still matter for an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vejviser.law.diagram import Masks

if TYPE_CHECKING:
    from vejviser.law.assess import Assessment
    from vejviser.law.law import Root


def relevant(assessment: Assessment, name: str) -> tuple[str, ...]:
    """A least set of unanswered facts that together settle `name`, with what must be known to ask them.

    Of the set proper no member can be left out. Where no constraint ties facts to each other it is the only
    such set and is just the facts that can change the outcome; where two facts stand for each other, the
    one first in the diagrams is kept. Added are the unanswered facts in the `only_if` of members that may
    not apply. Empty when the outcome is settled. Nothing outside ever needs to be asked.
    """
    law = assessment.law
    roots = [root for root in law.roots(name) if assessment.mask(root).bit_count() > 1]
    if not roots:
        return ()
    work = Masks(law.diagrams)
    nodes = [meant(assessment, work, root) for root in roots]
    open_facts = _facts(assessment, work, nodes)
    kept = []
    for fact in reversed(open_facts):
        levels = law.codings[fact].levels
        without = [work.forget(node, levels.__contains__) for node in nodes]
        if all(mask.bit_count() <= 1 for node in without for mask in work.masks(node)):
            nodes = without
        else:
            kept.append(fact)
    return with_prerequisites(assessment, tuple(reversed(kept)))


def meant(assessment: Assessment, work: Masks, root: Root) -> int:
    """The diagram of the projects that the answers mean: known states fixed, goals met."""
    store, known = assessment.law.diagrams, assessment.known
    node = work.restrict(root.node, known)
    every = (1 << len(root.outcomes)) - 1
    for goal in store.bearing(assessment.goals, root.node, known):
        node = work.apply(int.__and__, node, work.goal(goal, known, every))
    return node


def with_prerequisites(assessment: Assessment, facts: tuple[str, ...]) -> tuple[str, ...]:
    """The facts and, before them in diagram order, the unanswered facts that decide whether they apply."""
    law = assessment.law
    found = set(facts)
    stack = list(facts)
    while stack:
        fact = law.text.facts[stack.pop()]
        for other in law.prerequisites.get(fact.id, ()):
            if (
                assessment.answers.get(other) is None
                and other not in found
                and not applies(assessment, fact.id)
            ):
                found.add(other)
                stack.append(other)
    return tuple(fact for fact in law.codings if fact in found)


def applies(assessment: Assessment, fact: str) -> bool:
    """True when the fact certainly applies: its `only_if` holds for every completion."""
    law = assessment.law
    root = law.applies.get(fact)
    return root is None or root.names(assessment.mask(root)) == ("yes",)


def _facts(assessment: Assessment, work: Masks, nodes: list[int]) -> list[str]:
    levels: set[int] = set()
    seen: set[int] = set()
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if node >= 0 or node in seen:
            continue
        seen.add(node)
        levels.add(work.level(node))
        stack.extend(work.children(node))
    return list(dict.fromkeys(assessment.law.variables[level].fact for level in sorted(levels)))
