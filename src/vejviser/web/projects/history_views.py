"""The history of a project: what changed, the file as it was, and the way back."""

from __future__ import annotations

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from vejviser.road.faults import ProjectError
from vejviser.web.accounts.notices import done, refused
from vejviser.web.law import house
from vejviser.web.projects import store
from vejviser.web.projects.around import around
from vejviser.web.projects.models import Change
from vejviser.web.projects.opened import open_row
from vejviser.web.projects.past import events
from vejviser.web.projects.permissions import Level, project_for, role_in, user_of
from vejviser.web.projects.views import as_file

AT_ONCE = 20


@require_GET
def history(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """Who changed what when, the last first."""
    opened = open_row(request, project_id)
    user = user_of(request)
    outsider = bool(opened.row.organisation_id) and role_in(user, opened.row.organisation_id) is None
    page = Paginator(opened.row.changes.select_related("actor"), AT_ONCE).get_page(request.GET.get("page"))
    shown = list(page)
    before = opened.row.changes.filter(number=shown[-1].number - 1).first() if shown else None
    told = events(house(), shown, before.text if before else "", outsider)
    found = {"page": page, "events": told, **around(opened, "projects:history")}
    return render(request, "projects/history.html", found)


@require_GET
def version(request: HttpRequest, project_id: uuid.UUID, number: int) -> HttpResponse:
    """The project file as it was after a change."""
    project, _ = project_for(request, project_id, Level.READ)
    one = get_object_or_404(Change, project=project.id, number=number)
    return as_file(one.text, f"{project.title} {number}")


@require_POST
def restore(request: HttpRequest, project_id: uuid.UUID, number: int) -> HttpResponse:
    """The project as it was after a change; what came since stays in the history."""
    project_for(request, project_id, Level.EDIT)
    try:
        store.restore(project_id, user_of(request), number)
    except Change.DoesNotExist:
        raise Http404 from None
    except ProjectError:
        refused(
            request,
            "Den udgave passer ikke til håndbogen i dag. Hent filen, og ret den.",
            "That version does not fit the handbook of today. Download and mend the file.",
        )
    else:
        done(request, "Udgave {n} er gendannet.", "Version {n} is restored.", n=number)
    return HttpResponseRedirect(reverse("projects:history", args=[project_id]))
