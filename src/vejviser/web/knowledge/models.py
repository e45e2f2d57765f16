"""What people contribute: entries, their versions, translations and history, and who says "us too".

The seed of the lists, the experiences of the handbook, is not here: it stays in the handbook's tables.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from vejviser.export.texts_rows import ROW_WORDS
from vejviser.web.accounts.models import Organisation
from vejviser.web.words import later


class Kind(models.TextChoices):
    """What an entry is."""

    EXPERIENCE = "experience", later("Erfaring", "Experience")
    CHALLENGE = "challenge", later("Udfordring", "Challenge")
    PRACTICE = "practice", later("God praksis", "Good practice")
    RECOMMENDATION = "recommendation", later("Anbefaling", "Recommendation")


class Outcome(models.TextChoices):
    """How it went."""

    BAD = "bad", later("Gik dårligt", "Went badly")
    MIXED = "mixed", later("Gik blandet", "Mixed")
    GOOD = "good", later("Gik godt", "Went well")


def _region(key: str) -> tuple[str, str]:
    words = ROW_WORDS[f"region.{key}"]
    return key, later(words.da[:1].upper() + words.da[1:], words.en[:1].upper() + words.en[1:])


class Region(models.TextChoices):
    """Where it was, in the words of the handbook."""

    HOVEDSTADEN = _region("hovedstaden")
    SJAELLAND = _region("sjaelland")
    OESTDANMARK = _region("oestdanmark")
    SYDDANMARK = _region("syddanmark")
    MIDTJYLLAND = _region("midtjylland")
    NORDJYLLAND = _region("nordjylland")
    NATIONAL = _region("national")
    ABROAD = "abroad", later("Uden for Danmark", "Outside Denmark")


class Language(models.TextChoices):
    """The languages that one writes in."""

    DA = "da", later("Dansk", "Danish")
    EN = "en", later("Engelsk", "English")


class State(models.TextChoices):
    """Where the latest version of an entry stands."""

    DRAFT = "draft", later("Kladde", "Draft")
    SENT = "sent", later("Sendt til redaktionen", "Sent to the editors")
    RETURNED = "returned", later("Sendt tilbage", "Sent back")
    PUBLISHED = "published", later("Offentliggjort", "Published")
    WITHDRAWN = "withdrawn", later("Trukket tilbage", "Withdrawn")


TEXTS = ("title", "tried", "happened", "lesson")
"""What is written in one language, and translated."""
TITLE_LENGTH, TEXT_LENGTH, REASON_LENGTH = 160, 4000, 1000


class Entry(models.Model):
    """One contribution. `latest` is the number of its newest version, `shown` that of the public one, if any.

    It belongs to an organisation; one whose organisation is gone stays if it was ever public. `came_from`
    names what it was made of elsewhere in the product, and `origin` tells it in words that can be shown.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, related_name="contributions")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    latest = models.PositiveIntegerField(default=0)
    shown = models.PositiveIntegerField(null=True)
    reason = models.TextField(blank=True)
    created = models.DateTimeField(default=timezone.now)
    changed = models.DateTimeField(default=timezone.now)
    published = models.DateTimeField(null=True, db_index=True)
    withdrawn = models.DateTimeField(null=True)
    origin = models.JSONField(default=dict)
    came_from = models.CharField(max_length=80, null=True, unique=True)

    @property
    def is_public(self) -> bool:
        """True when everybody may see it, or that it was withdrawn."""
        return self.published is not None


class Version(models.Model):
    """What an entry says, as somebody wrote it once. It is never altered, but for what an editor redacts."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    title = models.CharField(max_length=TITLE_LENGTH)
    tried = models.TextField(blank=True)
    happened = models.TextField(blank=True)
    lesson = models.TextField()
    source = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    named = models.BooleanField(default=False)
    year = models.PositiveSmallIntegerField()
    region = models.CharField(max_length=20, choices=Region.choices, blank=True)
    language = models.CharField(max_length=2, choices=Language.choices)
    steps = models.JSONField(default=list)
    rank = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "number"], name="entry_version_numbered_once")
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps a new version; raises `TypeError` for one that was kept before."""
        if not self._state.adding:
            raise TypeError("a version is never altered")
        super().save(*args, **kwargs)

    @property
    def is_complete(self) -> bool:
        """True when it can be sent; what was taken over from elsewhere may lack where it was."""
        return bool(self.region and self.steps)

    @property
    def wanting(self) -> str:
        """The language that it is not written in."""
        return Language.EN if self.language == Language.DA else Language.DA


class AtStep(models.Model):
    """The steps that the public version of an entry hangs on, to find it by."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="at_steps")
    step = models.CharField(max_length=80, db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["entry", "step"], name="once_at_a_step")]


class Translated(models.TextChoices):
    """Where a translation stands."""

    PROPOSED = "proposed", later("Foreslået", "Proposed")
    APPROVED = "approved", later("Godkendt", "Approved")
    REFUSED = "refused", later("Afvist", "Refused")


class Translation(models.Model):
    """A version in the other language, as a person translated it; only an approved one is shown."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="translations")
    language = models.CharField(max_length=2, choices=Language.choices)
    title = models.CharField(max_length=TITLE_LENGTH)
    tried = models.TextField(blank=True)
    happened = models.TextField(blank=True)
    lesson = models.TextField()
    state = models.CharField(max_length=10, choices=Translated.choices, default=Translated.PROPOSED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    decided = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version"], condition=models.Q(state="approved"), name="one_approved_translation"
            )
        ]


class Event(models.Model):
    """A line of an entry's history, never altered: who did what, with which version, and why."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="events")
    number = models.PositiveIntegerField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    verb = models.CharField(max_length=30)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]


class UsToo(models.Model):
    """That it happened to somebody too, where and when; one each, which can be taken back.

    `about` is the id of an entry, or of an experience of the handbook. The organisation is kept only where
    it agreed to be named.
    """

    about = models.CharField(max_length=40, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    region = models.CharField(max_length=20, choices=Region.choices)
    year = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["about", "user"], name="us_too_once")]
