"""Every word of the pages stands in Danish and in English, and no page has style or script of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = sorted(Path("src/vejviser/web/templates/workshops").glob("*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_word_stands_outside_of_say(path: Path) -> None:
    text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    left = re.sub(r"<[^>]*>|&[a-z]+;", " ", text)
    assert re.findall(r"[^\W\d_]{2,}", left) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_what_is_said_has_both_languages_with_the_same_blanks(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    said = re.findall(r"{% say ([\"'])(.*?)\1 ([\"'])(.*?)\3", source)
    assert len(said) == source.count("{% say")
    for _, da, _, en in said:
        assert da.strip()
        assert en.strip()
        assert set(re.findall(r"{\w+}", da)) == set(re.findall(r"{\w+}", en))
    assert "style=" not in source
    assert "<script>" not in source
