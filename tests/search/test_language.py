"""Words are compared without inflection, compounds by their parts, slips by their distance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.search.__main__ import fresh_word_list
from vejviser.search.compounds import WORD_LIST, known_end, parts
from vejviser.search.distance import distances
from vejviser.search.lists import FOLDER, lines
from vejviser.search.stems import root, stem
from vejviser.search.synonyms import synonyms
from vejviser.search.words import composed, danish_spellings, plain, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("afprøvning", "afprøvninger"),
        ("hjemmel", "hjemlen"),
        ("komite", "komiteen"),
        ("lov", "lovene"),
        ("regel", "reglerne"),
    ],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one, "da") == stem(other, "da")


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("kunstig", "kunst", "da"),
        ("intelligens", "intel", "da"),
        ("organ", "organisk", "da"),
        ("universal", "university", "en"),
        ("policy", "police", "en"),
    ],
)
def test_words_that_mean_different_things_do_not(one: str, other: str, lang: str) -> None:
    assert stem(one, "en" if lang == "en" else "da") != stem(other, "en" if lang == "en" else "da")


@pytest.mark.parametrize(("one", "other"), [("klasse", "klassificering"), ("patologi", "patologisk")])
def test_what_is_derived_from_a_word_shares_its_root(one: str, other: str) -> None:
    assert root(one, "da") == root(other, "da")


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("dataadgang", ("data", "adgang")),
        ("risikoklasse", ("risiko", "klasse")),
        ("risikoklassificering", ("risiko", "klassificering")),
        ("udbudsloven", ("udbud", "loven")),
        ("behandlingsrådet", ("behandling", "rådet")),
        ("billedarkiv", ("billed", "arkiv")),
        ("cemærke", ("ce", "mærke")),
    ],
)
def test_compounds_are_split_over_our_own_words(word: str, found: tuple[str, ...]) -> None:
    assert parts(word) == found


@pytest.mark.parametrize("word", ["adgang", "patienternes", "virksomheden", "muligheder", "kunstig", "mdr"])
def test_words_that_are_no_compounds_stay_whole(word: str) -> None:
    assert parts(word) == ()


def test_the_list_of_parts_is_made_from_the_content_as_it_is() -> None:
    written = (FOLDER / WORD_LIST).read_text(encoding="utf-8")
    assert written == fresh_word_list(), "write it anew: python -m vejviser.search"


@given(st.text())
def test_any_text_has_words_in_plain_form(text: str) -> None:
    for word in words(composed(text)):
        assert plain(word) == word
        for lang in ("da", "en"):
            assert stem(word, "da" if lang == "da" else "en")
        assert "".join(parts(word)).isalnum() or not parts(word)


def test_accents_fall_away_but_danish_letters_stay() -> None:
    assert words(composed("Idéklinikken på Ærø")) == ["ideklinikken", "på", "ærø"]


def test_a_keyboard_without_danish_letters_will_do() -> None:
    assert "østdanmark" in danish_spellings("oestdanmark")
    assert "lægemiddelstyrelsen" in danish_spellings("laegemiddelstyrelsen")
    assert danish_spellings("data") == ()


def plain_distance(one: str, other: str) -> int:
    """The same distance by the book, cell by cell."""
    rows = [[i + j if not i * j else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            cost = one[i - 1] != other[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost)
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(st.text("abcø", max_size=7), st.lists(st.text("abcø", max_size=7), max_size=6))
def test_distances_are_those_of_the_book(typed: str, known: list[str]) -> None:
    assert distances(typed, known) == [plain_distance(typed, word) for word in known]


def test_an_abbreviation_is_said_in_full_in_both_languages() -> None:
    found = {" ".join(expression.words) for expression in synonyms(["dpia"])}
    assert {"konsekvensanalyse", "impact assessment"} <= found


def test_every_group_of_synonyms_has_both_languages() -> None:
    for line in lines("synonyms.tsv")[1:]:
        danish, english = line.split("\t")
        assert danish.strip(), line
        assert english.strip(), line


def test_of_a_compound_that_nobody_uses_the_known_end_is_kept() -> None:
    assert known_end("innovationshuse") == "innovation"
    assert known_end("zzzzzzzzz") == ""
