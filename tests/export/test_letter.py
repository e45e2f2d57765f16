"""The question letter is neutral, invents nothing, and marks what only the sender knows."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from pathlib import Path

import pytest

from tests.small.boats import road
from vejviser.export.letter import BLANKS, WORDS, asked, question_letter
from vejviser.handbook.contents import law_facts
from vejviser.handbook.entries import LANGS, Lang
from vejviser.handbook.load import load
from vejviser.road.plan import Road, plan
from vejviser.road.project import read_project
from vejviser.road.register import contested, register

EXAMPLE = Path(__file__).parents[2] / "examples" / "fracture-detection.yaml"


@lru_cache
def shipped() -> Road:
    project = read_project(EXAMPLE, law_facts(load().contents))
    return plan(load(), project.facts, dt.date(2027, 2, 1))


def letter(lang: Lang = "da", **answers: str) -> str:
    made = road(form="raft", **answers)
    (point,) = register(made)
    return question_letter(made, point, lang, "Min flåde", "En flåde på fjorden.")


def test_each_position_is_told_with_who_holds_it_and_where_it_stands() -> None:
    told = letter()
    assert "**A. Ja, den flyder**  \nHævdet af: Styrelsen  \nKilder: BV afsnit 2" in told
    assert "**B. Nej, den styres ikke**  \nHævdet af: Fagfolk  \nKilder: BL art. 1" in told
    assert told.index("**A.") < told.index("**B.") < told.index("| Gælder loven | Omfattet | Udenfor |")


def test_the_letter_does_not_tell_which_position_the_project_takes() -> None:
    assert letter(reading_raft="wide") == letter(reading_raft="narrow") == letter()


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_not_known_is_a_marked_blank(lang: Lang) -> None:
    told = letter(lang)
    blanks = [text.say(lang) for key, text in BLANKS.items() if key in ("authority", "sender", "contact")]
    assert all(blank in told for blank in blanks)
    assert told.count("[UDFYLD" if lang == "da" else "[FILL IN") == len(blanks)


def test_the_facts_are_those_that_the_outcomes_rest_on() -> None:
    told = letter()
    assert "- Hvad er det? Tømmerflåde" in told
    assert "Endnu ikke afklaret i projektet:\n\n- Har den motor?" in told


def test_a_text_the_project_gives_is_quoted_as_it_stands() -> None:
    assert "- Hvad er dens historie? Fundet i 1998" in letter(story="Fundet i 1998")


def test_guidance_on_answering_is_not_part_of_the_question() -> None:
    assert asked("Er det en båd? Se på skroget.") == "Er det en båd?"
    assert asked("Uden spørgsmålstegn.") == "Uden spørgsmålstegn."


@pytest.mark.parametrize("key", [*WORDS, *BLANKS])
def test_every_text_stands_in_both_languages(key: str) -> None:
    text = {**WORDS, **BLANKS}[key]
    assert text.da.strip()
    assert text.en.strip()
    assert set(re.findall(r"{\w+}", text.da)) == set(re.findall(r"{\w+}", text.en))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("reading", list(load().readings))
def test_every_reading_of_the_handbook_gives_a_letter(reading: str, lang: Lang) -> None:
    book, made = load(), shipped()
    point = contested(made, book.readings[reading])
    told = question_letter(made, point, lang)
    assert asked(point.entry.question.say(lang)) in told
    whom = point.desk.authority.name if point.desk else BLANKS["authority"]
    assert whom.say(lang) in told
    for position in point.entry.positions.values():
        assert position.label.say(lang) in told
        assert position.held_by.say(lang) in told
