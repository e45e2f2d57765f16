"""Fills a database for `benchmarks.web`: organisations with an owner who is logged in, and their projects.

Prints JSON: for each owner the cookie of the session and the ids of their projects.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import yaml

from benchmarks.projects import EXAMPLES
from vejviser.web.operation.starting import prepare

SHARE_LEFT_OUT = 0.6
"""The most of an example's answers that are left out; the share itself is drawn evenly up to this."""


def main() -> None:
    """Make so many organisations and projects as the command line says."""
    organisations, projects = int(sys.argv[1]), int(sys.argv[2])
    prepare()
    from django.db import transaction

    rng = random.Random(1)
    with transaction.atomic():
        owners = [_owner(number) for number in range(organisations)]
        held: list[list[str]] = [[] for _ in owners]
        kinds = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(EXAMPLES.glob("*.yaml"))]
        from vejviser.web.projects import store

        for number in range(projects):
            user, organisation, _ = owners[number % organisations]
            text = _varied(rng, rng.choice(kinds), number)
            held[number % organisations].append(str(store.create(text, user, "imported", organisation).id))
    told = [{"session": owner[2], "projects": ids} for owner, ids in zip(owners, held, strict=True)]
    Path(sys.argv[3]).write_text(json.dumps(told), encoding="utf-8")


def _owner(number: int):  # type: ignore[no-untyped-def]
    from django.conf import settings
    from django.test import Client

    from vejviser.web.accounts.models import Membership, Organisation, Role, User

    user = User.objects.create_user(f"owner{number}@example.org", None, name=f"Owner {number}")
    organisation = Organisation.objects.create(name=f"Organisation {number}")
    Membership.objects.create(organisation=organisation, user=user, role=Role.OWNER)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user, organisation, client.cookies[settings.SESSION_COOKIE_NAME].value


def _varied(rng: random.Random, kind: dict[str, object], number: int) -> str:
    """The text of a project like an example, with some of its answers left out."""
    facts, missing = kind.get("facts"), rng.uniform(0, SHARE_LEFT_OUT)
    assert isinstance(facts, dict)
    left = {name: answer for name, answer in facts.items() if rng.random() >= missing}
    made = {"name": f"{kind['name']} {number}", "facts": left}
    return yaml.safe_dump(made, allow_unicode=True, sort_keys=False)


if __name__ == "__main__":
    main()
