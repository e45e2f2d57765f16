from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from vejviser.web.assets import PACKAGE

TEMPLATES = sorted(
    path for path in (PACKAGE / "templates").rglob("*") if path.suffix in (".html", ".txt") and path.is_file()
)
SAME_IN_BOTH = {
    "Vejviser",
    "Dansk",
    "English",
    "DOCX",
    "PDF",
    "YAML",
    "QR",
    "API",
    "CSV",
    "OpenAPI",
    "p10",
    "p50",
    "p90",
}
"""Names that are no words of one language."""
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.S)
_COMMENT = re.compile(r"\{% comment %\}.*?\{% endcomment %\}", re.S)
_SAY = re.compile(
    r"""\{%\s*say\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
)
_SPOKEN = re.compile(r"""(?:alt|title|aria-label|placeholder|aria-description)="([^"]*)\"""")


def bare(text: str) -> list[str]:
    """The words of a template that stand outside of any tag, or in an attribute that is read aloud."""
    plain = _TAG.sub(" ", _COMMENT.sub(" ", text))
    spoken = " ".join(_SPOKEN.findall(plain))
    shown = re.sub(r"<[^>]*>", " ", plain)
    words = re.findall(r"&?[A-Za-zÆØÅæøå]{2,};?", f"{shown} {spoken}")
    return [word for word in words if word not in SAME_IN_BOTH and not word.startswith("&")]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE / "templates")))
def test_every_word_of_a_template_is_said_in_both_languages(path: Path) -> None:
    assert bare(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE / "templates")))
def test_what_a_template_says_in_two_languages_is_not_empty_in_either_and_has_the_same_particulars(
    path: Path,
) -> None:
    for da, en in _SAY.findall(path.read_text(encoding="utf-8")):
        assert len(da) > 2, en
        assert len(en) > 2, da
        assert set(re.findall(r"\{(\w+)\}", da)) == set(re.findall(r"\{(\w+)\}", en)), da


def _pairs() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "later"):
                told = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]
                if len(told) == 2:
                    found.append((f"{path.name}:{node.lineno}", str(told[0]), str(told[1])))
    return found


def test_what_the_views_say_in_two_languages_has_the_same_particulars() -> None:
    pairs = _pairs()
    assert len(pairs) > 50
    for where, da, en in pairs:
        assert da.strip(), where
        assert en.strip(), where
        assert set(re.findall(r"\{(\w+)\}", da)) == set(re.findall(r"\{(\w+)\}", en)), where


TEAM = ("interview/", "projects/list.html", "roads/", "site/front.html", "whatif/")
"""Templates that speak of the product and its road, and so to the team that has it."""


def _danish() -> list[tuple[str, str]]:
    found = [(where, da) for where, da, _ in _pairs()]
    for path in TEMPLATES:
        name = str(path.relative_to(PACKAGE / "templates"))
        found += [(name, da[1:-1]) for da, _ in _SAY.findall(path.read_text(encoding="utf-8"))]
    return found


def test_who_sits_at_the_screen_is_addressed_as_one_person_and_the_team_as_many() -> None:
    """»I« as the first word of a sentence is nearly always the preposition."""
    many = re.compile(r"(?<![.:»(] )(?<!^)\bI\b|\b[Jj]er(?:es)?\b")
    told = _danish()
    assert len(told) > 500
    assert [(where, da) for where, da in told if many.search(da) and not where.startswith(TEAM)] == []


def test_the_handbook_speaks_to_a_team() -> None:
    one = re.compile(r"\b(?:du|dig|din|dit|dine)\b", re.IGNORECASE)
    texts = [
        line
        for folder in ("content", "overlays")
        for path in sorted((PACKAGE.parent / "handbook" / folder).rglob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if not path.name.startswith("sources")
    ]
    danish = [told for line in texts for told in re.findall(r"(?:^|\{| )da: (.*?)(?:, en: .*)?$", line)]
    assert len(danish) > 2000
    assert [told for told in danish if one.search(told)] == []
