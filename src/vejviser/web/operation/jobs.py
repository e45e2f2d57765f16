"""Long work that a worker does while the page shows how far it has come.

A kind of job is a line in `KINDS`: the path of a function `(Job, Told) -> object` whose result is kept in the
cache under the job's key, for as long as the cache has room. A result that is a `File` can be downloaded.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from vejviser.handbook.entries import Text
from vejviser.web.accounts.models import User
from vejviser.web.operation.models import UNFINISHED, Job, State
from vejviser.web.projects.permissions import Level, project_for, user_of

_log = logging.getLogger("vejviser.jobs")
KEPT_SECONDS = 30 * 86_400
Told = Callable[[int], None]
"""How a job tells how far it has come, in percent."""


@dataclass(frozen=True)
class Kind:
    """A kind of job: what it is called on its page, and the path of the function that does it.

    `kept` is for how many seconds its result is kept, if the cache has room.
    """

    title: Text
    path: str
    kept: int = KEPT_SECONDS


KINDS: dict[str, Kind] = {
    "levers": Kind(
        Text("Find genvejene på vejen", "Find the shortcuts on the road"),
        "vejviser.web.operation.job_levers.reckon",
    ),
    "takeout": Kind(
        Text("Saml alt dit i én fil", "Gather all that is yours in one file"),
        "vejviser.web.accounts.job_takeout.gather",
        86_400,
    ),
}


@dataclass(frozen=True)
class File:
    """A result to be downloaded."""

    name: str
    type: str
    data: bytes


def enqueue(
    kind: str,
    key: str,
    about: Mapping[str, object] | None = None,
    project: uuid.UUID | None = None,
    user: User | None = None,
    back: str = "",
) -> Job:
    """The job, waiting for a worker; the one that is under way for the same key, kind and owner if there is.

    `project` or `user` says who may see it (see `Job`); `about` holds what the work needs besides, no texts.
    """
    waiting = Job.objects.filter(kind=kind, key=key, project=project, user=user, state__in=UNFINISHED)
    found = waiting.order_by("-created").first()
    if found:
        return found
    with transaction.atomic():
        job = Job.objects.create(
            kind=kind, key=key, about=dict(about or {}), project=project, user=user, back=back
        )
        run.enqueue(str(job.id))
    return job


def result(kind: str, key: str) -> object | None:
    """What a job of the kind made of what the key names, None while or when it is not there."""
    found: object | None = cache.get(_place(kind, key))
    return found


def forget(kind: str, key: str) -> None:
    """Nothing; the result of what the key names is gone."""
    cache.delete(_place(kind, key))


def job_for(request: HttpRequest, job_id: uuid.UUID) -> Job:
    """The job, for those who may see it; raises `Http404` for all others, as if it did not exist."""
    job = Job.objects.filter(id=job_id).first()
    if job is None:
        raise Http404
    if job.project is not None:
        project_for(request, job.project, Level.READ)
    elif job.user_id is None or job.user != user_of(request):
        raise Http404
    return job


@task()
def run(job_id: str) -> None:
    """Do the job and keep its result; a job that fails is marked so, and the fault logged."""
    job = Job.objects.filter(id=job_id).first()
    if job is None:  # deleted meanwhile
        return
    _mark(job, State.RUNNING, 1)
    try:
        kind = KINDS[job.kind]
        made = import_string(kind.path)(job, lambda percent: _mark(job, State.RUNNING, percent))
        cache.set(_place(job.kind, job.key), made, kind.kept)
    except Exception:
        _log.exception("job of kind %s failed", job.kind)
        _mark(job, State.FAILED, job.progress)
        return
    _mark(job, State.DONE, 100)


def _mark(job: Job, state: State, percent: int) -> None:
    job.state, job.progress = state, max(job.progress, min(100, percent))
    job.finished = None if job.unfinished else timezone.now()
    job.save(update_fields=["state", "progress", "finished", "key"])


def _place(kind: str, key: str) -> str:
    return f"job:{kind}:{key}"
