"""Tokens that programs of an organisation come in with."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from vejviser.web.accounts.models import Organisation
from vejviser.web.words import later


class TokenRole(models.TextChoices):
    """What a program may do with the projects of its organisation."""

    READER = "reader", later("Læse", "Read")
    EDITOR = "editor", later("Læse og redigere", "Read and edit")


class ApiToken(models.Model):
    """A token of an organisation; only the hash of its secret is kept, and the beginning to know it by.

    `last_used` is a day, no finer, so that nobody's work can be followed by it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100)
    role = models.CharField(max_length=10, choices=TokenRole.choices)
    hash = models.CharField(max_length=64, unique=True)
    prefix = models.CharField(max_length=12)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(default=timezone.now)
    last_used = models.DateField(null=True)
    revoked = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created"]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @property
    def holds(self) -> bool:
        """True while programs can come in with it."""
        return self.revoked is None

    def used_on(self, day: dt.date) -> None:
        """Note the day; written once a day and token."""
        if self.last_used != day:
            ApiToken.objects.filter(id=self.id).update(last_used=day)
