"""A paper as a web page: the same blocks that the PDF and the DOCX are made of."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from vejviser.export.papers.model import (
    Block,
    Bullets,
    Figure,
    Heading,
    Line,
    Link,
    PageBreak,
    Paper,
    Paragraph,
    Piece,
    Strong,
    Table,
)


def paper_html(paper: Paper) -> SafeString:
    """The blocks of the paper as HTML, under a page's own h1; whatever people wrote is escaped."""
    head = format_html_join(
        "", "<dt>{}</dt><dd>{}</dd>", ((label, _line(line)) for label, line in paper.head)
    )
    return _joined([format_html('<dl class="facts">{}</dl>', head), *map(_block, paper.blocks)])


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return mark_safe("\n".join(parts))


def _line(line: Line) -> SafeString:
    return format_html_join("", "{}", ((_piece(piece),) for piece in line))


def _piece(piece: Piece) -> str | SafeString:
    match piece:
        case str():
            return piece
        case Strong():
            return format_html("<strong>{}</strong>", piece.text)
        case Link():
            return format_html('<a href="{}" rel="external">{}</a>', piece.url, piece.url)
    return piece.text


def _block(block: Block) -> SafeString:
    match block:
        case Heading():
            tag = f"h{min(6, block.level + 1)}"
            return format_html("<{}>{}</{}>", tag, block.text, tag)
        case Paragraph():
            return format_html('<p class="paper-{}">{}</p>', block.style, _line(block.line))
        case Bullets():
            tag = "ol" if block.numbered else "ul"
            items = format_html_join("", "<li>{}</li>", ((_line(item),) for item in block.items))
            return format_html("<{}>{}</{}>", tag, items, tag)
        case Table():
            return _table(block)
        case Figure():
            return format_html('<p class="paper-note">{}</p>', block.alt)
        case PageBreak():
            return SafeString("")


def _table(block: Table) -> SafeString:
    """A table whose rows become lists on a phone."""
    header = format_html_join(
        "", '<th role="columnheader" scope="col">{}</th>', ((text,) for text in block.header)
    )
    rows = format_html_join(
        "", '<tr role="row">{}</tr>', ((_cells(row, block.header),) for row in block.rows)
    )
    caption = format_html("<caption>{}</caption>", block.caption) if block.caption else SafeString("")
    return format_html(
        '<table class="table table-stack" role="table">{}<thead role="rowgroup">'
        '<tr role="row">{}</tr></thead>'
        '<tbody role="rowgroup">{}</tbody></table>',
        caption, header, rows,
    )  # fmt: skip


def _cells(row: tuple[Line, ...], header: tuple[str, ...]) -> SafeString:
    return format_html_join(
        "", '<td role="cell" data-title="{}">{}</td>',
        ((name, _line(cell)) for name, cell in zip(header, row, strict=True)),
    )  # fmt: skip
