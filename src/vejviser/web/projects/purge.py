"""Clearing away projects that no account keeps and no browser can come back to."""

from __future__ import annotations

import datetime as dt

from django.contrib.sessions.models import Session
from django.utils import timezone

from vejviser.web.projects.models import Project
from vejviser.web.projects.permissions import HELD

KEPT_FOR = dt.timedelta(days=60)
_AT_ONCE = 200


def purge(now: dt.datetime | None = None) -> int:
    """How many projects were deleted: held by no session, and not changed for 60 days; old sessions go too.

    A session lasts for 60 days after it was last used, so that nobody can miss what is deleted.
    """
    now = now or timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    old = Project.objects.filter(organisation=None, changed__lt=now - KEPT_FOR)
    candidates = {str(one) for one in old.values_list("id", flat=True)}
    if not candidates:
        return 0
    for session in Session.objects.iterator():
        candidates -= {str(one) for one in session.get_decoded().get(HELD, [])}
    count, left = 0, sorted(candidates)
    while left:
        some, left = left[:_AT_ONCE], left[_AT_ONCE:]
        _, gone = old.filter(id__in=some).delete()
        count += gone.get("projects.Project", 0)
    return count
