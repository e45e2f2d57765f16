"""Who follows what, how often they want a letter, and the news that no date of the handbook tells."""

from __future__ import annotations

import secrets
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from vejviser.web.words import later


class Follow(models.Model):
    """A person follows something: an entry by its kind and id, or a project."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=200)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["kind", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "kind", "key"], name="followed_once")
        ]


class Rhythm(models.TextChoices):
    """How often a letter with the news is sent."""

    DAILY = "daily", later("Hver dag, når der er nyt", "Every day when there is news")
    WEEKLY = "weekly", later("Én gang om ugen, når der er nyt", "Once a week when there is news")
    NEVER = "never", later("Aldrig", "Never")


def new_nonce() -> str:
    """What makes an address secret until it is drawn anew: 128 random bits."""
    return secrets.token_urlsafe(16)


class Subscription(models.Model):
    """How a person wants the news: the rhythm of letters, when the last one was sent, and the feed.

    The secrets of the feed's address and of the way out are reckoned from `id` and `nonce` with the key of
    the installation, so that whoever reads the database cannot read the feed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="subscription")
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    nonce = models.CharField(max_length=32, default=new_nonce)
    sent = models.DateTimeField(default=timezone.now)


class News(models.Model):
    """Something that happened to an entry: what, when, and by whom, who is not told of it.

    `about` holds a `title` in either language and an `address` where the news has a page of its own.
    """

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=200)
    what = models.CharField(max_length=40)
    about = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["kind", "key", "at"], name="news_of_an_entry")]


class EntryState(models.Model):
    """An entry of the handbook or its tables as it stood when the product last looked."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "key"], name="one_state_each")]


class HandbookSeen(models.Model):
    """The handbook that the states were taken from."""

    content = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField(default=timezone.now)
