"""The look of a DOCX: styles that a person can change in one place, language, margins, header and footer."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from vejviser.export.papers.model import Paper

LOCALES = {"da": "da-DK", "en": "en-GB"}
FONT = "Cambria"
INK, QUIET, ACCENT = RGBColor(0x1C, 0x27, 0x33), RGBColor(0x55, 0x60, 0x6C), RGBColor(0x1F, 0x4E, 0x79)
MISSING, MISSING_WASH = RGBColor(0x8A, 0x2B, 0x06), "FDEEE3"
HAIR, WASH = "B9C1CA", "F3F5F7"
HEADINGS = {1: (15, 22, 8), 2: (12, 16, 6), 3: (10.5, 12, 4)}
"""Size, space before and space after of each level, in points."""


def lay_out(made: Document, paper: Paper) -> None:
    """Set language, page, styles, header and footer of an empty document."""
    _language(made, LOCALES[paper.lang])
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.7)
    _styles(made)
    _table_style(made)
    header = section.header.paragraphs[0]
    header.style = "Header"
    header.add_run(paper.running)
    footer = section.footer.paragraphs[0]
    footer.style = "Footer"
    _page_number(footer, paper.page)


def _language(made: Document, locale: str) -> None:
    for lang in made.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), locale)
    for lang in made.settings.element.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), locale)


def _styles(made: Document) -> None:
    _font(made, "Normal", 10.5, INK)
    made.styles["Normal"].paragraph_format.space_after = Pt(6)
    made.styles["Normal"].paragraph_format.line_spacing = 1.12
    _font(made, "Title", 22, ACCENT)
    made.styles["Title"].paragraph_format.space_after = Pt(10)
    for level, (size, before, after) in HEADINGS.items():
        style: Any = made.styles[f"Heading {level}"]
        _font(made, style.name, size, ACCENT, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
    _font(made, "Body Text", 10.5, INK)
    _font(made, "Caption", 9, QUIET)
    _font(made, "Header", 8.5, QUIET)
    _font(made, "Footer", 8.5, QUIET)
    for name, base, size, colour, after in (
        ("Lead", "Body Text", 11.5, INK, 8), ("Note", "Body Text", 9, QUIET, 6),
        ("Facts", "Normal", 9.5, INK, 2),
        ("Table Text", "Normal", 9.5, INK, 0), ("Table Head", "Normal", 9.5, ACCENT, 0),
        ("Dense Text", "Normal", 8.5, INK, 0), ("Dense Head", "Normal", 8.5, ACCENT, 0),
        ("After Table", "Normal", 6, INK, 0),
    ):  # fmt: skip
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = made.styles[base], True
        _font(made, name, size, colour, bold=name.endswith("Head"))
        style.paragraph_format.space_after = Pt(after)
    for name in ("Table Head", "Dense Head"):
        made.styles[name].paragraph_format.keep_with_next = True
    blank: Any = made.styles.add_style("Blank", WD_STYLE_TYPE.CHARACTER)
    blank.font.color.rgb, blank.quick_style = MISSING, True
    blank.element.get_or_add_rPr().append(_shade(MISSING_WASH))
    address: Any = made.styles.add_style("Address", WD_STYLE_TYPE.CHARACTER)
    address.font.color.rgb, address.font.underline = ACCENT, True


def _font(made: Document, name: str, size: float, colour: RGBColor, bold: bool = False) -> None:
    """Give a style font, size and colour, and take the theme's font away from it."""
    style: Any = made.styles[name]
    style.font.name, style.font.size, style.font.color.rgb, style.font.bold = FONT, Pt(size), colour, bold
    fonts = style.element.rPr.rFonts
    for slot in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{slot}"), None)
    for slot in ("hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{slot}"), FONT)


def _table_style(made: Document) -> None:
    """A table with hair lines between the rows and a strong line over the head."""
    style: Any = made.styles.add_style("Paper Table", WD_STYLE_TYPE.TABLE)
    style.base_style = made.styles["Normal Table"]
    properties = OxmlElement("w:tblPr")
    borders = OxmlElement("w:tblBorders")
    for side, size, colour in (("top", "8", str(ACCENT)), ("bottom", "4", HAIR), ("insideH", "4", HAIR)):
        borders.append(_element(side, val="single", sz=size, space="0", color=colour))
    properties.append(borders)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", "60"), ("left", "90"), ("bottom", "60"), ("right", "90")):
        margins.append(_element(side, w=width, type="dxa"))
    properties.append(margins)
    style.element.append(properties)
    first = OxmlElement("w:tblStylePr")
    first.set(qn("w:type"), "firstRow")
    cells = OxmlElement("w:tcPr")
    cells.append(_shade(WASH))
    first.append(cells)
    style.element.append(first)


def _shade(fill: str) -> Any:
    return _element("shd", val="clear", color="auto", fill=fill)


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _page_number(paragraph: Any, words: str) -> None:
    """Write the words with fields where they say `{page}` and `{pages}`."""
    before, _, rest = words.partition("{page}")
    between, _, after = rest.partition("{pages}")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        if text:
            paragraph.add_run(text)
        if field:
            made = _element("fldSimple", instr=field)
            run = OxmlElement("w:r")
            shown = OxmlElement("w:t")
            shown.text = "1"
            run.append(shown)
            made.append(run)
            paragraph._p.append(made)
