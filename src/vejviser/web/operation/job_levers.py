"""The job that finds the shortcuts of a road, alone and two together."""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import cast

from django.urls import reverse

from vejviser import __version__
from vejviser.levers.levers import Levers
from vejviser.web.operation import jobs
from vejviser.web.operation.models import Job
from vejviser.web.projects.examples import example
from vejviser.web.projects.models import Project
from vejviser.web.projects.opened import Opened, opened
from vejviser.web.projects.permissions import Level

KIND = "levers"


def enqueue_levers(opened: Opened, back: str = "") -> Job:
    """The job that finds the shortcuts of a project as it is opened; `back` is where it leads when done."""
    about = {"as_of": opened.as_of.isoformat(), "overlays": list(opened.overlays)}
    back = back or reverse("roads:road", args=[opened.row.id]) + opened.query
    return jobs.enqueue(KIND, levers_key(opened), about, project=uuid.UUID(str(opened.row.id)), back=back)


def kept_levers(opened: Opened) -> Levers | None:
    """The shortcuts of the project as it is opened, when a job has found them."""
    return cast("Levers | None", jobs.result(KIND, levers_key(opened)))


def levers_key(opened: Opened) -> str:
    """A digest of all that the shortcuts are made of: program, law, day, and the text of the project."""
    made_of = [
        __version__, opened.house.handbook.content_hash, opened.as_of.isoformat(), list(opened.overlays),
        opened.row.text,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(made_of, ensure_ascii=False).encode()).hexdigest()


def reckon(job: Job, told: jobs.Told) -> Levers:
    """The shortcuts of the job's project as it stands now, which is what the key of the job then names."""
    about = job.project or uuid.UUID(int=0)
    row = example(about) or Project.objects.get(id=about)
    now = opened(row, Level.READ, str(job.about["as_of"]), tuple(job.about["overlays"]))
    job.key = levers_key(now)
    told(10)
    now.road  # noqa: B018 - read ahead, so that the progress tells of it
    told(30)
    return now.material.levers
