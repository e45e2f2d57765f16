"""Names, answers, citations, dates and amounts read well in both languages."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator

import pytest

from tests.small.boats import boats
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Citation, Lang, Text
from vejviser.handbook.load import load

DA, EN = Wording(boats(), "da"), Wording(boats(), "en")


@pytest.mark.parametrize(
    ("provision", "danish", "english"),
    [
        ("Article 5(2)", "art. 5(2)", "Art. 5(2)"),
        ("Annex VIII 6.3 Rule 11, first indent", "bilag VIII 6.3 regel 11, første led", "Annex VIII 6.3 Rule 11, first indent"),
        ("Art 6(3) last subparagraph", "art. 6(3) sidste afsnit", "Art. 6(3) last subparagraph"),
        ("Annex III point 5(d)", "bilag III nr. 5(d)", "Annex III point 5(d)"),
        ("Article 2(1) and recital 19", "art. 2(1) og betragtning 19", "Art. 2(1) and recital 19"),
        ("Q11", "spm. 11", "Q11"),
        ("section 42 d(2)(2)", "§ 42 d, stk. 2, nr. 2", "section 42 d(2)(2)"),
        ("sections 48 a-d", "§§ 48 a-d", "sections 48 a-d"),
        ("Annex VI part C", "bilag VI del C", "Annex VI part C"),
        ("Annex XIII Part A 2.3", "bilag XIII del A 2.3", "Annex XIII Part A 2.3"),
        ("Part IV-V", "afsnit IV-V", "Part IV-V"),
        ("data to February 2025", "data til februar 2025", "data to February 2025"),
        ("up to 14 days", "op til 14 dage", "up to 14 days"),
        ("consultation version", "høringsudgave", "consultation version"),
        ("Article 4, commercial activity", "art. 4, erhvervsmæssig virksomhed", "Art. 4, commercial activity"),
    ],
)  # fmt: skip
def test_provisions_are_named_in_the_language(provision: str, danish: str, english: str) -> None:
    cited = Citation("act", provision)
    assert DA.cite(cited) == f"BL {danish}"
    assert EN.cite(cited) == f"BL {english}"


def test_several_provisions_of_a_source_name_it_once() -> None:
    cited = (Citation("act", "Article 1"), Citation("guide", "Section 2"), Citation("act", "Article 3"))
    assert EN.cites(cited) == "BL Art. 1, Art. 3; BV Section 2"


@pytest.mark.parametrize(
    ("source", "provision", "danish", "english"),
    [
        ("aia", "Article 6(1)", "AI-forordningen art. 6(1)", "AI Act Art. 6(1)"),
        ("sundhedsloven", "Section 46(2)", "Sundhedsloven § 46, stk. 2", "Health Act (sundhedsloven) Section 46(2)"),
        ("sundhedsloven", "§ 42 a, stk. 6", "Sundhedsloven § 42 a, stk. 6", "Health Act (sundhedsloven) section 42 a(6)"),
        ("dk_s184", "udbudsloven § 30", "Udbudsloven § 30", "Public Procurement Act (udbudsloven) section 30"),
        ("mdr", "Article 5", "MDR art. 5", "MDR Art. 5"),
    ],
)  # fmt: skip
def test_a_source_is_named_as_each_language_calls_it(
    source: str, provision: str, danish: str, english: str
) -> None:
    cited, book = Citation(source, provision), load()
    assert Wording(book, "da").cite(cited) == danish
    assert Wording(book, "en").cite(cited) == english


def test_a_source_cited_as_a_whole_stands_alone() -> None:
    assert DA.cites((Citation("act"),)) == "BL"


def test_dates_numbers_and_money_follow_the_language() -> None:
    assert DA.date(dt.date(2026, 11, 5)) == "5. november 2026"
    assert EN.date(dt.date(2026, 11, 5)) == "5 November 2026"
    assert (DA.number(46835), EN.number(46835)) == ("46.835", "46,835")
    assert (DA.number(1.5), EN.number(1.5)) == ("1,50", "1.50")
    assert (DA.money(46835, "DKK"), EN.money(46835, "DKK")) == ("46.835 kr.", "DKK 46,835")
    assert DA.money(100, "EUR") == "100 EUR"


def test_answers_are_told_in_words() -> None:
    facts = boats().facts
    assert DA.answer(facts["motor"], True) == "ja"
    assert EN.answer(facts["cargo"], ("people", "fuel")) == "People, Fuel"
    assert DA.answer(facts["cargo"], ()) == "ingen af dem"
    assert DA.answer(facts["length"], 1200) == "1.200 m"
    assert EN.answer(facts["built"], dt.date(2000, 1, 2)) == "2 January 2000"
    assert EN.answer(facts["captain"], "not_applicable") == "not applicable"


def test_an_answer_beside_its_label_is_brief() -> None:
    facts = boats().facts
    assert (DA.label("motor"), EN.label("boat_class"), EN.label("nowhere")) == ("motor", "Class", "nowhere")
    assert EN.brief(facts["motor"], True) == "yes"
    assert EN.brief(facts["cargo"], ("people", "fuel")) == "people + fuel"
    assert DA.brief(facts["cargo"], ()) == "ingen af dem"
    assert EN.brief(facts["captain"], "hired") == "someone hired"
    assert EN.brief(facts["story"], "A canoe, carved by hand") == "a canoe, carved by hand"
    assert EN.brief(facts["story"], "Yes, but only where the sea is calm enough") == "yes"
    assert (
        EN.brief(facts["story"], "Carved by hand from one tall tree by a lake")
        == "carved by hand from one tall tree…"
    )
    assert EN.brief(facts["story"], "Red (a kind of brown): dull") == "red"


def test_a_sentence_inside_another_keeps_the_capitals_of_names() -> None:
    assert DA.inner(Text("Modtagelse af tegningen.", "")) == "modtagelse af tegningen"
    assert DA.inner(Text("Havnen svarer.", "")) == "Havnen svarer"
    assert DA.inner(Text("BL kræver det", "")) == "BL kræver det"
    assert DA.inner(None) == ""


def citations(part: object) -> Iterator[Citation]:
    """Every citation within entries."""
    if isinstance(part, Citation):
        yield part
    elif isinstance(part, dict):
        for inner in part.values():
            yield from citations(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from citations(inner)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from citations(getattr(part, field.name))


@pytest.mark.parametrize("lang", ["da", "en"])
def test_no_citation_of_the_handbook_names_its_section_twice(lang: Lang) -> None:
    handbook = load()
    wording = Wording(handbook, lang)
    for cited in set(citations(handbook.contents)):
        told = wording.cite(cited)
        named = re.findall(r"(?:§§?|[Ss]ections?) ?(\d+(?: [a-z]\b)?)|\b([CT]-\d+/\d+)", told)
        assert len(named) == len(set(named)), told


def test_no_provision_of_the_handbook_is_told_in_the_other_language() -> None:
    handbook = load()
    danish, english = Wording(handbook, "da"), Wording(handbook, "en")
    laws = re.compile(r"\b(?:databeskyttelses|sundheds|udbuds|autorisations)loven\b")
    for cited in set(citations(handbook.contents)):
        in_danish = re.findall(
            r"\b(?:the|of|and|for|with|in|to|days?|data to|[Pp]arts?|[Cc]ase)\b", danish.provision(cited)
        )
        assert not in_danish, danish.cite(cited)
        told = laws.sub("", english.provision(cited))
        in_english = re.findall(r"[æøåÆØÅ]|\b(?:og|til|dage|afsnit|stk|tilladelse)\b(?!\. \d)", told)
        assert not in_english, english.cite(cited)
