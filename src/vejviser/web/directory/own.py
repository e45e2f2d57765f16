"""What of the directory is one's own to take along, and what is forgotten of a person who leaves."""

from __future__ import annotations

from typing import Any

from vejviser.web.accounts.models import Organisation, User
from vejviser.web.directory.models import Claim, Correction

_DECISION = ("actor", "created", "state", "decided", "verified", "reason")
_CLAIM = ("organisation__name", "role", "evidence", *_DECISION)
_SAID = ("offers_da", "offers_en", "about_da", "about_en", "url", "email", "phone", "before", *_DECISION)


def claims(user: User) -> list[dict[str, Any]]:
    """The claims that the person sent."""
    return list(Claim.objects.filter(user=user).order_by("created").values(*_CLAIM))


def of_directory(organisation: Organisation) -> dict[str, list[dict[str, Any]]]:
    """The claims and corrections of an organisation with what became of them."""
    return {
        "claims": list(organisation.claims.order_by("created").values("role", *_DECISION)),
        "corrections": list(organisation.directory_corrections.order_by("created").values(*_SAID)),
    }


def forget(user: User) -> None:
    """Takes out how the person showed who they are; a claim that was verified holds without."""
    Claim.objects.filter(user=user).update(role="", evidence="")


def let_go(instance: Organisation, **_: Any) -> None:
    """Of an organisation that goes, what it said of its actor stays, without ways to reach anybody."""
    Correction.objects.filter(organisation=instance).update(email="", phone="")
