"""Fixtures of HTML tables: as a portal writes them under the name `.xls`, as Excel saves a page, as a browser saves one.
Written by hand after the shape of such files. Python 3.11."""

import html
import os

import content

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Fixtures")


def text(value):
    return "" if value is None else html.escape(str(value)).replace("\n", "<br>")


def rows(sheet, tag="td", attributes=""):
    merged = {(row, first): (last_row - row + 1, last - first + 1) for row, first, last_row, last in sheet.merges}
    covered = {(row, column) for first_row, first, last_row, last in sheet.merges
               for row in range(first_row, last_row + 1) for column in range(first, last + 1)} - set(merged)
    last_row = max(row for row, _ in sheet.rows)
    last = max(column for _, column in sheet.rows)
    for row in range(1, last_row + 1):
        cells = []
        for column in range(last + 1):
            if (row, column) in covered:
                continue
            spans = ""
            if (row, column) in merged:
                down, across = merged[(row, column)]
                spans = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
            cells.append(f"<{tag}{attributes}{spans}>{text(sheet.rows.get((row, column)))}</{tag}>")
        yield "<tr>" + "\n".join(cells) + "</tr>\n"


def write(name, page, encoding="utf-8"):
    with open(os.path.join(FOLDER, name), "w", encoding=encoding, newline="\n") as file:
        file.write(page)


def portal(sheet):
    """A portal's "In file excel": a page in the form of Excel, without closing tags here and there."""
    body = "".join(rows(sheet)).replace("</td>\n", "\n").replace("</td></tr>", "</tr>")
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns="http://www.w3.org/TR/REC-html40"><head><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>
<x:ExcelWorksheet><x:Name>{sheet.name}</x:Name><x:WorksheetOptions><x:DisplayGridlines/></x:WorksheetOptions>
</x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->
<meta http-equiv="content-type" content="application/vnd.ms-excel; charset=UTF-8"></head><body>
<table border="1">{body}</table></body></html>"""


def excel(sheet):
    """Excel's own "Web page": classes with fonts, a hidden row that only sets widths."""
    body = "".join(rows(sheet, attributes=" class=xl65"))
    return f"""<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=ProgId content=Excel.Sheet>
<style>
<!--table {{mso-displayed-decimal-separator:"\\,";}}
.font5 {{color:black; font-family:"Times New Roman", serif;}}
td {{padding:0px; font-family:Arial, sans-serif;}}
.xl65 {{mso-style-parent:style0; font-family:.VnTime, sans-serif; mso-font-charset:0;}}
-->
</style>
</head>
<body link=blue vlink=purple>
<table x:str border=0 cellpadding=0 cellspacing=0>
 <col width=64 span=2>
 {body}
 <![if supportMisalignedColumns]>
 <tr height=0 style='display:none'><td width=64></td><td width=64></td></tr>
 <![endif]>
</table>
</body>
</html>"""


def browser(sheet):
    """A page saved by a browser: the table inside a table that lays the page out, scripts, a menu, titles outside."""
    title = [sheet.rows.pop((row, 0)) for row in range(1, 5)]
    sheet.merges = [merge for merge in sheet.merges if merge[0] > 4]
    sheet.rows = {(row - 4, column): value for (row, column), value in sheet.rows.items()}
    sheet.merges = [(row - 4, first, last_row - 4, last) for row, first, last_row, last in sheet.merges]
    body = "".join(rows(sheet))
    headings = "\n".join(f"<p class=\"title\"><b>{text(line)}</b></p>" for line in title)
    return f"""<!DOCTYPE html>
<!-- saved from url=(0030)https://portal.example/thongke -->
<html lang="vi"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>Thống kê</title><script>var rows = "<table><tr><td>1</td></tr></table>";</script>
<style>body {{ font-family: Arial; }}</style></head>
<body><select><option>Tháng 5</option><option>Tháng 6</option></select>
{headings}
<div style="display: none">ẩn</div>
<table class="layout"><tbody><tr><td>
<table class="data"><thead></thead><tbody>
{body}</tbody></table>
</td></tr></tbody></table>
<script src="./Thống kê_files/app.js"></script></body></html>"""


if __name__ == "__main__":
    write("portal766-portal-html.xls", portal(content.portal_tables()[0]))
    write("portal766-browser.html", browser(content.portal_tables()[0]))
    legacy = content.Sheet("Trang1")
    for row, unit in enumerate(["Së Néi vô", "Së T­ ph¸p", "Uû ban nh©n d©n"], 1):
        legacy.put(row, 0, unit, row * 10)
    # The bytes of the font stand for letters of the West, as Excel saves them.
    write("fonts-excel.html", excel(legacy), "latin-1")
