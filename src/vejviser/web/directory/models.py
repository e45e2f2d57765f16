"""Claims to an actor's page, and corrections that its organisation proposes; nothing of either is deleted."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from vejviser.web.accounts.models import Organisation
from vejviser.web.words import later


class State(models.TextChoices):
    """How far a claim or correction has come."""

    WAITING = "waiting", later("venter på redaktionen", "waiting for the editors")
    VERIFIED = "verified", later("bekræftet", "verified")
    REFUSED = "refused", later("afvist", "refused")
    WITHDRAWN = "withdrawn", later("trukket tilbage", "withdrawn")
    REPLACED = "replaced", later("afløst af en nyere", "replaced by a newer one")


class Decided(models.Model):
    """What both have: whose it is, when it came, what an editor decided and why, and when it was verified."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    actor = models.CharField(max_length=20, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided = models.DateTimeField(null=True)
    verified = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        abstract = True


class Claim(Decided):
    """An organisation says that an actor is itself: who says so, in which role, and how that can be seen."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="claims")
    role = models.CharField(max_length=200)
    evidence = models.TextField()

    class Meta:
        ordering: ClassVar = ["-created"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["actor"], condition=models.Q(state="verified"), name="claimed_once"
            ),
            models.UniqueConstraint(
                fields=["actor", "organisation"], condition=models.Q(state="waiting"), name="claim_waits_once"
            ),
        ]


class Correction(Decided):
    """What an organisation says of itself; a text of which one language is "" is missing in that.

    The words of the handbook are kept in `before` as they stood when the correction was proposed.
    """

    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, related_name="directory_corrections"
    )
    organisation_name = models.CharField(max_length=200)
    offers_da = models.CharField(max_length=500, blank=True)
    offers_en = models.CharField(max_length=500, blank=True)
    about_da = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    before = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-created"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["actor"], condition=models.Q(state="verified"), name="corrected_once"
            ),
            models.UniqueConstraint(
                fields=["actor"], condition=models.Q(state="waiting"), name="correction_waits_once"
            ),
        ]
