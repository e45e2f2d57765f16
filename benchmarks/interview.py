"""A turn of the interview and a road in a warm process, beside the same with nothing remembered.

A turn is the assessment, its progress, the open questions and the next one. Projects are random parts of the
examples; *new* is a law that remembers no project, *known* one that was asked for the same answers before,
*next* a turn after one more answer in an interview. CPU milliseconds, median and 95th percentile.
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

from benchmarks.projects import examples
from vejviser.handbook.load import Handbook, load
from vejviser.law.model import Answer
from vejviser.road.interview import Interview, Sitting
from vejviser.road.plan import plan

ANSWERED = (0, 3, 8, 15, None)
Answers = Mapping[str, Answer]
Shown = TypeVar("Shown")


def main() -> None:
    """Print the table; a figure that comes with another result is an error."""
    handbook, day = load(), dt.date.today()
    law = handbook.law(day)
    law.bulk  # noqa: B018 - laid out once a process
    chance = random.Random(1)
    ways: dict[str, Callable[[Answers], object]] = {
        "turn": lambda answers: turn(handbook, day, answers),
        "plan": lambda answers: road(handbook, day, answers),
    }
    print(f"{'CPU ms, median / p95':<22}{'answered':>9}{'new':>16}{'known':>16}")
    for what, way in ways.items():
        for count in ANSWERED:
            new, known = [], []
            for project in examples(handbook):
                answers = part(project.facts, count, chance)
                law.forget()
                (first, spent), (again, warm) = timed(way, answers), timed(way, answers)
                assert first == again, (what, answers)
                new.append(spent)
                known.append(warm)
            number = "all" if count is None else str(count)
            print(f"{what:<22}{number:>9}{told(new):>16}{told(known):>16}")
    next_turns(handbook, day)


def next_turns(handbook: Handbook, day: dt.date, most: int = 25) -> None:
    """Whole interviews of the examples, one after the other; the law remembers from turn to turn."""
    handbook.law(day).forget()
    spent = []
    for project in examples(handbook):
        answers: dict[str, Answer] = {}
        for _ in range(most):
            (_, fact), seconds = timed(lambda given: turn(handbook, day, given), answers)
            spent.append(seconds)
            if fact not in project.facts:
                break
            answers[fact] = project.facts[fact]
    print(f"{'next turn':<22}{'0..':>9}{'':>16}{told(spent):>16}  {len(spent)} turns")


def turn(handbook: Handbook, day: dt.date, answers: Answers) -> tuple[object, str]:
    """What a page of the interview shows, and the fact that it asks for."""
    interview = Interview(handbook, answers, (), day)
    question = interview.question(Sitting())
    shown = interview.progress, [(q.fact.id, q.bears_on) for q in interview.open]
    return shown, question.fact.id if question else ""


def road(handbook: Handbook, day: dt.date, answers: Answers) -> object:
    """What a page of the road rests on."""
    found = plan(handbook, answers, day)
    steps = [(step.entry.id, step.status, step.open_facts) for step in found.steps]
    findings = [(name, finding.possible, finding.decided_by) for name, finding in found.findings.items()]
    return steps, findings, found.progress, [reading.outcomes for reading in found.readings]


def part(answers: Answers, count: int | None, chance: random.Random) -> dict[str, Answer]:
    """So many of the answers, drawn at random; all of them for None."""
    kept = chance.sample(list(answers), min(len(answers), len(answers) if count is None else count))
    return {fact: answers[fact] for fact in answers if fact in kept}


def timed(way: Callable[[Answers], Shown], answers: Answers) -> tuple[Shown, float]:
    """The result and its CPU seconds."""
    start = time.process_time()
    found = way(answers)
    return found, time.process_time() - start


def told(seconds: list[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    row = sorted(seconds)
    return f"{row[len(row) // 2] * 1e3:.1f} / {row[int(0.95 * (len(row) - 1))] * 1e3:.1f}"


if __name__ == "__main__":
    main()
