"""The whole way of a newcomer: from the front page to a project that is shared and revoked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hands import Hands, Keyboard, Mouse
from tests.browser.pages import sideways, sound
from tests.web.cast import PASSWORD, person
from vejviser.web.accounts import membership
from vejviser.web.projects.models import Project, Share

pytestmark = pytest.mark.django_db(transaction=True)

Look = Callable[[Page, str], None]


def said(page: Page, da: str, en: str) -> str:
    """The words in the language of the page."""
    return en if page.locator("html").get_attribute("lang") == "en" else da


def walk(page: Page, root: str, hands: Hands, look: Look, code: str) -> None:
    """The way, step by step; `look` is told of every page on it."""

    def follow(da: str, en: str) -> None:
        hands.press(page, page.get_by_role("link", name=said(page, da, en)).first)

    def press(da: str, en: str) -> None:
        hands.press(page, page.get_by_role("button", name=said(page, da, en)).first)

    page.goto(f"{root}/")
    look(page, "front")
    follow("Se en vej", "See a road")
    page.wait_for_url("**/road/")
    look(page, "road")
    hands.press(page, page.locator("main a[href*='/steps/']:visible").first)
    page.wait_for_url("**/steps/**")
    look(page, "step")
    page.go_back()
    page.wait_for_url("**/road/")
    follow("Genveje", "Shortcuts")
    page.wait_for_url("**/shortcuts/")
    look(page, "shortcuts")
    hands.choose(page, page.locator("#set-1"))
    press("Sammenlign", "Compare")
    page.wait_for_url("**/what-if/**")
    look(page, "compare")
    follow("Drop det", "Discard it")
    follow("Papirer", "Papers")
    page.wait_for_url("**/papers/")
    look(page, "papers")
    with page.expect_download() as download:
        hands.press(page, page.locator("main a[href$='.docx']").first)
    assert download.value.suggested_filename.endswith(".docx")
    page.go_back() if not page.url.endswith("/papers/") else None
    follow("Vejen", "The road")
    page.wait_for_url("**/road/")
    press("Lav det til dit eget", "Make it yours")
    page.wait_for_url("**/road/")
    look(page, "own")
    follow("Deling", "Sharing")
    page.wait_for_url("**/share/")
    look(page, "share-before")
    press("Opret en konto, og gem", "Sign up and save it")
    page.wait_for_url("**/signup/**")
    look(page, "signup")
    hands.write(page, page.locator("[name=email]"), "new@example.org")
    hands.write(page, page.locator("[name=password1]"), PASSWORD)
    press("Opret konto", "Sign up")
    page.wait_for_url("**/road/")
    follow("Deling", "Sharing")
    page.wait_for_url("**/share/")
    hands.write(page, page.locator("[name=to]"), code)
    hands.press(page, page.get_by_role("button", name=said(page, "Del", "Share"), exact=True))
    expect(page.get_by_text("Region Syddanmark").first).to_be_visible()
    look(page, "shared")
    assert Share.objects.filter(revoked=None).count() == 1
    hands.press(page, page.locator("form[action*=revoke] button"))
    expect(page.locator("form[action*=revoke]")).to_have_count(0)
    look(page, "revoked")
    assert Share.objects.filter(revoked=None).count() == 0
    assert Project.objects.get().organisation is not None


def region_code() -> str:
    return membership.found_organisation(person("dora", None), "Region Syddanmark").share_code


def nothing(page: Page, name: str) -> None:
    """Looks at nothing."""


@pytest.mark.parametrize("way", ["da-wide", "da-narrow", "en-wide", "en-narrow"], indirect=True)
def test_a_newcomer_gets_from_the_front_page_to_a_shared_project_on_accessible_pages(
    page: Page, address: str, way: str
) -> None:
    walk(page, address, Mouse(), lambda at, name: sound(at, f"walk-{name}-{way}"), region_code())


def test_the_whole_way_can_be_walked_with_the_keyboard_alone(page: Page, live_server: object) -> None:
    walk(page, str(live_server), Keyboard(), nothing, region_code())


def test_the_whole_way_can_be_walked_without_javascript(browser: Browser, live_server: object) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    walk(page, f"{live_server}/en", Mouse(), nothing, region_code())
    context.close()


def test_no_page_of_the_way_scrolls_sideways_at_400_percent(browser: Browser, live_server: object) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 256})

    def fits(at: Page, name: str) -> None:
        assert sideways(at) <= 0, f"{name} is {sideways(at)} px too wide"

    walk(context.new_page(), str(live_server), Mouse(), fits, region_code())
    context.close()


def test_no_page_of_the_way_asks_another_host_for_anything(page: Page, live_server: object) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.split("/")[2]))
    walk(page, str(live_server), Mouse(), nothing, region_code())
    assert asked == {str(live_server).split("/")[2]}


def test_no_page_of_the_way_complains_in_the_console(page: Page, live_server: object) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    walk(page, str(live_server), Mouse(), nothing, region_code())
    assert told == []
