"""The headings of the handbook's pages: in order, with their words, and called something in both languages."""

from __future__ import annotations

from pathlib import Path

from vejviser.handbook.blocks import read_page
from vejviser.handbook.entries import Text
from vejviser.handbook.load import load
from vejviser.handbook.outline import HEADINGS, danish_headings, heading_words, outlines

PAGE = """# An act {#act}

> da: Ord om loven.
> en: Words on the act.

## Article 1

### Article 1(2)

> da: Et stykke.
> en: A paragraph.

```
## no heading
```
"""


def test_a_page_has_its_headings_in_order_with_anchor_line_and_own_words() -> None:
    found = read_page(PAGE, "content/act.md").headings
    assert [(one.depth, one.title, one.anchor, one.line) for one in found] == [
        (1, "An act", "act", 1),
        (2, "Article 1", "", 6),
        (3, "Article 1(2)", "", 8),
    ]
    assert [one.words for one in found] == [
        Text("Ord om loven.", "Words on the act."),
        None,
        Text("Et stykke.", "A paragraph."),
    ]


def test_every_page_of_the_handbook_has_an_outline_and_every_entry_stands_under_a_heading() -> None:
    handbook = load()
    found = outlines(handbook)
    for contents in (handbook.contents, *handbook.changes.values()):
        for entry in contents.entries():
            headings = [one for one in found[entry.place.file] if one.line <= entry.place.line]
            assert headings[-1].title == entry.provision.headings[-1], entry.id


def test_every_heading_is_called_something_in_danish_and_no_danish_is_left_over() -> None:
    written = {one.title for outline in outlines(load()).values() for one in outline}
    assert written == set(danish_headings())
    for line in HEADINGS.read_text(encoding="utf-8").splitlines():
        assert len([cell for cell in line.split("\t") if cell.strip()]) == 2, line


def test_a_heading_that_nobody_has_translated_stands_as_written() -> None:
    assert heading_words("Article 999: nothing") == Text("Article 999: nothing", "Article 999: nothing")


def test_the_outlines_of_another_folder_are_read_from_it() -> None:
    folder = Path(__file__).parents[1] / "small" / "content"
    assert set(outlines(load(folder), folder)) == {f"content/{path.name}" for path in folder.glob("*.md")}
