"""The steps of a road as CSV that Excel opens as it is: UTF-8 with a mark, and semicolons for Danes."""

from __future__ import annotations

import csv
import datetime as dt
import io

from vejviser.export.catalogue import told
from vejviser.export.characters import clean
from vejviser.export.material import Material
from vejviser.export.sheets import Cell, steps_sheet

SEPARATOR = {"da": ";", "en": ","}
"""What Excel splits at in the language: the comma is the Danish decimal sign."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would reckon out, or that hides such a beginning."""


def road_csv(material: Material) -> bytes:
    """The steps in order, one a row under a header; several values of a cell are joined with '; '.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    sheet = steps_sheet(material)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=SEPARATOR[material.lang], lineterminator="\r\n")
    writer.writerow(told(column.key, material.lang) for column in sheet.columns)
    writer.writerows([_cell(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> str | float | int:
    if cell is None or isinstance(cell, int | float):
        return "" if cell is None else cell
    if isinstance(cell, dt.date):
        return cell.isoformat()
    words = clean("; ".join(cell) if isinstance(cell, tuple) else cell)
    return f"'{words}" if words.startswith(FORMULA) else words
