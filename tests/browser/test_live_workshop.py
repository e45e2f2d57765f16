"""A live workshop in real browsers: thirty vote at once, one loses the connection, one sends twice, one is hostile.

The server is the real one, several processes with a database in a file: that of the other tests lives in
memory, where SQLite does not let two write in turn.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from tests.browser.live_store import SAID
from tests.browser.pages import NARROW
from tests.browser.taking_part import cast_next, enter
from tests.web.operation.running import environment, serving
from vejviser.workshop.kinds import KINDS

BROWSERS, CLIENTS = 5, 25
"""Five real pages and twenty-five plain HTTP clients, all at once: thirty browser contexts do not fit two cores."""
LATE = "Vi venter længere på jura end på data"


@dataclass(frozen=True)
class Served:
    """A running server with a workshop in it."""

    folder: Path
    address: str
    id: str
    code: str
    session: str

    def tell(self) -> dict[str, Any]:
        return _store("tell", self.folder)


def _store(what: str, folder: Path) -> dict[str, Any]:
    program = [sys.executable, str(Path(__file__).with_name("live_store.py")), what]
    done = subprocess.run(program, env=environment(folder), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with (tmp_path / "log").open("w") as log, serving(tmp_path, "--no-worker", log=log) as server:
        yield Served(tmp_path, server.address.rstrip("/"), **_store("seed", tmp_path))


class Plain:
    """A participant without a browser: cookies, forms and the secret that each form carries."""

    def __init__(self, address: str, kind: str) -> None:
        self.address, self.kind = address, kind
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self) -> str:
        return str(self.opener.open(self.address, timeout=60).read().decode())

    def post(self, rest: str, **fields: str) -> tuple[int, str]:
        data = urlencode({"csrfmiddlewaretoken": self.secret, **fields}).encode()
        try:
            with self.opener.open(Request(self.address + rest, data), timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def join(self) -> str:
        page = self.get()
        self.secret = _value(page, "csrfmiddlewaretoken")
        return self.post("", kind=self.kind, token=_value(page, "token"))[1]

    def vote_on_all(self, twice: bool = False) -> int:
        page, cast = self.join(), 0
        while 'name="statement"' in page:
            number = _value(page, "statement")
            side = "disagree" if int(number) % 2 and self.kind == "region" else "agree"
            for _ in range(2 if twice else 1):
                page = self.post("vote/", statement=number, vote=side)[1]
            cast += 1
        return cast


def _value(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found, name
    return found[1]


@pytest.fixture
def pages(browser: Browser) -> Iterator[list[Page]]:
    contexts: list[BrowserContext] = []
    for _ in range(BROWSERS + 1):
        contexts.append(browser.new_context(viewport=NARROW, reduced_motion="reduce"))  # type: ignore[arg-type]
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def test_a_live_workshop_loses_nothing_counts_nobody_twice_and_tells_nobody_who_voted_what(
    served: Served, pages: list[Page]
) -> None:
    address, desk = f"{served.address}/w/{served.code}/", f"{served.address}/workshops/{served.id}/"
    page = pages.pop()
    session = {"name": "vejviser_session", "value": served.session, "url": served.address}
    page.context.add_cookies([session])  # type: ignore[list-item]
    page.goto(f"{desk}wall/")
    plain = [Plain(address, KINDS[number % 3].key) for number in range(CLIENTS)]
    gate = threading.Barrier(CLIENTS)

    def take_part(one: Plain) -> int:
        gate.wait()
        return one.vote_on_all(twice=one is plain[0])

    with ThreadPoolExecutor(CLIENTS) as crowd:
        working = [crowd.submit(take_part, one) for one in plain]
        ida, bo, dan, eva, hostile = pages
        enter(ida, address, "hospital", name="Ida Holm")
        enter(bo, address, "region")
        enter(dan, address, "company")
        enter(eva, address, "hospital")
        enter(hostile, address, "company")
        # Ida loses the connection in the middle of a statement.
        ida.goto(f"{address}write/")
        ida.fill("#write_text", LATE)
        ida.context.set_offline(True)
        ida.locator("#write button").click()
        expect(ida.get_by_role("alert").last).to_contain_text("Der er ingen forbindelse")
        expect(ida.locator("#write_text")).to_have_value(LATE)
        ida.context.set_offline(False)
        ida.locator("#write button").click()
        expect(ida.locator("[data-written]")).to_be_visible()
        # Bo's vote is lost on the way and he casts it again.
        bo.context.set_offline(True)
        bo.locator("button[value=agree]").click()
        expect(bo.get_by_role("alert").last).to_contain_text("Der er ingen forbindelse")
        bo.context.set_offline(False)
        # Dan sends each vote twice.
        for _ in range(3):
            number = dan.locator("input[name=statement]").get_attribute("value")
            dan.locator("button[value=agree]").dblclick()
            dan.locator(f"input[name=statement][value='{number}']").wait_for(state="detached")
        # The hostile one writes scripts, too fast and too long, and forges votes of others.
        wrong = attack(hostile, address)
        for one in (ida, bo, dan, eva, hostile):
            one.goto(address)
            while one.locator("input[name=statement]").count():
                cast_next(one, "agree")
        counted = [each.result() for each in working]
    assert wrong == [403, 422, 422, 422]
    found = served.tell()
    # Nothing is lost, nothing counted twice.
    assert all(count >= SAID for count in counted)
    assert len(found["participants"]) == BROWSERS + CLIENTS
    assert found["most_votes_of_one_on_one"] == 1
    assert found["votes_on_each"] == [[number, BROWSERS + CLIENTS] for number in range(1, SAID + 1)]
    assert found["texts"].count(LATE) == 1
    # The facilitator sees the figures come in, and removes the hostile one; their votes leave the count.
    expect(page.locator("#live")).to_contain_text(f"{BROWSERS + CLIENTS} deltagere")
    bad = next(number for number, text in enumerate(found["texts"], 1) if "<script>" in text)
    page.goto(f"{desk}statements/{bad}/")
    page.locator("details.about-name summary").click()
    page.fill("#why-remove", "Spam")
    page.get_by_role("button", name="Fjern deltageren").click()
    expect(page.locator("details.about-name")).to_have_count(1)
    after = served.tell()
    assert (after["removed"], after["votes"]) == (1, found["votes"])
    assert after["removed_votes"] > 0
    assert after["counted"] <= found["counted"] - after["removed_votes"]
    assert after["states_of_removed"] == ["hidden"]
    # Nobody sees who voted what: no page of the facilitator names a participant.
    assert after["names"] == ["Ida Holm"]
    ids = {part for one in after["participants"] for part in (one, one.replace("-", ""))}
    for rest in (
        "",
        "statements/",
        "results/",
        "report/",
        "wall/",
        *(f"statements/{n}/" for n in range(1, SAID + 1)),
    ):
        told = page.goto(f"{desk}{rest}")
        assert told
        assert not [one for one in ids if one in told.text()], rest


def attack(page: Page, address: str) -> list[int]:
    """What the server answers to a form without its secret, an unknown vote, one on nothing, and one too long."""
    dialogs: list[str] = []

    def met(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", met)
    page.goto(f"{address}write/")
    page.fill("#write_text", "<script>alert('x')</script><img src=x onerror=alert(1)>")
    page.locator("#write button").click()
    expect(page.locator("[data-written]")).to_be_visible()
    send = """([address, fields, secret]) => fetch(address, {method: 'POST', redirect: 'manual',
        headers: secret ? {'X-CSRFToken': document.querySelector('[name=csrfmiddlewaretoken]').value} : {},
        body: new URLSearchParams(fields)}).then(answer => answer.status)"""
    found = [
        page.evaluate(send, [f"{address}vote/", {"statement": "1", "vote": "agree"}, False]),
        page.evaluate(send, [f"{address}vote/", {"statement": "1", "vote": "2"}, True]),
        page.evaluate(send, [f"{address}vote/", {"statement": "999", "vote": "agree"}, True]),
        page.evaluate(send, [f"{address}write/", {"text": "x" * 5000, "because": "", "token": "t"}, True]),
    ]
    assert dialogs == []
    return [int(status) for status in found]
