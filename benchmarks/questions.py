"""How many questions it takes until a decision is settled: ours, the optimum, and usual ways of asking.

Expected numbers are exact; every value of a fact that applies counts alike. Interviews are played through on
random complete projects until every decision of the handbook is settled.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import statistics
import time
from collections.abc import Callable, Iterator, Mapping

from benchmarks import model
from vejviser.handbook.load import load
from vejviser.law.asking import Strategy, expected_questions
from vejviser.law.assess import Assessment
from vejviser.law.compile import compile_law
from vejviser.law.law import Law
from vejviser.law.model import NOT_APPLICABLE
from vejviser.law.questions import next_question, open_facts
from vejviser.law.relevance import applies
from vejviser.law.strategy import TooLarge

WAYS: tuple[Strategy, ...] = ("ours", "information", "backward", "file")
FACTS = 12
"""Decisions that rest on more facts than this are left out of the exact comparison."""
LIMIT = 20_000


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=FACTS)
    parser.add_argument("--projects", type=int, default=30)
    options = parser.parse_args()
    law = load().law(dt.date.today())
    print(f"{'expected questions':<34}{'facts':>6}{'optimum':>9}" + "".join(f"{way:>13}" for way in WAYS))
    ratios = [
        *compare("benchmark", compile_law(model.text()), FACTS),
        *compare("handbook", law, options.facts),
    ]
    print(
        f"ours / optimum: mean {statistics.mean(ratios):.4f}, most {max(ratios):.4f}, {len(ratios)} decisions"
    )
    interviews(law, options.projects)


def compare(source: str, law: Law, most: int) -> Iterator[float]:
    """One line a decision; yields ours / optimum."""
    for name, decision in law.text.decisions.items():
        facts = law.facts_of(name)
        if decision.combine == "all" or len(facts) > most or law.assess({}).settled(name):
            continue
        try:
            best = expected_questions(law, name, strategy="optimal", limit=LIMIT)
        except TooLarge:
            continue
        found = {way: expected_questions(law, name, strategy=way) for way in WAYS}
        cells = "".join(f"{found[way]:>7.3f}{found[way] / best:>6.2f}" for way in WAYS)
        print(f"{source + ' ' + name:<34}{len(facts):>6}{best:>9.3f}{cells}")
        yield found["ours"] / best


def interviews(law: Law, count: int) -> None:
    """Whole interviews until every decision is settled, ours and in the order of the handbook."""
    rng = random.Random(1)
    projects = [complete(law, rng) for _ in range(count)]
    ways: dict[str, Callable[[Assessment, str], str | None]] = {"ours": by_bits, "file": in_order}
    for way, choose in ways.items():
        start = time.perf_counter()
        numbers = [interview(law, project, choose) for project in projects]
        each = (time.perf_counter() - start) / sum(numbers)
        what = f"all findings, {count} random projects, {way:<5}"
        print(f"{what} mean {statistics.mean(numbers):.2f}, {each * 1e3:.1f} ms a question")


def interview(
    law: Law, project: Mapping[str, object], choose: Callable[[Assessment, str], str | None]
) -> int:
    """The number of questions until nothing is open."""
    answers: dict[str, object] = {}
    topic = ""
    while (fact := choose(law.assess(answers), topic)) is not None:
        answers[fact] = project[fact]
        topic = law.text.facts[fact].topic
    return len(answers)


def by_bits(assessment: Assessment, topic: str) -> str | None:
    question = next_question(assessment, list(assessment.law.text.decisions), topic)
    return question.fact if question else None


def in_order(assessment: Assessment, topic: str) -> str | None:
    """The first fact of the handbook that applies and can still tell about an open decision."""
    names = [name for name in assessment.law.text.decisions if not assessment.settled(name)]
    facts = {fact for name in names for fact in open_facts(assessment, name)}
    waiting = {g for f in facts if not applies(assessment, f) for g in assessment.law.prerequisites[f]}
    usable = (f for f in assessment.law.text.facts if f in facts | waiting and f not in assessment.answers)
    return next((f for f in usable if applies(assessment, f)), None)


def complete(law: Law, rng: random.Random) -> dict[str, object]:
    """A random possible project, every value of a fact that applies alike."""
    while True:
        project: dict[str, object] = {}
        for fact, code in law.codings.items():
            states = [rng.randrange(law.variables[level].size) for level in code.levels]
            project[fact] = code.sample(states)
        known = law.known(project)
        for fact, root in law.applies.items():
            if root.names(law.diagrams.mask(root.node, known)) != ("yes",):
                project[fact] = NOT_APPLICABLE
        if all(law.diagrams.mask(root.node, known) for root in law.possible.values()):
            return project


if __name__ == "__main__":
    main()
