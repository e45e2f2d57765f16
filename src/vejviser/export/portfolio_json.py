"""A portfolio's figures as plain data for JSON, in the schema of `docs/portfolio.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from vejviser.export.road_json import NOTICE
from vejviser.export.wording import Wording
from vejviser.law.codes import CERTAIN, POSSIBLE
from vejviser.portfolio.compare import Comparison, Moved, ProjectChange
from vejviser.portfolio.figures import TEAM, DeskFigures, Figures, StepFigures
from vejviser.portfolio.outcome import Outcome, Three
from vejviser.portfolio.tally import Desks
from vejviser.schedule.calendar import day_after

SCHEMA_VERSION = "1.0"
Data = dict[str, Any]


def portfolio_json(found: Figures, words: Wording, comparison: Comparison | None = None) -> str:
    """The figures, and what a policy changes, as JSON text; indented, with a line break at the end."""
    data = portfolio_data(found, words)
    if comparison:
        data["policy"] = _policy(comparison, words)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def portfolio_data(found: Figures, words: Wording) -> Data:
    """The figures of one run as dicts, lists, strings, numbers, booleans and None."""
    setting = found.run.setting
    return {
        "schema_version": SCHEMA_VERSION,
        "language": words.lang,
        "notice": NOTICE[words.lang],
        "draws": setting.draws,
        "seed": setting.seed,
        "overlays": list(setting.laid),
        "receipt": found.run.receipt,
        "critical_days": _rounded(found.days),
        "limit_days": _rounded(found.limits),
        "stages": [{"id": stage, "days": _rounded(days)} for stage, days in found.stages.items()],
        "milestones": [
            {"id": m.milestone, "projects": m.projects, "days": {"p10": m.p10, "p50": m.p50, "p90": m.p90}}
            for m in found.milestones
        ],
        "desks": [_desk(words, desk) for desk in found.desks],
        "steps": [_step(words, step) for step in found.steps],
        "projects": _projects(found),
        "without_goal": {
            "closed": list(found.lacking.closed),
            "open": list(found.lacking.open),
            "questions": [
                {"fact": fact, "label": words.label(fact), "projects": count}
                for fact, count in found.lacking.facts
            ],
        },
    }


def _rounded(days: float) -> float:
    return round(days, 3)


def _names(words: Wording, desks: Desks) -> list[Data]:
    return [{"id": name, "name": words.name(name)} for name in desks]


def _desk(words: Wording, desk: DeskFigures) -> Data:
    return {
        "authorities": _names(words, desk.desks),
        "team": not set(desk.desks) - TEAM,
        "projects": desk.projects,
        "days": _rounded(desk.days),
        "share": round(desk.share, 6),
        "limit_days": _rounded(desk.limits),
        "steps": [{"id": step, "days": _rounded(days)} for step, days in desk.steps],
    }


def _step(words: Wording, step: StepFigures) -> Data:
    return {
        "id": step.step,
        "title": words.name(step.step),
        "certain": step.certain,
        "possible": step.possible,
        "critical": round(step.critical, 6),
        "days": _rounded(step.days),
        "days_each": _rounded(step.each),
        "day_less": _rounded(step.day_less),
        "limit_days": _rounded(step.limit),
    }


def _projects(found: Figures) -> list[Data]:
    starts = {project.name: project.start for project in found.run.projects}
    rows = []
    for outcome in found.run.outcomes:
        start = starts[outcome.name]
        rows.append(
            {
                "name": outcome.name,
                "goal": outcome.goal or None,
                "days": _three(outcome.finish),
                "start": start.isoformat() if start else None,
                "goal_day": day_after(start, outcome.finish[1]).isoformat() if start else None,
                "milestones": {name: _three(three) for name, three in outcome.milestones.items()},
                "limit_days": _rounded(outcome.statutory),
                "possible_steps": outcome.possible,
                "longest_step": outcome.waits or None,
                "reaches_farthest": _state(outcome),
                "open_facts": list(outcome.lacking),
            }
        )
    return rows


def _three(three: Three) -> Data:
    return dict(zip(("p10", "p50", "p90"), three, strict=True))


def _state(outcome: Outcome) -> str:
    return {CERTAIN: "certain", POSSIBLE: "possible"}.get(outcome.farthest, "no")


def _policy(comparison: Comparison, words: Wording) -> Data:
    policy = comparison.after.run.setting.policy
    return {
        "name": words.say(policy.name) if policy else "",
        "text": words.say(policy.text) if policy else "",
        "assumption": words.say(policy.assumption) if policy else "",
        "saved_days": _rounded(comparison.saved),
        "gain": [change.name for change in comparison.gain],
        "lose": [change.name for change in comparison.lose],
        "other_goal": [change.name for change in comparison.elsewhere],
        "facts": dict(comparison.made),
        "projects": [_change(change) for change in comparison.projects],
        "desks": [
            {"authorities": _names(words, moved.key), **move} for moved, move in _moves(comparison.desks)
        ],
        "steps": [
            {"id": moved.key, "title": words.name(moved.key), **move}
            for moved, move in _moves(comparison.steps)
        ],
        "after": portfolio_data(comparison.after, words),
    }


def _change(change: ProjectChange) -> Data:
    return {
        "name": change.name,
        "goal": {"before": change.goal[0] or None, "after": change.goal[1] or None},
        "days": {"before": change.days[0], "after": change.days[1]},
        "saved": change.saved,
    }


def _moves(moved: Iterable[Moved[Any]]) -> Iterable[tuple[Moved[Any], Data]]:
    for one in moved:
        days = {"before": _rounded(one.days[0]), "after": _rounded(one.days[1])}
        yield one, {"days": days, "place": {"before": one.place[0], "after": one.place[1]}}
