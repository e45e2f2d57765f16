"""The real server: started with nothing to configure, refused clearly, ended cleanly, killed without loss."""

from __future__ import annotations

import contextlib
import gc
import http.client
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import sys
import threading
import urllib.parse
import warnings
from pathlib import Path

import pytest

from tests.web.operation.running import PATIENCE, Visitor, ended, script, serving
from vejviser.web.operation.serving import FORKS, alone

pytestmark = pytest.mark.skipif(not FORKS, reason="processes cannot part on this system")


def test_in_an_empty_folder_it_serves_both_languages_and_says_where_and_keeps_data_to_its_owner(
    tmp_path: Path,
) -> None:
    with serving(tmp_path, "--workers", "1", "--no-worker") as server:
        told = "".join(server.told)
        assert f"Vejviser kører: {server.address} (på engelsk: {server.address}en/)" in told
        assert f"Data ligger i {tmp_path / 'vejviser.db'}" in told
        visitor = Visitor(server.address)
        assert b'lang="da"' in visitor.get("/")[1]
        assert b'lang="en"' in visitor.get("/en/")[1]
        status, log = server.end()
    assert (status, "Traceback" in log) == (0, False)
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.iterdir())


def test_several_processes_share_the_port_and_one_that_dies_is_begun_anew(tmp_path: Path) -> None:
    with serving(tmp_path, "--workers", "2", settings={"VEJVISER_LOG": "json"}) as server:
        first = children(server.process.pid)
        assert len(first) == 3
        os.kill(first[0], signal.SIGKILL)
        log = server.process.stderr
        assert log
        line = next(one for one in log if "begun anew" in one)
        assert json.loads(line)["from"] == "vejviser.serve"
        assert Visitor(server.address).get("/health")[0] == 200
        status, _ = server.end()
    assert status == 0
    assert not any(alive(pid) for pid in first)


def test_when_the_watcher_is_killed_nothing_is_left_running(tmp_path: Path) -> None:
    with serving(tmp_path, "--workers", "2") as server:
        mine = children(server.process.pid)
        watched = [os.pidfd_open(pid) for pid in mine]
        server.process.kill()
        server.process.communicate(timeout=PATIENCE)
        for handle in watched:
            assert gone(handle)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_answer_under_way_is_finished_before_it_ends(tmp_path: Path, number: int) -> None:
    with serving(tmp_path, "--workers", "1", "--no-worker") as server:
        place = urllib.parse.urlsplit(server.address)
        half = socket.create_connection((place.hostname, place.port), timeout=PATIENCE)
        half.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        Visitor(server.address).get("/health")  # by now the half of the request has been read
        server.process.send_signal(number)
        half.sendall(b"Connection: close\r\n\r\n")
        answer = b""
        while piece := half.recv(65536):
            answer += piece
        half.close()
        server.process.communicate(timeout=PATIENCE)
        assert server.process.returncode == 0
    head, _, body = answer.partition(b"\r\n\r\n")
    length = re.search(rb"Content-Length: (\d+)", head)
    assert head.startswith(b"HTTP/1.1 200")
    assert length
    assert len(body) == int(length[1])


