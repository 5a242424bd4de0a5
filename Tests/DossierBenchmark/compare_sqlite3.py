"""Times taking in a list of dossiers beside sqlite3 doing the same work, and an open dashboard beside that import.

    swift build -c release --static-swift-stdlib --product phienhop
    python3 Tests/DossierBenchmark/compare_sqlite3.py .build/release/phienhop [ROWS] [--floor COMMAND]

- `sqlite3 .import`, an index on the code, an index by unit and day, GROUP BY unit, procedure and month; by turns with
  `phienhop import` of the same file into an empty store, and of a file in which 2 % of the rows are changed.
- Key to last byte on screen 3 of a dashboard that has the store open, alone and while another program takes in a
  million rows; by turns with COMMAND, the smallest program that shows a table and answers Down and Up, if one is named.

Medians of three runs. Needs sqlite3 and Python 3.9.
"""

import fcntl
import os
import pty
import select
import shlex
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

RUNS = 3
SQL = """.mode csv
.import --skip 1 {list} d
create unique index d_code on d("Mã hồ sơ");
create index d_unit on d("Mã đơn vị", "Ngày tiếp nhận");
create table g as select "Mã đơn vị", "Mã TTHC", substr("Ngày tiếp nhận", 4), count(*) from d group by 1, 2, 3;
"""


def timed(command, **options):
    """Seconds and peak of memory in MiB of a program and those it starts."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command} ended with {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / 1024


def by_sqlite3(path, folder):
    database = os.path.join(folder, "sqlite3.db")
    if os.path.exists(database):
        os.remove(database)
    script = os.path.join(folder, "sqlite3.sql")
    with open(script, "w") as file:
        file.write(SQL.format(list=path))
    with open(script) as file:
        return timed(["sqlite3", database], stdin=file)


def correct(path, corrected):
    """The same list with the mark of the last but one column turned round in every fiftieth row."""
    with open(path, encoding="utf-8") as source, open(corrected, "w", encoding="utf-8") as target:
        for number, line in enumerate(source):
            if number > 1 and number % 50 == 0:
                cells = line.rstrip("\r\n").split(",")
                cells[-2] = "" if cells[-2] else "x"
                line = ",".join(cells) + "\n"
            target.write(line)


class Terminal:
    """A program in a terminal of 120x40."""

    def __init__(self, command):
        self.pid, self.end = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
            os.execvp(command[0], command)
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.settle(1.5)

    def settle(self, silence):
        """Reads until nothing has come for so long; when the last byte came."""
        last = time.perf_counter()
        while select.select([self.end], [], [], silence)[0]:
            try:
                os.read(self.end, 65_536)
            except OSError:  # The program has gone.
                break
            last = time.perf_counter()
        return last

    def key(self, key):
        start = time.perf_counter()
        os.write(self.end, key)
        return (self.settle(0.015) - start) * 1000

    def keys(self, until, prefix=b"\x1b["):
        times = []
        while len(times) < 400 and until(len(times)):
            times.append(self.key(prefix + (b"B" if len(times) // 15 % 2 == 0 else b"A")))
        return times

    def close(self):
        os.write(self.end, b"q")
        self.settle(0.3)
        os.close(self.end)
        os.waitpid(self.pid, 0)


def share(samples, percent):
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def row(name, *values):
    print(f"{name:44}" + "".join(f"{value:>12}" for value in values), flush=True)


def main():
    arguments = sys.argv[1:]
    floor = None
    if "--floor" in arguments:
        place = arguments.index("--floor")
        floor = shlex.split(arguments[place + 1])
        del arguments[place:place + 2]
    program = os.path.abspath(arguments[0])
    rows = int(arguments[1]) if len(arguments) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        demo = os.path.join(folder, "demo")
        empty = os.path.join(folder, "empty.store")
        timed([program, "demo", demo, "--dossiers", str(rows), "--store", empty])
        names = [os.path.join(demo, name) for name in ("don-vi.csv", "thu-tuc.csv")]
        timed([program, "import", *names, "--yes", "--store", empty], stderr=subprocess.DEVNULL)
        dossiers = os.path.join(demo, "ho-so.csv")
        changed = os.path.join(folder, "ho-so.csv")
        correct(dossiers, changed)
        store = os.path.join(folder, "a.store")

        def take_in(path):
            return timed([program, "import", path, "--yes", "--store", store], stderr=subprocess.DEVNULL)

        theirs, first, again = [], [], []
        for _ in range(RUNS):
            theirs.append(by_sqlite3(dossiers, folder))
            shutil.copyfile(empty, store)
            first.append(take_in(dossiers))
            again.append(take_in(changed))
        row(f"{rows} dossiers, medians of {RUNS}", "s", "peak MiB", "of sqlite3")
        base = statistics.median(time for time, _ in theirs)
        for name, runs in [("sqlite3", theirs), ("phienhop import", first), ("again, 2 % changed", again)]:
            seconds = statistics.median(time for time, _ in runs)
            row(name, f"{seconds:.2f}", f"{max(peak for _, peak in runs):.0f}", f"{seconds / base:.2f}")

        # A store that grows by a million rows while somebody looks at it.
        times = {"floor": [], "alone": [], "beside the import": []}
        for _ in range(RUNS):
            if floor:
                terminal = Terminal(floor)
                # A program with the keypad of ncurses on gets the other sequences of cursor keys.
                times["floor"] += terminal.keys(lambda count: count < 150, b"\x1bO")
                terminal.close()
            shutil.copyfile(empty, store)
            terminal = Terminal([program, "--store", store, "--today", "2025-12-31"])
            terminal.key(b"3")
            terminal.settle(0.5)
            times["alone"] += terminal.keys(lambda count: count < 150)
            process = subprocess.Popen(
                [program, "import", dossiers, "--yes", "--store", store], stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL)
            times["beside the import"] += terminal.keys(lambda _: process.poll() is None)
            process.wait()
            terminal.close()
        row("key to last byte, screen 3", "median ms", "p95 ms", "keys")
        for name, samples in times.items():
            if samples:
                row(name, f"{share(samples, 50):.2f}", f"{share(samples, 95):.2f}", len(samples))


if __name__ == "__main__":
    main()
