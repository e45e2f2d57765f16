"""One project at a time: a decision with its explanation, ours beside zen-engine and OpenFisca-Core."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping

from benchmarks import model
from benchmarks.peer_openfisca import OpenFisca
from benchmarks.peer_zen import Zen
from benchmarks.timing import Line, measure, show
from vejviser.law.compile import compile_law
from vejviser.law.explain import Explainer

PROJECTS = 400


def main() -> None:
    """Check every engine against the reference, time it, print the table."""
    projects = model.projects(model.sample(PROJECTS), PROJECTS)
    wanted = [model.reference(p) for p in projects]
    show(f"One project, {PROJECTS} typical ones in turn", [*ours(projects, wanted), *peers(projects, wanted)])


def ours(projects: list[dict[str, bool | str]], wanted: list[dict[str, str]]) -> list[Line]:
    """Exact with everything, and with 3, 6 and all of the 12 facts, unknown."""
    explain = Explainer(compile_law(model.text()), list(model.OUTPUTS))
    for project, outputs in zip(projects, wanted, strict=True):
        assert {name: found.outcomes[0] for name, found in explain(project).items()} == outputs
    rng = random.Random(1)
    lines = []
    for unknown in (0, 3, 6, 12):
        partial = [without(project, rng.sample(list(project), unknown)) for project in projects]
        for answers in partial[:20]:
            check(explain, answers)
        times = measure(lambda given=partial: [explain(p) for p in given], PROJECTS)  # type: ignore[misc]
        note = f"{unknown} of 12 facts unknown: exact outcomes, rules that hold or may, citations"
        lines.append(Line("vejviser", "explained", "decision", times, note))
    return lines


def without(project: dict[str, bool | str], facts: list[str]) -> dict[str, bool | str]:
    """The project with some answers left out."""
    return {name: value for name, value in project.items() if name not in facts}


def check(explain: Explainer, answers: Mapping[str, bool | str]) -> None:
    """Compare with the reference over every completion, where these are not too many."""
    unknown = [name for name in model.FACTS if name not in answers]
    completions = list(itertools.product(*(model.FACTS[name] for name in unknown)))
    if len(completions) > 2000:
        return
    reached = [model.reference({**answers, **dict(zip(unknown, c, strict=True))}) for c in completions]
    for name, found in explain(answers).items():
        assert set(found.outcomes) == {outputs[name] for outputs in reached}


def peers(projects: list[dict[str, bool | str]], wanted: list[dict[str, str]]) -> list[Line]:
    """The other engines, which need every fact."""
    zen, fisca = Zen(), OpenFisca()
    for project, outputs in zip(projects, wanted, strict=True):
        assert zen.one(project) == outputs
    for project, outputs in zip(projects[:50], wanted, strict=False):
        assert fisca.one(project) == outputs
    few = projects[:50]
    return [
        Line("zen-engine", "decided", "decision", measure(lambda: [zen.one(p) for p in projects], PROJECTS)),
        Line(
            "zen-engine",
            "with trace",
            "decision",
            measure(lambda: [zen.traced(p) for p in projects], PROJECTS),
        ),
        Line(
            "OpenFisca-Core", "decided", "decision", measure(lambda: [fisca.one(p) for p in few], len(few), 5)
        ),
        Line(
            "OpenFisca-Core",
            "with trace",
            "decision",
            measure(lambda: [fisca.one(p, True) for p in few], len(few), 5),
        ),
    ]


if __name__ == "__main__":
    main()
