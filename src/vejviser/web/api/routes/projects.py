"""Projects: listed, begun, read, set, copied, deleted, and their files."""

from __future__ import annotations

import uuid
from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from vejviser.road.faults import ProjectError
from vejviser.road.writing import new_text
from vejviser.web import deleting
from vejviser.web.api.asked import project_at
from vejviser.web.api.caller import MEMBERS, READING, WRITING, Caller, caller_of, project_for
from vejviser.web.api.changing import put_settings
from vejviser.web.api.faults import of_file
from vejviser.web.api.files import attached, content
from vejviser.web.api.pace import LIGHT
from vejviser.web.api.problems import ProblemError
from vejviser.web.api.shapes.common import Paging
from vejviser.web.api.shapes.project import (
    NewPlace,
    NewProject,
    OwnerTold,
    ProjectBrief,
    Projects,
    ProjectTold,
    SettingsGiven,
)
from vejviser.web.law import house
from vejviser.web.projects import store
from vejviser.web.projects.models import Project
from vejviser.web.projects.naming import file_stem
from vejviser.web.projects.permissions import HELD, Level, held

router = Router(tags=["projects"], auth=READING, throttle=LIGHT)
_MAY: dict[Level, Literal["read", "edit", "own"]] = {Level.READ: "read", Level.EDIT: "edit", Level.OWN: "own"}


def brief(row: Project) -> dict[str, object]:
    """What a list tells of a project."""
    owner = OwnerTold(id=row.organisation.id, name=row.organisation.name) if row.organisation else None
    return {
        "id": row.id,
        "title": row.title,
        "organisation": owner,
        "version": row.version,
        "changed": row.changed,
    }


def told(row: Project, allowed: Level) -> ProjectTold:
    """A project as its reader sees it."""
    project = house().read(row.text)
    return ProjectTold.model_validate(
        {
            **brief(row),
            "may": _MAY[allowed],
            "name": project.name,
            "about": project.about,
            "as_of": project.as_of,
            "start": project.start,
            "answered": len(project.facts),
            "unsure": len(project.unsure),
            "example": row.version == 0,
            "created": row.created,
        }
    )


@router.get("/projects", response=Projects, auth=MEMBERS, operation_id="projects", summary="One's projects")
def listing(request: HttpRequest, page: Query[Paging]) -> Projects:
    """The projects that the caller may read, the last changed first."""
    rows = caller_of(request).projects().select_related("organisation").order_by("-changed", "id")
    items = [ProjectBrief.model_validate(brief(row)) for row in rows[page.offset : page.offset + page.limit]]
    return Projects(items=items, total=rows.count(), offset=page.offset, limit=page.limit)


@router.post(
    "/projects", response={201: ProjectTold}, auth=WRITING, operation_id="begin", summary="Begin a project"
)
def begin(request: HttpRequest, given: NewProject) -> Status[ProjectTold]:
    """A new project, from a name or from the text of a project file."""
    text, verb = (
        (given.text, "imported")
        if given.text is not None
        else (new_text((given.name or "").strip()), "started")
    )
    return Status(201, _made(request, text, verb, given.organisation))


@router.get("/projects/{uuid:project_id}", response=ProjectTold, operation_id="project", summary="A project")
def project(request: HttpRequest, project_id: uuid.UUID) -> ProjectTold:
    """What the project is called, and what its file says at its head."""
    return told(*project_for(caller_of(request), project_id, Level.READ))


@router.patch(
    "/projects/{uuid:project_id}",
    response=ProjectTold,
    auth=WRITING,
    operation_id="set_project",
    summary="Set name, subject and days",
)
def settings(request: HttpRequest, project_id: uuid.UUID, given: SettingsGiven) -> ProjectTold:
    """The project with what is given set anew; what is left out stays as it is."""
    row, allowed = project_for(caller_of(request), project_id, Level.EDIT)
    return told(put_settings(row, caller_of(request), given), allowed)


@router.delete(
    "/projects/{uuid:project_id}",
    response={204: None},
    auth=WRITING,
    operation_id="delete_project",
    summary="Delete a project",
)
def delete(request: HttpRequest, project_id: uuid.UUID) -> Status[None]:
    """Takes the project away with its whole history. Only its owners may; a token may not."""
    row, _ = project_for(caller_of(request), project_id, Level.OWN)
    deleting.delete(row)
    return Status(204, None)


@router.post(
    "/projects/{uuid:project_id}/copy",
    response={201: ProjectTold},
    auth=WRITING,
    operation_id="copy_project",
    summary="Copy a project",
)
def copy(request: HttpRequest, project_id: uuid.UUID, given: NewPlace) -> Status[ProjectTold]:
    """A copy of a project or an example, to change."""
    row, _ = project_for(caller_of(request), project_id, Level.READ)
    return Status(201, _made(request, row.text, "copied", given.organisation))


@router.get(
    "/projects/{uuid:project_id}/file",
    operation_id="project_file",
    summary="The project file",
    openapi_extra=content("application/yaml"),
)
def file(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """The project file, letter for letter."""
    row = project_at(request, project_id).row
    return attached(row.text.encode(), "application/yaml; charset=utf-8", f"{file_stem(row.title)}.yaml")


def _made(request: HttpRequest, text: str, verb: str, wanted: uuid.UUID | None) -> ProjectTold:
    """A new project of the caller; raises `ProblemError` when the text is no project file."""
    caller: Caller = caller_of(request)
    place = caller.place(wanted)
    try:
        row = store.create(text, caller.actor, verb, place)
    except ProjectError as error:
        raise ProblemError("invalid", faults=of_file(error.faults)) from None
    if place is None:
        request.session[HELD] = [str(row.id), *held(request)]
    return told(row, Level.OWN if caller.token is None else Level.EDIT)
