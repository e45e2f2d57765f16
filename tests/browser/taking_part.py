"""Joining a workshop and voting in it, as a hand on a phone does."""

from __future__ import annotations

from playwright.sync_api import Page

from vejviser.workshop.kinds import KINDS


def enter(page: Page, address: str, kind: str, name: str = "") -> None:
    page.goto(address)
    page.locator(f"label[for=id_kind_{[one.key for one in KINDS].index(kind)}]").click()
    if name:
        page.locator("main summary").click()
        page.fill("#id_name", name)
        page.locator("label[for=id_agreed]").click()
    page.locator("button.big").click()
    page.locator("#vote h2").first.wait_for()


def cast_next(page: Page, side: str) -> None:
    number = page.locator("input[name=statement]").get_attribute("value")
    page.locator(f"button[value={side}]").click()
    page.locator(f"input[name=statement][value='{number}']").wait_for(state="detached")
