"""Who deletes and who writes at the same moment: one of them comes second, is told so, and nothing is half done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models.sql.subqueries import DeleteQuery
from django.test import Client

from tests.web.accounts.test_login import log_in
from tests.web.cast import Cast, make_cast
from vejviser.web.accounts import membership
from vejviser.web.accounts.models import Organisation, User
from vejviser.web.api.models import TokenRole
from vejviser.web.api.tokens import make as make_token
from vejviser.web.projects import store
from vejviser.web.projects.models import Change, Project

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def alice(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.alice, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def writer(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Somebody who changes the project once, after what hangs on it was deleted and before it is itself."""
    wrote: list[int] = []
    delete = DeleteQuery.delete_batch

    def interrupted(self: DeleteQuery, rows: list[Any], using: str) -> int:
        if not wrote and self.model is Project:
            wrote.append(1)
            Change.objects.create(project=cast.project, number=99, verb="answered", packed=b"")
        return delete(self, rows, using)

    monkeypatch.setattr(DeleteQuery, "delete_batch", interrupted)
    yield wrote
    assert wrote


def test_a_project_is_deleted_though_somebody_writes_in_it_meanwhile(
    cast: Cast, alice: Client, writer: list[int]
) -> None:
    answer = alice.post(f"/projects/{cast.project.id}/delete/", {"sure": "on"})
    assert answer.status_code == 302
    assert not Project.objects.exists()
    assert not Change.objects.exists()


def test_an_organisation_is_deleted_though_somebody_writes_in_its_project_meanwhile(
    cast: Cast, alice: Client, writer: list[int]
) -> None:
    answer = alice.post(f"/organisations/{cast.clinic.id}/delete/", {"sure": "on"})
    assert answer.status_code == 302
    assert not Organisation.objects.filter(id=cast.clinic.id).exists()
    assert not Project.objects.exists()


def test_an_account_is_deleted_though_somebody_writes_in_its_project_meanwhile(
    cast: Cast, writer: list[int]
) -> None:
    Project.objects.update(organisation=membership.personal(cast.charlie))
    client = log_in(cast.charlie)
    assert client.post("/me/delete/", {"sure": "on"}).status_code == 302
    assert not User.objects.filter(id=cast.charlie.id).exists()
    assert not Project.objects.exists()


@pytest.fixture
def deleted_meanwhile(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clinic is deleted after a new project of it was read and before it is kept."""
    title = store._title

    def late(text: str) -> str:
        Organisation.objects.get(id=cast.clinic.id).delete()
        return title(text)

    monkeypatch.setattr(store, "_title", late)


@pytest.mark.usefixtures("deleted_meanwhile")
def test_who_begins_a_project_in_an_organisation_just_deleted_is_told_so(cast: Cast, alice: Client) -> None:
    answer = alice.post("/projects/new/", {"name": "Nyt", "organisation": cast.clinic.id})
    assert answer.status_code == 409
    assert "Intet af det sidste er gemt" in answer.content.decode()
    assert not Project.objects.exists()


@pytest.mark.usefixtures("deleted_meanwhile")
def test_a_program_that_does_so_is_told_that_there_is_no_such_thing(cast: Cast, client: Client) -> None:
    secret = make_token(cast.clinic, "x", TokenRole.EDITOR, cast.alice)[1]
    answer = client.post(
        "/api/v1/projects",
        json.dumps({"name": "Nyt", "organisation": str(cast.clinic.id)}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert not Project.objects.exists()


def test_who_changes_an_organisation_just_deleted_is_told_so(
    cast: Cast, alice: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late() -> str:
        Organisation.objects.get(id=cast.clinic.id).delete()
        return "ABCD-EFGH-JKLM"

    monkeypatch.setattr(membership, "new_share_code", late)
    assert alice.post(f"/organisations/{cast.clinic.id}/code/").status_code == 409


def test_who_deletes_what_somebody_else_just_deleted_is_told_that_it_is_not_there(
    cast: Cast, alice: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "vejviser.web.projects.settings_views.Sure.is_valid", lambda _: bool(Project.objects.all().delete())
    )
    assert alice.post(f"/projects/{cast.project.id}/delete/", {"sure": "on"}).status_code == 404
