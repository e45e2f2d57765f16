from __future__ import annotations

from vejviser.handbook.blocks import KINDS, read_page
from vejviser.handbook.entries import Text

PAGE = """# Act

Prose is free.

## Annex VIII, Rule 11 {#act/annex-viii/11}

> da: Software er klasse IIa,
> medmindre andet gælder.
> en: Software is class IIa,
> unless something else holds.

```rule act.r11
when: true
```

```table act.r11.matrix
decides: class
```

| id | `impact` | then |
|----|----------|------|
| a  | death\\_x | III  |
| b  | -        | I    |

### Rule 12

```step later
do: x
```

```
a fence without a kind is prose
```
"""


def test_blocks_know_where_they_stand() -> None:
    page = read_page(PAGE, "act.md")
    assert not page.faults
    assert [(b.kind, b.id, b.place.line) for b in page.blocks] == [
        ("rule", "act.r11", 12),
        ("table", "act.r11.matrix", 16),
        ("step", "later", 27),
    ]
    rule, _, step = page.blocks
    assert rule.body == "when: true\n"
    assert rule.body_line == 13
    assert rule.provision.headings == ("Act", "Annex VIII, Rule 11")
    assert rule.provision.anchor == "act/annex-viii/11"
    assert step.provision.headings == ("Act", "Annex VIII, Rule 11", "Rule 12")


def test_the_quoted_words_belong_to_the_blocks_under_their_heading() -> None:
    rule, _, step = read_page(PAGE, "act.md").blocks
    assert rule.provision.words == Text(
        "Software er klasse IIa, medmindre andet gælder.",
        "Software is class IIa, unless something else holds.",
    )
    assert step.provision.words == rule.provision.words, "a heading below has the words of the one above it"


def test_words_end_with_the_next_heading_of_the_same_rank() -> None:
    page = read_page("# A\n\n## B\n\n> da: b\n> en: b\n\n## C\n\n```rule a.b\n```\n", "p.md")
    assert page.blocks[0].provision.words is None
    assert page.blocks[0].provision.headings == ("A", "C")


def test_a_table_belongs_to_the_block_above_it() -> None:
    table = read_page(PAGE, "act.md").blocks[1].table
    assert table is not None
    assert table.header == ("id", "impact", "then")
    assert [(row.cells, row.line) for row in table.rows] == [
        (("a", "death_x", "III"), 22),
        (("b", "-", "I"), 23),
    ]


def told(text: str) -> list[str]:
    return [str(fault) for fault in read_page(text, "p.md").faults]


def test_faults_of_form_name_the_line() -> None:
    assert told("\n```rul a.b\n```\n") == [
        "p.md:2: rul a.b: no kind of block is called 'rul'; did you mean 'rule'?"
    ]
    assert told("```rule\n```\n") == [
        "p.md:1: rule: a block begins with its kind and one id, such as 'rule mdr.r11a'"
    ]
    assert "directly under" in told("# A\n\n```table a.b\n```\n\nprose\n\n|id|then|\n|-|-|\n")[0]
    assert "directly under" in told("```table a.b\n```\n")[0]
    assert "both languages" in told("> da: kun dansk\n")[0]
    assert "left margin" in told("- item\n\n  ```rule a.b\n  when: true\n  ```\n")[0]


def test_a_page_of_any_text_is_read() -> None:
    for text in (
        "",
        "\ufeff# Title\n",
        "```",
        "```rule a.b\nnever closed",
        "> > da: x",
        "|a|\n|-|\n|b|\n",
        "\x00",
        "# " * 500,
    ):
        read_page(text, "p.md")


def test_windows_line_ends_make_no_difference() -> None:
    unix, windows = read_page(PAGE, "p.md"), read_page(PAGE.replace("\n", "\r\n"), "p.md")
    assert [b.body for b in unix.blocks] == [b.body for b in windows.blocks]
    assert [b.place for b in unix.blocks] == [b.place for b in windows.blocks]


def test_every_kind_of_block_has_a_schema() -> None:
    from vejviser.handbook.schema import BODIES

    assert set(KINDS) == set(BODIES)


def test_several_lines_in_one_language_are_one_provision() -> None:
    page = "# A\n\n> da: Først.\n> da: Så.\n> en: First.\n> en: Then.\n\n```topic t\ntitle: {da: T, en: T}\norder: 1\n```\n"
    (block,) = read_page(page, "a.md").blocks
    assert block.provision.words == Text("Først. Så.", "First. Then.")
