"""The picture of a printed road in the README; `python -m tests.golden.picture` draws it anew.

A real capture of the command's output for one example, with a few of its findings and steps so that it fits a page.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from tests.golden.roads import DAY, EXAMPLES
from vejviser.cli.paper import Paper
from vejviser.cli.road import Printer
from vejviser.handbook.contents import law_facts
from vejviser.handbook.entries import STAGES
from vejviser.handbook.load import load
from vejviser.road.plan import plan
from vejviser.road.project import read_project

PICTURE = Path(__file__).parents[2] / "docs" / "road.svg"
EXAMPLE = "brain-mri-triage"
FINDINGS = ("qualification", "mdr_class", "ai_act_status", "study_regime", "ethics_route")
STEPS = (
    "write_intended_purpose",
    "file_mdr_62_application",
    "pass_notified_body",
    "run_tender",
    "first_daily_use",
)
PAPER_WHITE = TerminalTheme(
    (255, 255, 255),
    (26, 26, 26),
    [(26, 26, 26), (160, 32, 32), (0, 110, 60), (150, 90, 0), (15, 61, 102), (130, 40, 120), (0, 95, 125), (85, 85, 85)],
)  # fmt: skip


def draw() -> str:
    """The picture as SVG, without anything fetched from elsewhere."""
    handbook = load()
    project = read_project(EXAMPLES / f"{EXAMPLE}.yaml", law_facts(handbook.contents), handbook.decisions)
    road = plan(handbook, project.facts, DAY)
    part = replace(
        road,
        findings={name: road.findings[name] for name in FINDINGS},
        steps=tuple(step for step in road.steps if step.entry.id in STEPS),
    )
    console = Console(
        record=True, width=84, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    printer = Printer(part, "da", Paper(console), project.name)
    printer.head()
    printer.findings()
    for stage in STAGES:
        printer.stage(stage)
    printer.foot()
    svg = console.export_svg(
        title=f"vejviser plan examples/{EXAMPLE}.yaml", theme=PAPER_WHITE, unique_id="road"
    )
    return re.sub(r"\s*@font-face \{[^}]*\}", "", svg)


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
