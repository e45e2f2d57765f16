"""The job that gathers all of one's own where that is much, and when it is."""

from __future__ import annotations

import io

from django.urls import reverse

from vejviser.web.accounts.models import User
from vejviser.web.accounts.takeout import NAME, TYPE, write_takeout
from vejviser.web.operation import jobs
from vejviser.web.operation.models import Job
from vejviser.web.projects.models import Change

KIND = "takeout"
MUCH = 500
"""More changes of projects than these are gathered by a worker; hundreds of projects have as many."""


def is_much(user: User) -> bool:
    """Whether the projects of one's organisations have so much history that a worker gathers it."""
    return Change.objects.filter(project__organisation__in=user.organisations.all()).count() > MUCH


def enqueue_takeout(user: User) -> Job:
    """The job that gathers it; the one under way if there is."""
    return jobs.enqueue(KIND, _key(user), user=user, back=reverse("people:me"))


def gather(job: Job, told: jobs.Told) -> jobs.File:
    """All that the job's person may take along now, as a file."""
    assert job.user is not None  # a job without its person is gone
    file = io.BytesIO()
    write_takeout(file, job.user, told)
    return jobs.File(NAME, TYPE, file.getvalue())


def forget_takeout(user: User) -> None:
    """Nothing; the file that a job made for the person is gone."""
    jobs.forget(KIND, _key(user))


def _key(user: User) -> str:
    return f"person-{user.pk}"
