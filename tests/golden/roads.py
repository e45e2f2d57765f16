"""The roads of the examples as they were when last looked at; `python -m tests.golden.roads` renews them.

Renew only after reading what changed: every line that differs is a change in what a team is told.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from vejviser.export.road_json import road_data
from vejviser.handbook.contents import law_facts
from vejviser.handbook.load import load
from vejviser.road.plan import plan
from vejviser.road.project import read_project

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
DAY = dt.date(2026, 11, 25)
NAMES = (
    "brain-mri-triage", "cardiac-arrest-calls", "closed-loop-oxygen", "cognitive-therapy-app",
    "consultation-scribe", "digital-pathology", "fracture-detection", "in-house-algorithm",
    "mammography-reader", "record-risk-score", "retrospective-research", "sepsis-decision-support",
)  # fmt: skip


def road_of(name: str) -> dict[str, Any]:
    """The road of an example on the day of the golden roads, in English, as JSON data."""
    handbook = load()
    project = read_project(EXAMPLES / f"{name}.yaml", law_facts(handbook.contents), handbook.decisions)
    return road_data(plan(handbook, project.facts, DAY), "en", project.name, project.about)


def meaning(road: dict[str, Any]) -> dict[str, Any]:
    """What a road tells a team: outcomes, steps in order with what comes before, what is open and contested."""
    return {
        "as_of": road["as_of"],
        "findings": {key: outcome(found) for key, found in road["findings"].items() if found["applies"]},
        "steps": [f"{step['stage']}: {step['id']}: {step['status']}" for step in road["steps"]],
        "open_questions": sorted(question["fact"] for question in road["open_questions"]),
        "readings": sorted(reading["id"] for reading in road["readings"]),
    }


def outcome(finding: dict[str, Any]) -> Any:
    """A certain value, the list of possible ones, or how sure each member of a set is."""
    if finding["members"] is not None:
        return {value: state for value, state in finding["members"].items() if state != "no"}
    return finding["certain"] or finding["possible"]


def written(road: dict[str, Any]) -> str:
    """The text of a golden road."""
    return json.dumps(road, ensure_ascii=False, indent=1) + "\n"


def kept(name: str) -> dict[str, Any]:
    """The golden road of an example."""
    found: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return found


def renew() -> None:
    """Write every golden road anew."""
    for name in NAMES:
        (HERE / f"{name}.json").write_text(written(meaning(road_of(name))), encoding="utf-8")


if __name__ == "__main__":
    renew()
