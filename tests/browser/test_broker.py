"""Logging in through a broker in a real Chromium: out of our content policy, to its own pages, and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import override_settings
from playwright.sync_api import Page, expect

from tests.browser.pages import sound
from tests.browser.test_accounts import english, log_in, press
from tests.web.accounts.broker import NAME, Broker, broker_on
from tests.web.accounts.test_broker import NEW, providers
from tests.web.cast import PASSWORD, person
from vejviser.web.accounts.models import User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def broker() -> Iterator[Broker]:
    """A broker whose people log in on pages of another origin than the issuer's."""
    cache.clear()
    with broker_on() as made, override_settings(SOCIALACCOUNT_PROVIDERS=providers(made)):
        made.claims, made.asks, made.elsewhere = dict(NEW), True, True
        yield made


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains of: a policy that was broken, a script that failed."""
    found: list[str] = []
    page.on("console", lambda told: found.append(told.text) if "Content Security" in told.text else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def to_the_broker(page: Page, address: str, way: str) -> None:
    page.goto(f"{address}/accounts/login/")
    sound(page, f"broker-login-{way}")
    page.get_by_role("link", name=f"{'Log in with' if english(way) else 'Log ind med'} {NAME}").click()
    sound(page, f"broker-sure-{way}")
    press(page, way, "Fortsæt", "Continue")
    expect(page.get_by_role("heading", name="Broker")).to_be_visible()


def test_somebody_new_comes_in_from_the_broker(
    page: Page, address: str, way: str, broker: Broker, complaints: list[str]
) -> None:
    to_the_broker(page, address, way)
    page.get_by_role("button", name="Godkend").click()
    page.wait_for_url("**/projects/")
    page.goto(f"{address}/me/")
    expect(page.locator("main")).to_contain_text("ny@example.org")
    sound(page, f"broker-me-{way}")
    page.goto(f"{address}/accounts/3rdparty/")
    sound(page, f"broker-connections-{way}")
    page.locator("[name=account]").first.check()
    press(page, way, "Fjern", "Remove")
    sound(page, f"broker-connections-wrong-{way}")
    page.goto(f"{address}/accounts/password/set/")
    sound(page, f"broker-password-{way}")
    assert complaints == []


def test_without_an_e_mail_one_is_asked_for(page: Page, address: str, way: str, broker: Broker) -> None:
    person("bob", None)
    broker.claims = {"sub": "42", "name": "Ny Person"}
    to_the_broker(page, address, way)
    page.get_by_role("button", name="Godkend").click()
    page.wait_for_url("**/signup/")
    sound(page, f"broker-signup-{way}")
    page.fill("[name=email]", "bob@example.org")
    press(page, way, "Opret konto", "Sign up")
    sound(page, f"broker-signup-taken-{way}")
    page.fill("[name=email]", "ny@example.org")
    press(page, way, "Opret konto", "Sign up")
    page.wait_for_url("**/projects/")
    assert User.objects.filter(email="ny@example.org", name="Ny Person").exists()


def test_who_says_no_at_the_broker_reads_that_they_are_not_logged_in(
    page: Page, address: str, way: str, broker: Broker, complaints: list[str]
) -> None:
    to_the_broker(page, address, way)
    page.get_by_role("button", name="Afbryd").click()
    page.wait_for_url("**/cancelled/")
    sound(page, f"broker-cancelled-{way}")
    page.goto(f"{address}/accounts/oidc/broker/login/callback/?state=wrong&code=x")
    sound(page, f"broker-error-{way}")
    assert complaints == []


def test_an_account_is_connected_to_the_broker(page: Page, address: str, way: str, broker: Broker) -> None:
    log_in(page, address, person("bob", None).email)
    page.goto(f"{address}/accounts/3rdparty/")
    page.get_by_role("link", name=f"{'Connect' if english(way) else 'Tilknyt'} {NAME}").click()
    sound(page, f"broker-connect-{way}")
    press(page, way, "Fortsæt", "Continue")
    page.get_by_role("button", name="Godkend").click()
    page.fill("[name=password]", PASSWORD)
    sound(page, f"broker-connect-password-{way}")
    press(page, way, "Fortsæt", "Continue")
    page.wait_for_url("**/3rdparty/")
    expect(page.locator("[name=account]")).to_have_count(1)
    sound(page, f"broker-connected-{way}")


def test_the_page_that_leads_to_the_broker_is_a_page_where_browsers_do_not_lead_on(
    page: Page, address: str, way: str, broker: Broker
) -> None:
    page.route(f"**:{broker.port}/**", lambda route: route.abort())
    page.goto(f"{address}/accounts/oidc/broker/login/")
    with page.expect_response(lambda answer: answer.request.method == "POST") as told:
        press(page, way, "Fortsæt", "Continue")
    stays = told.value.text().replace('http-equiv="refresh"', 'name="stays"')
    page.route(
        "**/accounts/oidc/broker/login/**", lambda route: route.fulfill(body=stays, content_type="text/html")
    )
    page.goto(f"{address}/accounts/oidc/broker/login/")
    sound(page, f"broker-leaving-{way}")
