"""A real browser on the pages, and what every page is held to."""

from __future__ import annotations

import functools
import json
import os
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.export.readers import npm

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@functools.cache
def _axe() -> str:
    return npm("axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds wrong on the page as it stands, with the places."""
    page.evaluate(_axe())
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}}).then(r => r.violations.map("
        "v => ({id: v.id, help: v.help, nodes: v.nodes.map(n => n.html.slice(0, 200))})))",
        RULES,
    )
    return list(found)


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def sound(page: Page, name: str = "") -> None:
    """Nothing, or an `AssertionError` naming what is wrong: axe, sideways scroll, language, headings.

    With SHOTS set to a folder, a picture of the page is kept there.
    """
    if name and os.environ.get("SHOTS"):
        page.screenshot(path=str(Path(os.environ["SHOTS"]) / f"{name}.png"), full_page=True)
    found = violations(page)
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)
    assert sideways(page) <= 0, f"{page.url} is {sideways(page)} px wider than the window"
    assert page.locator("h1").count() == 1, f"{page.url} has {page.locator('h1').count()} h1"
