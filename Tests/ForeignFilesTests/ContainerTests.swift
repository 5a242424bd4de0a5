import ForeignFiles
import Foundation
import Intake
import Testing

/// The same forms come out of every container that holds them.
@Suite struct ContainerTests {
  static let workbooks: [(String, RawWorkbook.Container)] = [
    ("xlsxwriter.xlsx", .xlsx), ("openpyxl.xlsx", .xlsx), ("libreoffice.xlsx", .xlsx), ("xlwt.xls", .xls),
    ("libreoffice.xls", .xls), ("odfpy.ods", .ods), ("libreoffice.ods", .ods),
    ("spreadsheetml.xls", .spreadsheetML),
  ]

  @Test(arguments: workbooks)
  func formII06a(_ ending: String, _ container: RawWorkbook.Container) throws {
    let reading = try Fixture.read("ii06a-" + ending)
    #expect(reading.workbook.container == container)
    #expect(reading.faults == [])
    #expect(Set(CellLines.of(reading.workbook)) == Set(try Fixture.expected("ii06a")))
  }

  @Test(arguments: [
    "xlsxwriter.xlsx", "libreoffice.xlsx", "xlwt.xls", "libreoffice.xls", "odfpy.ods", "libreoffice.ods",
  ])
  func portalTables(_ ending: String) throws {
    let reading = try Fixture.read("portal766-" + ending)
    #expect(reading.faults == [])
    #expect(reading.sheets.count == 5)
    #expect(Set(CellLines.of(reading.workbook)) == Set(try Fixture.expected("portal766")))
  }

  @Test func portalTableAsPage() throws {
    let reading = try Fixture.read("portal766-portal-html.xls")
    #expect(reading.workbook.container == .html)
    #expect(reading.format.encoding == .utf8)
    let name = "Tiến độ giải quyết"
    let lines = try Fixture.expected("portal766").filter { $0.hasPrefix(name + "\t") }
    #expect(Set(CellLines.of(reading.workbook)) == Set(CellLines.asText(lines, sheet: name)))
    #expect(reading.notices == [.otherContainer(ending: "xls", container: .html)])
  }

