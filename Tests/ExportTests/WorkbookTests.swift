import Foundation
import Glibc
import Model
import Testing

@testable import Dashboard
@testable import Export

/// What is particular to workbooks.
@Suite struct WorkbookTests {
  private let day = Day(number: 19_877)
  private let ratios = SampleViews.Sample(name: "ratios", screen: .dossiers, keys: "x")

  @Test func numbersAndDaysHaveTheirForms() throws {
    let folder = try Folder()
    let view = try ratios.view()
    try ViewFile(view, as: .xlsx, day: day).write(to: folder.file("a.xlsx"), replaces: false)
    let archive = try Archive(folder.file("a.xlsx"))
    let styles = try archive.text("xl/styles.xml")
    #expect(styles.contains("formatCode=\"#,##0.00%\""))
    #expect(styles.contains("formatCode=\"dd/mm/yyyy\""))
    #expect(styles.contains("formatCode=\"#,##0\""))
    let sheet = try archive.text("xl/worksheets/sheet1.xml")
    #expect(sheet.contains("state=\"frozen\""))
    #expect(sheet.contains("orientation=\"landscape\""))
    #expect(sheet.contains("<v>0.1936</v>"))
  }

  @Test func theSameViewMakesTheSameFile() throws {
    let folder = try Folder()
    let view = try ratios.view()
    for format in [ExportFormat.xlsx, .ods] {
      for name in ["a", "b"] {
        try ViewFile(view, as: format, day: day).write(to: folder.file(name), replaces: true)
      }
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: folder.file("a")))
          == Data(contentsOf: URL(fileURLWithPath: folder.file("b"))), "\(format)")
    }
  }

  /// libxlsxwriter prints numbers with the decimal comma of the locale unless it is kept from it.
  @Test func theLocaleDoesNotReachTheFile() throws {
    let folder = try Folder()
    let view = try ratios.view()
    try ViewFile(view, as: .xlsx, day: day).write(to: folder.file("plain.xlsx"), replaces: false)
    let locale = try #require(
      newlocale(1 << LC_NUMERIC, "vi_VN.UTF-8", nil), "localedef has made no vi_VN.UTF-8")
    let before = uselocale(locale)
    #expect(String(cString: localeconv().pointee.decimal_point) == ",")
    let result = Result {
      try ViewFile(view, as: .xlsx, day: day).write(to: folder.file("vi.xlsx"), replaces: false)
    }
    uselocale(before)
    freelocale(locale)
    _ = try result.get()
    for part in try Archive(folder.file("plain.xlsx")).names {
      #expect(
        try Archive(folder.file("plain.xlsx")).text(part) == Archive(folder.file("vi.xlsx")).text(part),
        "\(part)")
    }
  }

  @Test func sheetsHaveNamesThatSpreadsheetsTake() throws {
    let title = CleanText(cleaning: "Một [tên] rất: dài / có * mọi ? dấu \\ không được phép trong trang")
    var view = try ratios.view()
    view = view.with(tables: [1, 2, 3].map { _ in view.tables[0].with(title: title) })
    let names = try WorkbookLayout(view).sheets.map(\.name)
    #expect(Set(names.map { $0.lowercased() }).count == 4)
    for name in names {
      #expect(name.utf16.count <= 31)
      #expect(!name.contains { "[]:*?/\\".contains($0) })
    }
    let folder = try Folder()
    try ViewFile(view, as: .xlsx, day: day).write(to: folder.file("a.xlsx"), replaces: false)
    #expect(try ReadXLSX(Archive(folder.file("a.xlsx"))).sheets.map(\.name) == names)
  }

  @Test func whatANumberCannotHoldStaysText() throws {
    let long = try #require(ExactDecimal("123456789012345.678"))
    let early = try #require(Day(year: 1859, month: 2, day: 17))
    let view = try ratios.view().with(tables: [
      .sample([[.number(long), .day(early), .number(ExactDecimal(significand: 1, scale: 1))]])
    ])
    let folder = try Folder()
    try ViewFile(view, as: .xlsx, day: day).write(to: folder.file("a.xlsx"), replaces: false)
    let read = try ReadXLSX(Archive(folder.file("a.xlsx"))).sheets[0]
    let rows: [Int] = read.rows.keys.filter { read.rows[$0]?.count == 3 }
    let row = try #require(rows.max())
    #expect(read.rows[row]?[0] == .text("123.456.789.012.345,678"))
    #expect(read.rows[row]?[1] == .text("17/02/1859"))
    #expect(read.rows[row]?[2] == .number(ExactDecimal(significand: 1, scale: 1), isPercent: false))
  }

  @Test func aTextThatIsTooLongIsCutAndSaysSo() throws {
    let text = CleanText(cleaning: String(repeating: "một ", count: 10_000))
    let view = try ratios.view().with(tables: [.sample([[.text(text)]])])
    let folder = try Folder()
    try ViewFile(view, as: .xlsx, day: day).write(to: folder.file("a.xlsx"), replaces: false)
    let cells = try ReadXLSX(Archive(folder.file("a.xlsx"))).sheets[0].rows.values.flatMap(\.values)
    #expect(cells.contains { if case .text(let text) = $0 { text.hasSuffix("…") } else { false } })
  }

  @Test func moreColumnsThanASheetHoldsAreRefused() throws {
    let wide = ExportedTable.sample([Array(repeating: .blank, count: 16_385)])
    let view = try ratios.view().with(tables: [wide])
    #expect(throws: ExportError.tooLarge(rows: 5, columns: 16_385)) { try WorkbookLayout(view) }
  }
}
