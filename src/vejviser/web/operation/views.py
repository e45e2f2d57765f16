"""The page of a job: how far it has come, and where its result is."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from vejviser.web.operation import jobs
from vejviser.web.words import lang


@require_GET
def job(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """The page, which renews its middle every two seconds while the work goes on."""
    found = jobs.job_for(request, job_id)
    made = jobs.result(found.kind, found.key) if not found.unfinished else None
    told = {
        "job": found,
        "kind": jobs.KINDS[found.kind].title.say(lang()),
        "back": _onward(found.back),
        "file": made if isinstance(made, jobs.File) else None,
    }
    response = render(request, "operation/job.html", told)
    response.headers["Cache-Control"] = "no-store"
    return response


def _onward(back: str) -> str:
    """The address in the language that the page is read in, whichever the work was asked for in."""
    plain = back.removeprefix("/en") if back.startswith("/en/") else back
    return f"/en{plain}" if plain and lang() == "en" else plain


@require_GET
def file(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """The file that the job made; 404 when it made none, or it is kept no more."""
    found = jobs.job_for(request, job_id)
    made = jobs.result(found.kind, found.key)
    if not isinstance(made, jobs.File):
        raise Http404
    return HttpResponse(
        made.data,
        content_type=made.type,
        headers={"Content-Disposition": f'attachment; filename="{made.name}"'},
    )
