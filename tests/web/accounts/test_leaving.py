"""Taking everything with one, and being forgotten."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.web.accounts.test_login import log_in
from tests.web.accounts.test_organisations import browser
from tests.web.cast import FRACTURE, Cast
from vejviser.road.writing import with_answer
from vejviser.web.accounts import membership
from vejviser.web.accounts.leaving import HandOverError, delete_account, leaving
from vejviser.web.accounts.models import Invitation, Membership, Organisation, Role, User
from vejviser.web.projects import store
from vejviser.web.projects.models import Project


def answered(cast: Cast, by: User) -> None:
    store.change(cast.project.id, by, "answered", lambda t: with_answer(t, "impact", "death_or_irreversible"))


def takeout(client: Client) -> zipfile.ZipFile:
    answer: Any = client.get(reverse("people:export"))
    raw = b"".join(answer.streaming_content)
    return zipfile.ZipFile(io.BytesIO(raw))


def test_everything_of_ones_own_comes_in_one_zip(cast: Cast) -> None:
    answered(cast, cast.bob)
    archive = takeout(browser(cast.bob))
    account = json.loads(archive.read("account.json"))
    assert (account["email"], account["name"]) == ("bob@example.org", "Bob")
    project = next(name for name in archive.namelist() if name.endswith("project.yaml"))
    assert "death_or_irreversible" in archive.read(project).decode()
    history = json.loads(archive.read(project.replace("project.yaml", "history.json")))
    assert history["chain_holds"] is True
    assert [(one["number"], one["by"]) for one in history["changes"]] == [(1, "Alice"), (2, "Bob")]
    assert history["changes"][0]["text"] == FRACTURE


def test_what_is_only_shared_with_ones_organisation_stays_out_of_it(cast: Cast) -> None:
    assert not [name for name in takeout(browser(cast.dora)).namelist() if name.endswith("project.yaml")]


def test_the_zip_tells_no_secret(cast: Cast) -> None:
    archive = takeout(browser(cast.alice))
    told = b"".join(archive.read(name) for name in archive.namelist())
    assert cast.alice.password.encode() not in told
    assert b"secret" not in told
    assert b"bob@example.org" not in told


def test_names_of_projects_and_organisations_cannot_lead_out_of_the_zip(cast: Cast) -> None:
    cast.clinic.name = "../../etc"
    cast.clinic.save()
    Project.objects.update(title="..\\..\\/root")
    assert all(
        ".." not in name and not name.startswith("/") for name in takeout(browser(cast.bob)).namelist()
    )


def test_a_deleted_person_is_gone_and_what_they_changed_stays_without_their_name(cast: Cast) -> None:
    answered(cast, cast.bob)
    delete_account(cast.bob)
    project = Project.objects.get(id=cast.project.id)
    assert [one.actor for one in project.changes.all()] == [None, cast.alice]
    assert store.chain_holds(project)
    assert not User.objects.filter(email="bob@example.org").exists()
    assert not Organisation.objects.filter(name="Bobs eget").exists()


def test_no_personal_data_of_a_deleted_person_is_left_in_the_database(cast: Cast) -> None:
    EmailAddress.objects.create(user=cast.bob, email="bob@example.org", verified=True, primary=True)
    Invitation.objects.create(
        organisation=cast.region, email="Bob@example.org", role=Role.READER, secret_hash="x"
    )
    answered(cast, cast.bob)
    log_in(cast.bob)
    delete_account(cast.bob)
    left = [Membership, Organisation, User, EmailAddress, Invitation, Project]
    told = "".join(str(list(model.objects.values())) for model in left)
    told += str(list(Project.objects.get().changes.values()))
    told += str([one.get_decoded() for one in Session.objects.all()])
    assert "bob" not in told.lower()


def test_all_sessions_of_a_deleted_person_end_and_those_of_others_go_on(cast: Cast) -> None:
    one, other, alice = browser(cast.bob), browser(cast.bob), browser(cast.alice)
    log_in(cast.bob)
    delete_account(cast.bob)
    for client in (one, other):
        assert client.get(reverse("people:me")).status_code == 302
    assert alice.get(reverse("people:me")).status_code == 200
    assert Session.objects.count() == 1


def test_the_last_owner_of_others_must_hand_over_first(cast: Cast) -> None:
    alice = log_in(cast.alice)
    page = alice.get(reverse("people:delete")).content.decode()
    assert "Først skal andre tage over" in page
    assert alice.post(reverse("people:delete"), {"sure": "on"}).status_code == 422
    assert User.objects.filter(id=cast.alice.id).exists()
    with pytest.raises(HandOverError):
        delete_account(cast.alice)
    bob = Membership.objects.get(organisation=cast.clinic, user=cast.bob)
    membership.change_role(cast.clinic.id, bob.id, Role.OWNER)
    alice.post(reverse("people:delete"), {"sure": "on"})
    assert not User.objects.filter(id=cast.alice.id).exists()
    assert Project.objects.filter(id=cast.project.id).exists()


def test_an_organisation_of_one_goes_with_its_owner_and_the_page_says_so(cast: Cast) -> None:
    alone = membership.found_organisation(cast.bob, "Alene hjemme")
    store.create("name: Mit\nfacts:\n", cast.bob, "started", alone)
    bob = log_in(cast.bob)
    page = bob.get(reverse("people:delete")).content.decode()
    assert "Alene hjemme, som kun du er med i. Projekter: 1" in page
    bob.post(reverse("people:delete"), {"sure": "on"})
    assert not Organisation.objects.filter(id=alone.id).exists()


def test_deleting_needs_a_tick_and_the_password(cast: Cast) -> None:
    assert log_in(cast.bob).post(reverse("people:delete"), {}).status_code == 422
    elsewhere = browser(cast.bob).post(reverse("people:delete"), {"sure": "on"})
    assert elsewhere["Location"].startswith(reverse("account_reauthenticate"))
    assert User.objects.filter(id=cast.bob.id).exists()


def test_what_stays_goes_and_must_be_handed_over_is_told_apart(cast: Cast) -> None:
    found = leaving(cast.alice)
    assert [one.name for one in found.hand_over] == ["Klinikken"]
    assert [one.name for one, _ in found.go] == ["Alices eget"]
    assert leaving(cast.bob).stay == (cast.clinic,)
    assert mail.outbox == []
