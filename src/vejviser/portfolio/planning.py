"""The cheap half of a span of work: what the law says of the steps of each project, or why it cannot be."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vejviser.handbook.reference.entries import Reference
from vejviser.law.assess import Assessment
from vejviser.law.codes import CERTAIN, NO, POSSIBLE
from vejviser.law.errors import AnswersError
from vejviser.law.law import Law
from vejviser.law.model import NOT_APPLICABLE, Answer
from vejviser.portfolio.frame import Frame, Setting, frame_of
from vejviser.portfolio.policy import Policy
from vejviser.portfolio.truth import truth
from vejviser.road.clash import clashes
from vejviser.road.faults import Fault
from vejviser.road.project import Project
from vejviser.road.questions import deciding
from vejviser.road.standing import ahead_of
from vejviser.schedule.paths import GOALS

_STATES = {"no": NO, "possible": POSSIBLE, "certain": CERTAIN}


@dataclass(frozen=True)
class Planned:
    """A project and, for every step of the handbook in the order written, whether it is taken.

    `states` holds one of `NO`, `POSSIBLE`, `CERTAIN` for each. `farthest` is the state of the farthest
    milestone that the handbook knows, and `lacking` are the open facts that decide whether it is reached.
    `changes` counts what became of the policy's changes: `made`, `same`, `elsewhere` (its condition does
    not hold, or the question does not arise), `unsure` (the answers do not tell), `impossible`. `now` is the
    day on which steps stand where the project says, whatever law a policy lays under it.
    """

    project: Project
    as_of: dt.date
    states: bytes
    farthest: int
    lacking: tuple[str, ...]
    changes: Mapping[str, int]
    now: dt.date


@dataclass(frozen=True)
class Clash:
    """A project whose answers cannot stand together, or that is ahead of its day, and why."""

    project: Project
    faults: tuple[Fault, ...]


def plan_span(setting: Setting, span: Sequence[tuple[Project, dt.date]]) -> list[Planned | Clash]:
    """What the law says of each project of a span on its day."""
    return [planned(frame_of(setting, _day(setting, as_of)), setting.policy, p, as_of) for p, as_of in span]


def _day(setting: Setting, as_of: dt.date) -> dt.date:
    return setting.policy.as_of if setting.policy and setting.policy.as_of else as_of


def planned(
    frame: Frame, policy: Policy | None, project: Project, day: dt.date | None = None
) -> Planned | Clash:
    """One project under the law of the frame, with its facts as the policy has them.

    It stands where it stands on `day`, that of the frame where none is given.
    """
    law, now = frame.law, day or frame.as_of
    ahead = ahead_of(now, project.steps, project.lines)
    if ahead:
        return Clash(project, ahead)
    try:
        answers = law.asked(project.facts)
        assessment = law.assess(answers)
    except AnswersError:
        found = clashes(frame.handbook, frame.as_of, project.facts, project.lines)
        return Clash(project, found)
    changes: Counter[str] = Counter()
    if policy and policy.facts:
        assessment = changed(law, policy, answers, assessment, changes)
    states = bytes(_STATES[assessment.state(name)] for name in frame.entries)
    farthest, lacking = _farthest(frame.reference, frame, assessment)
    return Planned(project, frame.as_of, states, farthest, lacking, dict(changes), now)


def changed(
    law: Law, policy: Policy, answers: Mapping[str, Answer], before: Assessment, changes: Counter[str]
) -> Assessment:
    """The assessment with the facts that the policy changes; `before` where that cannot stand.

    A fact is changed only where its condition certainly holds for the answers given, and where its question
    certainly arises once the others are changed: an answer must not decide by itself that it was asked for.
    """
    under = dict(answers)
    place = {name: i for i, name in enumerate(law.gates)}
    for change in sorted(policy.facts, key=lambda change: place.get(change.fact, -1)):
        holds = truth(change.when, answers) if change.when else True
        arises = _arises(law, change.fact, under)
        if holds is False or arises is False:
            changes["elsewhere"] += 1
        elif holds is None or arises is None:
            changes["unsure"] += 1
        elif under.get(change.fact) == change.value:
            changes["same"] += 1
        else:
            under[change.fact] = change.value
            changes["made"] += 1
    if not changes["made"]:
        return before
    try:
        return law.assess(law.asked(under))
    except AnswersError:
        changes["impossible"] += changes.pop("made")
        return before


def _arises(law: Law, fact: str, answers: Mapping[str, Answer]) -> bool | None:
    root = law.applies.get(fact)
    if root is None:
        return True
    if answers.get(fact) == NOT_APPLICABLE:
        return False
    # The fact's own answer is left out: it would say by itself that the question arises.
    others = law.asked({name: answer for name, answer in answers.items() if name != fact})
    names = root.names(law.diagrams.mask(root.node, law.known(others)))
    return "yes" in names if len(names) == 1 else None


def _farthest(reference: Reference, frame: Frame, assessment: Assessment) -> tuple[int, tuple[str, ...]]:
    """Whether the farthest milestone is on the road, and the open facts that decide it."""
    goal = next((name for name in GOALS if name in reference.milestones), "")
    steps = [s for s in reference.milestones[goal].steps if s in frame.entries] if goal else []
    states = [_STATES[assessment.state(step)] for step in steps]
    best = max(states, default=NO)
    if best != POSSIBLE:
        return best, ()
    facts = [fact for step in steps for fact in deciding(assessment, step)]
    return best, tuple(dict.fromkeys(facts))
