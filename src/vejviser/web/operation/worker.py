"""The worker: does the jobs that wait, gives signs of life, and once a day clears up and reminds."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import uuid

from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from vejviser.web.following.digest import send_letters
from vejviser.web.operation.models import UNFINISHED, Job, Pulse, State
from vejviser.web.operation.purge import purge
from vejviser.web.referrals.reminders import remind

_log = logging.getLogger("vejviser.worker")
WORKER, PURGE = "worker", "purge"
"""Names of pulses: that any worker lives, and that the day's clearing up was begun."""
BEAT_SECONDS = 30
DEAD_AFTER = dt.timedelta(minutes=3)
TRIES = 2
"""How often a job is begun that took its worker down with it."""


def run_worker() -> None:
    """Nothing; does jobs until a signal to end, finishing the one that is under way."""
    worker = Worker(
        queue_names=["*"],
        interval=1,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid.uuid4().hex,
        excluded_queue_names=[],
    )
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    worker.configure_signals()
    ended = threading.Event()
    beating = threading.Thread(target=_beat, args=(worker.worker_id, ended), name="pulse", daemon=True)
    beating.start()
    try:
        worker.run()
    finally:
        ended.set()


def _beat(worker_id: str, ended: threading.Event) -> None:
    while True:
        close_old_connections()
        try:
            beat(worker_id)
        except DatabaseError:
            _log.warning("no sign of life could be written")
        if ended.wait(BEAT_SECONDS):
            return


def beat(worker_id: str) -> None:
    """A sign of life is kept; work of dead workers goes back, and once a day the day's work is begun.

    That is to clear away what is past, and to write to those who follow something or have a referral; the
    letters are jobs of their own, so that no mail server holds up the next sign of life.
    """
    now = timezone.now()
    for name in (WORKER, f"{WORKER} {worker_id}"):
        Pulse.objects.update_or_create(name=name, defaults={"at": now})
    take_back(now)
    _, new = Pulse.objects.get_or_create(name=PURGE, defaults={"at": now})
    yesterday = now - dt.timedelta(days=1)
    if new or Pulse.objects.filter(name=PURGE, at__lte=yesterday).update(at=now):
        send_letters.enqueue()
        remind.enqueue()
        _log.info("cleared away: %s", purge(now))


def take_back(now: dt.datetime) -> int:
    """How many jobs of workers that died were given back to be done, or up after so many tries."""
    alive = set(Pulse.objects.filter(at__gt=now - DEAD_AFTER).values_list("name", flat=True))
    taken = 0
    for result in DBTaskResult.objects.running().filter(started_at__lte=now - DEAD_AFTER):
        if f"{WORKER} {(result.worker_ids or [''])[-1]}" in alive:
            continue
        taken += 1
        if len(result.worker_ids) < TRIES:
            result.status, state = TaskResultStatus.READY, State.WAITING
        else:
            result.status, state = TaskResultStatus.FAILED, State.FAILED
            result.finished_at = now
        result.save(update_fields=["status", "finished_at"])
        told = result.args_kwargs.get("args", [])
        finished = None if state == State.WAITING else now
        Job.objects.filter(id__in=told[:1], state__in=UNFINISHED).update(state=state, finished=finished)
    return taken


def seen_seconds_ago(now: dt.datetime) -> int | None:
    """How long ago a worker gave a sign of life, None when none ever did."""
    at = Pulse.objects.filter(name=WORKER).values_list("at", flat=True).first()
    return None if at is None else max(0, int((now - at).total_seconds()))
