"""Writes what each form holds as plain lines, `sheet, row, column, kind, value`, parted by tabs; the tests compare every
container with them. Python 3.11."""

import datetime
import os
import sys

import content

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Fixtures")


def lines(sheets):
    for sheet in sheets:
        for (row, column), value in sorted(sheet.rows.items()):
            kind, text = described(value)
            escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
            yield "\t".join([sheet.name, str(row), str(column), kind, escaped])
        for merge in sorted(sheet.merges):
            yield "\t".join([sheet.name, "merge"] + [str(number) for number in merge])


def number(value):
    # Fifteen digits, as Excel shows a number.
    text = f"{value:.15g}"
    if "e" in text:
        text = f"{value:.20f}".rstrip("0")
    return text


def described(value):
    if isinstance(value, bool):
        return "flag", "true" if value else "false"
    if isinstance(value, (int, float)):
        return "number", number(value)
    if isinstance(value, content.Percent):
        return "percent", number(value.value)
    if isinstance(value, datetime.datetime):
        seconds = value.hour * 3600 + value.minute * 60 + value.second
        return "day", f"{value:%Y-%m-%d} {seconds}"
    if isinstance(value, datetime.date):
        return "day", value.isoformat()
    if isinstance(value, content.Error):
        return "error", value.text
    if isinstance(value, content.Formula):
        kind, text = described(value.result)
        return "formula " + kind, text
    return "text", value


def write(name, sheets):
    with open(os.path.join(FOLDER, name + ".expected.tsv"), "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines(sheets))


if __name__ == "__main__":
    write("ii06a", [content.form_ii06a()[0]])
    write("portal766", content.portal_tables())
    write("kinds", content.kinds()[:1])
    write("dossiers", [content.dossiers(150)])
    sys.exit(0)
