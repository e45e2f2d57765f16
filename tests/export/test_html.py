"""The report stands alone: no script, no network, no fault that a browser or axe-core can find."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page

from tests.export.schedules import NAMES, browser, levers_of, project_of, reference, schedule_of
from vejviser.export.html import render
from vejviser.export.picture import rows
from vejviser.export.picture.outline import either
from vejviser.export.report.texts import WORDS
from vejviser.handbook.entries import LANGS, Lang

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
VIOLATIONS = """tags => axe.run(document, {runOnly: tags})
  .then(found => found.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 120)]))"""
OPEN = "document.querySelectorAll('details').forEach(part => part.open = true)"


@lru_cache
def page_of(name: str, lang: Lang) -> bytes:
    project = project_of(name)
    return render(
        schedule_of(name),
        lang,
        name=project.name,
        about=project.about,
        levers=levers_of(name),
        reference=reference(),
    )


def tree(name: str, lang: Lang = "da") -> Any:
    return html.document_fromstring(page_of(name, lang).decode())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_one_h1_headings_in_order_and_every_link_within_leads_somewhere(
    name: str, lang: Lang
) -> None:
    page = tree(name, lang)
    assert page.get("lang") == lang
    levels = [int(node.tag[1]) for node in page.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_fetched_and_nothing_runs(name: str) -> None:
    page = tree(name)
    assert not page.xpath("//script|//iframe|//img|//object|//embed|//form|//@style")
    assert page.xpath("//link/@href") == ["data:,"]
    assert not [key for node in page.iter() for key in node.attrib if key.startswith("on")]
    assert len(page.xpath("//style")) == 1
    assert "url(" not in page.xpath("//style")[0].text
    assert "@import" not in page.xpath("//style")[0].text
    assert all(re.match(r"#|https?://", link) for link in page.xpath("//a/@href"))


@pytest.mark.parametrize("name", NAMES)
def test_table_and_steps_hold_every_step_of_the_road_in_the_order_of_the_picture(name: str) -> None:
    page = tree(name)
    expected = [f"step-{row.id}" for row in rows(schedule_of(name), "da")]
    assert [link[1:] for link in page.xpath("//table[contains(@class,'road')]//th/a/@href")] == expected
    assert page.xpath("//section[@aria-labelledby='steps']//details/@id") == expected


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_that_arises_stands_with_the_law_behind_it(name: str) -> None:
    page = tree(name)
    for key, finding in schedule_of(name).road.findings.items():
        found = page.xpath(f"//li[@id='finding-{key}']")
        assert len(found) == finding.applies
        if finding.applies and any(
            schedule_of(name).road.handbook.sources[c.source].url for c in finding.citations
        ):
            assert found[0].xpath(".//a[starts-with(@href,'http')]"), key


def test_at_most_five_things_are_to_be_done_now_each_with_someone_to_contact_where_one_is_known() -> None:
    found = tree("fracture-detection").xpath("//ol[@class='next']/li")
    assert 1 <= len(found) <= 5
    assert found[0].xpath(".//a")


def test_what_each_contact_does_ends_without_a_full_stop_in_the_middle_of_the_line() -> None:
    for name in NAMES:
        assert ".;" not in "".join(tree(name).xpath("//ol[@class='next']//p//text()"))


def test_outcomes_that_have_commas_of_their_own_are_told_apart_by_or() -> None:
    assert either(["Yes, the first", "Yes, the second", "Open"], "en") == (
        "Yes, the first or yes, the second or open"
    )
    assert either(["One", "Two", "Three"], "en") == "One, two or three"


def test_shortcuts_are_told_with_what_they_save_and_cost_and_left_out_where_none_were_sought() -> None:
    page = tree("in-house-algorithm")
    table = page.xpath("//section[@aria-labelledby='levers']//tbody/tr")
    assert len(table) >= 1
    assert all(row.xpath("string(td[1])") and row.xpath("string(td[2])") for row in table)
    without = html.document_fromstring(render(schedule_of("in-house-algorithm"), "da").decode())
    assert not without.xpath("//section[@aria-labelledby='levers']")


def test_what_a_project_says_of_itself_is_text_and_never_markup() -> None:
    made = render(schedule_of("retrospective-research"), "da", name="<b>&", about="<script>alert(1)</script>")
    page = html.document_fromstring(made.decode())
    assert not page.xpath("//script|//h1/b")
    assert "<b>&" in page.xpath("string(//h1)")


def test_the_same_road_gives_the_same_page() -> None:
    made = schedule_of("retrospective-research")
    assert render(made, "en", name="x") == render(made, "en", name="x")


@pytest.mark.parametrize("key", list(WORDS))
def test_every_text_stands_in_both_languages(key: str) -> None:
    text = WORDS[key]
    assert bool(text.da.strip()) == bool(text.en.strip())
    assert set(re.findall(r"{\w+}", text.da)) == set(re.findall(r"{\w+}", text.en))


@pytest.mark.parametrize(
    ("name", "lang"),
    [("fracture-detection", "da"), ("fracture-detection", "en"), ("record-risk-score", "da")],
)
def test_a_browser_finds_no_fault_wide_or_narrow_closed_or_open(
    name: str, lang: Lang, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(page_of(name, lang))
    with browser() as opened:
        for wide in (1280, 360):
            look(opened.new_page(viewport={"width": wide, "height": 800}), file.as_uri(), wide)


def look(page: Page, address: str, wide: int) -> None:
    """Open the report at a width: no fault closed or open, nothing said, nothing asked for but the page."""
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    assert page.locator("figure.wide").is_visible() is (wide == 1280)
    assert page.locator("figure.narrow").is_visible() is (wide == 360)
    for state in ("closed", "open"):
        assert page.evaluate("document.documentElement.scrollWidth") <= wide, state
        if AXE.exists():
            page.evaluate(AXE.read_text(encoding="utf-8"))
            assert page.evaluate(VIOLATIONS, TAGS) == [], state
        page.evaluate(OPEN)
    assert (asked, said) == ([address], [])
    page.close()
