"""The headings of the handbook's pages in order, with the provisions under them, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache as remembered
from pathlib import Path

from vejviser.handbook import cache
from vejviser.handbook.entries import Text
from vejviser.handbook.load import CONTENT, Handbook, read_files

HEADINGS = Path(__file__).parent / "headings.tsv"
"""The headings as the pages write them, in English, and what each is called in Danish."""


@dataclass(frozen=True)
class Heading:
    """A heading: its depth from 1, its title as written, anchor ("" for none), line, and own words."""

    depth: int
    title: str
    anchor: str
    line: int
    words: Text | None = None


Outline = tuple[Heading, ...]


def outlines(handbook: Handbook, content_dir: Path | None = None) -> Mapping[str, Outline]:
    """The headings of every page by the name of its file, such as `content/eu/sources.md`.

    `content_dir` is the folder that the handbook was loaded from, by default the one shipped.
    """
    name = f"outlines-{handbook.key[:32]}"
    filed = cache.read(name)
    if isinstance(filed, dict):
        return filed
    from vejviser.handbook.blocks import read_page

    files = read_files(content_dir or CONTENT)
    made = {file: tuple(read_page(data.decode("utf-8"), file).headings) for file, data in files.items()}
    cache.write(name, made)
    return made


@remembered
def danish_headings() -> Mapping[str, str]:
    """The Danish of every heading by its English."""
    lines = HEADINGS.read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)


def heading_words(title: str) -> Text:
    """A heading in both languages; one that nobody has translated stands as it is written."""
    return Text(danish_headings().get(title, title), title)
