from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import NARROW, sound

pytestmark = pytest.mark.django_db(transaction=True)
_ROW = 64
"""Pixels: no row of the header is higher."""


def test_the_front_page_is_accessible(page: Page, address: str, way: str) -> None:
    page.goto(f"{address}/")
    sound(page, f"front-{way}")


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
@pytest.mark.parametrize("lang", ["da", "en"])
def test_on_a_phone_the_menu_opens_from_a_button(
    browser: Browser, live_server: object, lang: str, scripts: bool
) -> None:
    context = browser.new_context(viewport=NARROW, java_script_enabled=scripts)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{live_server}/{'en/' if lang == 'en' else ''}")
    header = page.locator("header")
    link = header.get_by_role("link", name="Håndbog" if lang == "da" else "Handbook")
    box = header.bounding_box()
    assert box is not None
    assert box["height"] < 2 * _ROW
    expect(link).to_have_count(0)
    header.get_by_text("Menu", exact=True).click()
    expect(link).to_be_visible()
    if scripts:
        sound(page, f"menu-{lang}")
    link.click()
    expect(page).to_have_url(re.compile("handbook"))
    context.close()
