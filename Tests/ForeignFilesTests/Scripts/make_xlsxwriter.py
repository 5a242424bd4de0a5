"""Fixtures by XlsxWriter 3.3.1, which writes as Excel does."""

import datetime
import os

import xlsxwriter

import content

assert xlsxwriter.__version__ == "3.3.1", xlsxwriter.__version__
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Fixtures")


def write(name, sheets, options=None):
    book = xlsxwriter.Workbook(os.path.join(FOLDER, name), options or {})
    book.set_properties({"created": datetime.datetime(2025, 6, 1), "author": "Tỉnh Mẫu"})
    formats = {}

    def shape(**properties):
        key = tuple(sorted(properties.items()))
        if key not in formats:
            formats[key] = book.add_format(properties)
        return formats[key]

    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        if sheet.state == "hidden":
            page.hide()
        if sheet.state == "veryHidden":
            page.very_hidden()
        for first_row, first, last_row, last in sheet.merges:
            page.merge_range(first_row - 1, first, last_row - 1, last, "", shape(align="center"))
        for (row, column), value in sorted(sheet.rows.items()):
            put(page, row - 1, column, value, shape)
    book.close()


def put(page, row, column, value, shape):
    if isinstance(value, content.Percent):
        page.write_number(row, column, value.value, shape(num_format="0.00%"))
    elif isinstance(value, datetime.datetime):
        page.write_datetime(row, column, value, shape(num_format="dd/mm/yyyy hh:mm:ss"))
    elif isinstance(value, datetime.date):
        page.write_datetime(row, column, value, shape(num_format="dd/mm/yyyy"))
    elif isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, content.Error):
        page.write_formula(row, column, "=1/0" if value.text == "#DIV/0!" else "=NA()", None, value.text)
    elif isinstance(value, content.Formula):
        page.write_formula(row, column, value.formula, None, value.result)
    elif isinstance(value, content.Font):
        page.write_string(row, column, value.text, shape(font_name=value.name))
    elif isinstance(value, content.Rich):
        parts = []
        for text, font in value.runs:
            parts += [shape(font_name=font), text] if font else [text]
        page.write_rich_string(row, column, *parts)
    elif isinstance(value, str):
        page.write_string(row, column, value)
    else:
        page.write_number(row, column, value)


if __name__ == "__main__":
    write("ii06a-xlsxwriter.xlsx", [content.form_ii06a()[0]])
    write("portal766-xlsxwriter.xlsx", content.portal_tables())
    write("kinds-xlsxwriter.xlsx", content.kinds())
    write("kinds1904-xlsxwriter.xlsx", content.kinds(), {"date_1904": True})
    write("fonts-xlsxwriter.xlsx", content.fonts())
    write("dossiers-xlsxwriter.xlsx", [content.dossiers(150)])
    vni = content.Sheet("Trang1")
    vni.put(1, 0, "Đơn vị", "Số")
    vni.put(2, 0, content.Font("Sôû Noäi vuï", "VNI-Times"), 5)
    vni.put(3, 0, content.Font("ABC", "VNI-Times"), 6)
    write("vni-font-xlsxwriter.xlsx", [vni])
