"""The lists of words beside this module, for those who know the languages to read and mend."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "word-lists"


def lines(name: str) -> list[str]:
    """The lines of a list."""
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()
