"""The shipped example projects: everybody may read their roads, and copy one to change it."""

from __future__ import annotations

import uuid
from functools import cache
from pathlib import Path

from vejviser.handbook.entries import Lang
from vejviser.road.answers import written
from vejviser.road.writing import with_answer
from vejviser.web.assets import PACKAGE
from vejviser.web.law import house
from vejviser.web.projects.english import ENGLISH
from vejviser.web.projects.models import Project
from vejviser.web.words import lang

_SPACE = uuid.UUID("6f1c5b0e-7a4e-4c53-9a83-3f6a3f2f0d11")
FIRST = "fracture-detection"
"""The example that the front page leads to."""


def folder() -> Path:
    """The folder of the example project files: in the wheel beside this package, else in the checkout."""
    inside = PACKAGE / "examples"
    return inside if inside.is_dir() else PACKAGE.parents[2] / "examples"


def examples() -> dict[str, Project]:
    """The examples in the language of the page, by the stem of their file, as rows of no database."""
    return _examples(lang())


@cache
def _examples(language: Lang) -> dict[str, Project]:
    found = {}
    for path in sorted(folder().glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if language == "en":
            text = _in_english(text, path.stem)
        name = house().read(text, path.name).name
        found[path.stem] = Project(id=uuid.uuid5(_SPACE, path.stem), title=name, text=text)
    return found


def _in_english(text: str, stem: str) -> str:
    """The project file with its name, subject and purpose in English, its other answers as they are."""
    words = ENGLISH[stem]
    lines = [line for line in text.split("\n") if not line.startswith(("#", "name:", "about:"))]
    text = "\n".join([f"name: {written(words.name)}", f"about: {written(words.about)}", *lines])
    return with_answer(text, "intended_purpose", words.purpose) if words.purpose else text


def example(project_id: uuid.UUID) -> Project | None:
    """The example with this id."""
    return next((one for one in examples().values() if one.id == project_id), None)


@cache
def _danish_names() -> dict[str, str]:
    danish, english = _examples("da"), _examples("en")
    return {english[stem].title: row.title for stem, row in danish.items()}


def drawn_as(name: str) -> str:
    """The name whose random numbers a project is drawn with: the Danish one for an example and its copies.

    So the same example takes the same time in both languages.
    """
    return _danish_names().get(name, name)


def stem_of(project: Project) -> str:
    """The stem of an example's file, "" for a project that is none."""
    return next((stem for stem, one in examples().items() if one.id == project.id), "")
