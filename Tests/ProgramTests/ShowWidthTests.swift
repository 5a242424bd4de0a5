import Model
import PseudoTerminal
import Testing

@testable import phienhop

/// `show` on a terminal: tables fit its width; elsewhere a row is a line.
@Suite struct ShowWidthTests {
  private func lines(_ columns: Int, _ environment: [String: String] = [:]) throws -> [String] {
    let terminal = try PseudoTerminal(
      PseudoTerminal.program("phienhop"),
      arguments: ["show", "directives", "--today", "2024-06-03", "--unit", "Quảng Nam"], columns: columns,
      rows: 50, environment: environment)
    #expect(try terminal.waitForExit() == .code(0))
    return String(decoding: terminal.received, as: UTF8.self).replacing("\r\n", with: "\n")
      .split(separator: "\n").map(String.init)
  }

  @Test(arguments: [60, 100, 130, 160])
  func noLineIsWiderThanTheTerminal(columns: Int) throws {
    let lines = try lines(columns)
    #expect(lines.count > 20)
    for line in lines { #expect(CleanText(cleaning: line).columns <= columns, "\(line)") }
    // Nothing is cut: words go on in the next line.
    #expect(!lines.contains { $0.contains("…") })
    #expect(lines.contains { $0.contains("05/06/2024") } && lines.contains { $0.contains("còn 2 ngày") })
  }

  @Test func columnsOfTheEnvironmentStandAboveTheTerminal() throws {
    for line in try lines(200, ["COLUMNS": "90"]) {
      #expect(CleanText(cleaning: line).columns <= 90, "\(line)")
    }
    let wide = try lines(80, ["COLUMNS": "nonsense"])
    for line in wide { #expect(CleanText(cleaning: line).columns <= 80, "\(line)") }
  }

  @Test func aPipeGetsARowALineWhateverColumnsSays() throws {
    let arguments = ["show", "directives", "--today", "2024-06-03"]
    let plain = try ProgramRun(arguments)
    let narrow = try ProgramRun(arguments, environment: ["COLUMNS": "40"])
    #expect(plain.output == narrow.output)
    #expect(plain.output.split(separator: "\n").contains { CleanText(cleaning: String($0)).columns > 150 })
  }

  // MARK: Widths

  private func fit(_ heads: [CleanText], _ row: [CleanText], _ mayWrap: [Bool], _ room: Int) -> [Int]? {
    TableFit(heads: heads, cells: [row], mayWrap: mayWrap, gap: 2, room: room).widths
  }

  @Test func wordsGiveWayAndFiguresDoNot() {
    let row: [CleanText] = ["12.345", "một hai ba bốn năm sáu"]
    #expect(fit(["Số", "Nội dung"], row, [false, true], 80) == [6, 22])
    #expect(fit(["Số", "Nội dung"], row, [false, true], 20) == [6, 12])
    #expect(fit(["Số", "Nội dung"], row, [false, true], 12) == [6, 4])
    #expect(fit(["Số", "Nội dung"], row, [false, true], 11) == nil)
    #expect(fit(["Số", "Nội dung"], row, [false, false], 20) == nil)
    #expect(fit([], [], [], 10) == [])
  }

  @Test func aLongWordIsBrokenRatherThanTheTable() {
    let address: CleanText = "https://example.org/a-very-long-address-that-nobody-can-break"
    #expect(fit(["Địa chỉ"], [address], [true], 25) == [25])
    #expect(fit(["Địa chỉ"], [address], [true], 19) == nil)
  }
}
