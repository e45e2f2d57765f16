"""What happens when somebody signs up or logs in."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import email_changed, user_signed_up
from allauth.socialaccount.models import SocialAccount
from django.db.models.signals import pre_save
from django.dispatch import receiver

from vejviser.web.accounts.membership import NAME_LENGTH, personal
from vejviser.web.accounts.models import User


@receiver(user_signed_up)
def own_organisation(user: User, **_: Any) -> None:
    """Everybody who signs up gets an organisation of their own."""
    personal(user)


@receiver(email_changed)
def renamed(user: User, **_: Any) -> None:
    """The organisation of somebody without a name is called by their address, also by the new one."""
    user.organisations.filter(personal=True).update(name=str(user)[:NAME_LENGTH])


@receiver(pre_save, sender=SocialAccount)
def keep_no_claims(instance: SocialAccount, **_: Any) -> None:
    """A broker tells more of a person than we need, a civil registration number perhaps; it is not kept."""
    instance.extra_data = {}
