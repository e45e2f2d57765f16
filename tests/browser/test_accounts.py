"""From a project in the browser to one in an account, shared and revoked, in a real Chromium."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from playwright.sync_api import Page

from tests.browser.pages import sound
from tests.web.cast import PASSWORD, person
from vejviser.web.accounts import membership
from vejviser.web.accounts.models import Membership, Role

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


def english(way: str) -> bool:
    return way.startswith("en")


def press(page: Page, way: str, da: str, en: str) -> None:
    page.get_by_role("button", name=en if english(way) else da, exact=True).first.click()


def log_in(page: Page, address: str, email: str) -> None:
    page.goto(f"{address}/accounts/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/projects/")


def test_a_newcomer_keeps_a_project_shares_it_and_revokes_it(page: Page, address: str, way: str) -> None:
    region = person("dora", None)
    code = membership.found_organisation(region, "Region Syddanmark").share_code
    page.goto(f"{address}/projects/")
    sound(page, f"list-empty-{way}")
    page.goto(f"{address}/projects/new/")
    sound(page, f"new-{way}")
    page.fill("[name=name]", "Hudkræft på mobilen")
    press(page, way, "Begynd", "Start")
    page.goto(f"{address}/projects/")
    sound(page, f"list-held-{way}")
    page.locator("main form button").first.click()
    sound(page, f"signup-{way}")
    page.fill("[name=email]", "new@example.org")
    page.fill("[name=password1]", "123")
    press(page, way, "Opret konto", "Sign up")
    sound(page, f"signup-wrong-{way}")
    page.fill("[name=password1]", PASSWORD)
    press(page, way, "Opret konto", "Sign up")
    page.wait_for_url("**/road/")
    project = page.url.removesuffix("road/")
    for name in ("settings", "share", "history", "delete"):
        page.goto(f"{project}{name}/")
        sound(page, f"project-{name}-{way}")
    page.goto(f"{project}share/")
    page.fill("[name=to]", "2222-2222-2222")
    press(page, way, "Del", "Share")
    sound(page, f"share-wrong-{way}")
    page.fill("[name=to]", code)
    press(page, way, "Del", "Share")
    assert page.get_by_text("Region Syddanmark").first.is_visible()
    sound(page, f"share-done-{way}")
    page.locator("form[action*=revoke] button").click()
    assert page.locator("form[action*=revoke]").count() == 0
    page.goto(f"{project}settings/")
    page.fill("[name=purpose]", "Finder modermærker,\nsom en læge skal se på.")
    press(page, way, "Gem", "Save")
    page.goto(f"{project}history/")
    sound(page, f"history-{way}")


def test_an_account_and_an_organisation_are_accessible(page: Page, address: str, way: str) -> None:
    alice = person("alice", None)
    clinic = membership.found_organisation(alice, "Klinikken")
    Membership.objects.create(organisation=clinic, user=person("bob", None), role=Role.EDITOR)
    log_in(page, address, alice.email)
    for name in ("me", "me/delete", "organisations", "organisations/new", "accounts/2fa", "accounts/email",
                 "accounts/password/change", "accounts/3rdparty", "accounts/logout"):  # fmt: skip
        page.goto(f"{address}/{name}/")
        sound(page, f"{name.replace('/', '-')}-{way}")
    page.goto(f"{address}/organisations/{clinic.id}/")
    page.fill("#id_email", "no address")
    press(page, way, "Send invitation", "Send invitation")
    sound(page, f"organisation-wrong-{way}")
    page.fill("#id_email", "new@example.org")
    press(page, way, "Send invitation", "Send invitation")
    sound(page, f"organisation-{way}")


@pytest.mark.parametrize(
    "name", ["login", "password/reset", "password/reset/done", "confirm-email", "inactive"]
)
def test_pages_for_visitors_are_accessible(page: Page, address: str, way: str, name: str) -> None:
    page.goto(f"{address}/accounts/{name}/")
    sound(page, f"{name.replace('/', '-')}-{way}")
