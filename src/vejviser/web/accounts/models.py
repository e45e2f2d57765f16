"""People, their organisations, the roles that they have there, and invitations to join."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone

from vejviser.web.words import later


class Role(models.TextChoices):
    """What a member may do; each may do what the next may not."""

    OWNER = "owner", later("Ejer", "Owner")
    EDITOR = "editor", later("Redaktør", "Editor")
    READER = "reader", later("Læser", "Reader")
    CASE_HANDLER = "case_handler", later("Sagsbehandler", "Case handler")
    FACILITATOR = "facilitator", later("Facilitator", "Facilitator")


class Users(BaseUserManager["User"]):
    """Users, known by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A new user; without a password, one who can only come in another way."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A new user of the staff that runs this installation."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who can log in. `is_staff` runs the installation, and sees no projects by that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(later("E-mail", "E-mail"), unique=True)
    name = models.CharField(later("Navn", "Name"), max_length=200, blank=True)
    language = models.CharField(max_length=2, default="da")
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Users] = Users()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name or self.email


_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_share_code() -> str:
    """A code such as 'K7QF-2M9D-XWPT' that another organisation shares a project by; 59 random bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


class Organisation(models.Model):
    """Those who work on projects together; a `personal` one is made for every user.

    Whoever is given the `share_code` by a member can share a project with the organisation.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(later("Navn", "Name"), max_length=200)
    personal = models.BooleanField(default=False)
    share_code = models.CharField(max_length=14, unique=True, default=new_share_code)
    created = models.DateTimeField(default=timezone.now)
    members: models.ManyToManyField[User, Membership] = models.ManyToManyField(
        User, through="Membership", related_name="organisations"
    )

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """The role of a person in an organisation."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(later("Rolle", "Role"), max_length=20, choices=Role.choices)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "user"], name="one_role_each")
        ]


INVITED_FOR = dt.timedelta(days=14)


class Invitation(models.Model):
    """An offer to join an organisation, sent by e-mail; only the hash of its secret is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Role.choices)
    secret_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(default=timezone.now)
    accepted = models.DateTimeField(null=True)
    withdrawn = models.DateTimeField(null=True)

    @property
    def open(self) -> bool:
        """True while it can be accepted."""
        return not self.accepted and not self.withdrawn and timezone.now() < self.created + INVITED_FOR
