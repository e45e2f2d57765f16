"""A paper as DOCX with real styles, to be edited by people; knows nothing of law."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph as Written

from vejviser.export.papers.docx_styles import LOCALES, lay_out
from vejviser.export.papers.model import (
    Blank,
    Block,
    Bullets,
    Cited,
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
from vejviser.export.papers.typst import picture

WIDTH = Cm(16)
"""The width between the margins."""
HIGHEST = Cm(21)
"""The height that a figure may take, so that it stands on one page with its heading and caption."""

PIXELS = 2200
"""The width of a figure's pixels: about 350 an inch."""

PARAGRAPHS = {"body": "Body Text", "lead": "Lead", "note": "Note"}
BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The time that every part of the file carries, so that the same paper gives the same bytes."""


def document(paper: Paper) -> bytes:
    """The DOCX of a paper; the same paper gives the same bytes."""
    made = docx.Document()
    lay_out(made, paper)
    writer = _Writer(made)
    writer.paragraph("Title").add_run(paper.title)
    for label, line in paper.head:
        writer.write(writer.paragraph("Facts"), (Strong(f"{label}: "), *line))
    for block in paper.blocks:
        writer.block(block)
    _describe(made, paper)
    written = io.BytesIO()
    made.save(written)
    return _steady(written.getvalue())


class _Writer:
    """Writes blocks at the end of a document; styles are looked up once, for the library does so slowly."""

    def __init__(self, made: Document) -> None:
        self.made = made
        self.styles = {str(style.name): str(style.style_id) for style in made.styles}
        self.fresh_page = False

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                heading = self.paragraph(f"Heading {block.level}")
                heading.add_run(block.text)
                if self.fresh_page:
                    heading.paragraph_format.page_break_before = True
                    self.fresh_page = False
            case Paragraph():
                self.write(self.paragraph(PARAGRAPHS[block.style]), block.line)
            case Bullets():
                self.bullets(block)
            case Table():
                self.table(block)
            case Figure():
                self.figure(block)
            case PageBreak():
                self.fresh_page = True

    def paragraph(self, style: str) -> Written:
        paragraph = self.made.add_paragraph()
        self.styled(paragraph, style)
        return paragraph

    def styled(self, paragraph: Written, style: str) -> None:
        paragraph._p.style = self.styles[style]

    def write(self, paragraph: Written, line: Line) -> None:
        for piece in line:
            self.run(paragraph, piece)

    def run(self, paragraph: Written, piece: Piece) -> None:
        match piece:
            case str():
                paragraph.add_run(piece)
            case Strong():
                paragraph.add_run(piece.text)._r.style = self.styles["Strong"]
            case Blank():
                paragraph.add_run(piece.text)._r.style = self.styles["Blank"]
            case Cited():
                paragraph.add_run(piece.text)
            case Link():
                self.link(paragraph, piece.url)

    def link(self, paragraph: Written, url: str) -> None:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(url, RELATION.HYPERLINK, is_external=True))
        run = paragraph.add_run(url)
        run._r.style = self.styles["Address"]
        link.append(run._r)
        paragraph._p.append(link)

    def bullets(self, block: Bullets) -> None:
        number = _numbering(self.made) if block.numbered else None
        for item in block.items:
            paragraph = self.paragraph("List Number" if block.numbered else "List Bullet")
            if number is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number
            self.write(paragraph, item)

    def table(self, block: Table) -> None:
        if block.caption:
            caption = self.paragraph("Caption")
            caption.add_run(block.caption)
            caption.paragraph_format.keep_with_next = True
        lines: list[tuple[Line, ...]] = [tuple((text,) for text in block.header), *block.rows]
        table = self.made.add_table(rows=len(lines), cols=len(block.header))
        table.autofit = False
        table._tbl.tblStyle_val = self.styles["Paper Table"]
        widths = [Emu(int(WIDTH * share / sum(block.widths))) for share in block.widths]
        for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
            column.w = width
        last = len(lines) - 1
        for place, (row, line) in enumerate(zip(table._tbl.tr_lst, lines, strict=True)):
            properties = row.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if place == 0:
                properties.append(OxmlElement("w:tblHeader"))
            for cell, told, width in zip(row.tc_lst, line, widths, strict=True):
                cell.width = width
                paragraph = Written(cell.p_lst[0], table)
                self.styled(paragraph, f"{'Dense' if block.dense else 'Table'} {'Text' if place else 'Head'}")
                if place < last and (block.short or place == last - 1):
                    paragraph.paragraph_format.keep_with_next = True
                self.write(paragraph, told)
        self.paragraph("After Table")

    def figure(self, block: Figure) -> None:
        paragraph = self.paragraph("Body Text")
        paragraph.paragraph_format.keep_with_next = True
        drawn = picture(block.svg, PIXELS)
        shape = paragraph.add_run().add_picture(io.BytesIO(drawn), width=WIDTH)
        if shape.height > HIGHEST:
            shape.width, shape.height = Emu(WIDTH * HIGHEST // shape.height), HIGHEST
        described: Any = shape._inline.docPr
        described.set("descr", block.alt)
        described.set("title", block.caption)
        self.paragraph("Caption").add_run(block.caption)


def _numbering(made: Document) -> int:
    """A new list of the style 'List Number' that begins at one."""
    style: Any = made.styles["List Number"]
    old = style.element.pPr.numPr.numId.val
    numbering: Any = made.part.numbering_part.element
    abstract = numbering.num_having_numId(old).abstractNumId.val
    new = numbering.add_num(abstract)
    new.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(new.numId)


def _describe(made: Document, paper: Paper) -> None:
    about = made.core_properties
    about.title, about.language = paper.title, LOCALES[paper.lang]
    about.author = about.last_modified_by = "Vejviser"
    about.subject, about.keywords, about.comments = paper.running, paper.receipt, ""
    about.created = about.modified = dt.datetime.combine(paper.day, dt.time())
    about.revision = 1


def _steady(data: bytes) -> bytes:
    """The same package with every part dated alike."""
    steady = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, BEGINNING)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(part, old.read(name))
    return steady.getvalue()
