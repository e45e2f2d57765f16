"""Everything of one's own in one ZIP: the account, and what one's organisations have, with its past."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from typing import IO, Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from vejviser.web.accounts.models import Membership, Organisation, User
from vejviser.web.directory.own import claims, of_directory
from vejviser.web.following.models import Follow, Subscription
from vejviser.web.knowledge.takeout import contributions, translations, us_too
from vejviser.web.projects.models import Change, Project, Share
from vejviser.web.projects.naming import file_stem
from vejviser.web.projects.store import chain_holds
from vejviser.web.referrals.own import taken_along
from vejviser.web.referrals.seats import working_roles
from vejviser.web.workshops.access import places_of
from vejviser.web.workshops.own import taken_along as workshops

NAME, TYPE = "vejviser.zip", "application/zip"


def write_takeout(file: IO[bytes], user: User, told: Callable[[int], None] = lambda percent: None) -> None:
    """Writes the ZIP; projects that others share with one's organisations are not one's own, and left out.

    The referrals and workshops of an organisation are for those who work with them there. `told` hears how
    far it has come, in percent.
    """
    projects = Project.objects.filter(organisation__in=user.organisations.all()).count()
    done, percent = 0, 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("account.json", _json(_account(user)))
        runs = set(places_of(user).values_list("id", flat=True))
        for organisation in user.organisations.order_by("created"):
            folder = f"{file_stem(organisation.name)}-{str(organisation.id)[:8]}"
            archive.writestr(f"{folder}/organisation.json", _json(_organisation(organisation)))
            archive.writestr(f"{folder}/contributions.json", _json(contributions(organisation)))
            archive.writestr(f"{folder}/directory.json", _json(of_directory(organisation)))
            if organisation.id in working_roles(user):
                archive.writestr(f"{folder}/referrals.json", _json(taken_along(organisation)))
            if organisation.id in runs:
                archive.writestr(f"{folder}/workshops.json", _json(workshops(organisation)))
            for project in organisation.projects.order_by("created").iterator(20):
                inside = f"{folder}/{file_stem(project.title)}-{str(project.id)[:8]}"
                archive.writestr(f"{inside}/project.yaml", project.text)
                archive.writestr(f"{inside}/history.json", _json(_history(project)))
                done += 1
                if (now := min(99, 100 * done // max(1, projects))) > percent:
                    percent = now
                    told(percent)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2, default=str) + "\n"


def _account(user: User) -> dict[str, Any]:
    return {
        "id": user.id,
        "email": user.email,
        "name": user.name,
        "language": user.language,
        "joined": user.date_joined,
        "last_login": user.last_login,
        "addresses": list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary")),
        "logins_elsewhere": list(
            SocialAccount.objects.filter(user=user).values("provider", "uid", "date_joined")
        ),
        "second_factors": list(Authenticator.objects.filter(user=user).values("type", "created_at")),
        "organisations": list(
            Membership.objects.filter(user=user).values("organisation", "organisation__name", "role", "since")
        ),
        "follows": list(Follow.objects.filter(user=user).values("kind", "key", "since")),
        "letters": list(Subscription.objects.filter(user=user).values("rhythm", "sent")),
        "claims": claims(user),
        "happened_to_us": us_too(user),
        "translations": translations(user),
    }  # fmt: skip


def _organisation(organisation: Organisation) -> dict[str, Any]:
    return {
        "id": organisation.id,
        "name": organisation.name,
        "personal": organisation.personal,
        "created": organisation.created,
        "members": [
            {"name": str(member.user), "role": member.role, "since": member.since}
            for member in organisation.memberships.select_related("user").order_by("since")
        ],
    }


def _history(project: Project) -> dict[str, Any]:
    shares = Share.objects.filter(project=project).select_related("organisation").order_by("at")
    return {
        "id": project.id,
        "chain_holds": chain_holds(project),
        "changes": [_change(one) for one in project.changes.select_related("actor").order_by("number")],
        "shares": [
            {"with": one.organisation.name, "role": one.role, "at": one.at, "revoked": one.revoked}
            for one in shares
        ],
    }


def _change(one: Change) -> dict[str, Any]:
    return {
        "number": one.number,
        "by": str(one.actor) if one.actor else None,
        "verb": one.verb,
        "about": one.about,
        "at": one.at,
        "digest": one.digest,
        "text": one.text,
    }
