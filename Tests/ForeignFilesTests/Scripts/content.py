"""What the fixtures hold: forms in the shapes that Vietnamese offices send, with an invented province and invented
figures ("Tỉnh Mẫu"), the same in every container.

Every number is drawn from a generator with a fixed seed, and the totals of each form are known (see `totals`).
"""

import datetime
import random
from dataclasses import dataclass, field


@dataclass
class Percent:
    """A share that a cell's format shows as percent."""
    value: float


@dataclass
class Formula:
    """A formula with the result that a spreadsheet program has stored with it."""
    formula: str
    result: object


@dataclass
class Error:
    text: str


@dataclass
class Font:
    """Text under a font of its own."""
    text: str
    name: str


@dataclass
class Rich:
    """Stretches of text, each with the name of its font or None."""
    runs: list


@dataclass
class Sheet:
    name: str
    rows: dict = field(default_factory=dict)  # (row from 1, column from 0): value
    merges: list = field(default_factory=list)  # first row, first column, last row, last column
    state: str = "visible"  # or "hidden", "veryHidden"

    def put(self, row, column, *values):
        for offset, value in enumerate(values):
            if value is not None:
                self.rows[(row, column + offset)] = value

    def merge(self, row, column, last_row, last_column, value):
        self.put(row, column, value)
        self.merges.append((row, column, last_row, last_column))


DEPARTMENTS = ["Sở Nội vụ", "Sở Tài chính", "Sở Xây dựng", "Sở Y tế", "Sở Tư pháp", "Sở Nông nghiệp và Môi trường"]
LAND_OFFICES = ["Chi nhánh Mẫu Đông", "Chi nhánh Mẫu Tây"]
COMMUNES = ["Phường Mẫu Một", "Phường Mẫu Hai", "Xã Mẫu Thượng", "Xã Mẫu Hạ", "Đặc khu Đảo Mẫu"]
GROUPS = [("I", "Sở, ban, ngành", DEPARTMENTS), ("II", "Văn phòng đăng ký đất đai", LAND_OFFICES),
          ("III", "Cấp xã", COMMUNES)]

