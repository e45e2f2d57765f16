"""The product under gunicorn: what its settings say, and where it is installed, the real server under load."""

from __future__ import annotations

import contextlib
import http.client
import importlib.util
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.operation.running import PATIENCE, Server, Visitor, environment, script
from vejviser.web.law import house

ROOT = Path(__file__).parents[3]
CONFIG = "python:vejviser.web.operation.gunicorn"
installed = pytest.mark.skipif(not importlib.util.find_spec("gunicorn"), reason="gunicorn is not installed")
WRITERS, EACH = 4, 10
HOOKS = """
import os, stat, sys
from types import SimpleNamespace
from vejviser.web.operation import gunicorn
from vejviser.web.wsgi import application
gunicorn.on_starting(None)
gunicorn.when_ready(SimpleNamespace(app=SimpleNamespace(wsgi=lambda: application)))
from django.db import connection
from vejviser.web.law import house
print(connection.connection is None, house.cache_info().currsize > 0, gunicorn.threads)
"""


def world(folder: Path, **more: str) -> dict[str, str]:
    """The environment of the processes: the database of the folder, or PostgreSQL where tests are to use it."""
    there = {
        name: os.environ[name] for name in ("DATABASE_URL",) if os.environ.get("VEJVISER_TEST_POSTGRESQL")
    }
    return environment(folder, **there, **more) | {"PYTHONPATH": os.pathsep.join(["src", *sys.path])}


def hooks(folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """What the settings do before gunicorn makes processes, without gunicorn."""
    return subprocess.run(
        [sys.executable, "-c", HOOKS], env=world(folder, **more), cwd=ROOT, capture_output=True, text=True,
        timeout=PATIENCE, check=False,
    )  # fmt: skip


def test_processes_share_what_is_loaded_and_no_connection(tmp_path: Path) -> None:
    done = hooks(tmp_path, VEJVISER_THREADS="3")
    assert (done.returncode, done.stdout.strip()) == (0, "True True 3"), done.stderr


def test_data_is_its_owners_alone(tmp_path: Path) -> None:
    hooks(tmp_path)
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.iterdir())


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"VEJVISER_THREADS": "0"}, "write a whole number of at least 1"),
        ({"DATABASE_URL": "sqlite:////no/such/folder/x.db"}, "cannot be used"),
    ],
)
def test_what_cannot_be_used_is_told_before_anything_is_served(
    tmp_path: Path, settings: dict[str, str], told: str
) -> None:
    done = hooks(tmp_path, **settings)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_the_manual_says_how_it_is_started() -> None:
    page = (ROOT / "docs" / "operation.md").read_text(encoding="utf-8")
    assert f"gunicorn --config {CONFIG} --bind" in page


