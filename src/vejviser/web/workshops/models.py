"""Workshops, those who take part, what they say and how they vote.

Who voted what cannot be read out of here with a name: a participant is a random id and a kind of
organisation. Names stand in `Attendance`, which has no link to a participant and no time of day
(docs/workshops.md tells what that protects from, and from what it does not).
"""

from __future__ import annotations

import secrets
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from vejviser.handbook.entries import Text
from vejviser.web.accounts.models import Organisation
from vejviser.web.words import lang, later
from vejviser.workshop.kinds import OrganisationKind

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that cannot be mistaken for each other when read from a wall."""
CODE_LENGTH = 6
LONGEST = 280
"""The most characters of a statement: what can be read on a phone before voting."""


def new_code() -> str:
    """A join code that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


class Phase(models.TextChoices):
    """Where a workshop stands; it may go back and forth."""

    DRAFT = "draft", later("Under forberedelse", "Being prepared")
    COLLECT = "collect", later("Udsagn samles", "Collecting statements")
    VOTE = "vote", later("Der stemmes", "Voting")
    CLOSED = "closed", later("Lukket", "Closed")


class Languages(models.TextChoices):
    """The languages that a workshop is held in."""

    DA = "da", later("Dansk", "Danish")
    EN = "en", later("Engelsk", "English")
    BOTH = "both", later("Dansk og engelsk", "Danish and English")


class Stage(models.TextChoices):
    """The stage of the road that a workshop is about."""

    ALL = "", later("Hele vejen", "The whole road")
    COLLABORATION = (
        "collaboration",
        later("Samarbejde, jura og dataadgang", "Collaboration, law and data access"),
    )
    PRODUCT = "product", later("Fra projekt til produkt", "From project to product")
    ADOPTION = "adoption", later("Implementering og skalering", "Implementation and scaling")


class Workshop(models.Model):
    """A workshop of an organisation. `version` grows with all that changes its results."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="workshops")
    title = models.CharField(max_length=120)
    theme = models.TextField(blank=True)
    purpose = models.TextField(blank=True)
    stage = models.CharField(max_length=20, choices=Stage.choices, blank=True)
    questions = models.JSONField(default=list)
    kinds = models.JSONField(default=list)
    languages = models.CharField(max_length=4, choices=Languages.choices, default=Languages.DA)
    consent = models.TextField(blank=True)
    approval = models.BooleanField(default=False)
    write_while_voting = models.BooleanField(default=True)
    doors_open = models.BooleanField(default=True)
    held = models.DateField(default=timezone.localdate)
    phase = models.CharField(max_length=10, choices=Phase.choices, default=Phase.DRAFT)
    published = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    created = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.title

    @property
    def organisation_kinds(self) -> tuple[OrganisationKind, ...]:
        """The kinds of organisation that participants choose from."""
        return tuple(OrganisationKind(key, Text(da, en)) for key, da, en in self.kinds)

    @property
    def stage_words(self) -> str:
        """The stage in words."""
        return str(Stage(self.stage).label)

    @property
    def phase_words(self) -> str:
        """The phase in words."""
        return str(Phase(self.phase).label)

    @property
    def may_write(self) -> bool:
        """True while participants may write statements."""
        return self.phase == Phase.COLLECT or (self.phase == Phase.VOTE and self.write_while_voting)

    @property
    def may_vote(self) -> bool:
        """True while participants may vote."""
        return self.phase == Phase.VOTE


class Participant(models.Model):
    """Somebody who takes part: a random id, and the kind of organisation that they come from.

    One who was `removed` counts no more. A participant of a sheet has voted on paper.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="participants")
    kind = models.CharField(max_length=60)
    on_paper = models.BooleanField(default=False)
    removed = models.DateTimeField(null=True)
    changes = models.PositiveIntegerField(default=0)
    """How often they have cast or changed a vote: what one may do without end, one may disturb with."""


