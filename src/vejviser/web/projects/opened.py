"""A project opened for a page: its text read, laid on the law of a day, with its road and schedule."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest
from django.utils.http import urlencode

from vejviser.export.material import Material
from vejviser.export.wording import Wording
from vejviser.handbook.load import Handbook, UnknownOverlayError
from vejviser.handbook.reference.entries import Reference
from vejviser.road import project as file
from vejviser.road.faults import ProjectError
from vejviser.road.plan import Road
from vejviser.schedule.schedule import Schedule
from vejviser.web.law import House, house, today
from vejviser.web.projects.examples import drawn_as, stem_of
from vejviser.web.projects.models import Project
from vejviser.web.projects.permissions import Level, project_for
from vejviser.web.projects.unreadable import UnreadableError
from vejviser.web.roads.computed import Key, planned, read
from vejviser.web.words import lang

FARTHEST = dt.date(2100, 1, 1)


@dataclass(frozen=True)
class Opened:
    """A project as a visitor sees it: the row of the store, what may be done with it, and its reading.

    `as_of` is the day of the law: the one asked for in the address, else the project's own, else today.
    `query` is what the address asks for, such as `?as_of=2027-01-01`, to go along from page to page.
    """

    row: Project
    level: Level
    house: House
    project: file.Project
    as_of: dt.date
    overlays: tuple[str, ...]
    query: str = ""

    @property
    def may_edit(self) -> bool:
        """True when the visitor may change answers."""
        return self.level >= Level.EDIT

    @property
    def may_own(self) -> bool:
        """True when the visitor may share and delete."""
        return self.level >= Level.OWN

    @cached_property
    def example(self) -> str:
        """The stem of the example's file, "" for a project that somebody made."""
        return stem_of(self.row)

    @property
    def reference(self) -> Reference:
        """The tables beside the law."""
        return self.house.reference

    @cached_property
    def laid(self) -> Handbook:
        """The handbook with the overlays laid over it."""
        return self.house.handbook.with_overlays(self.overlays)

    @property
    def key(self) -> Key:
        """What the road is made of."""
        return Key(self.row.text, self.as_of, self.overlays)

    @property
    def kept_beside(self) -> uuid.UUID | None:
        """The row that finished pages are kept beside: none for an example or another law than its own."""
        return None if self.example or self.query else self.row.id

    @cached_property
    def road(self) -> Road:
        """The road; raises `AnswersError` when answers cannot stand together."""
        return planned(self.key).road

    @cached_property
    def material(self) -> Material:
        """What exports and pictures are made of, in the language of the page."""
        return Material(
            self.project, self.road, lang(), lambda: self.reference, drawn_as=drawn_as(self.project.name)
        )

    @property
    def schedule(self) -> Schedule:
        """When the steps come."""
        return planned(self.key).schedule

    @cached_property
    def words(self) -> Wording:
        """The words of the handbook in the language of the page; also where the answers clash."""
        return Wording(self.laid, lang())


def open_project(request: HttpRequest, project_id: uuid.UUID, need: Level = Level.READ) -> Opened:
    """The project that the address names, with the day and the overlays that it asks for.

    Raises `Http404` for a project that the visitor may not see and for a day or overlay that does not exist,
    `PermissionDenied` when they may do less than `need`, `UnreadableError`.
    """
    row, allowed = project_for(request, project_id, need)
    overlays = tuple(dict.fromkeys(request.GET.getlist("overlay")))
    return opened(row, allowed, request.GET.get("as_of", ""), overlays)


def open_row(request: HttpRequest, project_id: uuid.UUID, need: Level = Level.READ) -> Opened:
    """The project for a page that needs only its row, also where its text cannot be read.

    Then it is a project of its title alone. Raises as `open_project` does, but never `UnreadableError`.
    """
    try:
        return open_project(request, project_id, need)
    except UnreadableError as error:
        return Opened(error.row, error.level, house(), file.Project(error.row.title), today(), ())


def opened(row: Project, allowed: Level, as_of: str = "", overlays: tuple[str, ...] = ()) -> Opened:
    """The project of a row on a day; raises `Http404` for a day or overlay that does not exist.

    Raises `UnreadableError` when the handbook of today cannot read the text.
    """
    try:
        project = read(row.text, overlays)
    except UnknownOverlayError:
        raise Http404 from None
    except ProjectError as error:
        raise UnreadableError(row, allowed, error) from None
    day = day_of(as_of) if as_of else project.as_of or today()
    asked = [("as_of", as_of)] if as_of else []
    asked += [("overlay", name) for name in overlays]
    return Opened(row, allowed, house(), project, day, overlays, f"?{urlencode(asked)}" if asked else "")


def day_of(word: str) -> dt.date:
    """The day written as 2026-11-26; raises `Http404` for anything else and for days that no law knows."""
    try:
        day = dt.date.fromisoformat(word)
    except ValueError:
        raise Http404 from None
    if not dt.date(1990, 1, 1) <= day <= FARTHEST:
        raise Http404
    return day
