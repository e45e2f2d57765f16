"""Two ways to work a page: with a mouse, and with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

MOST_TABS = 400
_FOCUSED = "node => node === document.activeElement"


class Mouse:
    """Presses and writes with a pointer."""

    def press(self, page: Page, what: Locator) -> None:
        what.click()

    def write(self, page: Page, what: Locator, text: str) -> None:
        what.fill(text)

    def choose(self, page: Page, what: Locator) -> None:
        """Another value of a list than the one it shows."""
        what.select_option(index=1)


class Keyboard:
    """Presses and writes with keys alone; fails where the focus cannot get to what is wanted."""

    def press(self, page: Page, what: Locator) -> None:
        self._reach(page, what)
        page.keyboard.press("Enter")

    def write(self, page: Page, what: Locator, text: str) -> None:
        self._reach(page, what)
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(text)

    def choose(self, page: Page, what: Locator) -> None:
        self._reach(page, what)
        page.keyboard.press("ArrowDown")

    def _reach(self, page: Page, what: Locator) -> None:
        for _ in range(MOST_TABS):
            if what.evaluate(_FOCUSED):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {what}")


Hands = Mouse | Keyboard