  /// Titles outside of the table come as rows before it; the layout around it adds one blank row.
  @Test func portalTableSavedByBrowser() throws {
    let sheet = try #require(try Fixture.read("portal766-browser.html").workbook.sheets.first)
    let portal = try #require(try Fixture.read("portal766-portal-html.xls").workbook.sheets.first)
    func texts(_ sheet: RawSheet) -> [[RawCell]] { sheet.rows.map(\.cells) }
    #expect(texts(sheet) == texts(portal))
    #expect(sheet.rows[4].number == 6)
    #expect(sheet.merges.first == MergedCells(rows: 6...7, columns: 0...0))
    #expect(
      !CellLines.of(RawWorkbook(name: "", container: .html, sheets: [sheet])).contains { $0.contains("ẩn") })
  }

  @Test func formII06aAsText() throws {
    let expected = CellLines.asText(try Fixture.expected("ii06a"))
    let csv = try Fixture.read("ii06a-libreoffice.csv")
    #expect(csv.workbook.container == .csv)
    #expect(Set(CellLines.of(csv.workbook)) == Set(expected.filter { !$0.hasPrefix("\tmerge") }))
    let page = try Fixture.read("ii06a-libreoffice.html")
    #expect(Set(CellLines.of(page.workbook)) == Set(expected))
  }

  @Test func dossiersWithDays() throws {
    let reading = try Fixture.read("dossiers-xlsxwriter.xlsx")
    #expect(CellLines.of(reading.workbook) == (try Fixture.expected("dossiers")))
  }

  // MARK: - Kinds of cells

  /// What a writer cannot write is left out on both sides.
  @Test(arguments: [
    ("xlsxwriter.xlsx", [String]()), ("libreoffice.xlsx", ["formula", "error", "flag"]),
    ("openpyxl.xlsx", ["formula", "error"]), ("xlwt.xls", ["formula", "error"]),
    ("libreoffice.xls", ["formula", "error", "flag"]), ("odfpy.ods", ["formula error"]),
    ("libreoffice.ods", ["formula", "error", "flag"]), ("spreadsheetml.xml", []),
  ])
  func kindsOfCells(_ ending: String, _ left: [String]) throws {
    let reading = try Fixture.read("kinds-" + ending)
    #expect(reading.faults == [])
    func kept(_ lines: [String]) -> Set<String> {
      Set(lines.filter { line in !left.contains { line.contains("\t\($0)") } })
    }
    let expected = try Fixture.expected("kinds").map { line in
      // An error is the result of a formula in all of these but xlwt's.
      line.contains("\terror\t") ? line.replacing("\terror\t", with: "\tformula error\t") : line
    }
    #expect(kept(CellLines.of(reading.workbook)).symmetricDifference(kept(expected)) == [])
    #expect(reading.sheets.map(\.name) == ["Kiểu ô", "Ẩn", "Rất ẩn"])
    #expect(reading.sheets.map(\.isHidden) == [false, true, true])
    #expect(reading.sheets.map(\.isRead) == [true, false, false])
    #expect(reading.notices.contains(.hiddenSheets(["Ẩn", "Rất ẩn"])))
  }

  @Test(arguments: ["xlsxwriter.xlsx", "xlwt.xls", "odfpy.ods", "spreadsheetml.xml"])
  func hiddenSheetIsReadWhereAskedFor(_ ending: String) throws {
    let one = try Fixture.read("kinds-" + ending, sheets: .named(["Ẩn"]))
    #expect(CellLines.of(one.workbook) == ["Ẩn\t1\t0\ttext\tnháp", "Ẩn\t1\t1\tnumber\t1"])
    #expect(one.workbook.sheets.map(\.isHidden) == [true])
    let all = try Fixture.read("kinds-" + ending, sheets: .all)
    #expect(all.workbook.sheets.map(\.name) == ["Kiểu ô", "Ẩn", "Rất ẩn"])
    let none = try Fixture.read("kinds-" + ending, sheets: .none)
    #expect(none.workbook.sheets.isEmpty)
    #expect(none.sheets.count == 3)
  }

  @Test(arguments: ["xlsxwriter.xlsx", "xlwt.xls", "odfpy.ods", "spreadsheetml.xml", "portal-html"])
  func unknownSheetIsNamedWithTheOthers(_ ending: String) throws {
    let name = ending == "portal-html" ? "portal766-portal-html.xls" : "kinds-" + ending
    let failure = #expect(throws: ReadingFailure.self) {
      try Fixture.read(name, sheets: .named(["Không có"]))
    }
    #expect(failure?.exitCode == 4)
    #expect(failure?.fault.sheet == "Không có")
    #expect(
      failure?.fault.reason.vietnamese.string.contains(ending == "portal-html" ? "Tiến độ" : "Kiểu ô") == true
    )
  }

  @Test(arguments: ["kinds1904-xlsxwriter.xlsx", "kinds1904-xlwt.xls"])
  func calendarFrom1904(_ name: String) throws {
    func days(_ lines: [String]) -> [String] { lines.filter { $0.contains("\tday\t") } }
    let reading = try Fixture.read(name)
    #expect(days(CellLines.of(reading.workbook)) == days(try Fixture.expected("kinds")))
  }

  @Test func formulasKeepTheirResults() throws {
    let sheet = try #require(try Fixture.read("kinds-xlsxwriter.xlsx").workbook.sheets.first)
    let row = try #require(sheet.rows.first { $0.number == 6 })
    #expect(row[1] == RawCell(.number("2040"), font: "Calibri", isFormula: true))
    #expect(row[2] == RawCell(.text("sốđúng sai"), font: "Calibri", isFormula: true))
    let errors = try #require(sheet.rows.first { $0.number == 5 })
    #expect(errors[1].content == .error("#DIV/0!"))
    #expect(errors[1].isFormula)
    // What has stored no result says so, instead of looking blank.
    for name in ["kinds-openpyxl.xlsx", "kinds-xlwt.xls"] {
      let sheet = try #require(try Fixture.read(name).workbook.sheets.first)
      let row = try #require(sheet.rows.first { $0.number == 6 })
      #expect(row[1].content == .blank, "\(name)")
      #expect(row[1].isFormula, "\(name)")
    }
    let old = try #require(try Fixture.read("kinds-xlwt.xls").workbook.sheets.first)
    #expect(old.rows.first { $0.number == 5 }?[1].content == .error("#DIV/0!"))
    #expect(old.rows.first { $0.number == 5 }?[2].content == .error("#N/A"))
  }

  /// LibreOffice computes what the file lacks.
  @Test func resultsThatLibreOfficeStored() throws {
    for name in ["kinds-libreoffice.xlsx", "kinds-libreoffice.ods", "kinds-libreoffice.xls"] {
      let sheet = try #require(try Fixture.read(name).workbook.sheets.first)
      #expect(sheet.rows.first { $0.number == 6 }?[1].content == .number("2040"), "\(name)")
      #expect(sheet.rows.first { $0.number == 5 }?[1].content == .error("#DIV/0!"), "\(name)")
    }
  }
}
