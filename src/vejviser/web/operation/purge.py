"""What is cleared away once a day: what nobody can reach any more, and what has served its time."""

from __future__ import annotations

import datetime as dt

from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from vejviser.web.operation.models import UNFINISHED, CacheEntry, Job, Pulse
from vejviser.web.projects.models import Project
from vejviser.web.projects.permissions import HELD

FRESH = dt.timedelta(days=1)
"""A project this young is let be: its session may be on its way to the store."""
JOBS_KEPT = dt.timedelta(days=30)
_AT_ONCE = 500


def purge(now: dt.datetime) -> dict[str, int]:
    """How many of each were cleared away: ended sessions, projects that no other held, old jobs, entries."""
    gone = {"sessions": Session.objects.filter(expire_date__lt=now).delete()[0]}
    gone["projects"] = _unreachable(now)
    old = Job.objects.filter(created__lt=now - JOBS_KEPT).exclude(
        state__in=UNFINISHED, created__gte=now - 2 * JOBS_KEPT
    )
    gone["jobs"] = old.delete()[0]
    done = DBTaskResult.objects.finished().filter(finished_at__lt=now - JOBS_KEPT)
    gone["tasks"] = done.delete()[0]
    gone["entries"] = CacheEntry.objects.filter(expires__lt=now).delete()[0]
    Pulse.objects.filter(name__startswith="worker ", at__lt=now - JOBS_KEPT).delete()
    return gone


def _unreachable(now: dt.datetime) -> int:
    """How many projects went that belong to nobody and that no browser session holds any more."""
    old = Project.objects.filter(organisation=None, created__lt=now - FRESH)
    candidates = {str(one) for one in old.values_list("id", flat=True)}
    for session in Session.objects.iterator(chunk_size=_AT_ONCE):
        if not candidates:
            return 0
        candidates.difference_update(str(one) for one in session.get_decoded().get(HELD, []))
    gone, left = 0, sorted(candidates)
    for start in range(0, len(left), _AT_ONCE):
        some = Project.objects.filter(id__in=left[start : start + _AT_ONCE], organisation=None)
        gone += some.count()
        some.delete()
    return gone
