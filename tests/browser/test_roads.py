from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import sound
from vejviser.web.projects.examples import examples

pytestmark = pytest.mark.django_db(transaction=True)


def place(root: str, *, of: str = "fracture-detection") -> str:
    return f"{root}/projects/{examples()[of].id}/"


@pytest.mark.parametrize("view", ["road/", "road/table/", "road/gantt/", "papers/", "steps/sign_supply_contract/",
                                  "findings/mdr_class/"])  # fmt: skip
def test_every_page_of_a_road_is_sound(page: Page, address: str, way: str, view: str) -> None:
    page.goto(place(address) + view)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    sound(page, f"roads-{view.strip('/').replace('/', '-')}-{way}")


def test_the_longest_road_is_sound_under_another_law(page: Page, address: str, way: str) -> None:
    page.goto(place(address, of="brain-mri-triage") + "road/?as_of=2027-06-01&overlay=com_2025_1023")
    sound(page, f"roads-longest-{way}")


def test_the_picture_fits_the_window_and_only_one_is_shown(page: Page, address: str, way: str) -> None:
    page.goto(place(address) + "road/")
    shown = ".road-narrow" if way.endswith("narrow") else ".road-wide"
    hidden = ".road-wide" if way.endswith("narrow") else ".road-narrow"
    expect(page.locator(f"{shown} svg")).to_be_visible()
    expect(page.locator(f"{hidden} svg")).to_be_hidden()


def test_the_milestones_fit_the_window_without_scrolling(page: Page, address: str) -> None:
    page.goto(place(address) + "road/")
    wider = page.locator(".scroll:has(.milestones)").evaluate("one => one.scrollWidth - one.clientWidth")
    assert wider <= 0


def test_a_bar_is_followed_with_the_keyboard_to_the_page_of_its_step(page: Page, address: str) -> None:
    page.goto(place(address) + "road/")
    bar = page.locator(".road-wide a:visible, .road-narrow a:visible").first
    bar.focus()
    expect(bar).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/steps/**")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_the_picture_can_be_skipped_with_the_keyboard(page: Page, address: str) -> None:
    page.goto(place(address) + "road/")
    page.locator("a[href='#what']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#what")).to_be_focused()


def test_no_page_of_a_road_is_wider_than_the_window_at_400_percent(page: Page, live_server: object) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    for view in (
        "road/",
        "road/table/",
        "road/gantt/",
        "papers/",
        "steps/sign_supply_contract/",
        "findings/mdr_class/",
    ):
        page.goto(place(str(live_server)) + view)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{view} is {wide} px wide"


def test_an_example_is_made_ones_own_and_a_step_done_without_javascript(
    browser: Browser, live_server: object
) -> None:
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(place(str(live_server)) + "road/")
    page.get_by_role("button", name="Lav det til dit eget").click()
    page.locator(".next-steps a").first.click()
    page.get_by_label("Status").select_option("done")
    page.locator("summary", has_text="Datoer").click()
    page.get_by_label("Færdig").fill((dt.date.today() - dt.timedelta(days=3)).isoformat())
    page.get_by_role("button", name="Gem, og regn planen om").click()
    expect(page.get_by_role("status")).to_contain_text("Gemt. Målet kommer nu")
    page.get_by_role("link", name="Hele vejen").click()
    expect(page.locator(".when-walked")).to_contain_text("1 af")
    plain.close()


def test_a_fault_in_a_date_is_named_and_its_field_reached_from_the_summary(
    page: Page, address: str, way: str
) -> None:
    page.goto(place(address) + "road/")
    page.locator(".example-note button").click()
    page.wait_for_selector("h1")
    page.locator(".next-steps a").first.click()
    page.locator("#standing-status").select_option("under_way")
    page.locator(".aside-box summary").first.click()
    page.locator("#standing-started").fill("2099-01-01")
    page.locator("form[action*='/standing'] button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    sound(page, f"roads-fault-{way}")
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.locator("#standing-started")).to_be_focused()
