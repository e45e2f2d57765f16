"""A page of literate Markdown as the list of its blocks.

A block is a fenced code block whose info string is `KIND ID`. The nearest heading above it and the
quoted words under that heading (`> da: ...`, `> en: ...`) are its provision; a heading without words has
those of the heading above it. A Markdown table directly under a `table` block belongs to that block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from vejviser.handbook.entries import Provision, Text
from vejviser.handbook.faults import Fault
from vejviser.handbook.outline import Heading
from vejviser.law.errors import hint
from vejviser.law.model import Place

KINDS = (
    "source", "topic", "fact", "constraint", "decision", "rule", "table", "reading", "step", "document",
    "authority", "unmodelled", "overlay", "repeal",
)  # fmt: skip
_ANCHOR = re.compile(r"\s*\{#([^}\s]+)\}\s*$")
_LANGUAGE = re.compile(r"^(da|en)\s*:\s*(.*)$", re.DOTALL)


@dataclass(frozen=True)
class Row:
    """One row of a decision table: its cells as written and its line."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Table:
    """A Markdown table: the header cells and the rows."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int


@dataclass
class Block:
    """A fenced block: kind, id, the YAML text, where it stands and the provision it stands under."""

    kind: str
    id: str
    body: str
    place: Place
    provision: Provision
    table: Table | None = None

    @property
    def body_line(self) -> int:
        """The line of the file where the body begins."""
        return self.place.line + 1


@dataclass
class Page:
    """What a file holds: its blocks and headings in order and the faults of its form."""

    blocks: list[Block] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


_MARKDOWN = MarkdownIt("commonmark").enable("table")


def read_page(text: str, file: str) -> Page:
    """The blocks of one Markdown text; `file` is the name used in faults."""
    return _Reader(text.removeprefix("\ufeff"), file).read()


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.page = Page()
        self.tokens = _MARKDOWN.parse(text)
        self.headings: list[tuple[int, str]] = []
        self.told: dict[int, Text] = {}
        self.provision = Provision(place=Place(file, 1))
        self.waiting: Block | None = None

    def read(self) -> Page:
        at = 0
        while at < len(self.tokens):
            at = self.take(at)
        self.expect_table()
        return self.page

    def take(self, at: int) -> int:
        """Read the top-level construct that begins at token `at`; the index after it."""
        token = self.tokens[at]
        end = at + 1 if token.nesting == 0 else self.closing(at) + 1
        inside = self.tokens[at:end]
        if token.type != "table_open":
            self.expect_table()
        match token.type:
            case "heading_open":
                self.heading(token, inside[1].content)
            case "blockquote_open":
                self.words(token, inside)
            case "fence":
                self.fence(token)
            case "table_open" if self.waiting:
                self.waiting.table = _table(inside)
                self.waiting = None
            case _:
                for nested in (t for t in inside if t.type == "fence" and t.info.strip()):
                    self.fault(
                        nested, nested.info.strip(), "a block must stand at the left margin, not in a list"
                    )
        return end

    def closing(self, at: int) -> int:
        level = self.tokens[at].level
        for end in range(at + 1, len(self.tokens)):
            if self.tokens[end].nesting == -1 and self.tokens[end].level == level:
                return end
        return len(self.tokens) - 1

    def fault(self, token: Token, owner: str, message: str) -> None:
        self.page.faults.append(Fault(self.file, _line(token), owner, "", message))

    def expect_table(self) -> None:
        if self.waiting:
            place, name = self.waiting.place, self.waiting.id
            self.page.faults.append(
                Fault(
                    place.file, place.line, name, "", "a Markdown table must stand directly under this block"
                )
            )
            self.waiting = None

    def heading(self, token: Token, content: str) -> None:
        depth = int(token.tag[1:])
        anchor = _ANCHOR.search(content)
        title = _ANCHOR.sub("", content).strip()
        self.headings = [*(above for above in self.headings if above[0] < depth), (depth, title)]
        self.told = {level: words for level, words in self.told.items() if level < depth}
        words = self.told[max(self.told)] if self.told else None
        titles = tuple(name for _, name in self.headings)
        self.provision = Provision(titles, anchor[1] if anchor else "", words, self.here(token))
        self.page.headings.append(Heading(depth, title, self.provision.anchor, _line(token)))

    def here(self, token: Token) -> Place:
        return Place(self.file, _line(token))

    def words(self, token: Token, inside: list[Token]) -> None:
        """Keep the `da:` and `en:` lines of a block quote as the words of the provision."""
        told: dict[str, str] = {}
        language = ""
        for line in "\n".join(t.content for t in inside if t.type == "inline").splitlines():
            if found := _LANGUAGE.match(line):
                language = found[1]
                told[language] = f"{told.get(language, '')} {found[2].strip()}".strip()
            elif language:
                told[language] = f"{told[language]} {line.strip()}".strip()
        if not told.get("da") or not told.get("en"):
            self.fault(
                token,
                "",
                "words of a provision stand in both languages: a line '> da: ...', a line '> en: ...'",
            )
            return
        words = Text(told["da"], told["en"])
        self.told[self.headings[-1][0] if self.headings else 0] = words
        self.provision = replace(self.provision, words=words, place=self.here(token))
        if self.page.headings:
            self.page.headings[-1] = replace(self.page.headings[-1], words=words)

    def fence(self, token: Token) -> None:
        info = token.info.split()
        if not info:
            return
        if info[0] not in KINDS:
            self.fault(
                token, token.info.strip(), f"no kind of block is called '{info[0]}'{hint(info[0], KINDS)}"
            )
            return
        if len(info) != 2:
            self.fault(
                token, token.info.strip(), "a block begins with its kind and one id, such as 'rule mdr.r11a'"
            )
            return
        block = Block(info[0], info[1], token.content, self.here(token), self.provision)
        self.page.blocks.append(block)
        if block.kind == "table":
            self.waiting = block


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _table(tokens: list[Token]) -> Table:
    rows: list[tuple[list[str], int]] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append(([], _line(token)))
        elif token.type in ("th_open", "td_open"):
            rows[-1][0].append(tokens[at + 1].content.strip().strip("`").replace("\\_", "_"))
    body = tuple(Row(tuple(cells), line) for cells, line in rows[1:])
    return Table(tuple(rows[0][0]), body, rows[0][1])
