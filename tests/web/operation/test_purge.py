"""Once a day what nobody can reach any more is cleared away, and nothing else."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.cast import Cast
from vejviser.web.operation.models import Job
from vejviser.web.operation.purge import purge
from vejviser.web.operation.worker import beat
from vejviser.web.projects.models import Project

DAY = dt.timedelta(days=1)


@pytest.fixture
def held(client: Client, cast: Cast) -> Project:
    """A project that a browser session holds."""
    client.post(reverse("projects:new"), {"name": "Uden konto"})
    return Project.objects.get(title="Uden konto")


def test_a_project_stays_as_long_as_a_session_holds_it(held: Project) -> None:
    now = timezone.now()
    assert purge(now + 59 * DAY)["projects"] == 0
    assert purge(now + 61 * DAY)["projects"] == 1
    assert not Project.objects.filter(id=held.id).exists()


def test_a_visit_a_day_makes_the_session_last_and_writes_once(held: Project, client: Client) -> None:
    Session.objects.update(expire_date=timezone.now() + DAY)
    client.get("/")
    assert Session.objects.get().expire_date > timezone.now() + 59 * DAY
    Session.objects.update(expire_date=timezone.now() + DAY)
    client.get("/")
    assert Session.objects.get().expire_date < timezone.now() + 2 * DAY


def test_projects_of_organisations_are_let_be(cast: Cast) -> None:
    purge(timezone.now() + 1000 * DAY)
    assert Project.objects.filter(id=cast.project.id).exists()


def test_a_young_project_is_let_be_even_when_no_session_holds_it_yet(held: Project) -> None:
    Session.objects.all().delete()
    assert purge(timezone.now())["projects"] == 0
    assert purge(timezone.now() + 2 * DAY)["projects"] == 1


def test_old_jobs_go(cast: Cast) -> None:
    Job.objects.create(kind="levers", key="x", state="done", created=timezone.now() - 31 * DAY)
    Job.objects.create(kind="levers", key="y", state="done")
    purge(timezone.now())
    assert [job.key for job in Job.objects.all()] == ["y"]


def test_it_is_done_once_a_day_whoever_does_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dt.datetime] = []
    monkeypatch.setattr("vejviser.web.operation.worker.purge", seen.append)
    beat("one")
    beat("two")
    assert len(seen) == 1
    later = timezone.now() + dt.timedelta(hours=25)
    monkeypatch.setattr("vejviser.web.operation.worker.timezone.now", lambda: later)
    beat("one")
    beat("two")
    assert len(seen) == 2


def test_a_page_that_is_read_again_writes_nothing(client: Client, cast: Cast) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(cast.alice)
    client.get(reverse("projects:list"))
    for page in (
        reverse("site:front"),
        reverse("projects:list"),
        reverse("roads:road", args=[cast.project.id]),
    ):
        client.get(page)
        with CaptureQueriesContext(connection) as asked:
            client.get(page)
        written = [q["sql"] for q in asked if not q["sql"].startswith(("SELECT", "BEGIN", "COMMIT"))]
        assert written == [], page
