"""Every page of the handbook stands under its address, with its source line and mark, in both languages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from urllib.parse import unquote, urlsplit

import pytest
from django.test import Client
from django.urls import reverse, translate_url
from django.utils.html import escape
from django.utils.translation import override
from lxml import html

from vejviser.export.library.entry import MEANS, entry_page
from vejviser.export.library.kinds import ALIASES, KINDS
from vejviser.export.library.law_page import ActPage, law_page
from vejviser.export.library.library import mark_of
from vejviser.export.library.page import EntryPage, Ref
from vejviser.handbook.entries import LANGS, Lang
from vejviser.web.library.asked import Asked
from vejviser.web.library.shelf import shelf
from vejviser.web.words import lang as lang_of_page

pytestmark = pytest.mark.django_db

ALL = list(shelf().library.pages())
DAY = dt.date(2026, 11, 26)


def address(kind: str, name: str, lang: Lang = "da") -> str:
    with override(lang):
        return reverse("library:entry", args=[kind, name])


def known_addresses() -> set[str]:
    """The paths of all pages of the handbook, in both languages, without escapes."""
    found = {address(kind, name, lang) for kind, name in ALL for lang in LANGS}
    for lang in LANGS:
        with override(lang):
            found |= {reverse("library:kind", args=[kind]) for kind in KINDS}
            found |= {reverse(f"library:{name}") for name in ("index", "az", "changes")}
    return {unquote(path) for path in found}


def test_every_entry_of_the_handbook_and_row_of_the_tables_has_a_page() -> None:
    library = shelf().library
    written = {entry.id for entry in library.handbook.contents.entries()}
    rows = {name for kind in KINDS for name in getattr(library.reference, kind, {})}
    assert written | rows <= {name for _, name in ALL}
    for change in library.handbook.changes.values():
        assert {entry.id for entry in change.entries()} <= {name for _, name in ALL}


def refs_of(value: object) -> Iterator[Ref]:
    """Every link on a page, however deep."""
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from refs_of(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from refs_of(getattr(value, field.name))


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_can_be_made_in_both_languages_and_its_links_lead_to_pages(lang: Lang) -> None:
    tell, known = shelf().telling(lang, DAY), set(ALL)
    for kind, name in ALL:
        made: EntryPage | ActPage
        if kind == "laws":
            file = shelf().library.shelves["laws"][name].file  # type: ignore[union-attr]
            made = law_page(tell, name, shelf().entries_by_file.get(file, ()))
        else:
            made = entry_page(tell, kind, name)
            assert made.written[0].endswith((".md", ".yaml", ".tsv")), (kind, name)
            assert made.written[1] > 0, (kind, name)
            assert made.mark_means, (kind, name)
        assert made.title, (kind, name)
        assert {(ref.kind, ref.id) for ref in refs_of(made) if ref.kind} <= known, (kind, name)


def test_every_page_answers_with_its_source_line_and_mark(client: Client) -> None:
    """Each in one language, every other one in English: the page before makes sure of both."""
    known, faults = known_addresses(), []
    for place, (kind, name) in enumerate(ALL):
        lang = LANGS[place % 2]
        answer = client.get(address(kind, name, lang))
        if answer.status_code != 200:
            faults.append((kind, name, str(answer.status_code)))
            continue
        page = answer.content.decode()
        source = "Source" if lang == "en" else "Kilde"
        if page.count("<h1") != 1 or source not in page or "entry-written" not in page:
            faults.append((kind, name, "h1, source or file"))
        means = escape(MEANS[mark_of(shelf().library.shelves[kind][name])].say(lang))
        if kind != "laws" and means not in page:
            faults.append((kind, name, "mark"))
        faults += [(kind, name, path) for path in inside(page) - known]
    assert faults == []


def inside(page: str) -> set[str]:
    """The paths of the handbook that a page leads to."""
    return {unquote(urlsplit(link).path) for link in re.findall(r'href="(/(?:en/)?handbook/[^"]*)"', page)}


@pytest.mark.parametrize("path", ["", "az/", "changes/", *(f"{kind}/" for kind in KINDS)])
def test_links_of_the_front_page_and_the_lists_lead_to_pages(client: Client, path: str) -> None:
    page = client.get(f"/handbook/{path}").content.decode()
    assert inside(page) - known_addresses() == set()


@pytest.mark.parametrize("kind", KINDS)
def test_both_ways_to_an_address_give_the_same(kind: str) -> None:
    at = Asked(DAY, False, reverse("library:index"))
    assert lang_of_page() == "da"
    for name in shelf().library.shelves[kind]:
        assert at.address(kind, name) == reverse("library:entry", args=[kind, name])


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("facts/reading_r11a/", "readings/reading_r11a/"),
        ("rules/mdr_class/", "decisions/mdr_class/"),
        ("step/apply_section_46/", "steps/apply_section_46/"),
        ("law/eu/mdr-rule-11/", "laws/eu/mdr-rule-11/"),
        ("nothing/DS-02/?as_of=2027-01-01", "datasets/DS-02/?as_of=2027-01-01"),
        ("documents/first_daily_use/", "steps/first_daily_use/"),
    ],
)
def test_another_kind_of_a_right_id_leads_to_the_right_address_for_good(
    client: Client, path: str, right: str
) -> None:
    answer = client.get(f"/handbook/{path}")
    assert (answer.status_code, answer["Location"]) == (301, f"/handbook/{right}")


@pytest.mark.parametrize("word", ALIASES)
def test_other_words_for_a_kind_lead_to_its_list(client: Client, word: str) -> None:
    answer = client.get(f"/en/handbook/{word}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/en/handbook/{ALIASES[word]}/")


@pytest.mark.parametrize(
    "path", ["steps/no_such_step/", "nothing/", "laws/eu/", "az/?letter=5", "steps/<script>/"]
)
def test_what_there_is_not_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/handbook/{path}").status_code == 404


@pytest.mark.parametrize(
    "day", ["x", "2027-13-01", "20270101", "1066-10-14", "9999-12-31", "2027-W01-1", "-1"]
)
def test_a_day_that_is_none_is_refused_and_the_page_says_how_to_write_it(client: Client, day: str) -> None:
    answer = client.get("/handbook/steps/", {"as_of": day})
    assert answer.status_code == 400
    assert "2027-01-01" in answer.content.decode()


def test_pages_name_their_address_and_the_other_language_without_the_day(client: Client) -> None:
    page = html.fromstring(client.get("/en/handbook/rules/mdr.r11a.death/?as_of=2027-01-01").content)
    here = "http://testserver/en/handbook/rules/mdr.r11a.death/"
    assert page.xpath("//link[@rel='canonical']/@href") == [here]
    there = dict(
        zip(
            page.xpath("//link[@rel='alternate']/@hreflang"),
            page.xpath("//link[@rel='alternate']/@href"),
            strict=True,
        )
    )
    assert there == {"da": "http://testserver" + translate_url(urlsplit(here).path, "da"), "en": here}
    inside = [link for link in page.xpath("//article//a/@href") if link.startswith("/en/handbook/")]
    assert inside
    assert all("as_of=2027-01-01" in link for link in inside)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_are_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)("/handbook/steps/").status_code == 405
