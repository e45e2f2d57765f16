"""Two-step login in a real Chromium: codes from an app, recovery codes, and a security key that the browser plays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.pages import sound
from tests.browser.test_accounts import english, press
from tests.browser.test_broker import complaints  # noqa: F401 - a fixture
from tests.web.accounts.test_login import code_of
from tests.web.cast import PASSWORD, person
from vejviser.web.accounts.models import User

pytestmark = pytest.mark.django_db(transaction=True)
KEY = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True,
       "hasResidentKey": True, "automaticPresenceSimulation": True}  # fmt: skip


@pytest.fixture
def bob(db: None) -> User:
    cache.clear()
    made = person("bob", None)
    EmailAddress.objects.create(user=made, email=made.email, verified=False, primary=True)
    return made


@pytest.fixture
def keys(page: Page) -> Iterator[CDPSession]:
    """The security keys of the browser, with one in it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    yield session
    session.detach()


def put_in(keys: CDPSession, **more: Any) -> str:
    return str(keys.send("WebAuthn.addVirtualAuthenticator", {"options": {**KEY, **more}})["authenticatorId"])


def begin(page: Page, address: str, email: str) -> None:
    """The first step of logging in."""
    page.goto(f"{address}/accounts/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button[type=submit]").first.click()


def log_out(page: Page, address: str, way: str) -> None:
    page.goto(f"{address}/accounts/logout/")
    press(page, way, "Log ud", "Log out")
    page.wait_for_url(f"{address}/")


def sure(page: Page, way: str) -> None:
    """Writes the password where the page asks for it once more."""
    page.wait_for_url("**/reauthenticate/**")
    sound(page, f"two-again-{way}")
    page.fill("[name=password]", PASSWORD)
    press(page, way, "Fortsæt", "Continue")


def link(page: Page, way: str, da: str, en: str) -> None:
    page.get_by_role("link", name=en if english(way) else da).click()


def test_codes_from_an_app_are_turned_on_used_and_turned_off(
    page: Page,
    address: str,
    way: str,
    bob: User,
    complaints: list[str],  # noqa: F811
) -> None:
    begin(page, address, bob.email)
    page.wait_for_url("**/projects/")
    page.goto(f"{address}/accounts/2fa/")
    sound(page, f"two-off-{way}")
    link(page, way, "Slå koder fra en app til", "Turn on codes from an app")
    sure(page, way)
    picture = page.locator(".qr svg").bounding_box()
    assert picture
    assert picture["width"] > 100
    sound(page, f"two-activate-{way}")
    secret = page.locator("code.secret").inner_text()
    page.fill("[name=code]", "000000")
    press(page, way, "Slå til", "Turn on")
    sound(page, f"two-activate-wrong-{way}")
    assert page.locator("code.secret").inner_text() == secret
    page.fill("[name=code]", code_of(secret))
    press(page, way, "Slå til", "Turn on")
    page.wait_for_url("**/recovery-codes/")
    sound(page, f"two-recovery-{way}")
    codes = page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    page.goto(f"{address}/accounts/2fa/")
    sound(page, f"two-on-{way}")

    log_out(page, address, way)
    begin(page, address, bob.email)
    page.wait_for_url("**/2fa/authenticate/")
    sound(page, f"two-code-{way}")
    page.fill("[name=code]", "000000")
    press(page, way, "Log ind", "Log in")
    sound(page, f"two-code-wrong-{way}")
    cache.clear()  # a code of an app counts once, and the one from before is still the one that it shows
    page.fill("[name=code]", code_of(secret))
    press(page, way, "Log ind", "Log in")
    page.wait_for_url("**/projects/")

    log_out(page, address, way)
    begin(page, address, bob.email)
    page.fill("[name=code]", codes[0])
    press(page, way, "Log ind", "Log in")
    page.wait_for_url("**/projects/")

    page.goto(f"{address}/accounts/2fa/recovery-codes/generate/")
    sure(page, way)
    sound(page, f"two-new-codes-{way}")
    press(page, way, "Lav nye koder", "Make new codes")
    page.wait_for_url("**/recovery-codes/")
    assert codes[1] not in page.locator(".codes code").all_inner_texts()
    page.goto(f"{address}/accounts/2fa/")
    link(page, way, "Slå koderne fra", "Turn the codes off")
    sound(page, f"two-deactivate-{way}")
    press(page, way, "Slå fra", "Turn off")
    page.wait_for_url("**/accounts/2fa/")
    assert not Authenticator.objects.exists()
    log_out(page, address, way)
    begin(page, address, bob.email)
    page.wait_for_url("**/projects/")
    assert complaints == []