class Attendance(models.Model):
    """A name or organisation for the report, and what was agreed to. It is tied to no participant."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="attendances")
    kind = models.CharField(max_length=60)
    organisation = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=120, blank=True)
    agreed_to = models.TextField(blank=True)
    day = models.DateField(default=timezone.localdate)

    class Meta:
        ordering: ClassVar = ["organisation", "name", "id"]


class State(models.TextChoices):
    """Whether a statement can be seen and voted on."""

    WAITING = "waiting", later("Venter på godkendelse", "Waiting for approval")
    SHOWN = "shown", later("Vises", "Shown")
    HIDDEN = "hidden", later("Skjult", "Hidden")


class Sort(models.TextChoices):
    """Where a statement belongs in the report."""

    OBSERVATION = "observation", later("Observation", "Observation")
    BARRIER = "barrier", later("Barriere", "Barrier")
    PRACTICE = "practice", later("God praksis", "Good practice")
    RECOMMENDATION = "recommendation", later("Anbefaling", "Recommendation")


class Statement(models.Model):
    """A statement, numbered within its workshop. `token` makes one that is sent twice count once.

    `merged_into` is the statement that it says the same as: votes are kept here and counted there.
    """

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=LONGEST)
    language = models.CharField(max_length=2, default="da")
    author = models.ForeignKey(Participant, models.SET_NULL, null=True, related_name="statements")
    question = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SHOWN)
    sort = models.CharField(max_length=20, choices=Sort.choices, default=Sort.OBSERVATION)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="duplicates")
    steps = models.JSONField(default=list)
    experiences = models.JSONField(default=list)
    token = models.CharField(max_length=64)
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workshop", "number"], name="statement_numbered_once"),
            models.UniqueConstraint(fields=["workshop", "token"], name="statement_sent_once"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def state_words(self) -> str:
        """The state in words."""
        return str(State(self.state).label)

    @property
    def sort_words(self) -> str:
        """Where it belongs in the report, in words."""
        return str(Sort(self.sort).label)


class Reason(models.Model):
    """A link: the statement, because of the reason, which is a statement too."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="reasons")
    reason = models.ForeignKey(Statement, models.CASCADE, related_name="bears")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["statement", "reason"], name="reason_once")]


class Vote(models.Model):
    """The vote of a participant on a statement: 1 agree, -1 disagree, 0 pass. One each, which may change."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="votes")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="votes")
    value = models.SmallIntegerField()
    turn = models.PositiveIntegerField(default=0)
    """The version of the workshop that it made, so that the later of two is known without a time of day."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["participant", "statement"], name="vote_once"),
            models.CheckConstraint(condition=models.Q(value__in=[-1, 0, 1]), name="vote_value"),
        ]


class Entry(models.Model):
    """A line of the history of a workshop: what was done, by whom of those who run it, and why."""

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="history")
    statement = models.ForeignKey(Statement, models.SET_NULL, null=True, related_name="history")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    verb = models.CharField(max_length=30)
    about = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]


class Sheet(models.Model):
    """Votes from paper, read and shown before they count; one with the same content is taken in once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="sheets")
    text = models.TextField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workshop", "digest"],
                condition=models.Q(taken__isnull=False),
                name="sheet_taken_once",
            )
        ]


class PromotionKind(models.TextChoices):
    """What a statement becomes when it is promoted."""

    CHALLENGE = "challenge", later("Udfordring", "Challenge")
    PRACTICE = "practice", later("God praksis", "Good practice")
    RECOMMENDATION = "recommendation", later("Anbefaling", "Recommendation")
    READING = "reading", later("Fortolkning", "Reading")


class Promotion(models.Model):
    """A statement that is to live on beyond its workshop, in both languages and tied to steps.

    `taken_as` is where it lives on, once an area of the product has taken it over (see `promoting.promoted`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    statement = models.OneToOneField(Statement, models.CASCADE, related_name="promotion")
    kind = models.CharField(max_length=20, choices=PromotionKind.choices)
    text_da = models.TextField()
    text_en = models.TextField()
    steps = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_as = models.CharField(max_length=200, blank=True)

    @property
    def text(self) -> str:
        """The words in the language of the page."""
        return self.text_en if lang() == "en" else self.text_da

    @property
    def kind_words(self) -> str:
        """The kind in words."""
        return str(PromotionKind(self.kind).label)
