"""A road as an Excel workbook: one sheet a table, a frozen header, filters, and no formulas."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import xlsxwriter

from vejviser.export.catalogue import told
from vejviser.export.characters import clean
from vejviser.export.material import Material
from vejviser.export.sheets import Sheet, sheets

LONGEST = 32_767
"""The most characters that a cell of a workbook can hold."""


def road_xlsx(material: Material) -> bytes:
    """The workbook of the road's tables; the same road gives the same bytes.

    Words are written as words, whatever they begin with, and numbers as numbers.
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    day = dt.datetime.combine(material.road.as_of, dt.time())
    book.set_properties({"title": clean(material.project.name)[:255], "created": day})
    formats = {
        "head": book.add_format({"bold": True, "bg_color": "#DCE6EC", "text_wrap": True, "valign": "top"}),
        "body": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
    }
    for sheet in sheets(material):
        _write(book.add_worksheet(told(sheet.key, material.lang)), sheet, material, formats)
    book.close()
    return file.getvalue()


def _write(page: Any, sheet: Sheet, material: Material, formats: dict[str, Any]) -> None:
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, told(column.key, material.lang), formats["head"])
    for number, row in enumerate(sheet.rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, dt.date):
                page.write_datetime(number, place, dt.datetime.combine(cell, dt.time()), formats["day"])
            else:
                _put(page, number, place, cell, formats["body"])
    page.freeze_panes(1, 3 if sheet.key == "sheet.steps" else 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _put(page: Any, row: int, column: int, cell: str | float | tuple[str, ...] | None, style: Any) -> None:
    if isinstance(cell, int | float):
        page.write_number(row, column, cell, style)
        return
    words = clean("\n".join(cell) if isinstance(cell, tuple) else cell or "")
    if len(words) > LONGEST:
        words = words[: LONGEST - 1] + "…"
    if words:
        page.write_string(row, column, words, style)
    else:
        page.write_blank(row, column, None, style)
