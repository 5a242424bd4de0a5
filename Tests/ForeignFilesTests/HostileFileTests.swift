import Foundation
import Intake
import Model
import Testing

@testable import ForeignFiles

/// Files made to do harm: each is refused with its place, or read as far as it is sound.
@Suite struct HostileFileTests {
  private let folder: TestFolder
  private let reader: WorkbookReader

  init() throws {
    folder = try TestFolder()
    reader = try Fixture.reader()
  }

  private func expect(
    _ bytes: some Sequence<UInt8>, _ code: ReadingFault, detail: String = "",
    _ change: (inout ReadingLimits) -> Void = { _ in },
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    var options = WorkbookReader.Options()
    change(&options.limits)
    let path = try folder.write(bytes)
    let failure = #expect(throws: ReadingFailure.self, sourceLocation: place) {
      try reader.read(path: path, options: options)
    }
    #expect(failure?.fault.reason == code.reason(CleanText(cleaning: detail)), sourceLocation: place)
    #expect(failure?.exitCode == 4, sourceLocation: place)
  }

  private func read(_ bytes: some Sequence<UInt8>) throws -> WorkbookReading {
    try reader.read(path: try folder.write(bytes))
  }

  // MARK: - Entities

  /// A billion laughs, and a file of the machine.
  static let documentTypes = [
    "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
    "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE x SYSTEM \"http://example.invalid/x.dtd\">",
  ]

  @Test(arguments: documentTypes)
  func documentTypesAreRefused(_ type: String) throws {
    let cell = "<row r=\"1\">" + WorkbookMaker.inline("A1", "&a;&c;") + "</row>"
    try expect(
      WorkbookMaker.xlsx(rows: cell, before: type), .documentType, detail: "xl/worksheets/sheet1.xml")
    try expect(
      WorkbookMaker.ods(
        rows: "<table:table-row><table:table-cell><text:p>&a;</text:p></table:table-cell></table:table-row>",
        before: type), .documentType, detail: "content.xml")
    let row = "<Row><Cell><Data ss:Type=\"String\">&a;</Data></Cell></Row>"
    try expect(WorkbookMaker.spreadsheetML(rows: row, before: type).utf8, .documentType, detail: "Workbook")
  }

  @Test func entitiesWithoutADeclarationAreNoWellFormedMarkup() throws {
    let cell = "<row r=\"1\">" + WorkbookMaker.inline("A1", "&unknown;") + "</row>"
    try expect(WorkbookMaker.xlsx(rows: cell), .malformed, detail: "xl/worksheets/sheet1.xml:1")
  }

  // MARK: - Depth and size

  @Test func aMillionNestedElements() throws {
    let deep = String(repeating: "<x>", count: 1_000_000)
    try expect(WorkbookMaker.xlsx(rows: deep), .tooDeep, detail: "xl/worksheets/sheet1.xml")
    try expect(WorkbookMaker.ods(rows: deep), .tooDeep, detail: "content.xml")
    try expect(WorkbookMaker.spreadsheetML(rows: deep).utf8, .tooDeep, detail: "Workbook")
    try expect(
      ("<html><body><table><tr><td>" + String(repeating: "<b>", count: 1_000_000)).utf8, .tooDeep,
      detail: "html")
    try expect(
      ("<html>" + String(repeating: "<table><tr><td>", count: 100_000)).utf8, .tooDeep, detail: "table")
  }

  @Test func archivesThatUnpackToMuch() throws {
    // Stated: nothing is unpacked at all.
    var stated = WorkbookMaker.packageWithoutSheet()
    stated.add(
      "xl/worksheets/sheet1.xml", start: "<worksheet>", pattern: "     ", count: 100, end: "",
      statedSize: 0xFFFF_FFF0)
    try expect(stated.bytes, .unpacksTooLarge, detail: "2147483648")
    // Not stated: unpacked as far as the limit. 300 MB in 2 MB.
    var hidden = WorkbookMaker.packageWithoutSheet()
    hidden.add(
      "xl/worksheets/sheet1.xml", start: "<worksheet>", pattern: "<!--xxxxxxxxxxxxxx-->\n ",
      count: 13_000_000,
      end: "</worksheet>", statedSize: 1000)
    #expect(hidden.bytes.count < 3_000_000)
    let path = try folder.write(hidden.bytes)
    var options = WorkbookReader.Options()
    options.limits.unpackedBytes = 100_000_000
    let failure = #expect(throws: ReadingFailure.self) { try reader.read(path: path, options: options) }
    #expect(failure?.exitCode == 4)
    #expect(
      failure?.fault.reason == ReadingFault.unpacksTooLarge.reason("100000000")
        || failure?.fault.reason == ReadingFault.corruptArchive.reason("xl/worksheets/sheet1.xml"))
  }

  @Test func moreMemoryThanAllowed() throws {
    var zip = WorkbookMaker.packageWithoutSheet()
    zip.add(
      "xl/sharedStrings.xml", start: "<sst xmlns=\"\(WorkbookMaker.main)\">",
      pattern: "<si><t>\(String(repeating: "x", count: 20_000))</t></si>", count: 15_000, end: "</sst>")
    zip.add("xl/worksheets/sheet1.xml", WorkbookMaker.sheet(rows: ""))
    try expect(zip.bytes, .crashed) { $0.memory = 300_000_000 }
  }

  @Test func moreTimeThanAllowed() throws {
    var zip = WorkbookMaker.packageWithoutSheet()
    zip.add(
      "xl/worksheets/sheet1.xml",
      start: "<worksheet xmlns=\"\(WorkbookMaker.main)\"><sheetData><row r=\"1\">",
      pattern: "<x y=\"1\" z=\"2\"/><x/>", count: 20_000_000, end: "</row></sheetData></worksheet>")
    try expect(zip.bytes, .tooSlow, detail: "1") { $0.processorSeconds = 1 }
  }

  @Test func moreCellsThanAllowed() throws {
    let row =
      "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell office:value-type=\"float\" "
      + "office:value=\"1\" table:number-columns-repeated=\"16384\"/></table:table-row>"
    try expect(WorkbookMaker.ods(rows: row), .tooManyCells, detail: "1000000") { $0.cells = 1_000_000 }
    try expect(WorkbookMaker.ods(rows: row), .tooManyToKeep, detail: "500000") { $0.keptCells = 500_000 }
    try expect(WorkbookMaker.ods(rows: row), .sentTooMuch, detail: "3000000") { $0.sentBytes = 3_000_000 }
  }

  // MARK: - Sparse

  /// Ten filled rows among all that a sheet can have.
  @Test func sparseSheetOfAMillionRows() throws {
    let first = (1...9).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>\($0)</v></c></row>" }.joined()
    var zip = WorkbookMaker.packageWithoutSheet()
    zip.add(
      "xl/worksheets/sheet1.xml", start: "<worksheet xmlns=\"\(WorkbookMaker.main)\"><sheetData>" + first,
      pattern: "<row/>", count: 1_048_566, end: "<row><c><v>10</v></c></row></sheetData></worksheet>")
    var numbers: [Int] = []
    var width = 0
    let path = try folder.write(zip.bytes)
    let failure = #expect(throws: ReadingFailure.self) {
      try reader.visit(path: path) { event in
        if case .row(let row) = event {
          numbers.append(row.number)
          width = max(width, row.cells.count)
        }
        return .next
      }
    }
    // The checksum of a part this large would take the test longer than the reading; it is the last thing read.
    #expect(failure?.fault.reason == ReadingFault.corruptArchive.reason("xl/worksheets/sheet1.xml"))
    #expect(numbers == Array(1...9) + [1_048_576])
    #expect(width == 16_384)
    let ods =
      "<table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell "
      + "table:number-columns-repeated=\"16384\"/></table:table-row><table:table-row><table:table-cell><text:p>cuối"
      + "</text:p></table:table-cell></table:table-row>"
    let last = try #require(try read(WorkbookMaker.ods(rows: ods)).workbook.sheets.first)
    #expect(last.rows.map(\.number) == [1_048_576])
  }

  // MARK: - Cells

  @Test func cellsOfAMegabyteAreNamedWithTheirPlace() throws {
    let long = String(repeating: "ế", count: 500_000)
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"7\"><c r=\"A7\"><v>1</v></c>"
    let cases: [[UInt8]] = [
      WorkbookMaker.xlsx(rows: rows + WorkbookMaker.inline("C7", long) + "</row>"),
      WorkbookMaker.xlsx(
        rows: rows + "<c r=\"C7\" t=\"s\"><v>0</v></c></row>", strings: "<si><t>\(long)</t></si>"),
      WorkbookMaker.xlsx(rows: rows + "<c r=\"C7\" t=\"str\"><v>\(long)</v></c></row>"),
      WorkbookMaker.ods(
        rows: "<table:table-row table:number-rows-repeated=\"6\"/><table:table-row><table:table-cell "
          + "table:number-columns-repeated=\"2\"/><table:table-cell><text:p>\(long)</text:p></table:table-cell>"
          + "</table:table-row>"),
      Array(
        WorkbookMaker.spreadsheetML(
          rows:
            "<Row ss:Index=\"7\"><Cell ss:Index=\"3\"><Data ss:Type=\"String\">\(long)</Data></Cell></Row>"
        ).utf8),
      Array(
        ("<table>" + String(repeating: "<tr><td>1</td></tr>", count: 6)
          + "<tr><td></td><td></td><td>\(long)</td></tr>"
          + "</table>").utf8),
    ]
    for (number, bytes) in cases.enumerated() {
      let reading = try read(bytes)
      #expect(reading.faults.map(\.row) == [7], "\(number)")
      #expect(reading.faults.map(\.column.string) == ["C"], "\(number)")
      #expect(reading.faults[0].reason == ReadingFault.cellTooLong.reason("131072"), "\(number)")
      #expect(reading.faults[0].value.string.count <= 60, "\(number)")
    }
  }

  @Test func zeroBytes() throws {
    let escaped =
      "<row r=\"1\">" + WorkbookMaker.inline("A1", "a_x0000_b") + "</row><row r=\"2\">"
      + WorkbookMaker.inline("A2", "c") + "</row>"
    let reading = try read(WorkbookMaker.xlsx(rows: escaped))
    #expect(reading.faults.map(\.row) == [1])
    #expect(reading.faults[0].reason == ReadingFault.zeroByte.reason(.empty))
    #expect(reading.workbook.sheets[0].rows.map(\.number) == [2])
    let raw = "<row r=\"1\">" + WorkbookMaker.inline("A1", "a\u{0}b") + "</row>"
    try expect(WorkbookMaker.xlsx(rows: raw), .malformed, detail: "xl/worksheets/sheet1.xml:1")
  }

  /// Control characters stay in the text; whoever shows it makes it harmless.
  @Test func escapeSequencesAreKeptAsText() throws {
    let rows = "<row r=\"1\">" + WorkbookMaker.inline("A1", "_x001B_[2J\u{202E}x _x005F_x0041_") + "</row>"
    let cell = try read(WorkbookMaker.xlsx(rows: rows)).workbook.sheets[0].rows[0][0]
    #expect(cell.content == .text("\u{1B}[2J\u{202E}x _x0041_"))
  }

  @Test func placesThatContradictEachOther() throws {
    func row(_ number: String, _ cells: String = "<c><v>1</v></c>") -> String {
      "<row r=\"\(number)\">\(cells)</row>"
    }
    try expect(WorkbookMaker.xlsx(rows: row("2") + row("1")), .rowsOutOfOrder)
    try expect(WorkbookMaker.xlsx(rows: row("1") + row("1")), .rowsOutOfOrder)
    try expect(WorkbookMaker.xlsx(rows: row("1048577")), .badAddress, detail: "1048577")
    try expect(WorkbookMaker.xlsx(rows: row("-1")), .rowsOutOfOrder)
    try expect(WorkbookMaker.xlsx(rows: row("1", "<c r=\"XFE1\"/>")), .badAddress, detail: "XFE1")
    try expect(WorkbookMaker.xlsx(rows: row("1", "<c r=\"A2\"/>")), .badAddress, detail: "A2")
    try expect(
      WorkbookMaker.xlsx(rows: row("1", "<c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c>")), .rowsOutOfOrder)
    try expect(WorkbookMaker.xlsx(rows: row("1", "<c t=\"s\"><v>0</v></c>")), .corruptWorkbook)
    try expect(WorkbookMaker.xlsx(rows: row("1", "<c><v>một</v></c>")), .corruptWorkbook)
    // Without numbers, a row and a cell are where they stand.
    let plain = try read(
      WorkbookMaker.xlsx(rows: "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"))
    #expect(plain.workbook.sheets[0].rows.map { $0.cells.count } == [2, 1])
  }

  @Test func spansOfPagesWithoutMeasure() throws {
    let page =
      "<table><tr><td colspan=999999999>a</td><td rowspan=99999999>b</td></tr><tr><td colspan=0>c</td></tr></table>"
    let reading = try read(page.utf8)
    // The second cell stands beyond the last column.
    #expect(reading.faults.map(\.row) == [1])
    #expect(reading.workbook.sheets[0].rows.map(\.number) == [2])
  }

  @Test func faultsAreToldUpToANumber() throws {
    let rows = (1...50).map { "<row r=\"\($0)\">" + WorkbookMaker.inline("A\($0)", "_x0000_") + "</row>" }
      .joined()
    var options = WorkbookReader.Options()
    options.limits.toldFaults = 10
    let reading = try reader.read(path: try folder.write(WorkbookMaker.xlsx(rows: rows)), options: options)
    #expect(reading.faults.count == 11)
    #expect(reading.faults.last?.reason == ReadingFault.moreFaults.reason("40"))
  }
}
