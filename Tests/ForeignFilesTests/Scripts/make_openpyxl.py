"""Fixtures by openpyxl 3.1.5, which stores no results of formulas."""

import datetime
import os

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

import content

assert openpyxl.__version__ == "3.1.5", openpyxl.__version__
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Fixtures")


def write(name, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.created = book.properties.modified = datetime.datetime(2025, 6, 1)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.sheet_state = sheet.state
        for (row, column), value in sorted(sheet.rows.items()):
            put(page.cell(row, column + 1), value)
        for first_row, first, last_row, last in sheet.merges:
            page.merge_cells(start_row=first_row, start_column=first + 1, end_row=last_row, end_column=last + 1)
    book.save(os.path.join(FOLDER, name))


def put(cell, value):
    if isinstance(value, content.Percent):
        cell.value = value.value
        cell.number_format = "0.00%"
    elif isinstance(value, datetime.datetime):
        cell.value = value
        cell.number_format = "dd/mm/yyyy hh:mm:ss"
    elif isinstance(value, datetime.date):
        cell.value = value
        cell.number_format = "dd/mm/yyyy"
    elif isinstance(value, content.Error):
        cell.value = value.text
    elif isinstance(value, content.Formula):
        cell.value = value.formula
    elif isinstance(value, content.Font):
        cell.value = value.text
        cell.font = Font(name=value.name)
    elif isinstance(value, content.Rich):
        cell.value = CellRichText(
            *[TextBlock(InlineFont(rFont=font), text) if font else text for text, font in value.runs])
    else:
        cell.value = value
        if isinstance(value, str) and value.startswith("="):
            cell.data_type = "s"


if __name__ == "__main__":
    write("ii06a-openpyxl.xlsx", [content.form_ii06a()[0]])
    write("kinds-openpyxl.xlsx", content.kinds())
    write("fonts-openpyxl.xlsx", content.fonts())
