"""Run as a program beside a real server: makes a workshop in its database, or tells what is in it, as JSON."""

from __future__ import annotations

import json
import sys
import uuid
from collections import Counter
from typing import Any

SAID = 8


def seed() -> dict[str, Any]:
    """A workshop that votes, with statements and somebody who runs it: ids, code and her session."""
    from django.test import Client

    from vejviser.web.accounts.models import Membership, Organisation, Role, User
    from vejviser.web.workshops.models import Statement, Workshop
    from vejviser.workshop.kinds import KINDS

    fie = User.objects.create_user("fie@example.org")
    clinic = Organisation.objects.create(name="Klinikken")
    Membership.objects.create(organisation=clinic, user=fie, role=Role.FACILITATOR)
    made = Workshop.objects.create(
        organisation=clinic, title="Data på tværs", phase="vote", consent="Jeg vil stå i rapporten.",
        kinds=[[kind.key, kind.name.da, kind.name.en] for kind in KINDS[:3]], questions=["Hvad bremser?"],
    )  # fmt: skip
    for number in range(1, SAID + 1):
        Statement.objects.create(
            workshop=made, number=number, text=f"Udsagn {number}", token=uuid.uuid4().hex
        )
    client = Client()
    client.force_login(fie)
    return {"id": str(made.id), "code": made.code, "session": client.cookies["vejviser_session"].value}


def tell() -> dict[str, Any]:
    """What the database holds in the end."""
    from vejviser.web.workshops.ballots import tally
    from vejviser.web.workshops.models import Attendance, Participant, Statement, Vote, Workshop

    made = Workshop.objects.get()
    pairs = Counter(Vote.objects.values_list("participant", "statement"))
    gone = Participant.objects.exclude(removed=None)
    return {
        "participants": [str(one) for one in Participant.objects.values_list("id", flat=True)],
        "removed": gone.count(),
        "removed_votes": Vote.objects.filter(participant__in=gone).count(),
        "states_of_removed": sorted(
            set(Statement.objects.filter(author__in=gone).values_list("state", flat=True))
        ),
        "most_votes_of_one_on_one": max(pairs.values(), default=0),
        "votes": len(pairs),
        "votes_on_each": sorted(
            Counter(
                Vote.objects.filter(statement__number__lte=SAID).values_list("statement__number", flat=True)
            ).items()
        ),
        "texts": list(Statement.objects.order_by("number").values_list("text", flat=True)),
        "names": list(Attendance.objects.values_list("name", flat=True)),
        "counted": tally(made).votes,
    }


if __name__ == "__main__":
    from vejviser.web.operation.starting import prepare

    prepare()
    print(json.dumps({"seed": seed, "tell": tell}[sys.argv[1]](), ensure_ascii=False))
