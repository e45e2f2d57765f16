"""Every building block in Chromium: accessible in both languages and widths, alive once, and usable without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings

from tests.browser.pages import WIDE, sideways, sound, violations

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def showcase(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.browser.showcase"


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser writes to its console about the page, and requests to other hosts."""
    found: list[str] = []
    page.on("console", lambda line: found.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda fault: found.append(str(fault)))
    page.on("request", lambda asked: found.append(asked.url) if "localhost" not in asked.url else None)
    return found


def test_the_building_blocks_are_accessible(
    page: Page, address: str, way: str, complaints: list[str]
) -> None:
    page.goto(f"{address}/showcase/")
    page.locator(".date-picker--initialized").first.wait_for()
    sound(page, f"blocks-{way}")
    assert complaints == []


def test_what_htmx_brings_in_is_accessible_focused_and_told(
    page: Page, address: str, complaints: list[str]
) -> None:
    page.goto(f"{address}/showcase/")
    english = "/en" in address
    page.click("#bring")
    expect(page.locator("h2[data-focus]")).to_be_focused()
    expect(page.locator("#announce")).to_have_text("The road has changed" if english else "Vejen er ændret")
    expect(page.locator("#parts .date-picker--initialized")).to_have_count(1)
    assert violations(page) == []
    assert complaints == []


def test_an_accordion_opens_and_closes_before_and_after_a_swap(page: Page, address: str) -> None:
    page.goto(f"{address}/showcase/")
    first, second = (page.locator(f'[aria-controls="{name}-fold"]') for name in ("first", "second"))
    expect(first).to_have_attribute("aria-expanded", "false")
    expect(second).to_have_attribute("aria-expanded", "true")
    page.click("#bring")
    third = page.locator('[aria-controls="third-fold"]')
    expect(third).to_have_attribute("aria-expanded", "false")
    for fold in (first, third):
        fold.click()
        expect(fold).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#first-fold")).to_be_visible()
    page.locator(".accordion-bulk-button").first.click()
    expect(page.locator(".accordion-bulk-button").last).to_have_text(
        "Close all" if "/en" in address else "Luk alle"
    )


def test_scripts_speak_the_language_of_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}/showcase/")
    english = "/en" in address
    page.fill("#id_purpose", "four")
    page.press("#id_purpose", "End")
    left = "You have 196 characters left" if english else "Du har 196 tegn tilbage"
    expect(page.locator("#id_purpose ~ .character-limit")).to_have_text(left)
    calendar = page.locator(".date-picker__button").last
    expect(calendar).to_have_attribute("aria-label", "Open calendar" if english else "Åbn kalender")
    calendar.click()
    month = page.locator(".date-picker__calendar__month-selection").last
    expect(month).to_contain_text("January" if english else "januar")


def test_a_request_that_fails_is_told_and_changes_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/showcase/")
    page.click("#lost")
    expect(page.get_by_role("alert").last).to_contain_text(
        "Reload the page" if "/en" in address else "Genindlæs siden"
    )
    expect(page.locator("#bring")).to_be_visible()


def test_errors_take_the_focus_and_lead_to_their_fields(page: Page, address: str) -> None:
    page.goto(f"{address}/showcase/")
    expect(page.locator('[data-module="error-summary"]')).to_be_focused()
    page.locator('a[href="#faulty_role_0"]').click()
    expect(page.locator("#faulty_role_0")).to_be_focused()


def test_a_link_is_copied_and_it_is_said(page: Page, address: str) -> None:
    page.goto(f"{address}/showcase/")
    button = page.locator("[data-copy]")
    button.click()
    copied = "Copied" if "/en" in address else "Kopieret"
    expect(page.locator("#announce")).to_have_text(copied)
    expect(button).to_have_text(copied)


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_scrolls_sideways_on_a_narrow_window(page: Page, live_server: object, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(f"{live_server}/showcase/")
    page.click("#bring")
    assert sideways(page) <= 0


def test_without_scripts_everything_can_be_read_and_sent(browser: Browser, live_server: object) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{live_server}/showcase/")
    for name in ("first", "second"):
        assert page.locator(f"#{name}-fold").is_visible()
    assert page.locator("[data-print], [data-copy], .accordion-bulk-button").evaluate_all(
        "all => all.every(one => getComputedStyle(one).display === 'none')"
    )
    page.locator("#id_start").fill("24/12/2027")
    context.close()
