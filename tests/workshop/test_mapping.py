"""The first mapping is whole: everything on the slides, nothing else, spelled right, tied to what is there now."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Literal

import pytest

from tests.workshop import deck
from vejviser.export.papers.model import Bullets, Heading, Paper, Paragraph, Table, said
from vejviser.export.workshop_report.mapping_report import mapping_report
from vejviser.export.workshop_report.words import AREAS, WORDS
from vejviser.handbook.load import Handbook, load
from vejviser.handbook.reference.entries import Reference
from vejviser.handbook.reference.load import load_reference
from vejviser.workshop.mapping import SINCE, MappingError, check, mapping_2021, moved

Lang = Literal["da", "en"]
LANGS: tuple[Lang, ...] = ("da", "en")


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return load()


@pytest.fixture(scope="module")
def reference(handbook: Handbook) -> Reference:
    return load_reference(handbook)


def words(paper: Paper) -> str:
    found = [paper.title]
    for block in paper.blocks:
        match block:
            case Heading():
                found.append(block.text)
            case Paragraph():
                found.append(said(block.line))
            case Bullets():
                found += map(said, block.items)
            case Table():
                found += [said(cell) for row in block.rows for cell in row]
    return "\n".join(found)


def test_the_lists_are_those_of_the_slides_and_no_more() -> None:
    past = mapping_2021()
    assert list(past.organisations) == deck.names(deck.ORGANISATIONS)
    assert list(past.companies) == deck.names(deck.COMPANIES)
    assert {group.at.da: [one.name for one in group.people] for group in past.speakers} == {
        at: deck.names(lines) for at, lines in deck.SPEAKERS.items()
    }
    assert {one.name: one.film for group in past.speakers for one in group.people if one.film} == deck.FILM
    assert [len(past.observations), len(past.barriers), len(past.recommendations), len(past.partners)] == [
        7,
        7,
        6,
        5,
    ]
    assert (len(past.organisations), len(past.companies), len(past.purposes)) == (30, 62, 5)


@pytest.mark.parametrize("lang", LANGS)
def test_the_report_holds_everything_on_the_slides(
    handbook: Handbook, reference: Reference, lang: Lang
) -> None:
    told = words(mapping_report(mapping_2021(), handbook, reference, lang, dt.date(2026, 11, 26)))
    for one in everything(lang):
        assert one in told, one
    for wrong in deck.MISSPELT:
        assert wrong not in told


def everything(lang: Lang) -> list[str]:
    speakers = [name for lines in deck.SPEAKERS.values() for name in deck.names(lines)]
    people = [part for who, at in deck.PARTNERS.values() for part in (*who.split(", "), at)]
    points = (deck.PURPOSES, deck.PROCESS, deck.OBSERVATIONS, deck.BARRIERS, deck.RECOMMENDATIONS)
    return [
        *deck.names(deck.ORGANISATIONS), *deck.names(deck.COMPANIES), *speakers, *deck.FILM.values(), *deck.PARTNERS,
        *people, *(text for point in points for text in point[lang]),
    ]  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_each_point_says_what_the_slides_say_in_their_order(lang: Lang) -> None:
    past = mapping_2021()
    for points, told in (
        (past.observations, deck.OBSERVATIONS),
        (past.barriers, deck.BARRIERS),
        (past.recommendations, deck.RECOMMENDATIONS),
    ):
        assert all(part in point.text.say(lang) for point, part in zip(points, told[lang], strict=True))


def test_every_point_is_tied_to_steps_experiences_and_an_answer(
    handbook: Handbook, reference: Reference
) -> None:
    past = mapping_2021()
    check(past, handbook, reference)
    for point in past.points:
        assert point.steps
        assert point.experiences
        assert set(point.answers) <= set(AREAS) != set()


def test_every_observation_and_barrier_but_the_speeches_is_met_by_a_recommendation() -> None:
    past = mapping_2021()
    unmet = [one.id for one in (*past.observations, *past.barriers) if not past.met_by(one)]
    assert unmet == ["o7"]


def test_what_has_moved_is_of_later_years_and_has_a_source(handbook: Handbook, reference: Reference) -> None:
    for point in mapping_2021().recommendations:
        assert point.moved
        for kind, name in point.moved:
            found = moved(kind, name, handbook, reference)
            assert found.urls
            assert found.proposed or int(found.when[:4]) >= SINCE


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"steps": ("no_step",)}, "no step no_step"),
        ({"experiences": ("E999",)}, "no E999"),
        ({"meets": ("x9",)}, "no point x9"),
        ({"moved": (("rule", "no.rule"),)}, "no rule no.rule"),
        ({"moved": (("experience", "E039"),)}, "E039 is of 2021, before 2023"),
        ({"moved": (("overlay", "nothing"),)}, "no overlay nothing"),
    ],
)
def test_a_point_that_hangs_on_nothing_is_named(
    handbook: Handbook, reference: Reference, fault: dict[str, tuple[str, ...]], told: str
) -> None:
    past = mapping_2021()
    broken = replace(past.recommendations[0], **fault)  # type: ignore[arg-type]
    with pytest.raises(MappingError, match=told):
        check(replace(past, recommendations=(broken,)), handbook, reference)


def test_every_word_of_the_reports_stands_in_both_languages_with_the_same_blanks() -> None:
    for key, text in {**WORDS, **AREAS}.items():
        assert text.da.strip(), key
        assert text.en.strip(), key
        assert sorted(part.split("}")[0] for part in text.da.split("{")[1:]) == sorted(
            part.split("}")[0] for part in text.en.split("{")[1:]
        ), key
