"""Following and leaving, and the secrets of a person's feed and of the way out of letters."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from vejviser.web.accounts.models import User
from vejviser.web.following.followed import PROJECTS, Followed, Key, is_entry, known
from vejviser.web.following.models import Follow, Subscription, new_nonce

MOST_FOLLOWED = 500
_FEED, _OUT = "vejviser.following.feed", "vejviser.following.out"


class TooManyError(Exception):
    """A person follows as much as one can."""


def subscription_of(user: User) -> Subscription:
    """How a person wants the news, made on first asking."""
    return Subscription.objects.get_or_create(user=user)[0]


def follow(user: User, kind: str, key: str) -> Follow:
    """The person follows it from now on; raises `KeyError` for what is not there or may not be seen."""
    if (kind, key) not in known(user, [(kind, key)]):
        raise KeyError(key)
    subscription_of(user)
    if Follow.objects.filter(user=user).count() >= MOST_FOLLOWED:
        raise TooManyError
    return Follow.objects.get_or_create(user=user, kind=kind, key=key)[0]


def leave(user: User, kind: str, key: str) -> None:
    """The person follows it no longer."""
    Follow.objects.filter(user=user, kind=kind, key=key).delete()


def follows(user: User, kind: str, key: str) -> bool:
    """Whether the person follows it."""
    return Follow.objects.filter(user=user, kind=kind, key=key).exists()


def followed_by(user: User, since: dt.datetime) -> Mapping[Key, tuple[Followed, dt.datetime]]:
    """What a person follows and may see, each with the time from which on its news counts."""
    rows = list(Follow.objects.filter(user=user))
    there = known(user, [(row.kind, row.key) for row in rows])
    return {
        (row.kind, row.key): (there[row.kind, row.key], max(since, row.since))
        for row in rows
        if (row.kind, row.key) in there
    }


def can_be_followed(kind: str, key: str) -> bool:
    """Whether there could be such a thing: an entry that there is, or a project."""
    return kind == PROJECTS or is_entry(kind, key)


def feed_secret(held: Subscription) -> str:
    """The secret of the address of a person's feed; another one once the nonce is drawn anew."""
    return salted_hmac(_FEED, f"{held.id}:{held.nonce}", algorithm="sha256").hexdigest()[:40]


def out_secret(held: Subscription) -> str:
    """The secret of the link that stops letters without a login."""
    return salted_hmac(_OUT, str(held.id), algorithm="sha256").hexdigest()[:40]


def by_feed(identity: uuid.UUID, secret: str) -> Subscription | None:
    """Whose feed the address is, None where the secret is wrong or was revoked."""
    held = Subscription.objects.select_related("user").filter(id=identity, user__is_active=True).first()
    return held if held and constant_time_compare(feed_secret(held), secret) else None


def by_way_out(identity: uuid.UUID, secret: str) -> Subscription | None:
    """Whose letters the link stops, None where the secret is wrong."""
    held = Subscription.objects.filter(id=identity).first()
    return held if held and constant_time_compare(out_secret(held), secret) else None


def revoke_feed(held: Subscription) -> None:
    """Let the address of the feed be another; the one of now leads nowhere from now on."""
    held.nonce = new_nonce()
    held.save(update_fields=["nonce"])


def origin() -> str:
    """What stands before the addresses in a letter."""
    return settings.PUBLIC_URL or "http://localhost:8000"


def feed_path(held: Subscription) -> str:
    """The address of a person's feed, without the origin."""
    return reverse("following:feed", args=[held.id, feed_secret(held)])


def out_path(held: Subscription) -> str:
    """The address that stops letters, without the origin."""
    return reverse("following:stop", args=[held.id, out_secret(held)])
