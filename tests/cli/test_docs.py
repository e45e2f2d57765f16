"""What the user guide shows is what the program takes and gives."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from vejviser.cli.main import build
from vejviser.export.papers.catalogue import KINDS
from vejviser.handbook.contents import law_facts
from vejviser.handbook.load import load
from vejviser.road.project import KEYS, parse_project

ROOT = Path(__file__).parents[2]
PAGES = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in (
        "README.md",
        "docs/project-file.md",
        "docs/json.md",
        "docs/papers.md",
        "docs/search.md",
        "docs/operation.md",
    )
}


@pytest.mark.parametrize("page", ["README.md", "docs/project-file.md"])
def test_every_project_file_shown_can_be_read(page: str) -> None:
    handbook = load()
    shown = re.findall(r"```yaml\n(name:.*?)```", PAGES[page], re.DOTALL)
    assert shown
    for text in shown:
        assert parse_project(
            text, law_facts(handbook.contents), handbook.decisions, steps=handbook.steps
        ).facts


def test_every_part_of_a_project_file_is_described() -> None:
    for key in KEYS:
        assert f"\n{key}:" in PAGES["docs/project-file.md"]


def test_every_field_of_the_schema_is_described() -> None:
    schema = json.loads((ROOT / "docs" / "road.schema.json").read_text(encoding="utf-8"))
    for part in (schema, schema["$defs"]["finding"]):
        for field in part["properties"]:
            if field not in ("title", "question", "topic", "combine", "labels", "settled"):
                assert f"`{field}`" in PAGES["docs/json.md"], field


def test_every_command_and_option_is_in_the_readme() -> None:
    for name, command in build("en").commands.items():
        assert f"vejviser {name}" in PAGES["README.md"]
        for option in command.params:
            for flag in option.opts:
                if flag.startswith("--") and flag != "--again":
                    assert flag in PAGES["README.md"], flag


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", PAGES[page]):
        assert ((ROOT / page).parent / target).exists(), target


def test_every_kind_of_paper_is_described() -> None:
    for kind in KINDS.values():
        assert f"| `{kind.id}` |" in PAGES["docs/papers.md"]
