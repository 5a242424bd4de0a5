import Foundation
import Glibc
import PseudoTerminal
import Testing

@testable import Dashboard

extension EndToEndTests {
  /// The built dashboard on every kind of terminal.
  @Suite struct MatrixTests {
    /// What the kind of terminal shows of a text.
    private func expected(_ text: String, _ kind: TerminalKind) -> String {
      kind.showsVietnamese
        ? text
        : String(
          text.split(separator: "\n", omittingEmptySubsequences: false).map {
            ASCII.text(String($0))
          }.joined(separator: "\n"))
    }

    private func run(
      _ kind: TerminalKind, columns: Int = 120, rows: Int = 40, _ environment: [String: String] = [:]
    ) throws -> DashboardRun {
      try DashboardRun(
        columns: columns, rows: rows, environment: environment.merging(["TERM": kind.rawValue]) { $1 })
    }

    /// Colours as terminfo has them, all sizes down to one cell alive, and the terminal given back.
    @Test(arguments: TerminalKind.allCases) func paints(kind: TerminalKind) throws {
      let usual = try DashboardRun()
      let run = try run(kind)
      #expect(plain(run.text) == plain(expected(usual.text, kind)))
      for key in ["2", "4", "1"] { try run.press(key) }
      #expect(kind.allows(run.terminal.colourUse), "\(run.terminal.colourUse)")
      try run.press("2", Keys.home)
      let list = run.text
      for (columns, rows) in [(80, 24), (40, 12), (20, 6), (10, 3), (4, 1), (1, 1)] {
        run.terminal.resize(columns: columns, rows: rows)
        try run.terminal.waitForIdle()
        try run.press(Keys.down, Keys.up)
      }
      run.terminal.resize(columns: 120, rows: 40)
      try run.terminal.waitForIdle()
      try run.press(Keys.home)
      #expect(run.text == list)
      try run.quit()
    }

    /// The late mark of a state needs its colour to be told from the other; the text of a screen has none.
    private func plain(_ text: String) -> String { text.replacing("V ", with: "v ") }

    @Test(arguments: TerminalKind.allCases) func startsInOneCell(kind: TerminalKind) throws {
      let run = try run(kind, columns: 1, rows: 1)
      try run.press("2", Keys.down)
      // ncurses inserts for the last cell what stands before the only one: memory that belongs to no row.
      #expect(!run.terminal.received.contains(0x08))
      #expect(run.text == "\n")
      try run.quit()
    }

    @Test(arguments: TerminalKind.allCases) func hasNoColoursUnderNoColor(kind: TerminalKind) throws {
      let run = try run(kind, ["NO_COLOR": "1"])
      try run.press("2", "4")
      #expect(run.terminal.colourUse.total == 0)
      #expect(run.text.contains(kind.showsVietnamese ? "Nhiệm vụ" : "Nhiem vu"))
    }

    @Test(arguments: TerminalKind.allCases) func isReadableUnderC(kind: TerminalKind) throws {
      let usual = try run(kind)
      let run = try run(kind, ["LC_ALL": "C", "LANG": "C"])
      #expect(run.text == usual.text)
      #expect(!run.terminal.received.contains(UInt8(ascii: "~")) || run.text.contains("~"))
      try run.press("2")
      #expect(run.text.contains(kind.showsVietnamese ? "Quảng Ngãi" : "Quang Ngai"))
    }

    @Test(arguments: TerminalKind.allCases, [SIGTERM, SIGSEGV])
    func givesTheTerminalBack(kind: TerminalKind, signal: Int32) throws {
      let run = try run(kind)
      try run.press("m", "2")
      run.terminal.send(signal)
      #expect(try run.terminal.waitForExit() == (signal == SIGTERM ? .code(143) : .signal(signal)))
      run.expectGivenBack()
    }

    @Test(arguments: ["dumb", "nosuchterm", ""]) func isPlainTextWhereNothingCanBePainted(name: String) throws
    {
      let run = try DashboardRun(columns: 130, rows: 60, environment: ["TERM": name], waits: false)
      #expect(try run.terminal.waitForExit() == .code(0))
      #expect(!run.terminal.received.contains(0x1B))
      #expect(String(decoding: run.terminal.received, as: UTF8.self).contains("Hạng: 26/63"))
    }

    // MARK: Unaccented text

    @Test func asciiIsAskedForByOptionAndConfiguration() throws {
      let usual = try DashboardRun()
      let asked = try DashboardRun(["--ascii"])
      #expect(asked.text.utf8.allSatisfy { $0 < 0x80 })
      #expect(plain(asked.text) == plain(expected(usual.text, .vt100)))
      let home = try HomeFolder()
      try FileManager.default.createDirectory(
        atPath: home.path + "/config/phienhop", withIntermediateDirectories: true)
      try "ascii = true\nmouse = true\n".write(
        toFile: home.path + "/config/phienhop/config.toml", atomically: true, encoding: .utf8)
      let configured = try DashboardRun(in: home)
      #expect(configured.text.utf8.allSatisfy { $0 < 0x80 })
      #expect(configured.terminal.privateMode(1000) == true)
      let overridden = try DashboardRun(in: home, ["--no-ascii"])
      #expect(
        overridden.text.split(separator: "\n").dropLast() == usual.text.split(separator: "\n").dropLast())
      // Printed, it is the same.
      let printed = try home.command(
        "render", "--screen", "rankings", "--home", "51", "--today", "2024-06-03", "--no-ascii")
      let ascii = try home.command("render", "--screen", "rankings", "--home", "51", "--today", "2024-06-03")
      #expect(plain(ascii.output) == plain(expected(printed.output, .vt100)))
      #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func aLocaleOfAnotherCharsetGetsASCII() throws {
      let run = try DashboardRun(environment: ["LC_ALL": "vi_VN.ISO-8859-1"])
      #expect(run.text.utf8.allSatisfy { $0 < 0x80 })
      #expect(run.terminal.received.allSatisfy { $0 < 0x80 })
      let told = try DashboardRun(["--no-ascii"], environment: ["LC_ALL": "vi_VN.ISO-8859-1"])
      #expect(told.text.contains("Quảng Ngãi"))
      // Letters are searched for as ever.
      try run.press("2", "/", "đà nẵng", Keys.enter)
      #expect(run.selected?.contains("Da Nang") == nil)
      let rows = run.text.split(separator: "\n")
      #expect(rows.contains { $0.hasPrefix(">") && $0.contains("Da Nang") }, "\(run.text)")
    }
  }
}
