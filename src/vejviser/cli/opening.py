"""What every command begins with: the handbook, the project, the day; and the errors that end it with 2."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vejviser.cli.localised import hint
from vejviser.cli.texts import say
from vejviser.handbook.contents import law_facts
from vejviser.handbook.entries import Lang
from vejviser.handbook.load import CONTENT, Handbook, UnknownOverlayError, load
from vejviser.road.answers import FarDayError, day_of, iso_of
from vejviser.road.clash import clashes
from vejviser.road.faults import ProjectError, visible
from vejviser.road.project import Project, read_project
from vejviser.road.standing import ahead_of

CONTENT_VARIABLE = "VEJVISER_CONTENT"
"""Names another content directory, for those who write law."""

if TYPE_CHECKING:
    from vejviser.handbook.reference.entries import Reference


class BadInputError(Exception):
    """What the user gave cannot be used; the lines say why. Ends the command with status 2."""

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        super().__init__("\n".join(lines))


@dataclass(frozen=True)
class Opened:
    """A handbook (`laid`: with the overlays on it), a project read with it, and the day of the law."""

    handbook: Handbook
    laid: Handbook
    project: Project
    as_of: dt.date
    overlays: tuple[str, ...]


def content_folder() -> Path:
    """The content directory: the one named by the environment, or the one shipped."""
    return Path(os.environ.get(CONTENT_VARIABLE) or CONTENT)


def open_handbook() -> Handbook:
    """The handbook of the content directory; raises `HandbookError`."""
    return load(content_folder())


def open_reference(handbook: Handbook) -> Reference:
    """The tables beside the content directory, empty where there are none; raises `HandbookError`."""
    from vejviser.handbook.reference.load import load_reference

    return load_reference(handbook, content_folder().parent / "tables")


def open_project(file: str, as_of: str, overlays: Sequence[str], lang: Lang) -> Opened:
    """The project in `file` and the law to lay it on; raises `BadInputError` and `ProjectError`."""
    handbook = open_handbook()
    overlaid = laid(handbook, overlays, lang)
    given = given_day(as_of, lang)
    project = read(Path(file), overlaid)
    day = given or project.as_of or dt.date.today()
    ahead = ahead_of(day, project.steps, project.lines)
    if ahead:
        raise ProjectError(project.path, ahead)
    return Opened(handbook, overlaid, project, day, tuple(overlays))


def read(path: Path, handbook: Handbook) -> Project:
    """The project in a file, checked against the handbook's facts."""
    return read_project(path, law_facts(handbook.contents), handbook.decisions, handbook.steps)


def laid(handbook: Handbook, overlays: Sequence[str], lang: Lang) -> Handbook:
    """The handbook with overlays laid over it; raises `BadInputError` for a name that is none."""
    try:
        return handbook.with_overlays(overlays)
    except UnknownOverlayError as error:
        near = hint(error.name, error.valid, lang) or say("error.none", lang)
        raise BadInputError(say("error.overlay", lang, name=visible(error.name), nearest=near)) from None


def given_day(word: str, lang: Lang) -> dt.date | None:
    """The day written on the command line, None when none is; raises `BadInputError`."""
    if not word:
        return None
    try:
        return day_of(word)
    except FarDayError:
        raise BadInputError(say("error.far_day", lang, value=word)) from None
    except ValueError:
        close = iso_of(word)
        near = say("error.nearest", lang, name=close) if close else ""
        raise BadInputError(say("error.day", lang, value=visible(word), nearest=near)) from None


def clash_error(opened: Opened) -> ProjectError:
    """The contradictions between answers as faults of the project file, with their lines."""
    project = opened.project
    return ProjectError(project.path, clashes(opened.laid, opened.as_of, project.facts, project.lines))
