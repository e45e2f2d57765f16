"""The picture of a printed road in the README; `python -m tests.golden.picture` draws it anew.

A real capture of the page of the example whose picture stands beside it, from its head to what would shorten the road.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from tests.golden.roads import DAY, EXAMPLES
from vejviser.cli.findings import Findings
from vejviser.cli.overview import Overview
from vejviser.cli.paper import Paper
from vejviser.handbook.contents import law_facts
from vejviser.handbook.load import load
from vejviser.handbook.reference.load import load_reference
from vejviser.road.plan import plan
from vejviser.road.project import read_project
from vejviser.schedule.schedule import schedule

PICTURE = Path(__file__).parents[2] / "docs" / "road.svg"
EXAMPLE = "fracture-detection"
PAPER_WHITE = TerminalTheme(
    (255, 255, 255),
    (26, 26, 26),
    [(26, 26, 26), (160, 32, 32), (0, 110, 60), (150, 90, 0), (15, 61, 102), (130, 40, 120), (0, 95, 125), (85, 85, 85)],
)  # fmt: skip


def draw() -> str:
    """The picture as SVG, without anything fetched from elsewhere."""
    handbook = load()
    file = f"examples/{EXAMPLE}.yaml"
    project = read_project(EXAMPLES / f"{EXAMPLE}.yaml", law_facts(handbook.contents), handbook.decisions)
    road = plan(handbook, project.facts, DAY)
    in_time = schedule(road, load_reference(handbook), DAY, project.times, project=project.name)
    console = Console(
        record=True, width=84, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    page = Overview(in_time, "en", Paper(console), project.name, file)
    page.head()
    Findings(page).headlines()
    page.time()
    page.next()
    page.shorter()
    svg = console.export_svg(title=f"vejviser plan {file} --lang en", theme=PAPER_WHITE, unique_id="road")
    return re.sub(r"\s*@font-face \{[^}]*\}", "", svg)


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
