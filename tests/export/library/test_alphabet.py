"""The alphabet: Danish with æ, ø and å last, English with them among the others."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.export.library.alphabet import letter_of, letters, sort_key
from vejviser.handbook.entries import LANGS, Lang


def test_danish_words_stand_as_in_a_danish_dictionary() -> None:
    right = [
        "Alder",
        "dataansvarlig",
        "Databeskyttelse",
        "Zone",
        "Ærlighed",
        "økonomi",
        "Aalborg",
        "årsrapport",
    ]
    mixed = random.Random(1).sample(right, len(right))
    assert sorted(mixed, key=lambda told: sort_key(told, "da")) == right


def test_english_puts_the_danish_letters_among_the_others() -> None:
    right = ["Aalborg", "Ærø", "Aerosol", "Odense", "Østdanmark", "Zone"]
    mixed = random.Random(1).sample(right, len(right))
    assert sorted(mixed, key=lambda told: sort_key(told, "en")) == right


@pytest.mark.parametrize(
    ("told", "lang", "letter"),
    [
        ("Aarhus Universitet", "da", "Å"), ("Aarhus Universitet", "en", "A"), ("dataansvarlig", "da", "D"),
        ("Østdanmark", "da", "Ø"), ("Østdanmark", "en", "O"), ("ældre", "da", "Æ"), ("»Citat«", "da", "C"),
        ("§ 46", "da", "0-9"), ("3D-print", "en", "0-9"), ("…", "da", "#"), ("École", "da", "E"), ("Ärlig", "da", "Æ"),
    ],
)  # fmt: skip
def test_a_title_stands_under_its_letter(told: str, lang: Lang, letter: str) -> None:
    assert letter_of(told, lang) == letter


def test_numbers_stand_by_their_size() -> None:
    assert sort_key("Artikel 9", "da") < sort_key("Artikel 10", "da")


@pytest.mark.parametrize("lang", LANGS)
@given(words=st.lists(st.text(max_size=8), max_size=12))
def test_sorting_keeps_what_stands_under_a_letter_together(lang: Lang, words: list[str]) -> None:
    under = [letter_of(word, lang) for word in sorted(words, key=lambda word: sort_key(word, lang))]
    assert len(set(under)) == len(
        [one for place, one in enumerate(under) if place == 0 or under[place - 1] != one]
    )


@pytest.mark.parametrize(("lang", "last"), [("da", "Å"), ("en", "Z")])
def test_letters_come_in_order_with_digits_and_signs_last(lang: Lang, last: str) -> None:
    assert letters(["#", last, "0-9", "A"], lang) == ["A", last, "0-9", "#"]
