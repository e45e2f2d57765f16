"""What a run says: where projects wait, at which desk and step, when milestones come, and who has no goal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from vejviser.handbook.entries import STAGES, Stage
from vejviser.handbook.load import Handbook
from vejviser.law.codes import NO, POSSIBLE
from vejviser.portfolio.outcome import LESS_DRAWS, SHARES, Outcome, Three
from vejviser.portfolio.run import Run
from vejviser.portfolio.tally import Desks, percentile
from vejviser.schedule.clocks import statutory_days
from vejviser.schedule.durations import GRAIN

TEAM = frozenset({"manufacturer", "sponsor", "health_institution"})
"""The handbook's names for those who walk the road themselves: what waits for them waits for nobody else."""


@dataclass(frozen=True)
class StepFigures:
    """One step over the portfolio; days are calendar days.

    `critical` is the mean share of draws in which it lies on the critical path, over the projects that
    certainly take it. `days` are the expected days that critical paths spend in it, all projects together,
    `each` the mean of those that take it. `day_less` are the days that all projects together gain if it
    takes a day less. `limit` is what the law gives the authority, and makes one wait, in one case.
    """

    step: str
    certain: int
    possible: int
    critical: float
    days: float
    each: float
    day_less: float
    limit: float


@dataclass(frozen=True)
class DeskFigures:
    """Those who decide some steps (all of them together, or one of them), and the days waited there.

    `share` is of all days on critical paths; `limits` are the days of the limits in law for all cases, and
    `steps` the days by step, most first.
    """

    desks: Desks
    projects: int
    days: float
    share: float
    limits: float
    steps: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class MilestoneFigures:
    """When the projects that certainly reach a milestone do so: whole days, the draws of all pooled."""

    milestone: str
    projects: int
    p10: int
    p50: int
    p90: int


@dataclass(frozen=True)
class Lacking:
    """Projects that do not certainly reach the farthest milestone: closed to it, or open and for what.

    `facts` counts the projects whose answer to a question decides it.
    """

    closed: tuple[str, ...]
    open: tuple[str, ...]
    facts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Figures:
    """All figures of a run. `days` are those on critical paths; those of time limits in law stand apart."""

    run: Run
    days: float
    limits: float
    steps: tuple[StepFigures, ...]
    desks: tuple[DeskFigures, ...]
    stages: Mapping[Stage, float]
    milestones: tuple[MilestoneFigures, ...]
    goals: Mapping[str, int]
    lacking: Lacking

    @property
    def unsure(self) -> int:
        """The projects with steps that are open and not counted in: their time may become another."""
        return sum(outcome.possible > 0 for outcome in self.run.outcomes)

    @property
    def bottleneck(self) -> DeskFigures | None:
        """The desk outside the teams where most days are waited; None where there is none."""
        return next((desk for desk in self.desks if set(desk.desks) - TEAM and desk.days > 0), None)

    @property
    def most_critical(self) -> StepFigures | None:
        """The step that lies on the critical path in most draws of all projects."""
        found = max(self.steps, key=lambda step: step.critical * step.certain, default=None)
        return found if found and found.critical > 0 else None


def figures(run: Run, handbook: Handbook) -> Figures:
    """The figures of a run; `handbook` is the one that it was made with, without overlays."""
    laid = handbook.with_overlays(run.setting.laid)
    tally = run.tally
    order = {name: place for place, name in enumerate(laid.steps)}
    total = _days(run, tally.days)
    steps = [_step(run, laid, name) for name in sorted(tally.steps, key=order.__getitem__)]
    desks = [_desk(run, laid, desk, total) for desk in tally.desks]
    stages = {s: sum(f.days for f in steps if laid.steps[f.step].stage == s) for s in STAGES}
    milestones = [
        MilestoneFigures(name, count, *(percentile(counts, share) for share in SHARES))
        for name, (count, counts) in tally.reached.items()
    ]
    return Figures(
        run,
        total,
        sum(outcome.statutory for outcome in run.outcomes),
        tuple(sorted(steps, key=lambda f: -f.days)),
        tuple(sorted(desks, key=lambda f: (-f.days, f.desks))),
        stages,
        tuple(sorted(milestones, key=lambda f: (f.p50, f.milestone))),
        dict(Counter(outcome.goal for outcome in run.outcomes).most_common()),
        _lacking(run.outcomes),
    )


def _days(run: Run, grains: int) -> float:
    return grains / GRAIN / run.setting.draws


def _step(run: Run, laid: Handbook, name: str) -> StepFigures:
    found = run.tally.steps[name]
    draws = run.setting.draws
    days = _days(run, found.days)
    return StepFigures(
        name,
        found.certain,
        found.possible,
        found.critical / (draws * found.certain) if found.certain else 0.0,
        days,
        days / found.certain if found.certain else 0.0,
        found.less / GRAIN / min(draws, LESS_DRAWS),
        statutory_days(laid.steps[name]),
    )


def _desk(run: Run, laid: Handbook, desk: Desks, total: float) -> DeskFigures:
    places = {step: place for (at, step), place in run.tally.places.items() if at == desk}
    days = {step: _days(run, place.days) for step, place in places.items()}
    spent = _days(run, sum(place.days for place in places.values()))
    return DeskFigures(
        desk,
        run.tally.desks[desk],
        spent,
        spent / total if total else 0.0,
        sum(place.projects * statutory_days(laid.steps[step]) for step, place in places.items()),
        tuple(sorted(((s, d) for s, d in days.items() if d), key=lambda pair: (-pair[1], pair[0]))),
    )


def _lacking(outcomes: tuple[Outcome, ...]) -> Lacking:
    facts = Counter(fact for outcome in outcomes for fact in outcome.lacking)
    return Lacking(
        tuple(outcome.name for outcome in outcomes if outcome.farthest == NO),
        tuple(outcome.name for outcome in outcomes if outcome.farthest == POSSIBLE),
        tuple(sorted(facts.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def median(three: Three) -> float:
    """The middle one of p10, p50 and p90."""
    return three[1]
