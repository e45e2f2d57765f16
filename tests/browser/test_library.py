"""The handbook in a real Chromium: accessible on a page of each kind, by keyboard, narrow and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.pages import WIDE, sideways, sound

pytestmark = pytest.mark.django_db(transaction=True)

MAIN = [
    "", "az/?letter=A", "changes/", "changes/?start=2027-01-01&end=2026-01-01", "steps/", "laws/eu/mdr-rule-11/",
    "decisions/ai_device_duties/", "rules/ai.art113_cii.later/?as_of=2029-01-01", "readings/reading_r11a/",
    "steps/apply_section_46/", "datasets/DS-02/", "sources/ehds/",
]  # fmt: skip
"""Pages that are looked at in both languages and widths."""
OTHERS = [
    "actors/?region=finland&mark=memory", "rules/", "laws/overlays/com_2025_1023/", "topics/classification/",
    "facts/informs_decisions/", "constraints/mdr.r15.software_stays_outside/", "unmodelled/dk.data.section_10_5/",
    "overlays/com_2025_1023/", "repeals/com2025_1023.r11/", "documents/data_permit/",
    "authorities/sundhedsdatastyrelsen/", "milestones/first_data/", "assumed_times/note_or_procedure/",
    "actors/A006/?as_of=2027-02-01", "gates/R2/", "experiences/E001/", "agreements/OPI_PARTIAL/", "clauses/CL-02/",
    "checklists/SPIRIT-AI/", "checklist_items/SPIRIT-AI:1(ii)/", "readiness/RD-A1/",
]  # fmt: skip
"""The same parts under other words: Danish narrow and English wide."""
LOOKED_AT = [(way, path) for path in MAIN for way in ("da-wide", "da-narrow", "en-wide", "en-narrow")]
LOOKED_AT += [(("da-narrow", "en-wide")[place % 2], path) for place, path in enumerate(OTHERS)]


@pytest.mark.parametrize(("way", "path"), LOOKED_AT, indirect=["way"])
def test_a_page_of_each_kind_is_accessible(page: Page, address: str, way: str, path: str) -> None:
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if "422" not in message.text:
            heard.append(message.text)

    page.on("console", hear)
    page.goto(f"{address}/handbook/{path}")
    name = path.replace("/", "_").replace("?", "_")
    sound(page, f"library-{name}-{way}")
    assert heard == []


@pytest.mark.parametrize(
    "path",
    [
        "",
        "laws/eu/mdr-rule-11/",
        "steps/apply_section_46/",
        "datasets/DS-02/",
        "changes/",
        "sources/ehds/",
        "actors/",
    ],
)
def test_at_four_hundred_percent_nothing_scrolls_sideways(page: Page, live_server: object, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{live_server}/handbook/{path}")
    assert sideways(page) <= 0


def test_the_day_is_switched_with_the_keyboard_and_goes_along(page: Page, live_server: object) -> None:
    page.goto(f"{live_server}/en/handbook/steps/apply_section_46/")
    expect(page.locator("#as-of")).to_be_hidden()
    page.locator(".as-of summary").focus()
    page.keyboard.press("Enter")
    page.locator("#as-of").fill("2027-01-01")
    page.get_by_role("button", name="Show").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".as-of-day")).to_have_text("The law as of 1 January 2027")
    expect(page.locator("[aria-labelledby='desks']")).to_contain_text("Østdanmark")
    page.locator("[aria-labelledby='order'] a").first.click()
    expect(page.locator(".as-of-day")).to_have_text("The law as of 1 January 2027")
    page.get_by_role("link", name="Back to today").click()
    assert "as_of" not in page.url


def test_a_list_is_narrowed_and_the_choice_stays(page: Page, live_server: object) -> None:
    page.goto(f"{live_server}/en/handbook/actors/?as_of=2027-01-01")
    page.get_by_label("Place").select_option("syddanmark")
    page.get_by_role("button", name="Show selection").click()
    assert "region=syddanmark" in page.url
    assert "as_of=2027-01-01" in page.url
    expect(page.get_by_label("Place")).to_have_value("syddanmark")


def test_without_scripts_the_condition_as_written_can_be_opened(
    browser: Browser, live_server: object
) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{live_server}/en/handbook/rules/mdr.r11a.death/")
    code = page.locator(".written code")
    expect(code).to_be_hidden()
    page.locator(".written summary").click()
    expect(code).to_contain_text("impact == death_or_irreversible")
    context.close()


def test_contents_of_a_law_page_lead_to_its_headings(page: Page, live_server: object) -> None:
    page.goto(f"{live_server}/handbook/laws/eu/mdr-rule-11/")
    page.locator(".act-contents a").last.click()
    assert page.url.endswith("#mdr/annex-viii/rule-11c")
    expect(page.locator("[id='mdr/annex-viii/rule-11c']")).to_be_in_viewport()
