"""All of one's own where that is much: gathered by the worker while a page shows how far it is."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from tests.web.accounts.test_leaving import answered, takeout
from tests.web.accounts.test_organisations import browser
from tests.web.cast import Cast
from vejviser.web.accounts import job_takeout
from vejviser.web.accounts.leaving import delete_account
from vejviser.web.accounts.takeout import write_takeout
from vejviser.web.operation import jobs
from vejviser.web.operation.models import Job
from vejviser.web.projects import store

EXPORT = reverse("people:export")


@pytest.fixture
def much(monkeypatch: pytest.MonkeyPatch) -> None:
    """One change is as much as many."""
    monkeypatch.setattr(job_takeout, "MUCH", 1)


def work() -> None:
    """The worker does all that waits."""
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)


def files(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("start", "title", "download"),
    [("", "Saml alt dit i én fil", "Hent filen"), ("/en", "Gather all that is yours", "Download the file")],
)
def test_the_worker_gathers_the_same_file_and_its_page_offers_it(
    cast: Cast, much: None, start: str, title: str, download: str
) -> None:
    answered(cast, cast.bob)
    client = browser(cast.bob)
    at = client.get(f"{start}{EXPORT}")
    assert at.status_code == 302
    assert title in client.get(at["Location"]).content.decode()
    work()
    assert download in client.get(at["Location"]).content.decode()
    job = Job.objects.get(kind="takeout")
    answer = client.get(reverse("jobs:file", args=[job.id]))
    here = io.BytesIO()
    write_takeout(here, cast.bob)
    assert files(answer.content) == files(here.getvalue())
    assert answer["Content-Disposition"] == 'attachment; filename="vejviser.zip"'


def test_asking_again_while_it_is_gathered_leads_to_the_same_page(cast: Cast, much: None) -> None:
    answered(cast, cast.bob)
    client = browser(cast.bob)
    assert client.get(EXPORT)["Location"] == client.get(EXPORT)["Location"]
    assert Job.objects.filter(kind="takeout").count() == 1


def test_little_is_downloaded_at_once(cast: Cast) -> None:
    assert "account.json" in takeout(browser(cast.bob)).namelist()
    assert not Job.objects.filter(kind="takeout").exists()


def test_what_is_only_shared_with_ones_organisation_does_not_make_it_much(cast: Cast, much: None) -> None:
    answered(cast, cast.bob)
    assert job_takeout.is_much(cast.bob)
    assert not job_takeout.is_much(cast.dora)


def test_how_far_it_has_come_is_told_project_by_project(cast: Cast) -> None:
    for _ in range(3):
        store.create(cast.project.text, cast.bob, organisation=cast.project.organisation)
    heard: list[int] = []
    write_takeout(io.BytesIO(), cast.bob, heard.append)
    assert heard == [25, 50, 75, 99]


@pytest.mark.django_db(transaction=True)
def test_the_file_is_seen_by_nobody_else_and_goes_with_the_account(
    cast: Cast, client: Client, much: None
) -> None:
    answered(cast, cast.bob)
    browser(cast.bob).get(EXPORT)
    work()
    job = Job.objects.get(kind="takeout")
    at = reverse("jobs:file", args=[job.id])
    assert client.get(at).status_code == 404
    assert browser(cast.alice).get(at).status_code == 404
    assert jobs.result(job.kind, job.key) is not None
    delete_account(cast.bob)
    assert jobs.result(job.kind, job.key) is None
    assert not Job.objects.filter(id=job.id).exists()


@pytest.mark.parametrize(("start", "told"), [("", "i baggrunden"), ("/en", "in the background")])
def test_the_page_of_the_account_tells_that_much_is_gathered_in_the_background(
    cast: Cast, start: str, told: str
) -> None:
    assert told in browser(cast.bob).get(f"{start}{reverse('people:me')}").content.decode()
