"""Fixtures by odfpy 1.4.1: OpenDocument spreadsheets."""

import datetime
import importlib.metadata
import os

from odf import style as odf_style
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P, Span

import content

assert importlib.metadata.version("odfpy") == "1.4.1"
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Fixtures")


class Writer:
    def __init__(self):
        self.document = OpenDocumentSpreadsheet()
        self.styles = {}
        hidden = odf_style.Style(name="hidden", family="table")
        hidden.addElement(odf_style.TableProperties(display="false"))
        self.document.automaticstyles.addElement(hidden)
        self.hidden = hidden

    def font(self, name, family):
        key = (name, family)
        if key not in self.styles:
            style = odf_style.Style(name=f"f{len(self.styles)}", family=family)
            style.addElement(odf_style.TextProperties(fontfamily=name))
            self.document.automaticstyles.addElement(style)
            self.styles[key] = style
        return self.styles[key]

    def add(self, sheet):
        table = Table(name=sheet.name)
        if sheet.state != "visible":
            table.setAttribute("stylename", self.hidden)
        self.document.spreadsheet.addElement(table)
        merged = {(row, first): (last_row - row + 1, last - first + 1) for row, first, last_row, last in sheet.merges}
        covered = {(row, column) for first_row, first, last_row, last in sheet.merges
                   for row in range(first_row, last_row + 1) for column in range(first, last + 1)} - set(merged)
        present = set(sheet.rows) | covered
        row = 0
        for next_row in sorted({row for row, _ in present}):
            if next_row - row > 1:
                gap = TableRow(numberrowsrepeated=next_row - row - 1)
                gap.addElement(TableCell())
                table.addElement(gap)
            row = next_row
            line = TableRow()
            table.addElement(line)
            column = -1
            for next_column in sorted(column for place, column in present if place == row):
                if next_column - column > 1:
                    line.addElement(TableCell(numbercolumnsrepeated=next_column - column - 1))
                column = next_column
                if (row, column) in covered:
                    line.addElement(CoveredTableCell())
                    continue
                cell = self.cell(sheet.rows[(row, column)])
                if (row, column) in merged:
                    rows, columns = merged[(row, column)]
                    cell.setAttribute("numberrowsspanned", rows)
                    cell.setAttribute("numbercolumnsspanned", columns)
                line.addElement(cell)

    def cell(self, value, **attributes):
        if isinstance(value, bool):
            return TableCell(valuetype="boolean", booleanvalue="true" if value else "false", **attributes)
        if isinstance(value, (int, float)):
            return TableCell(valuetype="float", value=repr(value), **attributes)
        if isinstance(value, content.Percent):
            return TableCell(valuetype="percentage", value=repr(value.value), **attributes)
        if isinstance(value, datetime.datetime):
            return TableCell(valuetype="date", datevalue=value.isoformat(), **attributes)
        if isinstance(value, datetime.date):
            return TableCell(valuetype="date", datevalue=value.isoformat(), **attributes)
        if isinstance(value, content.Formula):
            return self.cell(value.result, formula="of:" + value.formula.replace("=", "=[.").replace("*", "]*"))
        cell = TableCell(valuetype="string", **attributes)
        if isinstance(value, content.Font):
            cell.setAttribute("stylename", self.font(value.name, "table-cell"))
            cell.addElement(P(text=value.text))
        elif isinstance(value, content.Rich):
            paragraph = P()
            for text, font in value.runs:
                if font:
                    paragraph.addElement(Span(stylename=self.font(font, "text"), text=text))
                else:
                    paragraph.addText(text)
            cell.addElement(paragraph)
        else:
            for line in value.split("\n"):
                cell.addElement(P(text=line))
        return cell


def write(name, sheets):
    writer = Writer()
    for sheet in sheets:
        writer.add(sheet)
    writer.document.save(os.path.join(FOLDER, name))


if __name__ == "__main__":
    write("ii06a-odfpy.ods", [content.form_ii06a()[0]])
    write("portal766-odfpy.ods", content.portal_tables())
    kinds = content.kinds()
    # odfpy has no errors to write.
    kinds[0].rows = {place: value for place, value in kinds[0].rows.items() if not isinstance(value, content.Error)}
    write("kinds-odfpy.ods", kinds)
    write("fonts-odfpy.ods", content.fonts())
