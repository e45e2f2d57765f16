"""The real `vejviser` command as a server in a folder of its own, with a client that keeps cookies."""

from __future__ import annotations

import contextlib
import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

PROGRAM = [sys.executable, "-c", "from vejviser.cli.main import main; main()"]
PATIENCE = 60


def environment(folder: Path, **more: str) -> dict[str, str]:
    """A plain environment whose data lies in the folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VEJVISER_")}
    kept.pop("DATABASE_URL", None)
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    source = str(Path(__file__).parents[3] / "src")
    return kept | {"VEJVISER_DATA": str(folder), "PYTHONPATH": source, "PYTHONUTF8": "1"} | more


def ended(folder: Path, *arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    """The command, once it has ended."""
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        env=environment(folder, **more),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def script(folder: Path, code: str, **more: str) -> str:
    """What a script prints that works with the database of the folder."""
    begin = "from vejviser.web.operation.starting import prepare; prepare()\n"
    done = subprocess.run(
        [sys.executable, "-c", begin + code],
        env=environment(folder, **more),
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@dataclass
class Server:
    """A server that runs; `address` is its root."""

    process: subprocess.Popen[str]
    address: str
    told: list[str] = field(default_factory=list)

    def kill(self) -> None:
        """End every process of the server at once, as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate(timeout=PATIENCE)

    def end(self) -> tuple[int, str]:
        """The status of the server when asked to end, and its log."""
        self.process.terminate()
        _, log = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, log


@contextlib.contextmanager
def serving(
    folder: Path,
    *arguments: str,
    log: IO[str] | int = subprocess.PIPE,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """A server on a free port, killed at the end when it has not ended before.

    Whoever asks much gives a file for the `log`, for a pipe that nobody reads gets full.
    """
    process = subprocess.Popen(
        [*PROGRAM, "serve", "--port", "0", *arguments],
        env=environment(folder, **(settings or {})),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
        start_new_session=True,
    )
    server = Server(process, "")
    try:
        server.told = _first_lines(process.stdout)
        server.address = re.findall(r"http://\S+?/", "".join(server.told))[0]
        yield server
    finally:
        if process.poll() is None:
            server.kill()


def _first_lines(out: IO[str] | None) -> list[str]:
    assert out
    lines: list[str] = []
    while not any("Ctrl+C" in line for line in lines):
        line = out.readline()
        assert line, "the server ended before it served"
        lines.append(line)
    return lines


class _Stay(urllib.request.HTTPRedirectHandler):
    """Does not follow a redirect."""

    def redirect_request(self, *_: object) -> None:
        return


class Visitor:
    """A browser without JavaScript: it keeps cookies and sends forms with their secret."""

    def __init__(self, address: str, cookies: http.cookiejar.CookieJar | None = None) -> None:
        self.address = address
        self.jar = cookies if cookies is not None else http.cookiejar.CookieJar()
        self.leads_to = ""
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), _Stay())

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of a page."""
        return self._open(urllib.request.Request(urllib.parse.urljoin(self.address, path)))

    def post(self, path: str, **values: str) -> tuple[int, bytes]:
        """Status and body of what a form is answered with; where it leads is in `leads_to`."""
        form = values | {"csrfmiddlewaretoken": self._secret()}
        data = urllib.parse.urlencode(form).encode()
        place = urllib.parse.urljoin(self.address, path)
        return self._open(urllib.request.Request(place, data, headers={"Referer": place}))

    def _secret(self) -> str:
        for cookie in self.jar:
            if cookie.name == "vejviser_csrf":
                return str(cookie.value)
        self.get("/")
        return self._secret()

    def _open(self, request: urllib.request.Request) -> tuple[int, bytes]:
        try:
            with self.opener.open(request, timeout=PATIENCE) as response:
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            with error:
                self.leads_to = error.headers.get("Location", "")
                return error.code, error.read()
