"""The page of the first mapping is open to all and holds everything on the slides, in both languages."""

from __future__ import annotations

import html
import io
import re
from itertools import pairwise
from typing import Literal

import docx
import pytest
from django.test import Client
from django.utils import translation

from tests.workshop.test_mapping import everything
from vejviser.export.workshop_report.words import AREAS
from vejviser.web.law import house
from vejviser.web.workshops.areas import area_address
from vejviser.workshop.mapping import mapping_2021, moved

pytestmark = pytest.mark.django_db
Lang = Literal["da", "en"]


@pytest.mark.parametrize(("prefix", "lang"), [("", "da"), ("/en", "en")])
def test_the_page_holds_everything(client: Client, prefix: str, lang: Lang) -> None:
    page = html.unescape(client.get(f"{prefix}/workshops/mapping-2021/").content.decode())
    assert [one for one in everything(lang) if one not in page] == []


def test_each_thing_that_has_moved_stands_with_its_source(client: Client) -> None:
    page = html.unescape(client.get("/workshops/mapping-2021/").content.decode())
    own = house()
    for point in mapping_2021().recommendations:
        for kind, name in point.moved:
            found = moved(kind, name, own.handbook, own.reference)
            assert found.title.da in page
            assert found.words.da in page
            assert all(f'href="{url}"' in page for url in found.urls)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_answers_a_point_is_a_page_that_opens_for_everybody(client: Client, prefix: str) -> None:
    page = html.unescape(client.get(f"{prefix}/workshops/mapping-2021/").content.decode())
    for area in {name for point in mapping_2021().points for name in point.answers}:
        with translation.override(prefix.strip("/") or "da"):
            address = area_address(area)
        assert address
        assert f'<a href="{address}">{AREAS[area].say("en" if prefix else "da")}</a>' in page
        assert client.get(address).status_code == 200


def test_finding_and_referring_to_each_other_is_answered_by_the_directory_and_referrals(
    client: Client,
) -> None:
    page = client.get("/workshops/mapping-2021/").content.decode()
    sixth = page[page.index('id="r6"') : page.index('id="observations"')]
    for address in ("/directory/", "/directory/cover/", "/referrals/figures/", "/knowledge/"):
        assert f'href="{address}"' in sixth


def test_links_within_the_page_lead_somewhere_and_no_heading_is_skipped(client: Client) -> None:
    page = client.get("/workshops/mapping-2021/").content.decode()
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("prefix", "lang"), [("", "da"), ("/en", "en")])
def test_pdf_and_docx_are_made_of_the_same(client: Client, prefix: str, lang: Lang) -> None:
    assert client.get(f"{prefix}/workshops/mapping-2021/report.pdf").content.startswith(b"%PDF-")
    read = docx.Document(io.BytesIO(client.get(f"{prefix}/workshops/mapping-2021/report.docx").content))
    told = "\n".join(paragraph.text for paragraph in read.paragraphs)
    assert [one for one in everything(lang) if one not in told] == []
