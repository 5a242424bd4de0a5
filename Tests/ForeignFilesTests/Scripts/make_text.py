"""Fixtures of delimited text in every encoding. Python 3.11; TCVN, VNI and VPS by GNU recode 3.6 (apt-get install recode)."""

import os
import subprocess
import unicodedata

import content

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Fixtures")

HEADINGS = ["TT", "Đơn vị", "Tổng số hồ sơ", "Tỷ lệ đúng hạn", "Ghi chú"]


def table():
    lines = [HEADINGS]
    number = 0
    for _, _, units in content.GROUPS:
        for unit in units:
            number += 1
            note = ['số liệu "tạm"', "", "chờ\nxác nhận", "a;b, c"][number % 4]
            lines.append([str(number), unit, f"{number * 1020:,}".replace(",", "."), f"{90 + number / 2:.1f}%".replace(".", ","), note])
    return lines


def delimited(lines, delimiter, newline="\r\n"):
    def field(text):
        if any(sign in text for sign in (delimiter, '"', "\n", "\r")):
            return '"' + text.replace('"', '""') + '"'
        return text
    return "".join(delimiter.join(field(text) for text in line) + newline for line in lines)


def cp1258(text):
    """Letters with their shape, tone marks behind them, as Windows keeps them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    result = b""
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tone = [mark for mark in parts[1:] if mark in tones]
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tone))
        result += base.encode("cp1258") + b"".join(mark.encode("cp1258") for mark in tone)
    return result


def recoded(text, charset):
    return subprocess.run(["recode", "UTF-8.." + charset], input=text.encode(), capture_output=True, check=True).stdout


def plain_capitals(text):
    """The fonts of TCVN have no capitals with tone marks."""
    return "".join(letter.lower() if ord(letter) > 0x1E00 else letter for letter in text)


def write(name, data):
    with open(os.path.join(FOLDER, name), "wb") as file:
        file.write(data)


if __name__ == "__main__":
    lines = table()
    text = delimited(lines, ";")
    write("table-utf8.csv", text.encode())
    write("table-utf8-mark.csv", b"\xef\xbb\xbf" + text.encode())
    write("table-comma.csv", delimited(lines, ",", "\n").encode())
    write("table-pipe.txt", delimited(lines, "|").encode())
    write("table-sep.csv", b"sep=;\r\n" + text.encode())
    write("table-utf16le-mark.tsv", b"\xff\xfe" + delimited(lines, "\t").encode("utf-16-le"))
    write("table-utf16be-mark.tsv", b"\xfe\xff" + delimited(lines, "\t").encode("utf-16-be"))
    write("table-utf16le.tsv", delimited(lines, "\t").encode("utf-16-le"))
    write("table-utf16be.tsv", delimited(lines, "\t").encode("utf-16-be"))
    write("table-nfd.csv", unicodedata.normalize("NFD", text).encode())
    write("table-cp1258.csv", cp1258(text))
    write("table-tcvn3.csv", recoded(plain_capitals(text), "TCVN"))
    write("table-vni.csv", recoded(text, "VNI"))
    write("table-vps.csv", recoded(plain_capitals(text), "VPS"))
    write("few-letters-cp1258.csv", cp1258("Đơn vị;Số\r\nSở Y tế;5\r\n"))
    ragged = "UBND TỈNH MẪU\n\nBáo cáo tháng 5\nTT,Đơn vị,Số\n1,Sở Y tế,5\n2,\"Sở Nội vụ\n(văn phòng)\",6,thừa\n\n3\n"
    write("ragged.csv", ragged.encode())
