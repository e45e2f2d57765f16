"""The picture of a road in the README; `python -m tests.export.road_picture` draws it anew.

Renew it when the picture is drawn otherwise. Times and steps of the handbook may be ahead of it.
"""

from __future__ import annotations

from pathlib import Path

from tests.export.schedules import DAY, project_of, reference
from vejviser.export.picture import render
from vejviser.handbook.load import load
from vejviser.levers.levers import levers
from vejviser.road.plan import plan
from vejviser.schedule.schedule import schedule

PICTURE = Path(__file__).parents[2] / "docs" / "road-picture.svg"
EXAMPLE = "fracture-detection"


def drawn() -> bytes:
    """The wide picture of the example, with shortcuts, in English."""
    project = project_of(EXAMPLE)
    road = plan(load(), project.facts, DAY)
    made = schedule(road, reference(), DAY, project.times, project=project.name)
    found = levers(load(), reference(), load().law(DAY), road.answers, project.times, project=project.name)
    return render(made, "en", name="an AI that finds fractures", levers=found)


if __name__ == "__main__":
    PICTURE.write_bytes(drawn())
