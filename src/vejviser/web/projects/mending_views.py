"""A project that the handbook of today cannot read gets its mended file back."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from vejviser.road.faults import ProjectError
from vejviser.web.accounts.notices import done, refused
from vejviser.web.law import house
from vejviser.web.projects import store
from vejviser.web.projects.forms import ProjectFile
from vejviser.web.projects.permissions import Level, project_for, user_of
from vejviser.web.projects.unreadable import UnreadableError, unreadable
from vejviser.web.words import lang


@require_http_methods(["GET", "POST"])
def mend(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """The page on how to mend the project; a file that can be read is put in, and the history kept."""
    project, allowed = project_for(request, project_id, Level.EDIT)
    road = HttpResponseRedirect(reverse("roads:road", args=[project_id]))
    try:
        house().read(project.text)
    except ProjectError as error:
        fault = UnreadableError(project, allowed, error)
    else:
        return road
    form = ProjectFile(request.POST, request.FILES) if request.method == "POST" else None
    if form and form.is_valid():
        try:
            store.mend(project_id, user_of(request), form.cleaned_data["file"])
        except ProjectError as error:
            form.add_error("file", error.lines(lang()))
        except store.ReadableError:
            refused(
                request,
                "En anden har rettet projektet i mellemtiden. Din fil er ikke lagt ind.",
                "Somebody else mended the project in the meantime. Your file was not put in.",
            )
            return road
        else:
            done(request, "Den rettede fil er lagt ind.", "The mended file was put in.")
            return road
    return unreadable(request, fault, form)
