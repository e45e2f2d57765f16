from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.pages import sound

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_front_page_is_accessible(page: Page, address: str, way: str) -> None:
    page.goto(f"{address}/")
    sound(page, f"front-{way}")
