from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import sound

pytestmark = pytest.mark.django_db(transaction=True)


def begin(page: Page, address: str) -> None:
    page.goto(f"{address}/projects/new/")
    page.locator("input[name=name]").fill("Ny idé")
    page.get_by_role("button").last.click()


def test_an_interview_begins_without_an_account_and_every_state_of_it_is_accessible(
    page: Page, address: str, way: str
) -> None:
    begin(page, address)
    project = page.url.split("/projects/")[1].split("/")[0]
    interview = f"{address}/projects/{project}/interview/"
    page.goto(interview)
    sound(page, f"interview-first-{way}")
    page.locator("button[value=save]").click()
    expect(page.get_by_role("alert")).to_be_visible()
    sound(page, f"interview-error-{way}")
    page.get_by_role("radio").nth(2).check()
    page.wait_for_selector("#preview ul")
    sound(page, f"interview-preview-{way}")
    page.locator("button[value=save]").click()
    expect(page.locator("#changed")).to_be_visible()
    sound(page, f"interview-changed-{way}")
    page.locator("button[value=unsure]").click()
    page.goto(f"{interview}topics/")
    sound(page, f"interview-topics-{way}")
    page.goto(f"{interview}tasks/")
    sound(page, f"interview-tasks-{way}")
    page.goto(f"{interview}q/intended_purpose/")
    sound(page, f"interview-text-{way}")


def test_an_interview_is_answered_with_the_keyboard_alone(page: Page, address: str) -> None:
    begin(page, address)
    project = page.url.split("/projects/")[1].split("/")[0]
    page.goto(f"{address}/projects/{project}/interview/q/route_choice/")
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#changed")).to_be_visible()


def test_an_interview_is_answered_without_javascript(browser, live_server) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_context(java_script_enabled=False).new_page()
    begin(page, str(live_server))
    project = page.url.split("/projects/")[1].split("/")[0]
    page.goto(f"{live_server}/projects/{project}/interview/q/route_choice/")
    page.get_by_role("radio").first.check()
    page.locator("button[value=save]").click()
    expect(page.locator("#changed")).to_be_visible()
    page.context.close()
