import Glibc
import PseudoTerminal
import Testing

@Suite(.serialized, .timeLimit(.minutes(2))) struct ScreenTests {
  @Test func showsTheFirstFrame() throws {
    let terminal = try ProbeProgram.shown()
    #expect(terminal.screen.text(row: 0) == " Xếp hạng chuyển đổi số")
    #expect(terminal.screen.text(row: 2).hasPrefix(" 2   Thừa Thiên Huế           0,6963    ████"))
    #expect(terminal.screen.text(row: 23) == " dòng 1 / 63  -")
    #expect(terminal.privateMode(1049) == true)
    #expect(terminal.privateMode(2004) == true)
    #expect(terminal.screen.cursor == (0, 1))
    let header = terminal.screen.cell(column: 1, row: 0)
    #expect(header.background == .indexed(18))
    #expect(header.isBold)
    #expect(terminal.screen.cell(column: 70, row: 1).isReversed)
    #expect(!terminal.screen.cell(column: 70, row: 2).isReversed)
  }

  @Test func movesAndLeaves() throws {
    let terminal = try ProbeProgram.shown()
    try terminal.press("\u{1B}[B\u{1B}OB")
    #expect(terminal.screen.text(row: 23).hasPrefix(" dòng 3 / 63"))
    #expect(terminal.screen.cell(column: 5, row: 3).isReversed)
    #expect(!terminal.screen.cell(column: 5, row: 1).isReversed)
    #expect(terminal.screen.cursor.row == 3)
    try terminal.type(Array("q".utf8))
    #expect(try terminal.waitForExit() == .code(0))
    ProbeProgram.expectGivenBack(terminal)
  }

  @Test func scrollingShowsTheSameAsAFreshStart() throws {
    let terminal = try ProbeProgram.shown()
    for _ in 0..<40 { try terminal.press("\u{1B}[B") }
    for _ in 0..<7 { try terminal.press("\u{1B}[A") }
    let text = terminal.screen.text
    terminal.send(SIGCONT)
    try terminal.waitForIdle()
    let whole = terminal.screen.text
    #expect(whole.split(separator: "\n").dropLast() == text.split(separator: "\n").dropLast())
  }

  @Test func aKeyIsOneWriteOfFewBytes() throws {
    let path = ProbeProgram.temporaryPath()
    let terminal = try ProbeProgram.shown(columns: 120, rows: 40, arguments: ["--stats", path])
    var sizes: [Int] = []
    for _ in 0..<60 {
      let before = terminal.received.count
      try terminal.press("\u{1B}[B")
      sizes.append(terminal.received.count - before)
    }
    try terminal.type(Array("q".utf8))
    #expect(try terminal.waitForExit() == .code(0))
    let statistics = try ProbeProgram.statistics(at: path)
    #expect(statistics["keys"] == 61)
    #expect(statistics["frames"] == 61)
    #expect(statistics["writes"] == 62, "one for each frame and one for leaving")
    #expect(statistics["bytes"] == terminal.received.count)
    #expect(statistics["wake_ups"] ?? 99 <= 61, "one for each key")
    #expect(sizes.sorted()[30] <= 450)
    #expect((sizes.max() ?? 0) <= 1400)
  }

  @Test func manyKeysAtOnceAreFewFrames() throws {
    let path = ProbeProgram.temporaryPath()
    let terminal = try ProbeProgram.shown(columns: 120, rows: 40, arguments: ["--stats", path])
    let first = terminal.received.count
    try terminal.press(String(repeating: "\u{1B}[B", count: 200))
    #expect(terminal.screen.text(row: 39).hasPrefix(" dòng 63 / 63"))
    #expect(terminal.received.count - first <= first * 12 / 10)
    try terminal.type(Array("q".utf8))
    _ = try terminal.waitForExit()
    #expect(try ProbeProgram.statistics(at: path)["frames"] ?? 99 <= 3, "the first, and two for the keys")
  }

  @Test func idleMeansNoWakeUps() throws {
    let path = ProbeProgram.temporaryPath()
    let terminal = try ProbeProgram.shown(arguments: ["--stats", path])
    func switches() throws -> String {
      let status = try String(contentsOfFile: "/proc/\(terminal.process)/status", encoding: .utf8)
      return status.split(separator: "\n").filter { $0.contains("ctxt_switches") }.joined()
    }
    // The idle byte comes just before the sleep: two equal readings tell that it sleeps.
    var before = ""
    try terminal.wait(for: "sleep") {
      let now = try switches()
      defer { before = now }
      return now == before
    }
    let count = terminal.received.count
    // Time itself is what is tested here: nothing may happen in it.
    usleep(1_500_000)
    #expect(try switches() == before)
    #expect(terminal.received.count == count)
    try terminal.type(Array("q".utf8))
    _ = try terminal.waitForExit()
    #expect(try ProbeProgram.statistics(at: path)["wake_ups"] == 1)
  }

  @Test func aWorkerWakesTheLoop() throws {
    let terminal = try ProbeProgram.shown()
    try terminal.type(Array("w".utf8))
    try terminal.wait(for: "the worker") { terminal.screen.text(row: 23).contains("đã thức") }
  }

  @Test func escapeAloneIsAKeyAndPasteIsNot() throws {
    let terminal = try ProbeProgram.shown()
    try terminal.press("\u{1B}")
    #expect(terminal.screen.text(row: 23).hasSuffix("Esc"))
    try terminal.press("\u{1B}[200~qqq\n\u{1B}[201~")
    #expect(terminal.screen.text(row: 23).hasSuffix("dán 4"))
    try terminal.press("o\u{302}\u{301}")
    #expect(terminal.screen.text(row: 23).hasSuffix("  ố"))
  }

  @Test func survivesResizing() throws {
    let terminal = try ProbeProgram.shown()
    var random = Random(seed: 7)
    for _ in 0..<60 {
      terminal.resize(
        columns: .random(in: 1...200, using: &random), rows: .random(in: 1...70, using: &random))
      if Bool.random(using: &random) { try terminal.type(Array("\u{1B}[B".utf8)) }
    }
    for (columns, rows) in [(40, 12), (20, 6), (10, 3), (4, 1), (1, 1), (1, 200), (500, 200), (120, 40)] {
      terminal.resize(columns: columns, rows: rows)
      try terminal.waitForIdle()
    }
    try terminal.press("\u{1B}[H")
    let fresh = try ProbeProgram.shown(columns: 120, rows: 40)
    try fresh.press("\u{1B}[H")
    #expect(terminal.screen.text == fresh.screen.text)
  }

  @Test(arguments: [(80, 24), (40, 12), (20, 6), (10, 3), (4, 1), (1, 1)])
  func startsAtSize(columns: Int, rows: Int) throws {
    let terminal = try ProbeProgram.shown(
      columns: columns, rows: rows, environment: ["LINES": "99", "COLUMNS": "7"])
    #expect(
      terminal.screen.text(row: 0) == String(" Xếp hạng chuyển đổi số".prefix(columns)).trimmingBlanksAtEnd)
    try terminal.type(Array("q".utf8))
    #expect(try terminal.waitForExit() == .code(0))
  }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func survivesAnyBytes(seed: UInt64) throws {
    let terminal = try ProbeProgram.shown()
    var random = Random(seed: seed)
    // Without the probe's own keys that end it, and the kernel's.
    let without = Set("qtfabsew\u{3}\u{1A}\u{1C}".utf8)
    for _ in 0..<40 {
      let bytes = (0..<100).map { _ in UInt8.random(in: 0...255, using: &random) }.filter {
        !without.contains($0)
      }
      try terminal.type(bytes)
    }
    try terminal.type([0x1B])
    try terminal.waitForIdle()
    #expect(terminal.screen.text(row: 0) == " Xếp hạng chuyển đổi số")
  }

  @Test func aSlowLineShowsTheNewestState() throws {
    let terminal = try ProbeProgram.shown(columns: 120, rows: 40)
    terminal.readingRate = 10_000
    for _ in 0..<150 { try terminal.type(Array("\u{1B}[6~\u{1B}[H".utf8)) }
    try terminal.type(Array("\u{1B}[F".utf8))
    try terminal.waitForIdle()
    #expect(terminal.screen.text(row: 39).hasPrefix(" dòng 63 / 63"))
  }
}

extension String {
  var trimmingBlanksAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
