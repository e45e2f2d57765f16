"""A process that acts on a referral, for tests in which two act at the same moment.

`begin` makes the database and a referral and prints its id; `accept ID` and `withdraw ID` wait for a line, act
and print done or closed; `check ID` prints what the log tells.
"""

from __future__ import annotations

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vejviser.web.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - after Django is set up

from vejviser.web.accounts.models import Membership, Organisation, Role, User  # noqa: E402
from vejviser.web.referrals import store  # noqa: E402
from vejviser.web.referrals.models import Referral  # noqa: E402
from vejviser.web.referrals.receivers import Receiver  # noqa: E402
from vejviser.web.referrals.seats import Seat  # noqa: E402


def begin() -> str:
    call_command("migrate", verbosity=0)
    alice = User.objects.create_user(f"{os.urandom(4).hex()}@example.org")
    clinic, region = (Organisation.objects.create(name=name) for name in ("Klinikken", "Regionen"))
    Membership.objects.create(organisation=clinic, user=alice, role=Role.OWNER)
    sent = store.send(
        clinic, alice, store.Content("Sag", "Note", []), Receiver("Regionen", organisation=region)
    )
    return str(sent.referral.id)


def seat(referral_id: str, hop: int) -> Seat:
    one = Referral.objects.get(id=referral_id)
    return Seat(one, tuple(one.hops.all()), hop == 0, hop == 0, hop, "", None)


def act(command: str, referral_id: str) -> str:
    place = seat(referral_id, 1 if command == "accept" else 0)
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        if command == "accept":
            store.act(place, "accepted")
        else:
            store.withdraw(place)
    except store.ClosedError:
        return "closed"
    return "done"


def main(command: str, *rest: str) -> None:
    if command == "begin":
        print(begin())
    elif command == "check":
        one = Referral.objects.get(id=rest[0])
        verbs = list(one.events.values_list("verb", flat=True))
        print(json.dumps({"verbs": verbs, "state": one.state, "chain": store.chain_holds(one)}))
    else:
        print(act(command, rest[0]), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
