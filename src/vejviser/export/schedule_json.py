"""A schedule as plain data for JSON. Times are days from the start; limits in law stand apart from them."""

from __future__ import annotations

import json
from typing import Any

from vejviser.export.road_json import standing_data, walked_data
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang
from vejviser.schedule.durations import Days
from vejviser.schedule.percentiles import percentiles
from vejviser.schedule.schedule import Schedule, Spread, TimedStep

Data = dict[str, Any]


def schedule_json(schedule: Schedule, lang: Lang, name: str = "") -> str:
    """The schedule as JSON text."""
    return json.dumps(schedule_data(schedule, lang, name), ensure_ascii=False, indent=2) + "\n"


def schedule_data(schedule: Schedule, lang: Lang, name: str = "") -> Data:
    """The schedule as plain data: milestones, steps with both clocks, the critical path, and the draws."""
    words = Wording(schedule.road.handbook, lang)
    found: Data = {
        "language": lang,
        "project": name,
        "as_of": schedule.road.as_of.isoformat(),
        "start": schedule.start.isoformat(),
        "draws": schedule.draws,
        "seed": schedule.address.seed,
        "goal": schedule.goal or None,
        "days_to_goal": _spread(schedule.finish),
        "milestones": [
            {
                "id": milestone,
                "title": words.say(reached.milestone.title),
                "days": _spread(reached.spread),
                "distribution": _distribution(reached.days),
                "date": schedule.day(reached.spread.p50).isoformat(),
            }
            for milestone, reached in schedule.milestones.items()
        ],
        "critical_path": list(schedule.path),
        "statutory_path": {"days": schedule.statutory.days, "steps": list(schedule.statutory.steps)},
        "steps": [_step(timed, schedule, words) for timed in schedule.steps],
        "outside_the_calendar": [
            {"id": step.entry.id, "pace": step.entry.pace, "status": step.status} for step in schedule.others
        ],
        "possible_counted_in": list(schedule.possible),
    }
    if schedule.standing:
        _stands(found, schedule)
    return found


def _stands(found: Data, schedule: Schedule) -> None:
    """Put in where the steps stand, and which milestones are reached, where the project tells it.

    A day that is not told is null.
    """
    found["walked"] = walked_data(schedule.walked)
    found["goal_reached"] = schedule.arrived
    for milestone, reached in zip(found["milestones"], schedule.milestones.values(), strict=True):
        milestone["reached"] = reached.behind
        if reached.behind:
            milestone["date"] = reached.date.isoformat() if reached.date else None
    for step, timed in zip(found["steps"], schedule.steps, strict=True):
        step["standing"] = standing_data(timed.standing)


def _step(timed: TimedStep, schedule: Schedule, words: Wording) -> Data:
    entry, duration = timed.step.entry, timed.duration
    return {
        "id": entry.id,
        "title": words.say(entry.title),
        "stage": entry.stage,
        "status": timed.step.status,
        "experienced_days": {
            "p10": duration.p10, "p50": duration.p50, "p90": duration.p90, "origin": duration.origin,
            "note": words.say(duration.note) or None, "cite": words.cites(duration.cite) or None,
            "mark": duration.mark,
        },
        "start": _spread(timed.start),
        "finish": _spread(timed.finish),
        "critical": round(timed.critical, 4),
        "on_critical_path": timed.on_path,
        "day_less": round(schedule.day_less.get(entry.id, 0.0), 4),
        "limits_in_law": [
            {
                "clock": clock.limit.clock, "days": clock.limit.days, "unit": clock.limit.unit,
                "limit": words.say(clock.limit.limit), "begins": clock.begins.isoformat(),
                "ends": clock.ends.isoformat(), "cite": words.cites(clock.limit.cite),
                "mark": clock.limit.mark,
            }
            for clock in timed.clocks
        ],
    }  # fmt: skip


def _distribution(days: Days) -> Data:
    """The days by which each twentieth of the draws has reached a milestone, from 5 to 95 per cent."""
    shares = [n / 20 for n in range(1, 20)]
    found = percentiles(days, shares)
    return {f"{round(100 * share)}": round(float(at), 2) for share, at in zip(shares, found, strict=True)}


def _spread(days: Spread) -> Data:
    return {"p10": round(days.p10, 2), "p50": round(days.p50, 2), "p90": round(days.p90, 2)}
