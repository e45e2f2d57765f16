"""The shipped example projects: everybody may read their roads, and copy one to change it."""

from __future__ import annotations

import uuid
from functools import cache
from pathlib import Path

from vejviser.web.assets import PACKAGE
from vejviser.web.law import house
from vejviser.web.projects.models import Project

_SPACE = uuid.UUID("6f1c5b0e-7a4e-4c53-9a83-3f6a3f2f0d11")
FIRST = "fracture-detection"
"""The example that the front page leads to."""


def folder() -> Path:
    """The folder of the example project files: in the wheel beside this package, else in the checkout."""
    inside = PACKAGE / "examples"
    return inside if inside.is_dir() else PACKAGE.parents[2] / "examples"


@cache
def examples() -> dict[str, Project]:
    """The examples by the stem of their file, as rows that stand in no database."""
    found = {}
    for path in sorted(folder().glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        project = house().read(text, path.name)
        found[path.stem] = Project(id=uuid.uuid5(_SPACE, path.stem), title=project.name, text=text)
    return found


def example(project_id: uuid.UUID) -> Project | None:
    """The example with this id."""
    return next((one for one in examples().values() if one.id == project_id), None)


def stem_of(project: Project) -> str:
    """The stem of an example's file, "" for a project that is none."""
    return next((stem for stem, one in examples().items() if one.id == project.id), "")
