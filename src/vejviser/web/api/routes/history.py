"""The changes of a project, and an earlier state brought back."""

from __future__ import annotations

import uuid

from django.http import HttpRequest
from ninja import Path, Query, Router

from vejviser.road.faults import ProjectError
from vejviser.web.api.caller import READING, WRITING, caller_of, project_for
from vejviser.web.api.faults import of_file
from vejviser.web.api.pace import LIGHT
from vejviser.web.api.problems import ProblemError
from vejviser.web.api.routes.projects import told
from vejviser.web.api.shapes.common import Paging
from vejviser.web.api.shapes.project import ChangeBrief, Changes, ChangeTold, ProjectTold
from vejviser.web.projects import store
from vejviser.web.projects.models import Change, Project
from vejviser.web.projects.permissions import Level

router = Router(tags=["history"], auth=READING, throttle=LIGHT)
GREATEST = 2_147_483_647


@router.get(
    "/projects/{uuid:project_id}/changes", response=Changes, operation_id="changes", summary="The history"
)
def changes(request: HttpRequest, project_id: uuid.UUID, page: Query[Paging]) -> Changes:
    """Who changed what when, the last first. An example has none."""
    row, _ = project_for(caller_of(request), project_id, Level.READ)
    rows = Change.objects.filter(project=row.id).select_related("actor").defer("packed").order_by("-number")
    items = [ChangeBrief.model_validate(_brief(one)) for one in rows[page.offset : page.offset + page.limit]]
    return Changes(items=items, total=rows.count(), offset=page.offset, limit=page.limit)


@router.get(
    "/projects/{uuid:project_id}/changes/{number}",
    response=ChangeTold,
    operation_id="change",
    summary="One change",
)
def change(request: HttpRequest, project_id: uuid.UUID, number: Path[int]) -> ChangeTold:
    """One change, with the project file that came of it."""
    row, _ = project_for(caller_of(request), project_id, Level.READ)
    one = _change(row, number)
    return ChangeTold.model_validate({**_brief(one), "text": one.text})


@router.post(
    "/projects/{uuid:project_id}/changes/{number}/restore",
    response=ProjectTold,
    auth=WRITING,
    operation_id="restore",
    summary="Bring an earlier state back",
)
def restore(request: HttpRequest, project_id: uuid.UUID, number: Path[int]) -> ProjectTold:
    """The project as it was after that change; this, too, is a change, and can be undone."""
    row, allowed = project_for(caller_of(request), project_id, Level.EDIT)
    _change(row, number)
    try:
        return told(store.restore(row.id, caller_of(request).actor, number), allowed)
    except ProjectError as error:
        raise ProblemError("invalid", faults=of_file(error.faults, "file")) from None
    except (Change.DoesNotExist, Project.DoesNotExist):
        raise ProblemError("not-found") from None


def _change(row: Project, number: int) -> Change:
    found = None
    if 0 < number <= GREATEST:
        found = Change.objects.select_related("actor").filter(project=row.id, number=number).first()
    if found is None:
        raise ProblemError("not-found")
    return found


def _brief(one: Change) -> dict[str, object]:
    return {
        "number": one.number,
        "verb": one.verb,
        "by": one.actor.name if one.actor else "",
        "about": one.about,
        "at": one.at,
        "digest": one.digest,
    }
