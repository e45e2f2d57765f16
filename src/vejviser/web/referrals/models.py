"""Referrals, the hops that they took, and the log of all that happened, from which the rest is derived."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from vejviser.web.accounts.models import Organisation
from vejviser.web.projects.models import Project
from vejviser.web.words import later


class State(models.TextChoices):
    """Where a hop stands; a referral stands where its last hop stands, or is over."""

    WAITING = "waiting", later("venter på svar", "waiting for an answer")
    ACCEPTED = "accepted", later("taget imod", "accepted")
    ANSWERED = "answered", later("besvaret", "answered")
    DECLINED = "declined", later("afslået", "declined")
    PASSED = "passed", later("sendt videre", "passed on")
    WITHDRAWN = "withdrawn", later("trukket tilbage", "withdrawn")
    ENDED = "ended", later("afsluttet", "ended")


class Outcome(models.TextChoices):
    """What the sender says came of it."""

    HELPED = "helped", later("Ja, det hjalp", "Yes, it helped")
    PARTLY = "partly", later("Delvist", "Partly")
    NOT = "not", later("Nej", "No")


class Referral(models.Model):
    """A referral as its sender wrote it; `facts` is a snapshot of the chosen answers, each in both languages.

    `version`, `state`, `outcome` and `remind_on` follow from the events. `contact` is what the sender lets
    the others see, and stands outside the log so that it can be forgotten.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="referrals_sent")
    project = models.ForeignKey(Project, models.CASCADE, null=True, related_name="referrals")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(default=timezone.now, db_index=True)
    step = models.CharField(max_length=100, blank=True)
    subject = models.CharField(max_length=150)
    note = models.TextField()
    facts = models.JSONField(default=list)
    contact = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    remind_on = models.DateField(null=True, db_index=True)

    def __str__(self) -> str:
        return self.subject


class Hop(models.Model):
    """One place that a referral came to: an actor of the directory, an organisation here, or both.

    Without an organisation it is reached by a link sent to `email`, of whose secret only the hash is kept.
    `state`, `since`, `due` and `responded` follow from the events.
    """

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="hops")
    number = models.PositiveIntegerField()
    actor = models.CharField(max_length=100, blank=True, db_index=True)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, related_name="referrals_received"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="da")
    secret_hash = models.CharField(max_length=64, null=True, unique=True)
    works_until = models.DateTimeField(null=True)
    contact = models.CharField(max_length=200, blank=True)
    contact_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    since = models.DateTimeField(default=timezone.now)
    due = models.DateField()
    responded = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["referral", "number"], name="hop_numbered_once")
        ]

    @property
    def link_works(self) -> bool:
        """True while the link of the e-mail opens the referral."""
        return bool(self.secret_hash and self.works_until and timezone.now() < self.works_until)


class Event(models.Model):
    """Something that happened to a referral at one of its hops, never altered; `digest` chains the events.

    The person is not part of the chain, so that a person can be forgotten and the chain still holds.
    """

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="events")
    number = models.PositiveIntegerField()
    hop = models.PositiveIntegerField()
    verb = models.CharField(max_length=20)
    about = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["referral", "number"], name="event_numbered_once")
        ]
