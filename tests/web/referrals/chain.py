"""A chain of referrals for the tests: from the clinic to the region, to the hospital, to an actor by a link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.web.accounts.test_organisations import browser
from tests.web.cast import Cast, person
from vejviser.web.accounts.models import Organisation, Role, User
from vejviser.web.law import house, today
from vejviser.web.referrals import receivers
from vejviser.web.referrals.models import Referral

STEP = "clinical_evaluation"
NOTE, SECRET_NOTE = "Vi mangler et sted at afprøve den.", "Ring efter kl. 14 - det haster."


@dataclass(frozen=True)
class Chain:
    """The referral, the people of the hospital, and the ids of actors that are here (region, hospital) or not."""

    referral: Referral
    hospital: Organisation
    helen: User
    harry: User
    region_actor: str
    hospital_actor: str
    outside: str


def step_of_actors() -> str:
    """A step with actors."""
    return next(name for name in house().handbook.steps if len(receivers.suggested(name, today())) > 3)


def actors() -> tuple[str, str, str]:
    """Three actors of today: one that is the region, one that is the hospital, one that is not here."""
    first, second, third = list(receivers.actors_on(today()))[:3]
    return first, second, third


def claim(patch: pytest.MonkeyPatch, held: dict[str, Organisation], by: User) -> None:
    """Makes organisations the actors of the directory; by claims where the directory is installed."""
    if apps.is_installed("vejviser.web.directory"):
        claims: Any = apps.get_model("directory", "Claim")
        for actor, organisation in held.items():
            claims.objects.create(actor=actor, organisation=organisation, user=by, role="x", evidence="x",
                                  state="verified")  # fmt: skip
        return
    patch.setattr(receivers, "receivers_of", lambda names: {n: held[n] for n in names if n in held})
    for module in ("sending_views",):
        patch.setattr(f"vejviser.web.referrals.{module}.receivers_of", receivers.receivers_of)


def post(user: User | Client, name: str, referral: Referral, **sent: Any) -> Any:
    """The answer to an act on the referral."""
    client = user if isinstance(user, Client) else browser(user)
    return client.post(reverse(f"referrals:{name}", args=[referral.id]), sent)


def page(user: User | Client, referral: Referral, lang: str = "") -> Any:
    """The page of the referral."""
    client = user if isinstance(user, Client) else browser(user)
    return client.get(f"{lang}{reverse('referrals:referral', args=[referral.id])}")


def words(answer: Any) -> str:
    """The page as text."""
    return str(answer.content.decode())


def send(cast: Cast, by: User, **more: Any) -> Any:
    """The answer to the form that refers the project."""
    address = reverse("referrals:refer", args=[cast.project.id])
    known = {"subject": "Afprøvning", "note": NOTE, "version": cast.project.version}
    return browser(by).post(f"{address}?step={step_of_actors()}", {**known, **more})


def link(at: int = -1) -> str:
    """The address of the link in an e-mail."""
    found = re.search(r"http://testserver(\S*/link/\S+)", str(mail.outbox[at].body))
    assert found
    return found[1]


def make_chain(cast: Cast, patch: pytest.MonkeyPatch) -> Chain:
    """The clinic refers its project to the region, with two facts and a contact."""
    hospital = Organisation.objects.create(name="Hospitalet")
    helen = person("helen", hospital, Role.CASE_HANDLER)
    harry = person("harry", hospital, Role.READER)
    region_actor, hospital_actor, outside = actors()
    claim(patch, {region_actor: cast.region, hospital_actor: hospital}, cast.alice)
    answer = send(
        cast, cast.alice, actor=region_actor, facts=["impact", ":about"], contact="Alice, 12 34 56 78"
    )
    assert answer.status_code == 302, words(answer)
    return Chain(Referral.objects.get(), hospital, helen, harry, region_actor, hospital_actor, outside)
