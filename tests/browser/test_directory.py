from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import sound
from tests.web.cast import Cast, make_cast
from vejviser.web.accounts.models import User
from vejviser.web.directory.claiming import claim, correct, decide_claim, decide_correction
from vejviser.web.following import news, subscribing
from vejviser.web.following.models import Follow
from vejviser.web.law import house

pytestmark = pytest.mark.django_db(transaction=True)
ACTOR = "A021"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def log_in(page: Page, user: User, server: str) -> None:
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": server}])


def test_hits_suggestions_and_every_state_of_a_search_are_accessible(
    page: Page, address: str, way: str
) -> None:
    page.goto(f"{address}/search/")
    sound(page, f"search-empty-{way}")
    page.goto(f"{address}/search/?q=dataadgang")
    sound(page, f"search-hits-{way}")
    page.goto(f"{address}/search/?q=data&kind=actors&kind=steps&stage=adoption&page=2")
    sound(page, f"search-narrowed-{way}")
    page.goto(f"{address}/search/?q=l%C3%A6gemidelstyrelsen")
    sound(page, f"search-meant-{way}")
    page.goto(f"{address}/search/?q=xyzzyqwv")
    sound(page, f"search-nothing-{way}")
    page.goto(f"{address}/search/?q=data&region=nowhere")
    sound(page, f"search-fault-{way}")
    page.goto(f"{address}/")
    page.locator("#site-q").press_sequentially("databehandl")
    expect(page.locator(".suggestions li").first).to_be_visible()
    sound(page, f"search-suggestions-{way}")
    page.locator("#site-q").fill("xyzzyqwv")
    expect(page.locator("p.suggestions")).to_be_visible()
    sound(page, f"search-no-suggestions-{way}")


def test_a_search_is_made_with_the_keyboard_alone(page: Page, live_server: object) -> None:
    page.goto(f"{live_server}/")
    page.keyboard.press("/")
    expect(page.locator("#site-q")).to_be_focused()
    page.keyboard.type("knoglebrud")
    expect(page.locator(".suggestions a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".suggestions a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".suggestions")).to_have_count(0)
    expect(page.locator("#site-q")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=knoglebrud")
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-hit a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-hit a").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/directory/**" if "directory" in page.url else "**/handbook/**")


def test_the_key_that_goes_to_the_box_can_be_turned_off(page: Page, live_server: object) -> None:
    page.goto(f"{live_server}/search/")
    page.locator("main details summary").last.click()
    page.locator("[data-slash]").click()
    expect(page.locator("[data-slash]")).to_have_attribute("aria-pressed", "false")
    page.goto(f"{live_server}/")
    page.keyboard.press("/")
    expect(page.locator("#site-q")).not_to_be_focused()


def test_a_search_works_without_javascript(browser: Browser, live_server: object) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server}/en/")
    page.locator("#site-q").fill("fracture")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".search-hit").first).to_be_visible()
    page.locator(".search-facets a").first.click()
    expect(page.locator(".facet-chosen")).to_have_count(1)
    page.context.close()


def test_the_directory_is_accessible_in_every_state(page: Page, address: str, way: str) -> None:
    for name, path in (
        ("list", "directory/"), ("narrowed", "directory/?region=oestdanmark&day=2027-01-01"),
        ("nothing", "directory/?region=atlantis"), ("ever", "directory/?day=any&kind=region"),
        ("cover", "directory/cover/"), ("cover-later", "directory/cover/?day=2027-01-01&stage=adoption"),
        ("actor", "directory/A021/"), ("ended", "directory/A006/?as_of=2027-01-01"), ("history", "directory/A021/history/"),
    ):  # fmt: skip
        page.goto(f"{address}/{path}")
        sound(page, f"directory-{name}-{way}")


def test_claiming_correcting_and_deciding_are_accessible_in_every_state(
    page: Page, address: str, way: str, live_server: object, cast: Cast
) -> None:
    row = house().reference.actors[ACTOR]
    log_in(page, cast.charlie, str(live_server))
    page.goto(f"{address}/directory/{ACTOR}/claim/")
    sound(page, f"claim-nobody-{way}")
    log_in(page, cast.alice, str(live_server))
    page.goto(f"{address}/directory/{ACTOR}/claim/")
    sound(page, f"claim-{way}")
    page.locator("main form button").click()
    sound(page, f"claim-faults-{way}")
    made = claim(row, cast.clinic, cast.alice, "Leder", "Vores side")
    page.goto(f"{address}/directory/{ACTOR}/")
    sound(page, f"claim-waits-{way}")
    log_in(page, cast.stella, str(live_server))
    page.goto(f"{address}/directory/editing/")
    sound(page, f"queue-{way}")
    page.goto(f"{address}/directory/editing/claims/{made.id}/")
    sound(page, f"decide-claim-{way}")
    page.locator("main form button").click()
    sound(page, f"decide-faults-{way}")
    decide_claim(made.id, cast.stella, True, "")
    words = {
        "offers_da": "Vi prøver kunstig intelligens af på klinikken",
        "about_en": "We are a centre.",
        "email": "post@example.org",
        "phone": "+45 12 34 56 78",
    }
    fix = correct(row, cast.clinic, cast.bob, words)
    page.goto(f"{address}/directory/editing/corrections/{fix.id}/")
    sound(page, f"decide-correction-{way}")
    log_in(page, cast.bob, str(live_server))
    page.goto(f"{address}/directory/{ACTOR}/correct/")
    sound(page, f"correct-{way}")
    page.locator("#id_url").fill("javascript:alert(1)")
    page.locator("main form button").click()
    sound(page, f"correct-faults-{way}")
    decide_correction(fix.id, cast.stella, True, "")
    page.goto(f"{address}/directory/{ACTOR}/")
    sound(page, f"corrected-{way}")
    page.goto(f"{address}/directory/{ACTOR}/history/")
    sound(page, f"corrected-history-{way}")


def test_following_is_accessible_in_every_state(
    page: Page, address: str, way: str, live_server: object, cast: Cast
) -> None:
    log_in(page, cast.alice, str(live_server))
    page.goto(f"{address}/following/")
    sound(page, f"following-empty-{way}")
    page.goto(f"{address}/handbook/steps/do_ai_art_9/")
    page.locator(".follow button").click()
    sound(page, f"following-entry-{way}")
    subscribing.follow(cast.alice, "projects", str(cast.project.id))
    Follow.objects.update(since=Follow.objects.first().since - dt.timedelta(days=9))  # type: ignore[union-attr]
    news.tell("steps", "do_ai_art_9", "changed")
    page.goto(f"{address}/following/")
    sound(page, f"following-{way}")
    held = subscribing.subscription_of(cast.alice)
    page.goto(f"{live_server}{subscribing.out_path(held)}")
    sound(page, f"following-stop-{way}")
    page.locator("main form button").click()
    sound(page, f"following-stopped-{way}")
