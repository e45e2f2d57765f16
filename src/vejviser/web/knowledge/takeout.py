"""What of the shared knowledge is one's own, to take along."""

from __future__ import annotations

from typing import Any

from vejviser.web.accounts.models import Organisation, User
from vejviser.web.knowledge.models import TEXTS, Entry, Translation, UsToo
from vejviser.web.knowledge.store import CONTENT


def contributions(organisation: Organisation) -> list[dict[str, Any]]:
    """Every contribution of the organisation with all its versions."""
    found = Entry.objects.filter(organisation=organisation).order_by("created").prefetch_related("versions")
    return [
        {
            "id": entry.id,
            "state": entry.state,
            "published": entry.published,
            "withdrawn": entry.withdrawn,
            "versions": [
                {"number": one.number, "at": one.at} | {key: getattr(one, key) for key in CONTENT}
                for one in sorted(entry.versions.all(), key=lambda version: version.number)
            ],
        }
        for entry in found
    ]


def us_too(user: User) -> list[dict[str, Any]]:
    """What the person said happened to them, too."""
    found = UsToo.objects.filter(user=user).order_by("at")
    return [dict(row) for row in found.values("about", "region", "year", "at")]


def translations(user: User) -> list[dict[str, Any]]:
    """The translations that the person proposed, of whomever's contributions."""
    kept = ("version__entry", "version__number", "language", *TEXTS, "state", "at", "decided", "reason")
    return [dict(row) for row in Translation.objects.filter(by=user).order_by("at").values(*kept)]
