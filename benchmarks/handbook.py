"""The handbook: exact answers with half the facts unknown, compiling, the proof, and plans as processes."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
from pathlib import Path

from benchmarks.questions import complete
from benchmarks.timing import Line, measure, show
from vejviser.handbook.diagram_order import diagram_order
from vejviser.handbook.load import load
from vejviser.law.compile import compile_law
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
    order = diagram_order()
    today = handbook.law_text(dt.date.today())
    compiled = compile_law(today, order)
    answering = f"{compiled.answering:,} nodes"
    rules = f"{len(text.rules)} rules"
    lines = [
        Line("vejviser", "every answer, half unknown", "project", spread(law, half, answer), size),
        Line("vejviser", "next question, half unknown", "project", spread(law, half, ask)),
        Line("vejviser", "compile, no cache", "law", measure(lambda: compile_law(today, order)), answering),
        Line("vejviser", "compile and rules", "law", measure(lambda: compile_law(today, order).rules), rules),
        Line(
            "vejviser",
            "proof, all days",
            "law",
            measure(lambda: prove(handbook.law_text(), order=order), 1, 3),
        ),
        *map(plan, sorted(EXAMPLES.glob("*.yaml"))),
    ]
    show("The handbook", lines)


def plan(example: Path) -> Line:
    """The plan of an example as a process, from a warm cache."""
    command = [str(Path(sys.executable).with_name("vejviser")), "plan", str(example)]
    return Line("vejviser", "plan as a process", "plan", measure(lambda: run(command), 1, 5), example.name)


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
