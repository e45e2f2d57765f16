"""A referral in a real Chromium: sent from a step, answered, passed on by a link, ended; each state sound."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import sound
from tests.web.cast import PASSWORD, Cast, make_cast
from tests.web.referrals.chain import actors, claim, step_of_actors
from vejviser.web.referrals.models import Referral

pytestmark = pytest.mark.django_db(transaction=True)
BUTTONS = {
    "send": ("Send henvisningen", "Send the referral"),
    "accept": ("Tag imod henvisningen", "Accept the referral"),
    "answer": ("Send svaret", "Send the answer"),
    "decline": ("Sig nej tak", "Decline the referral"),
    "pass": ("Send videre", "Pass on"),
    "end": ("Afslut", "End"),
    "withdraw": ("Træk henvisningen tilbage", "Withdraw the referral"),
}


@pytest.fixture
def people(live_server: object, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, of which the region is an actor of the directory."""
    cache.clear()
    made = make_cast()
    claim(monkeypatch, {actors()[0]: made.region}, made.alice)
    return made


def press(page: Page, way: str, what: str) -> None:
    da, en = BUTTONS[what]
    page.get_by_role("button", name=en if way.startswith("en") else da, exact=True).click()


def log_in(page: Page, address: str, email: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{address}/accounts/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/projects/")


def send(page: Page, address: str, way: str, people: Cast, email: str = "") -> str:
    """The address of a referral that was sent: to the region, or to an actor who is not here."""
    log_in(page, address, people.alice.email)
    page.goto(f"{address}/projects/{people.project.id}/steps/{step_of_actors()}/")
    page.locator("a[href*='/referrals/new/']").click()
    page.locator("main summary").first.click()
    sound(page, f"referral-new-{way}")
    page.select_option("[name=actor]", actors()[2 if email else 0])
    page.fill("[name=subject]", "Afprøvning på to akutmodtagelser")
    press(page, way, "send")
    sound(page, f"referral-new-wrong-{way}")
    page.fill("[name=note]", "Vi mangler et sted.\n\nHvem kan hjælpe?")
    page.fill("[name=email]", email)
    assert page.locator("[name=facts]:checked").count() == 0
    page.locator("[name=facts]").nth(1).check()
    page.locator("[name=facts]").nth(4).check()
    press(page, way, "send")
    page.wait_for_url(re.compile(r"/referrals/[0-9a-f-]{36}/$"))
    return urlsplit(page.url).path


def test_a_referral_is_sent_taken_on_answered_and_ended(
    page: Page, address: str, way: str, people: Cast
) -> None:
    path = send(page, address, way, people)
    origin = f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}"
    sound(page, f"referral-sender-{way}")
    for name in ("referrals", "referrals/?show=sent", "referrals/figures", "referrals/new"):
        page.goto(f"{address}/{name}" + ("" if "?" in name else "/"))
        sound(page, f"{re.sub('[^a-z]+', '-', name)}-{way}")
    log_in(page, address, people.erik.email)
    page.goto(f"{address}/referrals/")
    sound(page, f"referrals-inbox-{way}")
    page.locator(".referrals a").click()
    sound(page, f"referral-receiver-{way}")
    press(page, way, "accept")
    press(page, way, "answer")
    sound(page, f"referral-answer-wrong-{way}")
    expect(page.locator("[href='#answer_text']")).to_be_visible()
    page.fill("#answer_text", "Kom på tirsdag.")
    press(page, way, "answer")
    sound(page, f"referral-answered-{way}")
    log_in(page, address, people.alice.email)
    page.goto(f"{origin}{path}")
    page.locator("[name=outcome]").first.check()
    press(page, way, "end")
    sound(page, f"referral-ended-{way}")
    press(page, way, "withdraw")
    log_in(page, address, people.erik.email)
    page.goto(f"{origin}{path}")
    assert page.get_by_text("Vi mangler et sted.").count() == 0
    sound(page, f"referral-withdrawn-{way}")
    log_in(page, address, people.charlie.email)
    assert page.goto(f"{origin}{path}").status == 404  # type: ignore[union-attr]


def test_a_link_is_opened_passed_on_and_declined_without_an_account(
    page: Page, address: str, way: str, people: Cast
) -> None:
    send(page, address, way, people, "out@example.org")
    sound(page, f"referral-sender-link-{way}")
    page.context.clear_cookies()
    found = re.search(r"http://\S+/link/\S+", str(mail.outbox[-1].body))
    assert found
    page.goto(found[0])
    assert "/link/" not in page.url
    sound(page, f"referral-link-{way}")
    page.locator("a[href$='/pass/']").click()
    sound(page, f"referral-pass-{way}")
    press(page, way, "pass")
    sound(page, f"referral-pass-wrong-{way}")
    page.select_option("[name=actor]", actors()[0])
    press(page, way, "pass")
    page.wait_for_url(re.compile(r"/referrals/[0-9a-f-]{36}/$"))
    sound(page, f"referral-passed-{way}")
    log_in(page, address, people.erik.email)
    page.goto(f"{address}/referrals/")
    page.locator(".referrals a").click()
    page.fill("#decline_text", "Vi har ikke plads.")
    press(page, way, "decline")
    sound(page, f"referral-declined-{way}")
    page.goto(found[0][:-4] + "nope")
    sound(page, f"referral-link-closed-{way}")


@pytest.mark.parametrize("way", ["da-wide"])
def test_a_referral_is_answered_by_keyboard_alone_and_without_scripts(
    browser: Browser, live_server: object, people: Cast, way: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    path = send_plainly(page, str(live_server), people)
    log_in(page, str(live_server), people.erik.email)
    page.goto(f"{live_server}{path}")
    page.locator("h1").click()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator("#answer_text:focus").count():
            break
    page.keyboard.type("Kom på tirsdag.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".hops")).to_contain_text("Kom på tirsdag.")
    assert Referral.objects.get().state == "answered"
    context.close()


def send_plainly(page: Page, address: str, people: Cast) -> str:
    """The address of a referral that was sent without scripts."""
    log_in(page, address, people.alice.email)
    page.goto(f"{address}/referrals/new/{people.project.id}/?actor={actors()[0]}")
    page.fill("[name=subject]", "Afprøvning")
    page.fill("[name=note]", "Vi mangler et sted.")
    press(page, "da", "send")
    page.wait_for_url(re.compile(r"/referrals/[0-9a-f-]{36}/$"))
    return urlsplit(page.url).path
