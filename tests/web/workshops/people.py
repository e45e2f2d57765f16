"""A workshop of the clinic, with Fie who runs it, and people who take part without an account."""

from __future__ import annotations

import re
import uuid

from django.test import Client

from tests.web.cast import Cast, person
from vejviser.web.accounts.models import Role, User
from vejviser.web.workshops.models import Participant, Phase, State, Statement, Vote, Workshop
from vejviser.workshop.kinds import KINDS

THREE = [[kind.key, kind.name.da, kind.name.en] for kind in KINDS[:3]]


def facilitator(cast: Cast) -> User:
    return person("fie", cast.clinic, Role.FACILITATOR)


def workshop(cast: Cast, **fields: object) -> Workshop:
    given = {
        "organisation": cast.clinic, "title": "Data på tværs", "theme": "Hvordan deler vi data?", "kinds": THREE,
        "consent": "Jeg vil gerne stå i rapporten.", "phase": Phase.VOTE, "questions": ["Hvad bremser?"],
    }  # fmt: skip
    return Workshop.objects.create(**{**given, **fields})


def statement(of: Workshop, text: str, **fields: object) -> Statement:
    number = of.statements.count() + 1
    return Statement.objects.create(workshop=of, number=number, text=text, token=uuid.uuid4().hex, **fields)


def someone(of: Workshop, kind: str = "region") -> Participant:
    return Participant.objects.create(workshop=of, kind=kind)


def voted(of: Workshop, one: Statement, **by_kind: tuple[int, int, int]) -> None:
    """For each kind, so many new people who agree, disagree and pass."""
    for kind, counts in by_kind.items():
        for value, count in zip((1, -1, 0), counts, strict=True):
            for _ in range(count):
                Vote.objects.create(participant=someone(of, kind), statement=one, value=value)
    Workshop.objects.filter(pk=of.pk).update(version=of.version + 1)
    of.refresh_from_db()


def token_of(page: bytes) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page.decode())
    assert found
    return found[1]


def joined(of: Workshop, kind: str = "region", **fields: str) -> Client:
    """A browser that has joined."""
    client = Client()
    token = token_of(client.get(f"/w/{of.code}/").content)
    answer = client.post(f"/w/{of.code}/", {"kind": kind, "token": token, **fields})
    assert answer.status_code == 302, answer.content.decode()
    return client


def writes(client: Client, of: Workshop, text: str, **fields: str) -> object:
    token = token_of(client.get(f"/w/{of.code}/write/").content)
    return client.post(f"/w/{of.code}/write/", {"text": text, "because": "", "token": token, **fields})


def votes(client: Client, of: Workshop, number: int, vote: str) -> object:
    return client.post(f"/w/{of.code}/vote/", {"statement": number, "vote": vote})


__all__ = [
    "State",
    "facilitator",
    "joined",
    "someone",
    "statement",
    "token_of",
    "voted",
    "votes",
    "workshop",
    "writes",
]
