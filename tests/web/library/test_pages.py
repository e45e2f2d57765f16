"""What stands on the pages of the handbook."""

from __future__ import annotations

import json
import re

import pytest
from django.template import engines
from django.test import Client
from lxml import html

from vejviser.export.library.page import Cite, Ref
from vejviser.web.library.asked import asked
from vejviser.web.library.machine import script

pytestmark = pytest.mark.django_db


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    found = html.fromstring(answer.content).xpath("//main")[0]
    return " ".join(found.text_content().split())


def test_the_front_page_leads_to_kinds_topics_stages_the_alphabet_and_changes(client: Client) -> None:
    page = html.fromstring(client.get("/en/handbook/").content)
    leads = page.xpath("//main//a/@href")
    for path in ("steps/", "datasets/", "az/", "changes/", "topics/classification/", "steps/describe_need/"):
        assert f"/en/handbook/{path}" in leads
    assert len(page.xpath("//section[@aria-labelledby='stages']//li")) == 282


def test_a_rule_says_its_condition_in_words_its_source_text_and_its_provision(client: Client) -> None:
    told = text(client, "/en/handbook/rules/mdr.r11a.death/")
    assert "harm from wrong answer: “Death or irreversible deterioration of health”" in told
    assert "impact == death_or_irreversible" in told
    assert "MDR Annex VIII 6.3 Rule 11, first indent" in told
    assert "We have read the source and seen that it says so." in told
    assert "content/eu/mdr-rule-11.md, line 2" in told
    page = html.fromstring(client.get("/en/handbook/rules/mdr.r11a.death/").content)
    assert "http://data.europa.eu/eli/reg/2017/745/oj" in page.xpath("//footer[@id='source']//a/@href")


def test_a_finding_has_its_rules_in_order_with_how_they_combine_and_what_it_decides(client: Client) -> None:
    page = html.fromstring(client.get("/handbook/decisions/mdr_class/").content)
    rules = page.xpath("//ol[@class='rules']/li/@id")
    assert (
        rules.index("rule-mdr.r11a.base") < rules.index("rule-mdr.r11a.death") < rules.index("rule-mdr.r11c")
    )
    told = page.xpath("//main")[0].text_content()
    assert "Så gælder den strengeste værdi" in told
    assert page.xpath("//section[@aria-labelledby='steps']//a[contains(@href, '/handbook/steps/')]")


def test_a_fact_leads_to_the_rules_findings_and_steps_that_hang_on_it(client: Client) -> None:
    page = html.fromstring(client.get("/handbook/facts/product_form/").content)
    for anchor, kind in (("rules-on", "rules"), ("decides", "decisions")):
        assert page.xpath(f"//section[@aria-labelledby='{anchor}']//a[contains(@href, '/{kind}/')]")


@pytest.mark.parametrize(("day", "off"), [("2028-08-01", False), ("2028-08-02", True)])
def test_a_rule_is_greyed_with_words_on_days_when_it_does_not_apply(
    client: Client, day: str, off: bool
) -> None:
    told = text(client, f"/en/handbook/rules/ai.art113_cii.later/?as_of={day}")
    assert ("Not on the day chosen: applied until 1 August 2028" in told) is off
    page = html.fromstring(client.get(f"/en/handbook/decisions/ai_device_duties/?as_of={day}").content)
    [rule] = page.xpath("//li[@id='rule-ai.art113_cii.later']")
    assert ("rule-off" in rule.get("class")) is off


@pytest.mark.parametrize(
    ("day", "desk", "other"),
    [("2026-12-31", "Capital Region", "Østdanmark"), ("2027-01-01", "Østdanmark", "Capital Region")],
)
def test_the_desks_of_a_step_are_those_of_the_day(client: Client, day: str, desk: str, other: str) -> None:
    page = html.fromstring(client.get(f"/en/handbook/steps/apply_section_46/?as_of={day}").content)
    told = page.xpath("//section[@aria-labelledby='desks']")[0].text_content()
    assert desk in told
    assert other not in told


def test_an_office_that_ends_leads_to_who_follows_and_back(client: Client) -> None:
    assert "/handbook/actors/A008/" in client.get("/handbook/actors/A006/").content.decode()
    assert "/handbook/actors/A006/" in client.get("/handbook/actors/A008/").content.decode()


def test_law_in_the_making_is_told_on_the_rules_that_it_would_change_and_on_its_own(client: Client) -> None:
    assert "Ville blive taget væk af" in text(client, "/handbook/rules/mdr.r11a.death/")
    told = text(client, "/handbook/rules/com2025_1023.r11.matrix.critical_treat/")
    assert "Ikke gældende ret" in told
    page = html.fromstring(client.get("/handbook/overlays/com_2025_1023/").content)
    assert page.xpath("//section[@aria-labelledby='repealed']//a/@href")


def test_a_law_page_has_its_headings_in_order_with_words_and_entries_under_them(client: Client) -> None:
    page = html.fromstring(client.get("/handbook/laws/eu/mdr-rule-11/").content)
    heads = [" ".join(h.text_content().split()) for h in page.xpath("//article/h2 | //article/h3")]
    assert heads[0].startswith("Bilag VIII, 6.3, regel 11, første del")
    assert page.xpath("//h2[@id='mdr/annex-viii/rule-11a']")
    [first] = page.xpath("//li[@id='rules-mdr.r11a.death']")
    assert "når" in first.text_content()
    inside = set(page.xpath("//nav[@class='act-contents']//a/@href"))
    assert all(page.xpath(f"//*[@id='{link[1:]}']") for link in inside)


