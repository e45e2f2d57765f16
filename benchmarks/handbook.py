"""The whole handbook: the exact answer with half the facts unknown, the proof, and the plan as a process."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
from pathlib import Path

from benchmarks.questions import complete
from benchmarks.timing import Line, measure, show
from vejviser.handbook.load import load
from vejviser.law.law import Law
from vejviser.law.proofs import prove
from vejviser.law.questions import next_question

PROJECTS = 100
EXAMPLES = Path(__file__).parent.parent / "examples"


def main() -> None:
    """Time what users wait for, print the table."""
    handbook = load()
    law = handbook.law(dt.date.today())
    half = halves(law)
    text = law.text
    size = f"{len(text.facts)} facts, {len(text.decisions)} decisions, {len(text.queries)} steps"
    example = sorted(EXAMPLES.glob("*.yaml"))[0]
    command = [str(Path(sys.executable).with_name("vejviser")), "plan", str(example)]
    lines = [
        Line("vejviser", "every answer, half unknown", "project", spread(law, half, answer), size),
        Line("vejviser", "next question, half unknown", "project", spread(law, half, ask)),
        Line("vejviser", "proof, all days", "law", measure(lambda: prove(handbook.law_text()), 1, 3)),
        Line("vejviser", "plan as a process", "plan", measure(lambda: run(command), 1, 9), example.name),
    ]
    show("The handbook", lines)


def halves(law: Law) -> list[dict[str, object]]:
    """Random possible projects with half their answers left out."""
    rng = random.Random(1)
    projects = [complete(law, rng) for _ in range(PROJECTS)]
    return [{fact: value for fact, value in p.items() if rng.random() < 0.5} for p in projects]


def spread(law: Law, projects, run) -> tuple[float, ...]:  # type: ignore[no-untyped-def]
    """The best of three times for each project, so that the spread is that of the projects."""
    return tuple(min(measure(lambda p=p: run(law, p), 1, 3)) for p in projects)  # type: ignore[misc]


def answer(law: Law, answers: dict[str, object]) -> None:
    """The possible outcomes of every decision and step."""
    assessment = law.assess(answers)
    assessment.settle_all()
    for name in (*law.text.decisions, *law.text.queries):
        assessment.possible(name)


def ask(law: Law, answers: dict[str, object]) -> None:
    """The next question over everything that is open."""
    next_question(law.assess(answers))


def run(command: list[str]) -> None:
    """One process to its end."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