@contextlib.contextmanager
def gunicorn(folder: Path, *arguments: str, **settings: str) -> Iterator[Server]:
    """The documented line on a free port, until the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", CONFIG, "--bind", f"127.0.0.1:{port}", *arguments],
            env=world(folder, **settings), cwd=ROOT, stdout=log, stderr=log, text=True, start_new_session=True,
        )  # fmt: skip
        server = Server(process, f"http://127.0.0.1:{port}/")
        try:
            _answers(server)
            yield server
        finally:
            if process.poll() is None:
                server.kill()


def _answers(server: Server) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.process.poll() is None, "gunicorn ended before it served"
        with contextlib.suppress(OSError):
            if Visitor(server.address).get("/health")[0] == 200:
                return
        threading.Event().wait(0.1)
    raise AssertionError("gunicorn does not answer")


@installed
def test_it_serves_and_ends_when_asked_and_logs_in_our_form(tmp_path: Path) -> None:
    with gunicorn(tmp_path, VEJVISER_LOG="json") as server:
        visitor = Visitor(server.address)
        assert b'lang="en"' in visitor.get("/en/")[1]
        style = re.search(rb'href="(/static/[^"]*site\.css)"', visitor.get("/")[1])
        assert style
        assert visitor.get(style[1].decode())[0] == 200
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(urllib.request.Request(server.address, headers={"X-Long": "x" * 20_000}))
        refused.value.close()
        assert refused.value.code == 431
        assert server.end()[0] == 0
    lines = (tmp_path / "log").read_text().splitlines()
    assert all(json.loads(line)["from"].startswith(("vejviser", "gunicorn")) for line in lines)
    assert not any("127.0.0.1" in line for line in lines)


@installed
def test_an_answer_under_way_is_finished_before_it_ends(tmp_path: Path) -> None:
    with gunicorn(tmp_path) as server:
        connection = http.client.HTTPConnection(server.address.split("/")[2], timeout=PATIENCE)
        connection.putrequest("POST", "/projects/new/")
        connection.putheader("Content-Type", "application/x-www-form-urlencoded")
        secret = _secret(server)
        body = f"csrfmiddlewaretoken={secret}&name=Halvvejs".encode()
        connection.putheader("Cookie", f"vejviser_csrf={secret}")
        connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body[:20])
        Visitor(server.address).get("/")  # by now the half of the request is being read
        server.process.send_signal(signal.SIGTERM)
        connection.send(body[20:])
        answer = connection.getresponse()
        assert answer.status == 302
        connection.close()
        server.process.wait(PATIENCE)
        assert server.process.returncode == 0


def _secret(server: Server) -> str:
    visitor = Visitor(server.address)
    visitor.get("/")
    return next(str(cookie.value) for cookie in visitor.jar if cookie.name == "vejviser_csrf")


@installed
def test_four_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    free = [name for name, fact in house().facts.items() if fact.type == "bool" and not fact.only_if]
    facts = free[: WRITERS * EACH]
    with gunicorn(tmp_path, VEJVISER_WRITES_PER_MINUTE="10000") as server:
        first = Visitor(server.address)
        first.post("/projects/new/", name="Fire skrivere")
        project = re.findall(r"/projects/([0-9a-f-]{36})/", first.leads_to)[0]
        said: list[int] = []

        def answer(turn: int) -> None:
            visitor = Visitor(server.address, first.jar)
            for fact in facts[turn::WRITERS]:
                place = f"/projects/{project}/interview/q/{fact}/"
                said.append(visitor.post(place, answer="true", way="save")[0])

        threads = [threading.Thread(target=answer, args=(turn,)) for turn in range(WRITERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
        assert said == [302] * len(facts)
        assert server.end()[0] == 0
    found = script(tmp_path, KEPT.format(project=project), **_database())
    assert found == f"{len(facts)} True"


def _database() -> dict[str, str]:
    return {name: value for name, value in world(Path()).items() if name == "DATABASE_URL"}


KEPT = """
from vejviser.web.law import house
from vejviser.web.projects.models import Project
from vejviser.web.projects.store import chain_holds
row = Project.objects.get(id="{project}")
print(len(house().read(row.text).facts), chain_holds(row))
"""


@installed
def test_behind_a_proxy_what_it_says_of_the_visitor_is_believed_and_else_not(tmp_path: Path) -> None:
    said = {"X-Forwarded-Proto": "https", "X-Request-ID": "named-by-the-proxy"}
    url = {"VEJVISER_URL": "https://vejviser.example.org"}
    for behind, status in (("1", 200), ("0", 301)):
        with gunicorn(tmp_path, VEJVISER_BEHIND_PROXY=behind, **url) as server:
            connection = http.client.HTTPConnection(server.address.split("/")[2], timeout=PATIENCE)
            connection.request("GET", "/", headers={**said, "Host": "vejviser.example.org"})
            answer = connection.getresponse()
            answer.read()
            connection.close()
            assert answer.status == status
            assert (answer.headers["X-Request-ID"] == said["X-Request-ID"]) == (behind == "1")
            assert server.end()[0] == 0
