import Dashboard
import Foundation
import Model
import Testing

@testable import Export

/// Texts that spreadsheets, browsers and Markdown readers would take for something else.
@Suite struct DefusingTests {
  static let hostile = [
    "=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "=cmd|' /C calc'!A0", "\t=1", "\r=1",
    "＝1+1", "＋1", "－1", "＠x", "'=1", "''=1", "'thường", "<script>alert(1)</script>",
    "\"><img src=x onerror=y>",
    "a|b", "[x](http://y)", "`x`", "**x**", "_x_", "# x", "&amp;", "\u{1B}[31mđỏ", "\u{0}\u{7}",
    "\u{202E}gnud",
    "_x0041_", "a;b", "a,b", "a\"b", "x\r\ny", " x ", "javascript:alert(1)", "−1", "",
  ]

  private func view() throws -> ExportedView {
    let rows = Self.hostile.map { text -> [ExportedCell] in
      let cell = CleanText(cleaning: text)
      return [cell.isEmpty ? .blank : .text(cell)]
    }
    return try SampleViews.Sample(name: "", screen: .meeting).view().with(tables: [.sample(rows)])
  }

  @Test func noFieldOfCSVBeginsAFormula() throws {
    let text = try view().text(.csv)
    let lines = ReadCSV(String(text.dropFirst()), separator: ";").blocks[0].dropFirst()
    #expect(lines.count == Self.hostile.count - 1)
    for field in lines.joined() {
      #expect(!(field.first.map { "=+-@\t\r＝＋－＠".contains($0) } ?? false), "\(field)")
    }
    // Taking the apostrophe away gives each text back.
    for (line, original) in zip(lines, Self.hostile) {
      let clean = CleanText(cleaning: original)
      #expect(
        ReadCSV.cell(line[0], like: .text(clean), decimalMark: ",") == .text(clean.string), "\(original)")
    }
  }

  @Test(arguments: ExportFormat.allCases) func noControlCharacterIsInAFile(_ format: ExportFormat) throws {
    let folder = try Folder()
    try ViewFile(view(), as: format, day: Day(number: 0)).write(to: folder.file("a"), replaces: false)
    let texts: [String]
    if format.isText {
      texts = [try String(contentsOfFile: folder.file("a"), encoding: .utf8)]
    } else {
      let archive = try Archive(folder.file("a"))
      texts = try archive.names.map { try archive.text($0) }
    }
    for text in texts {
      for scalar in text.unicodeScalars {
        let isControl = scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\r"
        #expect(!isControl && !(0x202A...0x202E).contains(scalar.value), "\(scalar.value)")
      }
    }
  }

  @Test func workbooksHoldTheTextsAndNoFormula() throws {
    let folder = try Folder()
    let view = try view()
    try ViewFile(view, as: .xlsx, day: Day(number: 0)).write(to: folder.file("a.xlsx"), replaces: false)
    try ViewFile(view, as: .ods, day: Day(number: 0)).write(to: folder.file("a.ods"), replaces: false)
    let excel = try ReadXLSX(Archive(folder.file("a.xlsx"))).sheets[0]
    let open = try ReadODS(Archive(folder.file("a.ods")).text("content.xml")).sheets[0]
    let first = try WorkbookLayout(view).sheets[0].frozenRows
    for (position, original) in Self.hostile.enumerated() {
      let clean = CleanText(cleaning: original)
      let expected = clean.isEmpty ? ReadCell.nothing : .text(clean.string)
      #expect(excel.rows[first + position]?[0] ?? .nothing == expected, "\(original)")
      #expect(open.rows[first + position][0] == expected, "\(original)")
    }
    #expect(!excel.text.contains("<f"))
    #expect(try !Archive(folder.file("a.ods")).text("content.xml").contains("table:formula"))
  }

  @Test func aPageHasNoMarkupOfTheData() throws {
    let text = try view().text(.html)
    #expect(!text.contains("<script"))
    #expect(!text.contains("<img"))
    #expect(text.contains("&lt;script&gt;"))
    #expect(!text.contains("href=\"javascript"))
    // Only what is said at the head is loaded: nothing.
    #expect(text.contains("default-src 'none'"))
    for tag in text.matches(of: /<[^>]*>/) { #expect(!tag.output.contains("src="), "\(tag.output)") }
  }

  @Test func markdownHasNoMarkupOfTheData() throws {
    let lines = try view().text(.markdown).split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("| ") }
    #expect(rows.contains("| a\\|b |"))
    #expect(rows.contains("| \\[x](http://y) |"))
    #expect(rows.contains("| \\`x\\` |"))
    #expect(rows.contains("| \\*\\*x\\*\\* |"))
    #expect(rows.contains("| \\_x\\_ |"))
    #expect(rows.contains { $0.hasPrefix("| \\<script\\>") })
  }
}