def test_a_security_key_is_added_used_renamed_and_removed(
    page: Page,
    address: str,
    way: str,
    bob: User,
    keys: CDPSession,
    complaints: list[str],  # noqa: F811
) -> None:
    inside = put_in(keys)
    begin(page, address, bob.email)
    page.wait_for_url("**/projects/")
    page.goto(f"{address}/accounts/2fa/webauthn/")
    sound(page, f"key-none-{way}")
    link(page, way, "Tilføj en sikkerhedsnøgle", "Add a security key")
    sure(page, way)
    sound(page, f"key-add-{way}")
    page.fill("[name=name]", "Telefonen <b>")
    press(page, way, "Tilføj nøglen", "Add the key")
    page.wait_for_url("**/recovery-codes/")
    codes = page.locator(".codes code").all_inner_texts()
    page.goto(f"{address}/accounts/2fa/")
    expect(page.locator("main")).to_contain_text("Telefonen <b>")
    sound(page, f"key-on-{way}")

    log_out(page, address, way)
    begin(page, address, bob.email)
    page.wait_for_url("**/2fa/authenticate/")
    sound(page, f"key-login-{way}")
    with page.expect_request(lambda sent: sent.method == "POST") as used:
        press(page, way, "Brug nøglen", "Use the key")
    page.wait_for_url("**/projects/")
    caught = parse_qs(used.value.post_data)["credential"][0]
    thief = Client()
    thief.post("/accounts/login/", {"login": bob.email, "password": PASSWORD})
    thief.get("/accounts/2fa/authenticate/")
    assert thief.post("/accounts/2fa/authenticate/", {"credential": caught}).status_code == 422

    page.goto(f"{address}/accounts/2fa/webauthn/")
    sound(page, f"key-list-{way}")
    link(page, way, "Omdøb", "Rename")
    page.wait_for_url("**/reauthenticate/**")
    link(page, way, "Brug din sikkerhedsnøgle", "Use your security key")
    sound(page, f"key-again-{way}")
    press(page, way, "Brug nøglen", "Use the key")
    page.wait_for_url("**/edit/")
    sound(page, f"key-edit-{way}")
    page.fill("[name=name]", "")
    press(page, way, "Gem", "Save")
    sound(page, f"key-edit-wrong-{way}")
    page.fill("[name=name]", "Min telefon")
    press(page, way, "Gem", "Save")
    expect(page.locator("main li").first).to_contain_text("Min telefon")

    log_out(page, address, way)
    begin(page, address, bob.email)
    keys.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": inside})
    put_in(keys)  # another one, which the account does not know
    press(page, way, "Brug nøglen", "Use the key")
    expect(page.locator("[data-key-trouble]")).to_be_visible()
    sound(page, f"key-unknown-{way}")
    page.fill("[name=code]", codes[0])
    press(page, way, "Log ind", "Log in")
    page.wait_for_url("**/projects/")

    page.goto(f"{address}/accounts/2fa/webauthn/")
    link(page, way, "Fjern", "Remove")
    sure(page, way)
    sound(page, f"key-remove-{way}")
    press(page, way, "Fjern nøglen", "Remove the key")
    page.wait_for_url("**/webauthn/")
    assert not Authenticator.objects.exists()
    assert complaints == []


def test_where_the_browser_has_no_keys_the_page_says_so(
    page: Page, address: str, way: str, bob: User
) -> None:
    page.add_init_script("delete window.PublicKeyCredential")
    begin(page, address, bob.email)
    page.wait_for_url("**/projects/")
    page.goto(f"{address}/accounts/2fa/webauthn/add/")
    sure(page, way)
    expect(page.locator("[data-key-absent]")).to_be_visible()
    press(page, way, "Tilføj nøglen", "Add the key")
    expect(page.locator(".error-summary, .alert-error").first).to_be_visible()
    said = page.locator("main").inner_text()
    assert re.search("The key gave no answer" if english(way) else "Nøglen gav intet svar", said)
    sound(page, f"key-absent-{way}")
