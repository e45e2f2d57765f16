"""Every word of the command stands in Danish and English, and is used."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import vejviser.cli
import vejviser.export
from vejviser.cli.texts import TEXTS, say
from vejviser.handbook.entries import Text

SOURCES = {
    path.name: path.read_text(encoding="utf-8") for path in Path(vejviser.cli.__file__).parent.glob("*.py")
}
CARDS = [path.read_text(encoding="utf-8") for path in Path(vejviser.export.__file__).parent.glob("*card.py")]
CODE = "".join([*CARDS, *(text for name, text in SOURCES.items() if name != "texts.py")])
FAMILIES = (
    "part.",
    "outcome.",
    "purpose.",
    "access.",
    "favours.",
    "preapproved.",
    "phase.",
    "gate.",
    "region.",
    "kind.", "one.", "combine.", "type.", "status.", "stage.", "knows.", "handbook.mark.", "plan.mark.",
    "plan.day", "ask.prompt_", "plan.choice", "plan.good_practice", "why.holds", "why.may", "plan.lasting", "plan.event",
    "pace.", "clock.", "reached.",
)  # fmt: skip


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(("key", "text"), TEXTS.items())
def test_each_text_has_both_languages_with_the_same_particulars(key: str, text: Text) -> None:
    assert text.da.strip(), key
    assert text.en.strip(), key
    assert holes(text.da) == holes(text.en), key


def test_the_danish_is_not_left_english() -> None:
    same = {key for key, text in TEXTS.items() if text.da == text.en and len(text.da.split()) > 1}
    assert same <= {"why.change", "levers.change", "error.set_answer"}


@pytest.mark.parametrize("key", TEXTS)
def test_each_text_is_used(key: str) -> None:
    named = f'"{key}"' in CODE or f"'{key}'" in CODE
    assert named or key.startswith(FAMILIES) or key.endswith(".help"), key


def test_no_command_writes_words_of_its_own() -> None:
    for name, text in SOURCES.items():
        written = re.findall(r'\.(?:words|line|cut)\(\s*"([^"]*[a-zæøå]{3,}[^"]*)"', text)
        assert written == [], name


def test_particulars_are_filled_in() -> None:
    assert say("plan.steps", "da", count=3) == "3 trin"
    assert say("plan.steps", "en", count=3) == "3 steps"
