"""Fixtures by xlwt 1.3.0, which writes workbooks of Excel 97 to 2003."""

import datetime
import os

import xlwt

import content

assert xlwt.__VERSION__ == "1.3.0", xlwt.__VERSION__
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Fixtures")


def write(name, sheets, calendar_1904=False):
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = calendar_1904
    styles = {}

    def style(text="", **formats):
        key = (text, tuple(formats.items()))
        if key not in styles:
            styles[key] = xlwt.easyxf(text, **formats)
        return styles[key]

    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        page.visibility = {"visible": 0, "hidden": 1, "veryHidden": 2}[sheet.state]
        merged = {(first_row, first): (last_row, last) for first_row, first, last_row, last in sheet.merges}
        for (row, column), value in sorted(sheet.rows.items()):
            if (row, column) in merged:
                last_row, last = merged[(row, column)]
                page.write_merge(row - 1, last_row - 1, column, last, value)
                continue
            put(page, row - 1, column, value, style)
    book.save(os.path.join(FOLDER, name))


def put(page, row, column, value, style):
    if isinstance(value, content.Percent):
        page.write(row, column, value.value, style(num_format_str="0.00%"))
    elif isinstance(value, datetime.datetime):
        page.write(row, column, value, style(num_format_str="DD/MM/YYYY HH:MM:SS"))
    elif isinstance(value, datetime.date):
        page.write(row, column, value, style(num_format_str="DD/MM/YYYY"))
    elif isinstance(value, content.Error):
        page.row(row).set_cell_error(column, {"#N/A": "#N/A!"}.get(value.text, value.text))
    elif isinstance(value, content.Formula):
        page.write(row, column, xlwt.Formula(value.formula[1:]))
    elif isinstance(value, content.Font):
        page.write(row, column, value.text, style(f"font: name {value.name}"))
    elif isinstance(value, content.Rich):
        runs = [(text, xlwt.easyfont(f"name {font}")) if font else text for text, font in value.runs]
        page.write_rich_text(row, column, runs)
    else:
        page.write(row, column, value)


if __name__ == "__main__":
    write("ii06a-xlwt.xls", [content.form_ii06a()[0]])
    write("portal766-xlwt.xls", content.portal_tables())
    write("kinds-xlwt.xls", content.kinds())
    write("kinds1904-xlwt.xls", content.kinds(), calendar_1904=True)
    write("fonts-xlwt.xls", content.fonts())
    # Text of TCVN 5712 under a font that does not say so; only its letters tell.
    letters = content.Sheet("Trang1")
    for row, unit in enumerate(["Së Néi vô", "Së N«ng nghiÖp vµ M«i tr­êng", "Uû ban nh©n d©n ph­êng MÉu Mét",
                                "V¨n phßng ®¨ng ký ®Êt ®ai", "Trung t©m Phôc vô hµnh chÝnh c«ng"], 1):
        letters.put(row, 0, unit, row * 10)
    write("tcvn3-letters-xlwt.xls", [letters])
    few = content.Sheet("Trang1")
    for row, unit in enumerate(["Së Néi vô", "TØnh MÉu"], 1):
        few.put(row, 0, unit, row * 10)
    write("tcvn3-few-letters-xlwt.xls", [few])
