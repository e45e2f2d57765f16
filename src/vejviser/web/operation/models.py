"""Long work and how far it has come, signs of life of the worker, and the cache that processes share."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from vejviser.web.words import later


class State(models.TextChoices):
    """How far a job has come."""

    WAITING = "waiting", later("Venter", "Waiting")
    RUNNING = "running", later("I gang", "Under way")
    DONE = "done", later("Færdig", "Done")
    FAILED = "failed", later("Mislykkedes", "Failed")


UNFINISHED = (State.WAITING, State.RUNNING)


class Job(models.Model):
    """A piece of long work that a worker does: of which kind, for whom, on what, and how far it has come.

    Whoever may read the project that it is about may see it; one that is about no project is seen by its
    `user` alone. `key` names what it is made of and the place in the cache where its result lies; `back` is
    the address to go to when it is done. It holds no text of a project.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    project = models.UUIDField(null=True)
    about = models.JSONField(default=dict)
    key = models.CharField(max_length=64, db_index=True)
    back = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    created = models.DateTimeField(default=timezone.now, db_index=True)
    finished = models.DateTimeField(null=True)

    @property
    def unfinished(self) -> bool:
        """True while it waits or is under way."""
        return self.state in UNFINISHED


class Pulse(models.Model):
    """When something that runs beside the pages last gave a sign of life, by its name."""

    name = models.CharField(max_length=80, primary_key=True)
    at = models.DateTimeField(default=timezone.now)


class CacheEntry(models.Model):
    """A row of the cache that processes share, in the form that Django's cache of databases reads."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table: ClassVar = "vejviser_cache"