@pytest.mark.parametrize(
    ("arguments", "settings", "told"),
    [
        (["--port", "99999"], {}, "0 til 65535"),
        (["--workers", "0"], {}, "1 til 64"),
        (["--host", "256.256.256.256"], {}, "kan ikke bruges her"),
        ([], {"VEJVISER_LOG": "xml"}, "VEJVISER_LOG='xml': vælg en af: plain, json"),
        ([], {"VEJVISER_THREADS": "0"}, "VEJVISER_THREADS='0': skriv et helt tal på mindst 1"),
        ([], {"VEJVISER_HTTPS": "maybe"}, "skriv 1 eller 0"),
        ([], {"VEJVISER_URL": "vejviser.example.org"}, "skriv en adresse som https://"),
        ([], {"VEJVISER_SECRET_KEY": "short"}, "giv mindst 32 tegn"),
        ([], {"DATABASE_URL": "oracle://x"}, "skriv postgres://"),
        ([], {"DATABASE_URL": "postgres://u:secret@127.0.0.1:1/x"}, "ingen forbindelse til databasen"),
        ([], {"DATABASE_URL": "sqlite:////no/such/folder/x.db"}, "kan ikke bruges"),
        ([], {"VEJVISER_DATA": "/no/such/folder"}, "nævn en mappe, der findes"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(
    tmp_path: Path, arguments: list[str], settings: dict[str, str], told: str
) -> None:
    refused(ended(tmp_path, "serve", *arguments, **settings), told)


def test_a_port_that_is_taken_is_told_in_the_language(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused(ended(tmp_path, "serve", "--port", port), f"port {port} er optaget")
        refused(ended(tmp_path, "serve", "--port", port, "--lang", "en"), f"port {port} is taken")


def test_a_port_that_needs_rights_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from vejviser.web.operation import serving as module
    from vejviser.web.operation.faults import StartFaultError

    def denied(self: socket.socket, place: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", denied)
    with pytest.raises(StartFaultError) as caught:
        module.listen("127.0.0.1", 80)
    assert "fra 1024 og op" in caught.value.told.da


def test_a_database_from_a_newer_program_is_not_touched(tmp_path: Path) -> None:
    script(tmp_path, "")
    with contextlib.closing(sqlite3.connect(tmp_path / "vejviser.db")) as database:
        later = "INSERT INTO django_migrations (app, name, applied) VALUES ('projects', '9999_later', '2030-01-01')"
        database.execute(later)
        database.commit()
        before = list(database.iterdump())
    refused(ended(tmp_path, "serve", "--port", 0), "nyere udgave af vejviser (projects.9999_later)")
    with contextlib.closing(sqlite3.connect(tmp_path / "vejviser.db")) as database:
        assert list(database.iterdump()) == before


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "vejviser.db").write_text("not a database, but quite long " * 100)
    refused(ended(tmp_path, "serve", "--port", 0), "kan ikke bruges")


def test_missing_files_of_the_front_end_are_told(tmp_path: Path) -> None:
    source = Path(__file__).parents[3] / "src"
    shutil.copytree(
        source, tmp_path / "src", symlinks=True, ignore=shutil.ignore_patterns("__pycache__", "vendor")
    )
    told = ended(tmp_path, "serve", "--port", 0, PYTHONPATH=str(tmp_path / "src"))
    refused(told, "kør 'make assets'")


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    refused(ended(tmp_path, "serve", "--port", 0), "kan ikke skrives i")


def test_where_processes_cannot_part_the_worker_ends_with_the_server(tmp_path: Path) -> None:
    pipe = tmp_path / "begun"
    os.mkfifo(pipe)
    code = f"import os, pathlib, signal; pathlib.Path({str(pipe)!r}).write_text(str(os.getpid())); signal.pause()"
    seen: list[str] = []
    status = alone(
        lambda: seen.append(pipe.read_text()), [sys.executable, "-c", code], lambda: seen.append("begun")
    )
    assert (status, seen[0]) == (0, "begun")
    assert not alive(int(seen[1]))


def test_commands_that_serve_nothing_know_nothing_of_django(tmp_path: Path) -> None:
    code = (
        "import sys; from vejviser.cli.main import run; run(['handbook', 'list', 'facts']);"
        " run(['serve', '--help']); print('django' in sys.modules, file=sys.stderr)"
    )
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    assert done.stderr.strip() == "False"


def test_a_request_that_is_too_big_or_too_long_is_refused_by_the_server(tmp_path: Path) -> None:
    with serving(tmp_path, "--workers", "1", "--no-worker") as server:
        place = urllib.parse.urlsplit(server.address)
        for headers, status in (({"Content-Length": "20000000"}, 413), ({"X-Long": "x" * 20_000}, 431)):
            connection = http.client.HTTPConnection(str(place.hostname), place.port, timeout=PATIENCE)
            connection.request("POST", "/projects/new/", headers=headers)
            assert connection.getresponse().status == status
            connection.close()


def test_killed_while_it_writes_it_has_the_last_answer_or_has_it_not(tmp_path: Path) -> None:
    """Answers are posted while every process is killed; what the visitor was told is saved is there."""
    cookies, number, project = None, 0, ""
    for _ in range(2):
        with serving(tmp_path, "--workers", "2", "--no-worker") as server:
            visitor = Visitor(server.address, cookies)
            if not project:
                visitor.post("/projects/new/", name="Strømsvigt")
                project = re.findall(r"/projects/([0-9a-f-]{36})/", visitor.leads_to)[0]
            cookies = visitor.jar
            told = answered_until_killed(server, visitor, project, number)
            number = max(told) + 1
        before = script(tmp_path, CHECK.format(project=project))
        assert before == f"True {max(told)} True" or before == f"True {max(told) + 1} True", (before, told)


CHECK = """
from django.db import connection
from vejviser.web.law import house
from vejviser.web.projects.models import Project
from vejviser.web.projects.store import chain_holds
row = Project.objects.get(id="{project}")
name = house().read(row.text).facts.get("intended_purpose", "- -1")
cursor = connection.cursor()
cursor.execute("PRAGMA integrity_check")
print(chain_holds(row), name.split()[-1], cursor.fetchone()[0] == "ok")
"""


def answered_until_killed(server, visitor: Visitor, project: str, start: int) -> list[int]:  # type: ignore[no-untyped-def]
    """The numbers that the visitor was told are saved, until the server was killed in the midst of it."""
    told: list[int] = []
    enough = threading.Event()

    def answer() -> None:
        for number in range(start, start + 10_000):
            try:
                status, _ = visitor.post(
                    f"/projects/{project}/interview/q/intended_purpose/",
                    answer=f"Formål {number}",
                    way="save",
                )
            except (OSError, http.client.HTTPException):
                return
            assert status == 302
            told.append(number)
            if len(told) == 5:
                enough.set()

    thread = threading.Thread(target=answer)
    thread.start()
    assert enough.wait(PATIENCE)
    server.kill()
    thread.join(PATIENCE)
    with warnings.catch_warnings():  # a connection that was cut in the midst is closed by nobody
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
    return told


def refused(done, told: str) -> None:  # type: ignore[no-untyped-def]
    assert done.returncode == 2, done
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "secret" not in done.stderr


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def gone(handle: int) -> bool:
    """True once the process of the handle has ended."""
    import select

    ready, _, _ = select.select([handle], [], [], PATIENCE)
    os.close(handle)
    return bool(ready)
