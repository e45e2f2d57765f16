"""Projects, every change of them, and with whom they are shared."""

from __future__ import annotations

import datetime as dt
import uuid
import zlib
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from vejviser.web.accounts.models import Organisation
from vejviser.web.words import later


class Project(models.Model):
    """A project: the text of its project file, which is all that is known of it.

    It belongs to an organisation, or to nobody while only a browser session holds it. `version` is the
    number of its last change, `title` the name that stands in the text.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="projects")
    title = models.CharField(max_length=200)
    text = models.TextField()
    version = models.PositiveIntegerField(default=0)
    created = models.DateTimeField(default=timezone.now)
    changed = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.title


class Change(models.Model):
    """One change of a project, never altered: who did what when, and the text that came of it.

    `digest` chains the changes: it is reckoned from this change and the digest before it. The person is not
    part of it, so that a person can be forgotten and the chain still holds.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="changes")
    number = models.PositiveIntegerField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    verb = models.CharField(max_length=40)
    about = models.JSONField(default=dict)
    packed = models.BinaryField()
    at = models.DateTimeField(default=timezone.now)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["project", "number"], name="numbered_once")]

    @property
    def text(self) -> str:
        """The text of the project after this change."""
        return zlib.decompress(bytes(self.packed)).decode()


class Worked(models.Model):
    """What was worked out for a project's answers, so that no process has to do it anew.

    `content` is a `vejviser.law.memory` of the law with the `fingerprint`. It can be lost without harm.
    """

    project = models.OneToOneField(Project, models.CASCADE, primary_key=True, related_name="worked")
    fingerprint = models.CharField(max_length=64)
    content = models.BinaryField()


class FinishedPage(models.Model):
    """A page of a project's road as it was last made, so that no process has to make it anew.

    `made_of` is a digest of all that it was made of. It can be lost without harm.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="finished")
    lang = models.CharField(max_length=2)
    made_of = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["project", "lang"], name="finished_once")]


class ShareRole(models.TextChoices):
    """What another organisation may do with a project."""

    READER = "reader", later("Læse", "Read")
    EDITOR = "editor", later("Redigere", "Edit")


class Share(models.Model):
    """A project shared with another organisation, until it is revoked."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="shares")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="shared_with_us")
    role = models.CharField(max_length=10, choices=ShareRole.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    revoked = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "organisation"],
                condition=models.Q(revoked__isnull=True),
                name="shared_once",
            )
        ]


OFFERED_FOR = dt.timedelta(days=14)


class Offer(models.Model):
    """An offer to share a project, sent by e-mail to somebody who chooses for which organisation to take it.

    It is the same whether or not the address has an account; only the hash of its secret is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, models.CASCADE, related_name="offers")
    email = models.EmailField()
    role = models.CharField(max_length=10, choices=ShareRole.choices)
    secret_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(default=timezone.now)
    accepted = models.DateTimeField(null=True)
    withdrawn = models.DateTimeField(null=True)

    @property
    def open(self) -> bool:
        """True while it can be accepted."""
        return not self.accepted and not self.withdrawn and timezone.now() < self.created + OFFERED_FOR
