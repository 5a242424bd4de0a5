"""A workbook of Excel 2003 in XML, under the name `.xls`. Written by hand after the "XML Spreadsheet Reference" of
Microsoft. Python 3.11."""

import datetime
import os
from xml.sax.saxutils import escape, quoteattr

import content

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Fixtures")

HEAD = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:html="http://www.w3.org/TR/REC-html40">
 <Styles>
  <Style ss:ID="Default" ss:Name="Normal"><Font ss:FontName="Arial"/></Style>
  <Style ss:ID="percent"><NumberFormat ss:Format="Percent"/></Style>
  <Style ss:ID="day"><NumberFormat ss:Format="dd/mm/yyyy"/></Style>
  <Style ss:ID="moment"><NumberFormat ss:Format="dd/mm/yyyy\\ hh:mm:ss"/></Style>
  <Style ss:ID="legacy"><Font ss:FontName=".VnTime"/></Style>
  <Style ss:ID="capitals"><Font ss:FontName=".VnTimeH"/></Style>
 </Styles>
"""

FONTS = {".VnTime": "legacy", ".VnTimeH": "capitals"}


def cell(value):
    """Style, formula and data of a value."""
    if isinstance(value, bool):
        return "", "", "Boolean", str(int(value))
    if isinstance(value, (int, float)):
        return "", "", "Number", repr(value)
    if isinstance(value, content.Percent):
        return "percent", "", "Number", repr(value.value)
    if isinstance(value, datetime.datetime):
        return "moment", "", "DateTime", value.strftime("%Y-%m-%dT%H:%M:%S.000")
    if isinstance(value, datetime.date):
        return "day", "", "DateTime", value.strftime("%Y-%m-%dT00:00:00.000")
    if isinstance(value, content.Error):
        return "", "=1/0", "Error", value.text
    if isinstance(value, content.Formula):
        style, _, kind, text = cell(value.result)
        return style, value.formula, kind, text
    if isinstance(value, content.Font):
        return FONTS[value.name], "", "String", escape(value.text)
    if isinstance(value, content.Rich):
        text = "".join(f'<html:Font html:Face="{font}">{escape(text)}</html:Font>' if font else escape(text)
                       for text, font in value.runs)
        return "", "", "String", text
    return "", "", "String", escape(value).replace("\n", "&#10;")


def worksheet(sheet):
    lines = [f" <Worksheet ss:Name={quoteattr(sheet.name)}>\n  <Table>\n"]
    merged = {(row, first): (last_row - row, last - first) for row, first, last_row, last in sheet.merges}
    for row in sorted({row for row, _ in sheet.rows}):
        lines.append(f'   <Row ss:Index="{row}">\n')
        for (_, column), value in sorted(item for item in sheet.rows.items() if item[0][0] == row):
            style, formula, kind, text = cell(value)
            attributes = f' ss:Index="{column + 1}"'
            if style:
                attributes += f' ss:StyleID="{style}"'
            if formula:
                attributes += f" ss:Formula={quoteattr(formula)}"
            if (row, column) in merged:
                down, across = merged[(row, column)]
                attributes += f' ss:MergeDown="{down}" ss:MergeAcross="{across}"'
            lines.append(f'    <Cell{attributes}><Data ss:Type="{kind}">{text}</Data></Cell>\n')
        lines.append("   </Row>\n")
    lines.append("  </Table>\n  <WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\">\n")
    if sheet.state != "visible":
        lines.append("   <Visible>Sheet" + sheet.state[0].upper() + sheet.state[1:] + "</Visible>\n")
    lines.append("  </WorksheetOptions>\n </Worksheet>\n")
    return "".join(lines)


def write(name, sheets):
    with open(os.path.join(FOLDER, name), "w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD + "".join(worksheet(sheet) for sheet in sheets) + "</Workbook>\n")


if __name__ == "__main__":
    write("ii06a-spreadsheetml.xls", [content.form_ii06a()[0]])
    write("kinds-spreadsheetml.xml", content.kinds())
    write("fonts-spreadsheetml.xml", content.fonts())
