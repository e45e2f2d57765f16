"""Shared knowledge in a real Chromium: written, decided, translated, met with by others; also without scripts."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import WIDE, sideways, sound
from tests.browser.test_accounts import english, log_in
from tests.web.cast import PASSWORD, Cast, make_cast
from tests.web.knowledge.acting import SAID, STEP, draft, published, sent
from vejviser.web.knowledge import store, translating, us_too
from vejviser.web.knowledge.models import Entry, State, UsToo

pytestmark = pytest.mark.django_db(transaction=True)

ENGLISH = {
    "title": "Data came late",
    "tried": "We applied.",
    "happened": "It came back.",
    "lesson": "Ask first.",
}
LONG = "Ansøgningsskemavejledningsudkastet" * 4


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return make_cast()


def test_the_list_an_entry_and_steps_are_accessible_for_everybody(
    page: Page, address: str, way: str, cast: Cast
) -> None:
    page.goto(f"{address}/knowledge/")
    sound(page, f"knowledge-list-{way}")
    page.goto(f"{address}/knowledge/?kind=practice")
    sound(page, f"knowledge-list-empty-{way}")
    entry = published(cast, lesson=f"Aftal variablerne først.\n\n{LONG}", url="https://example.org/rapport")
    page.goto(f"{address}/knowledge/{entry.id}/")
    sound(page, f"knowledge-entry-bare-{way}")
    for user, year in ((cast.alice, 2024), (cast.dora, 2023), (cast.erik, 2024), (cast.charlie, 2020)):
        us_too.say_so(str(entry.id), user, "syddanmark" if year > 2020 else "midtjylland", year, None)
    us_too.say_so(str(entry.id), cast.erik, "sjaelland", 2024, cast.region)
    translating.approve(translating.propose(entry, cast.dora, 1, ENGLISH).id, cast.stella)
    page.goto(f"{address}/knowledge/{entry.id}/")
    sound(page, f"knowledge-entry-{way}")
    page.goto(f"{address}/handbook/steps/{STEP}/")
    sound(page, f"knowledge-library-step-{way}")
    page.goto(f"{address}/handbook/experiences/E001/")
    sound(page, f"knowledge-seed-{way}")
    store.revise(entry.id, cast.bob, 1, SAID)
    store.withdraw(entry.id, cast.bob, 2, "Tallene var forkerte.")
    for name in ("", "history/"):
        page.goto(f"{address}/knowledge/{entry.id}/{name}")
        sound(page, f"knowledge-withdrawn-{name.strip('/')}-{way}")


def test_a_contribution_is_written_sent_back_and_published(
    page: Page, address: str, way: str, cast: Cast
) -> None:
    log_in(page, address, cast.bob.email)
    page.goto(f"{address}/knowledge/mine/")
    sound(page, f"knowledge-mine-empty-{way}")
    page.goto(f"{address}/knowledge/new/?step={STEP}")
    sound(page, f"knowledge-new-{way}")
    page.locator("button[name=send]").click()
    expect(page.locator(".form-error").first).to_be_visible()
    sound(page, f"knowledge-new-wrong-{way}")
    page.get_by_label("Udfordring" if not english(way) else "Challenge").check()
    page.fill("[name=title]", "Data kom for sent")
    page.fill("[name=lesson]", "Spørg registeret først.")
    page.select_option("[name=region]", "syddanmark")
    page.locator("button[name=send]").click()
    page.wait_for_url(lambda url: "/new/" not in url)
    sound(page, f"knowledge-sent-{way}")
    entry = Entry.objects.get()
    assert (entry.state, entry.versions.get().steps) == (State.SENT, [STEP])
    store.give_back(entry.id, cast.stella, 1, "Hvilket register?")
    page.reload()
    sound(page, f"knowledge-returned-{way}")
    for name in ("edit/", "withdraw/", "history/"):
        page.goto(f"{address}/knowledge/{entry.id}/{name}")
        sound(page, f"knowledge-{name.strip('/')}-{way}")
    page.goto(f"{address}/knowledge/mine/")
    sound(page, f"knowledge-mine-{way}")
    store.send(entry.id, cast.bob, 1)
    store.publish(entry.id, cast.stella, 1)
    for name in (f"{entry.id}/translate/", f"happened/{entry.id}/"):
        page.goto(f"{address}/knowledge/{name}")
        sound(page, f"knowledge-{name.split('/')[0][:8]}-{way}")
        page.locator("main form button[type=submit]").first.click()
        expect(page.locator("[data-module=error-summary]")).to_be_visible()
        sound(page, f"knowledge-{name.split('/')[0][:8]}-wrong-{way}")
    page.goto(f"{address}/knowledge/happened/{entry.id}/")
    page.select_option("[name=region]", "sjaelland")
    page.fill("[name=year]", "2024")
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator(".us-too-table").first).to_be_visible()
    page.goto(f"{address}/knowledge/happened/{entry.id}/")
    sound(page, f"knowledge-happened-again-{way}")
    assert UsToo.objects.count() == 1


def test_the_pages_of_editors_are_accessible(page: Page, address: str, way: str, cast: Cast) -> None:
    log_in(page, address, cast.stella.email)
    page.goto(f"{address}/knowledge/queue/")
    sound(page, f"knowledge-queue-empty-{way}")
    waits, public = sent(cast), published(cast)
    one = translating.propose(public, cast.dora, 1, ENGLISH)
    for name in ("queue/", f"{waits.id}/review/", f"translations/{one.id}/", f"{waits.id}/redact/",
                 f"{waits.id}/", f"{waits.id}/history/"):  # fmt: skip
        page.goto(f"{address}/knowledge/{name}")
        sound(page, f"knowledge-editor-{name.replace('/', '-')[-14:]}-{way}")
    page.goto(f"{address}/knowledge/{waits.id}/review/")
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("[data-module=error-summary]")).to_be_visible()
    sound(page, f"knowledge-editor-review-wrong-{way}")
    page.locator("[name=decision][value=publish]").check(force=True)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/queue/")
    assert Entry.objects.get(id=waits.id).shown == 1


def test_steps_are_found_and_chosen_with_the_keyboard(page: Page, live_server: object, cast: Cast) -> None:
    log_in(page, f"{live_server}/en", cast.bob.email)
    page.goto(f"{live_server}/en/knowledge/new/")
    search = page.locator("#step-search")
    search.focus()
    page.keyboard.type("record data")
    expect(page.locator("[data-steps-told]")).not_to_be_empty()
    page.keyboard.press("Enter")
    assert page.url.endswith("/new/"), "Enter in the search does not send the form"
    box = page.locator(f"[name=steps][value={STEP}]")
    expect(box).to_be_visible()
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    search.fill("zzz")
    expect(page.locator("[data-steps-told]")).to_have_text("No step fits")
    search.fill("")
    expect(box).to_be_visible()
    expect(box).to_be_checked()


def test_all_of_it_works_without_scripts(browser: Browser, live_server: object, cast: Cast) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{live_server}/accounts/login/?next=/knowledge/new/")
    page.fill("[name=login]", cast.bob.email)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/knowledge/new/")
    assert page.locator("#step-search").is_hidden()
    page.locator("[data-steps-stage] summary").first.click()
    first = page.locator("[data-steps-stage]").first.locator("[name=steps]").first
    first.check()
    page.locator("[name=kind][value=recommendation]").check()
    page.fill("[name=title]", "Én indgang til data")
    page.fill("[name=lesson]", "Giv registrene ét fælles skema.")
    page.select_option("[name=region]", "national")
    page.get_by_role("button", name="Gem som kladde").click()
    expect(page.locator("h1")).to_have_text("Én indgang til data")
    page.get_by_role("button", name="Send til redaktionen").click()
    assert Entry.objects.get().state == State.SENT
    context.close()


def test_at_four_hundred_percent_nothing_scrolls_sideways(
    page: Page, live_server: object, cast: Cast
) -> None:
    entry = published(cast, title=LONG, lesson=LONG, source=LONG)
    us_too.say_so(str(entry.id), cast.alice, "syddanmark", 2024, None)
    page.set_viewport_size({"width": 320, "height": 256})
    for name in ("", f"{entry.id}/", f"{entry.id}/history/"):
        page.goto(f"{live_server}/knowledge/{name}")
        assert sideways(page) <= 0, name
    log_in(page, f"{live_server}", cast.bob.email)
    kept = draft(cast, title=LONG)
    for name in ("new/", "mine/", f"{kept.id}/edit/"):
        page.goto(f"{live_server}/knowledge/{name}")
        assert sideways(page) <= 0, name
