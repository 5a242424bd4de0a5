import Foundation
import Intake
import Testing

@testable import ForeignFiles

@Suite struct DelimitedTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
  }

  private func read(
    _ text: String, _ change: (inout WorkbookReader.Options) -> Void = { _ in }
  ) throws -> WorkbookReading {
    var options = WorkbookReader.Options()
    change(&options)
    return try WorkbookReader().read(
      path: try folder.write(text, to: "tệp.csv"), name: "tệp.csv", options: options)
  }

  private func texts(_ text: String) throws -> [[String]] {
    try read(text).workbook.sheets[0].rows.map { row in
      row.cells.map { cell in
        guard case .text(let text) = cell.content else { return "" }
        return text
      }
    }
  }

  @Test func raggedRowsAndBlankLines() throws {
    let rows = try Fixture.read("ragged.csv").workbook.sheets[0].rows
    #expect(rows.map(\.number) == [1, 3, 4, 5, 6, 8])
    #expect(rows.map(\.cells.count) == [1, 1, 3, 3, 4, 1])
    #expect(rows[4][1].content == .text("Sở Nội vụ\n(văn phòng)"))
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEnds(_ end: String) throws {
    #expect(try texts("a,b\(end)1,2\(end)\(end)3,4") == [["a", "b"], ["1", "2"], ["3", "4"]])
  }

  @Test func quotes() throws {
    #expect(try texts("a,b\n\"x,y\",\"z\"\"z\"\n\"\",w\n") == [["a", "b"], ["x,y", "z\"z"], ["", "w"]])
    // A quote inside a field that does not begin with one is a letter.
    #expect(try texts("a,b\nNghị quyết \"05\",2\n") == [["a", "b"], ["Nghị quyết \"05\"", "2"]])
    // Blanks between a quote and a delimiter mean nothing.
    #expect(try texts("a,b\n\"x\" ,2\n") == [["a", "b"], ["x", "2"]])
  }

  @Test func textAfterAQuoteIsAFaultOfItsRow() throws {
    let reading = try read("a,b\n1,\"x\"y\n2,z\n")
    #expect(reading.faults.map(\.row) == [2])
    #expect(reading.faults[0].column == "B")
    #expect(reading.workbook.sheets[0].rows.map(\.number) == [1, 3])
  }

  @Test func quoteThatDoesNotCloseIsNamedWhereItOpens() throws {
    let failure = #expect(throws: ReadingFailure.self) { try read("a,b\n1,2\n3,\"x\n4,5\n") }
    #expect(failure?.fault.row == 3)
    #expect(failure?.fault.column == "B")
    let long = "a,b\n1,2\n3,\"" + String(repeating: "dòng\n", count: 1_500_000)
    let second = #expect(throws: ReadingFailure.self) { try read(long) }
    #expect(second?.fault.row == 3)
  }

  @Test(arguments: [
    ("a;b\n1,5;2\n", ";"), ("a,b\n1;5,2\n3,4\n", ","), ("a\tb, c\n1\t2, 3\n", "\t"), ("a|b\n1,5|2\n", "|"),
    ("Báo cáo, tháng 5\nTT;Đơn vị;Tỷ lệ\n1;Sở;98,5\n2;Sở;97,1\n3;Sở;7,1\n", ";"),
    ("tên;số\nA;1,5\nB;2,5\n", ";"),
  ])
  func delimiters(_ text: String, _ delimiter: Character) throws {
    #expect(try read(text).format.delimiter == delimiter)
  }

  @Test func oneColumnHasNoDelimiter() throws {
    let reading = try read("Đơn vị\nSở Nội vụ\nSở Y tế\n")
    #expect(reading.format.delimiter == nil)
    #expect(
      reading.workbook.sheets[0].rows.map { $0[0].content } == [
        .text("Đơn vị"), .text("Sở Nội vụ"), .text("Sở Y tế"),
      ])
  }

  @Test func longCellsAndZeroBytesAreNamedWithTheirPlace() throws {
    let long = String(repeating: "x", count: 1_000_000)
    let reading = try read("a,b\n1,\(long)\n2,y\u{0}z\n3,ok\n")
    #expect(reading.faults.map(\.row) == [2, 3])
    #expect(reading.faults.map(\.column.string) == ["B", "B"])
    #expect(reading.faults[0].reason.english.string.contains("131072"))
    #expect(reading.workbook.sheets[0].rows.map(\.number) == [1, 4])
  }

  /// Shown harmless by whoever shows it; kept as it came here.
  @Test func escapeSequencesAndOverridesAreKept() throws {
    let text = "\u{1B}[2J\u{202E}abc"
    #expect(try texts("a,b\n\(text),1\n")[1][0] == text)
  }

  /// The same rows whatever the pieces are that the file comes in: quoted fields and line ends across their bounds.
  @Test func recordsPartedBetweenPieces() throws {
    var text = "mã,tên,ghi chú\r\n"
    for number in 0..<30_000 {
      text +=
        "H\(number),\"Sở \"\"số\"\" \(number),\nhai dòng\",\(String(repeating: "é", count: number % 40))\r\n"
    }
    let rows = try read(text).workbook.sheets[0].rows
    #expect(rows.count == 30_001)
    for row in rows.dropFirst() {
      let number = row.number - 2
      #expect(row[0].content == .text("H\(number)"))
      #expect(row[1].content == .text("Sở \"số\" \(number),\nhai dòng"))
    }
  }

  @Test func scannerAsksForMoreUntilARecordIsWhole() {
    let bytes = Array("a,\"b\"\"c\"\r\nd".utf8)
    for size in 0..<9 {
      var scanner = RecordScanner(delimiter: 44)
      let outcome = bytes[..<size].withUnsafeBytes { scanner.next(in: $0, from: 0, isLast: false) }
      #expect(outcome == .hungry, "\(size)")
    }
    var scanner = RecordScanner(delimiter: 44)
    #expect(bytes.withUnsafeBytes { scanner.next(in: $0, from: 0, isLast: false) } == .record(next: 10))
    #expect(scanner.fields.count == 2)
    #expect(bytes.withUnsafeBytes { scanner.next(in: $0, from: 10, isLast: true) } == .record(next: 11))
    #expect(bytes.withUnsafeBytes { scanner.next(in: $0, from: 11, isLast: true) } == .end)
  }

  @Test func readingCanBeStopped() throws {
    var rows = 0
    let path = try folder.write(String(repeating: "a,b\n", count: 100_000), to: "tệp.csv")
    try WorkbookReader().visit(path: path) { event in
      if case .row = event { rows += 1 }
      return rows == 10 ? .stop : .next
    }
    #expect(rows == 10)
  }
}
