"""Reminders by e-mail: to receivers before and after the day they should answer by, to senders afterwards."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django_tasks import task

from vejviser.web.referrals import letters, store
from vejviser.web.referrals.history import reminder
from vejviser.web.referrals.models import Referral


def send_reminders(now: dt.datetime) -> int:
    """How many letters were sent; the worker calls this once a day or oftener.

    Each reminder is noted in the log of its referral before it is sent, so that it is sent once at most, also
    where two workers do this at once.
    """
    today = timezone.localdate(now)
    due = Referral.objects.filter(remind_on__lte=today).select_related("organisation").order_by("remind_on")
    return sum(_remind(referral, today) for referral in due.iterator(chunk_size=200))


@task()
def remind() -> int:
    """How many letters were sent; for the worker, who is asked for it once a day."""
    return send_reminders(timezone.now())


def _remind(referral: Referral, today: dt.date) -> int:
    found = store.history(referral)
    what = reminder(found, today)
    if not what or not store.note_reminder(referral.id, what, found):
        return 0
    hop = referral.hops.select_related("organisation").get(number=found.last.number)
    if what == "outcome":
        return letters.tell_sender(what, referral, hop)
    told = letters.tell_holder(what, referral, hop, hop.email)
    return told + (letters.tell_sender(what, referral, hop) if what == "late" else 0)
