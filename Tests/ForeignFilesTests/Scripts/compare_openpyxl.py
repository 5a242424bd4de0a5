"""Times the reading of 100,000 rows x 10 columns: `phienhop inspect`, whole process with its child, beside openpyxl 3.1.5
in read-only mode. Medians of seven runs of each, by turns.

    swift build -c release --static-swift-stdlib --product phienhop
    python3 Tests/ForeignFilesTests/Scripts/compare_openpyxl.py .build/release/phienhop
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

import openpyxl
import xlsxwriter

ROWS, RUNS = 100_000, 7


def make(path):
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Hồ sơ")
    for row in range(ROWS):
        page.write_row(row, 0, [f"H00.{row:06d}", f"Thủ tục số {row % 1300}", "Sở Nội vụ", row, row * 1.25, row % 30,
                                "Trực tuyến", "01/05/2025", 0.5 + row / 1e6, "Đúng hạn"])
    book.close()


def by_program(program, path):
    subprocess.run([program, "inspect", path], stdout=subprocess.DEVNULL, check=True)


def by_openpyxl(path):
    book = openpyxl.load_workbook(path, read_only=True)
    assert sum(1 for _ in book.worksheets[0].iter_rows(values_only=True)) == ROWS


def timed(*bodies):
    times = [[] for _ in bodies]
    for _ in range(RUNS):
        for body, taken in zip(bodies, times):
            start = time.perf_counter()
            body()
            taken.append(time.perf_counter() - start)
    return [statistics.median(taken) for taken in times]


if __name__ == "__main__":
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "hồ sơ.xlsx")
        make(path)
        ours, theirs = timed(lambda: by_program(program, path), lambda: by_openpyxl(path))
    print(f"phienhop {ours:.2f} s, openpyxl {theirs:.2f} s: {theirs / ours:.1f} times as fast, 10 are wanted")
    sys.exit(0 if theirs / ours >= 10 else 1)
