"""The pages of workshops in a real browser: accessible in both languages and widths, by keyboard, without scripts."""

from __future__ import annotations

import uuid

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import NARROW, WIDE, sound
from tests.browser.taking_part import cast_next, enter
from tests.web.cast import Cast, make_cast
from vejviser.web.accounts.models import User
from vejviser.web.workshops.models import Participant, Statement, Vote, Workshop
from vejviser.workshop.kinds import KINDS

pytestmark = pytest.mark.django_db(transaction=True)
SAID = 8


@pytest.fixture
def room(live_server: object) -> Workshop:
    cast: Cast = make_cast()
    made = Workshop.objects.create(
        organisation=cast.clinic, title="Data på tværs", theme="Hvordan deler vi data?", phase="vote",
        kinds=[[kind.key, kind.name.da, kind.name.en] for kind in KINDS[:3]], consent="Jeg vil stå i rapporten.",
        questions=["Hvad bremser?"],
    )  # fmt: skip
    for number in range(1, SAID + 1):
        Statement.objects.create(
            workshop=made, number=number, text=f"Udsagn {number}", token=uuid.uuid4().hex
        )
    return made


def login(page: Page, address: str) -> None:
    """Lets the browser be Alice, who owns the clinic, by the session that logging in would give her."""
    client = Client()
    client.force_login(User.objects.get(email="alice@example.org"))
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def test_the_pages_of_a_participant_are_accessible(
    page: Page, address: str, way: str, room: Workshop
) -> None:
    page.goto(f"{address}/w/{room.code}/")
    sound(page, f"workshop-door-{way}")
    page.locator("button.big").click()
    expect(page.locator('[data-module="error-summary"]')).to_be_focused()
    sound(page, f"workshop-door-error-{way}")
    enter(page, f"{address}/w/{room.code}/", "region")
    sound(page, f"workshop-room-{way}")
    cast_next(page, "agree")
    expect(page.locator("#statement")).to_be_focused()
    sound(page, f"workshop-voted-{way}")
    page.goto(f"{address}/w/{room.code}/write/")
    page.locator("#write button").click()
    sound(page, f"workshop-write-error-{way}")
    page.goto(f"{address}/w/{room.code}/mine/")
    sound(page, f"workshop-mine-{way}")


def test_the_pages_of_a_facilitator_are_accessible(
    page: Page, address: str, way: str, room: Workshop, live_server: object
) -> None:
    for number in range(12):
        who = Participant.objects.create(workshop=room, kind=KINDS[number % 3].key)
        for one in room.statements.all():
            Vote.objects.create(participant=who, statement=one, value=1 if one.number % 2 else number % 3 - 1)
    login(page, str(live_server))
    page.set_viewport_size(NARROW if way.endswith("narrow") else WIDE)  # type: ignore[arg-type]
    page.goto(f"{address}/workshops/")
    sound(page, f"workshops-{way}")
    for rest in ("", "edit/", "statements/", "statements/1/", "sheets/", "wall/", "results/", "report/"):
        page.goto(f"{address}/workshops/{room.id}/{rest}")
        sound(page, f"workshop-{rest.replace('/', '') or 'desk'}-{way}")


def test_the_first_mapping_is_accessible(page: Page, address: str, way: str) -> None:
    page.goto(f"{address}/workshops/mapping-2021/")
    sound(page, f"mapping-{way}")


def test_one_takes_part_with_the_keyboard_alone(page: Page, address: str, room: Workshop) -> None:
    page.goto(f"{address}/w/{room.code}/")
    page.locator("#id_kind_0").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.locator("#statement").wait_for()
    page.locator("button[value=agree]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".counted")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("button[value=agree]")).to_be_focused()


def test_one_takes_part_without_scripts(browser: Browser, live_server: object, room: Workshop) -> None:
    context = browser.new_context(viewport=NARROW, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    enter(page, f"{live_server}/w/{room.code}/", "region")
    page.locator("button[value=pass]").click()
    expect(page.locator(".counted")).to_be_visible()
    page.goto(f"{live_server}/w/{room.code}/write/")
    page.fill("#write_text", "Uden scripts")
    page.locator("#write button").click()
    expect(page.locator("[data-written]")).to_be_visible()
    context.close()
    assert Statement.objects.filter(text="Uden scripts").count() == 1


def test_what_was_being_written_is_there_after_a_reload(
    page: Page, live_server: object, room: Workshop
) -> None:
    enter(page, f"{live_server}/w/{room.code}/", "region")
    page.goto(f"{live_server}/w/{room.code}/write/")
    page.fill("#write_text", "Halvt skrevet")
    page.reload()
    expect(page.locator("#write_text")).to_have_value("Halvt skrevet")
    page.locator("#write button").click()
    expect(page.locator("[data-written]")).to_be_visible()
    expect(page.locator("#write_text")).to_have_value("")