def test_headings_have_the_same_anchor_in_both_languages(client: Client) -> None:
    def anchors(path: str) -> list[str]:
        return list(
            html.fromstring(client.get(path).content).xpath(
                "//article/*[self::h1 or self::h2 or self::h3]/@id"
            )
        )

    assert anchors("/handbook/laws/eu-ai-act/dates/") == anchors("/en/handbook/laws/eu-ai-act/dates/")


def test_a_source_groups_what_cites_it_by_provision_with_numbers_in_order(client: Client) -> None:
    page = html.fromstring(client.get("/en/handbook/sources/aia/").content)
    places = [h.text_content() for h in page.xpath("//section[@aria-labelledby='cited']/h3")]
    assert places.index("Art. 9") < places.index("Art. 10")


def test_lists_narrow_by_stage_and_place_and_say_so_when_nothing_is_left(client: Client) -> None:
    told = text(client, "/handbook/steps/?stage=product")
    assert "82 af 282" in told
    assert "Region Syddanmark" in text(client, "/handbook/actors/?region=syddanmark")
    assert "185 i alt" in text(client, "/handbook/actors/?region=atlantis")
    assert "Intet passer på udvalget" in text(
        client, "/handbook/actors/?region=finland&stage=collaboration&mark=memory"
    )


def test_the_alphabet_ends_with_the_danish_letters_and_has_none_in_english(client: Client) -> None:
    def letters(path: str) -> list[str]:
        return [a.text for a in html.fromstring(client.get(path).content).xpath("//nav[@class='letters']//a")]

    danish = letters("/handbook/az/")
    assert [one for one in danish if one in "ÆØÅ"] == [one for one in "ÆØÅ" if one in danish]
    assert danish.index("Y") < danish.index("Å")
    assert not set("ÆØÅ") & set(letters("/en/handbook/az/"))


def test_changes_between_two_days_are_those_and_no_others(client: Client) -> None:
    told = text(client, "/en/handbook/changes/?start=2026-12-31&end=2027-01-01")
    assert "1 January 2027" in told
    assert "2 August 2028" not in told
    assert "Nothing in the handbook begins" in text(
        client, "/en/handbook/changes/?start=2099-01-01&end=2099-01-02"
    )


@pytest.mark.parametrize(
    "query",
    [
        "start=2027-01-01&end=2026-01-01",
        "start=x&end=2026-01-01",
        "start=2027-01-01",
        "start=1000-01-01&end=2027-01-01",
    ],
)
def test_days_that_are_no_span_are_refused_at_the_field(client: Client, query: str) -> None:
    answer = client.get(f"/handbook/changes/?{query}")
    assert answer.status_code == 422
    assert 'data-module="error-summary"' in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("datasets/DS-02", "Dataset"),
        ("authorities/datatilsynet", "GovernmentOrganization"),
        ("actors/A001", "Organization"),
        ("sources/mdr", "Legislation"),
    ],
)
def test_machines_read_what_a_page_is_about(client: Client, path: str, kind: str) -> None:
    page = client.get(f"/handbook/{path}/").content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    assert (data["@type"], data["inLanguage"]) == (kind, "da")
    assert data["mainEntityOfPage"].endswith(f"/handbook/{path}/")


# -- hostile words ---------------------------------------------------------------------------------------

HOSTILE = "<script>alert(\"1\")</script> & 'x'"


def test_words_with_signs_of_markup_are_written_as_words(rf: object) -> None:
    at = asked(rf.get("/handbook/"))  # type: ignore[attr-defined]
    ref = Ref(
        "steps", HOSTILE, HOSTILE, note=HOSTILE, when=HOSTILE, off=True, mark="verified", anchor=HOSTILE
    )
    made = (
        engines["django"]
        .from_string("{% load library %}{% link at ref %}{% links at refs %}{% cited cites %}")
        .render(
            {
                "at": at,
                "ref": ref,
                "refs": [ref, ref],
                "cites": [Cite(HOSTILE, "https://example.org/?a=1&b='\"")],
            }
        )
    )
    assert "<script" not in made
    found = html.fragment_fromstring(made, create_parent="div")
    assert HOSTILE in found.text_content()
    assert found.xpath("//a[@rel='noreferrer']/@href") == ["https://example.org/?a=1&b='\""]


def test_a_description_for_machines_cannot_end_its_block() -> None:
    made = script({"name": "</script><script>alert(1)</script>&"}, "http://testserver/")
    assert made.count("</script>") == 1
    assert (
        json.loads(made.partition(">")[2].removesuffix("</script>"))["name"]
        == "</script><script>alert(1)</script>&"
    )


def test_what_the_address_asks_for_is_written_back_as_words(client: Client) -> None:
    page = client.get("/handbook/steps/", {"stage": HOSTILE, "page": HOSTILE, "x": HOSTILE}).content.decode()
    assert "<script>alert" not in page
