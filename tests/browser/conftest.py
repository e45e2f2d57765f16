from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.pages import BROWSERS, NARROW, WIDE
from tests.export.readers import program

PATIENCE = 20_000
"""Milliseconds to wait for a page on a busy machine before a test fails."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = program(*BROWSERS)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop on this thread
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


@pytest.fixture(params=["da-wide", "en-narrow"])
def way(request: pytest.FixtureRequest) -> str:
    """The language and width that a page is read in; the newcomer's whole way is walked in all four."""
    return str(request.param)


@pytest.fixture
def context(browser: Browser, live_server: object) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def address(live_server: object, way: str, page: Page) -> str:
    """The root address of the language, with the window as wide as the way says."""
    page.set_viewport_size(NARROW if way.endswith("narrow") else WIDE)  # type: ignore[arg-type]
    return f"{live_server}/en" if way.startswith("en") else f"{live_server}"
