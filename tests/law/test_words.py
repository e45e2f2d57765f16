"""A condition can be read in Danish and in English, and both say what the tree says."""

import pytest

from tests.law.test_conditions import WORDS
from vejviser.law.conditions import parse
from vejviser.law.words import PHRASES, Labels, in_words

ENGLISH = Labels("en", lambda name: name.upper(), lambda name, value: value)
DANISH = Labels("da", lambda name: name.upper(), lambda name, value: value)


@pytest.mark.parametrize(
    ("text", "english", "danish"),
    [
        ("software", "SOFTWARE: yes", "SOFTWARE: ja"),
        ("not software", "SOFTWARE: no", "SOFTWARE: nej"),
        ("impact in (low, death)", "IMPACT: “low” or “death”", "IMPACT: »low« eller »death«"),
        ("impact != low", "IMPACT: not “low”", "IMPACT: ikke »low«"),
        (
            "not (impact in (low, death))",
            "IMPACT: neither “low” nor “death”",
            "IMPACT: hverken »low« eller »death«",
        ),
        ("cancer in uses", "USES includes “cancer”", "USES omfatter »cancer«"),
        ("cancer not in uses", "USES does not include “cancer”", "USES omfatter ikke »cancer«"),
        (
            "cancer in uses and genetic in uses and software",
            "USES includes “cancer” and “genetic” and SOFTWARE: yes",
            "USES omfatter »cancer« og »genetic« og SOFTWARE: ja",
        ),
        (
            "cancer in uses or genetic in uses",
            "USES includes “cancer” or “genetic”",
            "USES omfatter »cancer« eller »genetic«",
        ),
        ("value < 1644638", "VALUE: below 1644638", "VALUE: under 1644638"),
        ("value >= 5", "VALUE: at least 5", "VALUE: mindst 5"),
        ("placed < '2021-05-26'", "PLACED: before 2021-05-26", "PLACED: før 2021-05-26"),
        (
            "software and (impact == low or value < 3)",
            "SOFTWARE: yes and (IMPACT: “low” or VALUE: below 3)",
            "SOFTWARE: ja og (IMPACT: »low« eller VALUE: under 3)",
        ),
        (
            "impact in (low, death) and software",
            "(IMPACT: “low” or “death”) and SOFTWARE: yes",
            "(IMPACT: »low« eller »death«) og SOFTWARE: ja",
        ),
        (
            "not (software and value < 3)",
            "it is not so that (SOFTWARE: yes and VALUE: below 3)",
            "det gælder ikke, at (SOFTWARE: ja og VALUE: under 3)",
        ),
    ],
)
def test_a_condition_reads_the_same_in_both_languages(text: str, english: str, danish: str) -> None:
    tree = parse(text, WORDS)
    assert in_words(tree, ENGLISH) == english
    assert in_words(tree, DANISH) == danish


def test_every_connecting_word_exists_in_both_languages() -> None:
    assert all(set(words) == {"da", "en"} and all(words.values()) for words in PHRASES.values())