TITLE_ROWS = ["UBND TỈNH MẪU", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"]


def percent_text(part, whole):
    """As portals write it: two places, and blank where there is nothing or nothing to divide by."""
    if whole == 0 or part == 0:
        return None
    return f"{part * 100 / whole:.2f}".replace(".", ",") + "%"


def form_ii06a():
    """Form II.06a/VPCP/KSTT: three rows of headings, a row of column numbers, group rows, a total."""
    draw = random.Random(206)
    sheet = Sheet("Biểu II.06a")
    sheet.put(1, 0, "Biểu số II.06a/VPCP/KSTT")
    sheet.merge(2, 0, 2, 12, "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH")
    sheet.merge(3, 0, 3, 12, "Kỳ báo cáo: Tháng 5 năm 2025 (Từ ngày 01/5/2025 đến ngày 31/5/2025)")
    sheet.put(4, 0, "Đơn vị báo cáo: Tỉnh Mẫu")
    sheet.put(4, 9, "Đơn vị tính: Số hồ sơ TTHC")
    sheet.merge(5, 0, 7, 0, "TT")
    sheet.merge(5, 1, 7, 1, "Lĩnh vực, công việc giải quyết theo cấp")
    sheet.merge(5, 2, 5, 5, "Tiếp nhận")
    sheet.merge(5, 6, 5, 9, "Đã giải quyết")
    sheet.merge(5, 10, 5, 12, "Đang giải quyết")
    sheet.merge(6, 2, 7, 2, "Tổng số")
    sheet.merge(6, 3, 6, 4, "Trong kỳ")
    sheet.merge(6, 5, 7, 5, "Từ kỳ trước")
    sheet.put(7, 3, "Trực tuyến", "Trực tiếp, dịch vụ bưu chính")
    for column, text in ((6, "Tổng số"), (7, "Trước hạn"), (8, "Đúng hạn"), (9, "Quá hạn"), (10, "Tổng số"),
                         (11, "Trong hạn"), (12, "Quá hạn")):
        sheet.merge(6, column, 7, column, text)
    sheet.put(8, 0, *range(1, 14))
    row = 9
    totals = [0] * 11
    for numeral, group, units in GROUPS:
        sheet.put(row, 0, numeral, group)
        row += 1
        for number, unit in enumerate(units, 1):
            online, direct, carried = draw.randrange(0, 4000), draw.randrange(1, 2000), draw.randrange(0, 300)
            received = online + direct + carried
            done = draw.randrange(received // 2, received + 1)
            late = draw.randrange(0, done // 20 + 1)
            early = draw.randrange(0, done - late + 1)
            open_late = draw.randrange(0, (received - done) // 10 + 1)
            figures = [received, online, direct, carried, done, early, done - late - early, late, received - done,
                       received - done - open_late, open_late]
            totals = [a + b for a, b in zip(totals, figures)]
            # Blank for zero, as the form asks.
            sheet.put(row, 0, number, unit, *[figure or None for figure in figures])
            row += 1
    sheet.put(row, 1, "Tổng cộng", *totals)
    return sheet, totals


def heading(sheet, row, columns, title):
    """Title rows, then heading rows: groups over columns, then a row of column numbers."""
    last = len(columns) + 2
    for offset, text in enumerate(TITLE_ROWS):
        sheet.put(row + offset, 0, text)
    sheet.merge(row + 2, 0, row + 2, last, title)
    sheet.merge(row + 3, 0, row + 3, last, "Từ ngày 01/05/2025 đến ngày 31/05/2025")
    top = row + 4
    for column, text in enumerate(["STT", "Mã định danh", "Đơn vị"]):
        sheet.merge(top, column, top + 1, column, text)
    column = 3
    while column < len(columns) + 3:
        group, _ = columns[column - 3]
        end = column
        while end + 1 < len(columns) + 3 and columns[end + 1 - 3][0] == group:
            end += 1
        if group is None:
            for single in range(column, end + 1):
                sheet.merge(top, single, top + 1, single, columns[single - 3][1])
        else:
            sheet.merge(top, column, top, end, group)
            for single in range(column, end + 1):
                sheet.put(top + 1, single, columns[single - 3][1])
        column = end + 1
    sheet.put(top + 2, 0, *[f"({number})" for number in range(1, len(columns) + 4)])
    return top + 3


def portal_table(name, title, columns, figures, seed):
    """One of the tables of a portal; `figures` draws the cells of one unit."""
    draw = random.Random(seed)
    sheet = Sheet(name)
    row = heading(sheet, 1, columns, title)
    code = 0
    for numeral, group, units in GROUPS:
        sheet.put(row, 0, numeral, None, group)
        row += 1
        for number, unit in enumerate(units, 1):
            code += 1
            sheet.put(row, 0, number, f"H00.{code:02d}", unit, *figures(draw))
            row += 1
    return sheet


def portal_tables():
    """The five tables "theo Quyết định 766": counts as numbers, percentages as text, blank for zero."""
    def progress(draw):
        done = draw.randrange(1, 3000)
        late = draw.choice([0, 0, draw.randrange(0, done // 10 + 1)])
        early = draw.randrange(0, done - late + 1)
        on_time = done - late - early
        return [done, early or None, percent_text(early, done), on_time or None, percent_text(on_time, done),
                late or None, percent_text(late, done)]

    def online(draw):
        web, direct, post = draw.randrange(0, 2000), draw.randrange(1, 900), draw.choice([0, draw.randrange(0, 90)])
        total = web + direct + post
        within, over = draw.randrange(0, 100), draw.choice([0, 0, draw.randrange(1, 9)])
        duty = draw.randrange(0, 500)
        paid = draw.randrange(0, duty + 1)
        return [web or None, percent_text(web, total), direct, percent_text(direct, total), post or None,
                percent_text(post, total), within or None, percent_text(within, within + over), over or None,
                percent_text(over, within + over), total - post, duty or None, paid or None, percent_text(paid, duty)]

    def digitised(draw):
        received = draw.randrange(1, 2000)
        parts = draw.randrange(0, received + 1)
        again = draw.randrange(0, parts + 1)
        national = draw.randrange(0, again + 1)
        done = draw.randrange(1, received + 1)
        results = draw.randrange(0, done + 1)
        return [received, received - parts or None, parts or None, percent_text(parts, received), again or None,
                percent_text(again, received), national or None, done, done - results or None, results or None,
                percent_text(results, done)]

    def paid(draw):
        duty = draw.randrange(0, 800)
        online_paid = draw.randrange(0, duty + 1)
        return [duty or None, online_paid or None, percent_text(online_paid, duty)]

    def procedures(draw):
        published = draw.randrange(20, 200)
        used = draw.randrange(0, published + 1)
        online_used = draw.randrange(0, used + 1)
        return [published, used or None, percent_text(used, published), online_used or None,
                percent_text(online_used, used)]

    count, share = "Số lượng", "Tỷ lệ"
    return [
        portal_table("Tiến độ giải quyết", "TIẾN ĐỘ GIẢI QUYẾT HỒ SƠ THEO QUYẾT ĐỊNH 766",
                     [(None, "Đã giải quyết"), ("Trước hạn", count), ("Trước hạn", share), ("Đúng hạn", count),
                      ("Đúng hạn", share), ("Quá hạn", count), ("Quá hạn", share)], progress, 7661),
        portal_table("DVC trực tuyến", "DỊCH VỤ CÔNG TRỰC TUYẾN THEO QUYẾT ĐỊNH 766",
                     [("Qua mạng", count), ("Qua mạng", share), ("Trực tiếp", count), ("Trực tiếp", share),
                      ("BCCI", count), ("BCCI", share), ("Đang xử lý trong hạn", count),
                      ("Đang xử lý trong hạn", share), ("Đang xử lý quá hạn", count), ("Đang xử lý quá hạn", share),
                      (None, "Đồng bộ DVCQG"), (None, "Có nghĩa vụ tài chính"), ("Thanh toán trên DVCQG", count),
                      ("Thanh toán trên DVCQG", share)], online, 7662),
        portal_table("Số hóa", "SỐ HÓA HỒ SƠ THEO QUYẾT ĐỊNH 766",
                     [(None, "Tiếp nhận"), ("Thành phần hồ sơ", "Chưa số hóa"), ("Thành phần hồ sơ", "Có số hóa"),
                      ("Thành phần hồ sơ", share), ("Tái sử dụng", count), ("Tái sử dụng", share),
                      ("Tái sử dụng", "Từ DVCQG"), (None, "Đã giải quyết"), ("Kết quả", "Chưa số hóa"),
                      ("Kết quả", "Đã số hóa"), ("Kết quả", share)], digitised, 7663),
        portal_table("Thanh toán trực tuyến", "THANH TOÁN TRỰC TUYẾN THEO QUYẾT ĐỊNH 766",
                     [(None, "Hồ sơ có nghĩa vụ tài chính"), ("Thanh toán trực tuyến", count),
                      ("Thanh toán trực tuyến", share)], paid, 7664),
        portal_table("Thủ tục phát sinh", "THỦ TỤC PHÁT SINH HỒ SƠ THEO QUYẾT ĐỊNH 766",
                     [(None, "Thủ tục công bố"), ("Có phát sinh hồ sơ", count), ("Có phát sinh hồ sơ", share),
                      ("Phát sinh trực tuyến", count), ("Phát sinh trực tuyến", share)], procedures, 7665),
    ]


def kinds():
    """Cells of every kind, hidden sheets, a cell far away."""
    sheet = Sheet("Kiểu ô")
    sheet.put(1, 0, "số", 1020, 0.4097, -3.5, 0.1 + 0.2, 0.00001, 301234567890, 0)
    sheet.put(2, 0, "phần trăm", Percent(0.9854), Percent(1.0))
    sheet.put(3, 0, "ngày", datetime.date(2024, 6, 3), datetime.datetime(2024, 6, 3, 8, 15, 30),
              datetime.date(1950, 1, 2))
    sheet.put(4, 0, "đúng sai", True, False)
    sheet.put(5, 0, "lỗi", Error("#DIV/0!"), Error("#N/A"))
    sheet.put(6, 0, "công thức", Formula("=B1*2", 2040), Formula("=A1&A4", "sốđúng sai"))
    sheet.put(7, 0, "chữ", "hai\ndòng", 'nháy "kép"', "=1+1", "a\u00a0b", "đảo \u202e ngược", " hai đầu ")
    sheet.put(8, 0, "tổ hợp", "Quảng Ngãi".encode().decode(), "Qua\u0309ng Nga\u0303i")
    sheet.merge(10, 1, 11, 3, "gộp")
    sheet.put(1000, 30, "xa")
    hidden = Sheet("Ẩn", state="hidden")
    hidden.put(1, 0, "nháp", 1)
    very = Sheet("Rất ẩn", state="veryHidden")
    very.put(1, 0, "danh mục")
    return [sheet, hidden, very]


def fonts():
    """Text of TCVN 5712 under its fonts, beside Unicode."""
    sheet = Sheet("Phông")
    sheet.put(1, 0, Font("Së N«ng nghiÖp vµ M«i tr­êng", ".VnTime"), "Sở Nông nghiệp và Môi trường")
    sheet.put(2, 0, Font("uû ban nh©n d©n", ".VnTimeH"), "ỦY BAN NHÂN DÂN")
    sheet.put(3, 0, Font("Sở Nội vụ", ".VnTime"), "Sở Nội vụ")
    sheet.put(4, 0, Rich([("Tỉnh Mẫu: ", None), ("tû lÖ ®óng h¹n", ".VnArial"), (" 98%", "Times New Roman")]),
              "Tỉnh Mẫu: tỷ lệ đúng hạn 98%")
    return [sheet]


def dossiers(count):
    """A list of dossiers, one a row."""
    draw = random.Random(count)
    sheet = Sheet("Hồ sơ")
    sheet.put(1, 0, "Mã hồ sơ", "Thủ tục", "Đơn vị", "Ngày nhận", "Ngày hẹn trả", "Ngày trả", "Kênh", "Trạng thái")
    units = DEPARTMENTS + COMMUNES
    start = datetime.date(2025, 5, 1)
    for row in range(2, count + 2):
        received = start + datetime.timedelta(days=draw.randrange(0, 28))
        due = received + datetime.timedelta(days=draw.choice([3, 5, 10, 15]))
        returned = due + datetime.timedelta(days=draw.randrange(-3, 3))
        sheet.put(row, 0, f"H00.{received:%y%m%d}-{row:04d}", f"1.{draw.randrange(1000, 9999):06d}",
                  draw.choice(units), received, due, returned if draw.random() < 0.9 else None,
                  draw.choice(["Trực tuyến", "Trực tiếp", "Bưu chính"]),
                  "Trễ hạn" if returned > due else "Đúng hạn")
    return sheet
