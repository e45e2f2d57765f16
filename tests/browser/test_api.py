from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.pages import sound
from tests.web.cast import Cast, make_cast
from vejviser.web.api.models import TokenRole
from vejviser.web.api.tokens import make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return make_cast()


@pytest.fixture
def alice(cast: Cast, context: BrowserContext, live_server: object) -> Cast:
    """Alice, who owns the clinic, is logged in."""
    client = Client()
    client.force_login(cast.alice, "django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": str(live_server)}])
    return cast


def test_the_page_about_the_interface_is_accessible(
    page: Page, live_server: object, way: str, address: str
) -> None:
    page.goto(f"{live_server}/api/v1/?lang={way[:2]}")
    sound(page, f"api-{way}")
    page.goto(f"{live_server}/api/v1/?lang={way[:2]}#clash")
    sound(page, f"api-anchor-{way}")


def test_an_owner_makes_a_token_and_revokes_it(page: Page, alice: Cast, way: str, address: str) -> None:
    da = way.startswith("da")
    page.goto(f"{address}/organisations/{alice.clinic.id}/tokens/")
    sound(page, f"tokens-none-{way}")
    page.get_by_role("button", name="Lav tokenet" if da else "Make the token").click()
    expect(page.locator(".form-error-message, .error-message").first).to_be_visible()
    sound(page, f"tokens-error-{way}")
    page.get_by_role("textbox").last.fill("Kvalitetssystemet")
    page.get_by_role("button", name="Lav tokenet" if da else "Make the token").click()
    expect(page.locator("#secret")).to_contain_text("vjv_")
    sound(page, f"tokens-made-{way}")
    page.get_by_role("button", name="Træk tilbage" if da else "Revoke").click()
    expect(page.get_by_text("Tokenet er trukket tilbage." if da else "The token is revoked.")).to_be_visible()
    sound(page, f"tokens-revoked-{way}")


def test_without_a_mouse_a_token_is_made(page: Page, alice: Cast, live_server: object) -> None:
    make(alice.clinic, "Andet", TokenRole.EDITOR, alice.alice)
    page.goto(f"{live_server}/organisations/{alice.clinic.id}/tokens/")
    page.get_by_role("textbox").last.focus()
    page.keyboard.type("Regneark")
    page.keyboard.press("Enter")
    expect(page.locator("#secret")).to_contain_text("vjv_")
