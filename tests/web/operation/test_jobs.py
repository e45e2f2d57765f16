"""Long work: asked for once, done by the worker, seen by those who may, and never lost with a worker."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tests.web.cast import Cast
from vejviser.handbook.entries import Text
from vejviser.road.writing import with_answer
from vejviser.web.operation import jobs
from vejviser.web.operation.job_levers import enqueue_levers, kept_levers
from vejviser.web.operation.models import Job, Pulse, State
from vejviser.web.operation.worker import beat, seen_seconds_ago, take_back
from vejviser.web.projects import store
from vejviser.web.projects.examples import FIRST, examples
from vejviser.web.projects.opened import Opened, opened
from vejviser.web.projects.permissions import Level


def fails(job: Job, told: jobs.Told) -> object:
    told(40)
    raise RuntimeError("alice@example.org")


def makes_a_file(job: Job, told: jobs.Told) -> jobs.File:
    told(50)
    return jobs.File("all.zip", "application/zip", b"PK")


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    for function in (fails, makes_a_file):
        path = f"tests.web.operation.test_jobs.{function.__name__}"
        monkeypatch.setitem(jobs.KINDS, function.__name__, jobs.Kind(Text("Prøve", "Trial"), path))


def work() -> None:
    """The worker does all that waits."""
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)


def seen(cast: Cast) -> Opened:
    cast.project.refresh_from_db()
    return opened(cast.project, Level.OWN, "2026-11-26")


@pytest.mark.django_db(transaction=True)
def test_the_shortcuts_of_a_road_are_found_by_a_worker_and_kept_for_that_text(cast: Cast) -> None:
    now = seen(cast)
    assert kept_levers(now) is None
    job = enqueue_levers(now)
    work()
    job.refresh_from_db()
    assert (job.state, job.progress) == (State.DONE, 100)
    assert kept_levers(now) == now.material.levers
    store.change(
        cast.project.id, cast.bob, "answered", lambda t: with_answer(t, "impact", "death_or_irreversible")
    )
    assert kept_levers(seen(cast)) is None


def test_what_is_asked_for_twice_is_done_once(cast: Cast) -> None:
    assert enqueue_levers(seen(cast)) == enqueue_levers(seen(cast))
    assert DBTaskResult.objects.count() == 1


def test_a_job_holds_no_text_of_the_project(cast: Cast) -> None:
    enqueue_levers(seen(cast))
    stored = str(list(Job.objects.values())) + str(list(DBTaskResult.objects.values()))
    assert "Brudpåvisning" not in stored
    assert "facts" not in stored


@pytest.mark.parametrize(
    ("name", "status"),
    [("alice", 200), ("carol", 200), ("dora", 200), ("charlie", 404), ("stella", 404), (None, 404)],
)
def test_a_job_on_a_project_is_seen_by_whoever_may_read_that(
    client: Client, cast: Cast, name: str | None, status: int
) -> None:
    if name:
        client.force_login(getattr(cast, name))
    job = enqueue_levers(seen(cast))
    assert client.get(reverse("jobs:job", args=[job.id])).status_code == status


@pytest.mark.parametrize(("name", "status"), [("alice", 200), ("bob", 404), (None, 404)])
def test_a_job_on_no_project_is_seen_by_its_owner_alone(
    client: Client, cast: Cast, kinds: None, name: str | None, status: int
) -> None:
    if name:
        client.force_login(getattr(cast, name))
    job = jobs.enqueue("makes_a_file", uuid.uuid4().hex, user=cast.alice)
    assert client.get(reverse("jobs:job", args=[job.id])).status_code == status
    assert client.get(reverse("jobs:file", args=[job.id])).status_code == 404


@pytest.mark.parametrize(
    ("start", "waits", "done"),
    [
        ("", "venter på at komme til", "Arbejdet er færdigt"),
        ("/en", "waiting for its turn", "The work is done"),
    ],
)
def test_the_page_shows_how_far_it_is_with_and_without_javascript_and_then_leads_on(
    client: Client, cast: Cast, start: str, waits: str, done: str
) -> None:
    job = enqueue_levers(opened(examples()[FIRST], Level.READ, "2026-11-26"))
    page = client.get(f"{start}/jobs/{job.id}/").content.decode()
    assert waits in page
    assert 'hx-trigger="every 2s"' in page
    assert f'href="{start}/jobs/{job.id}/"' in page
    Job.objects.update(state=State.DONE, progress=100)
    page = client.get(f"{start}/jobs/{job.id}/").content.decode()
    assert done in page
    assert 'hx-trigger="every' not in page
    assert f'href="{start}{job.back}"' in page


@pytest.mark.django_db(transaction=True)
def test_a_job_that_makes_a_file_offers_it(client: Client, cast: Cast, kinds: None) -> None:
    client.force_login(cast.alice)
    job = jobs.enqueue("makes_a_file", uuid.uuid4().hex, user=cast.alice)
    work()
    assert "Hent filen" in client.get(reverse("jobs:job", args=[job.id])).content.decode()
    got = client.get(reverse("jobs:file", args=[job.id]))
    assert (got.content, got.headers["Content-Disposition"]) == (b"PK", 'attachment; filename="all.zip"')


@pytest.mark.django_db(transaction=True)
def test_a_job_that_fails_says_so_and_keeps_what_was_said_out_of_the_store(
    client: Client, cast: Cast, kinds: None
) -> None:
    client.force_login(cast.alice)
    job = jobs.enqueue("fails", uuid.uuid4().hex, user=cast.alice)
    work()
    job.refresh_from_db()
    assert (job.state, job.progress) == (State.FAILED, 40)
    assert "mislykkedes" in client.get(reverse("jobs:job", args=[job.id])).content.decode()
    assert "alice@example.org" not in str(list(DBTaskResult.objects.values()))


def test_work_of_a_worker_that_died_goes_back_once_and_then_is_given_up(cast: Cast) -> None:
    job, now = enqueue_levers(seen(cast)), timezone.now()
    for tries, (task, state) in enumerate(
        [(TaskResultStatus.READY, State.WAITING), (TaskResultStatus.FAILED, State.FAILED)], 1
    ):
        DBTaskResult.objects.update(
            status=TaskResultStatus.RUNNING,
            started_at=now - dt.timedelta(hours=1),
            worker_ids=["gone"] * tries,
        )
        Job.objects.update(state=State.RUNNING)
        assert take_back(now) == 1
        job.refresh_from_db()
        assert DBTaskResult.objects.get().status == task
        assert job.state == state


def test_work_of_a_worker_that_lives_is_let_be(cast: Cast) -> None:
    enqueue_levers(seen(cast))
    beat("w1")
    now = timezone.now()
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING, started_at=now - dt.timedelta(hours=1), worker_ids=["w1"]
    )
    assert take_back(now) == 0


def test_a_sign_of_life_is_seen_by_health(client: Client, cast: Cast) -> None:
    assert seen_seconds_ago(timezone.now()) is None
    beat("w1")
    told = client.get("/health").json()
    assert told["status"] == "ok"
    assert told["worker"]["seen_seconds_ago"] < 60
    assert Pulse.objects.filter(name="purge").exists()
