"""The people of the web tests: a fixed cast, among them a stranger who must see nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vejviser.web.accounts.models import Membership, Organisation, Role, User
from vejviser.web.projects import store
from vejviser.web.projects.models import Project, Share, ShareRole

FRACTURE = Path("examples/fracture-detection.yaml").read_text(encoding="utf-8")
PASSWORD = "correct horse battery"


@dataclass(frozen=True)
class Cast:
    """Alice owns, Bob edits and Carol reads in one organisation; Dora reads and Erik edits in another that it is
    shared with; Charlie is a stranger with an organisation of his own; Stella is of the staff."""

    clinic: Organisation
    region: Organisation
    alice: User
    bob: User
    carol: User
    dora: User
    erik: User
    charlie: User
    stella: User
    project: Project


def person(name: str, organisation: Organisation | None, role: Role = Role.OWNER, **fields: bool) -> User:
    """A person with an organisation of their own, who is a member of another as well."""
    user = User.objects.create_user(f"{name}@example.org", PASSWORD, name=name.title(), **fields)
    own = Organisation.objects.create(name=f"{name.title()}s eget", personal=True)
    Membership.objects.create(organisation=own, user=user, role=Role.OWNER)
    if organisation:
        Membership.objects.create(organisation=organisation, user=user, role=role)
    return user


def make_cast() -> Cast:
    """The cast in the database; the project belongs to the clinic and is shared with the region to read."""
    clinic = Organisation.objects.create(name="Klinikken")
    region = Organisation.objects.create(name="Regionen")
    alice = person("alice", clinic, Role.OWNER)
    project = store.create(FRACTURE, alice, "started", clinic)
    Share.objects.create(project=project, organisation=region, role=ShareRole.READER, by=alice)
    return Cast(
        clinic, region, alice, person("bob", clinic, Role.EDITOR), person("carol", clinic, Role.READER),
        person("dora", region, Role.READER), person("erik", region, Role.EDITOR), person("charlie", None),
        person("stella", None, is_staff=True), project,
    )  # fmt: skip
