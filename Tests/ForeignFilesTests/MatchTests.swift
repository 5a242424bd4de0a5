import BuiltInImport
import Demo
import ForeignFiles
import Foundation
import Intake
import Model
import Profiles
import Testing

/// Which form every fixture and every file of the invented province is taken for, and how well each of the nearest
/// forms fits: work on the speed of matching must change none of it.
@Suite struct MatchTests {
  @Test func formsAreChosenAsBefore() throws {
    let builtIn = try #require(try BuiltInImport.batches().first)
    let context = ReadingContext(
      register: UnitRegister(builtIn.units + DemoProvince(seed: 1).units), definitions: builtIn.definitions,
      structures: builtIn.structures, editions: builtIn.editions, home: DemoProvince.home)
    let matcher = ProfileMatcher(ProfileLibrary().profiles, context: context)
    var lines: [String] = []
    let names = try FileManager.default.contentsOfDirectory(atPath: Fixture.folder.path).sorted()
    for name in names where !name.hasSuffix(".tsv") || name.hasPrefix("table-") {
      guard let workbook = try? Fixture.read(name).workbook else { continue }
      for sheet in workbook.sheets { lines.append(Self.line(name, sheet, matcher)) }
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in DemoForms(DemoDossiers(DemoProvince(seed: 1), count: 400, seed: 1), seed: 1).files {
      let path = folder.appendingPathComponent(file.name).path
      try Data(file.bytes).write(to: URL(fileURLWithPath: path))
      let workbook = try Fixture.reader().read(path: path, name: file.name).workbook
      for sheet in workbook.sheets { lines.append(Self.line(file.name, sheet, matcher)) }
    }
    #expect(lines.count > 80)
    let golden = Fixture.folder.appendingPathComponent("matches.expected.tsv")
    let text = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try text.write(to: golden, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: golden, encoding: .utf8).split(separator: "\n").map(String.init)
    for (found, expected) in zip(lines, expected) { #expect(found == expected) }
    #expect(lines.count == expected.count)
  }

  /// The five tables of a portal are each taken for what they are, with a meaning for every column.
  @Test(arguments: ["xlsxwriter.xlsx", "libreoffice.ods", "xlwt.xls"])
  func portalTablesHaveTheirForms(_ ending: String) throws {
    let builtIn = try #require(try BuiltInImport.batches().first)
    let context = ReadingContext(
      register: UnitRegister(builtIn.units + DemoProvince(seed: 1).units), definitions: builtIn.definitions,
      structures: builtIn.structures, editions: builtIn.editions, home: DemoProvince.home)
    let matcher = ProfileMatcher(ProfileLibrary().profiles, context: context)
    let forms = [
      "Tiến độ giải quyết": ("portal-progress", 10), "DVC trực tuyến": ("portal-online", 0),
      "Số hóa": ("portal-digitised", 14), "Thanh toán trực tuyến": ("portal-payment", 6),
      "Thủ tục phát sinh": ("portal-procedures", 8),
    ]
    let sheets = try Fixture.read("portal766-" + ending).workbook.sheets
    #expect(sheets.count == forms.count)
    for sheet in sheets {
      let (name, columns) = try #require(forms[sheet.name])
      guard case .one(let match) = matcher.choose(SheetOutline(sheet), fileName: "a") else {
        Issue.record("\(sheet.name) is taken for no form")
        continue
      }
      #expect(match.profile.name == name)
      if columns > 0 { #expect(match.assignment.columnOfField.count == columns, "\(sheet.name)") }
      // The rows add up as the portal's own arithmetic has it.
      let reading = FormReader(
        match, context: context, options: ReadingOptions(today: try #require(Day(iso8601: "2025-06-03")))
      ).read(sheet, file: "a")
      #expect(reading.period == .month(year: 2025, month: 5))
      #expect(reading.findings.map(\.title) == [], "\(sheet.name)")
    }
  }

  /// File, sheet, what is chosen, and the nearest forms with their scores and their rows of headings.
  private static func line(_ file: String, _ sheet: RawSheet, _ matcher: ProfileMatcher) -> String {
    let outline = SheetOutline(sheet)
    let choice =
      switch matcher.choose(outline, fileName: file) {
      case .one(let match): match.profile.name
      case .several(let matches): "several " + matches.map(\.profile.name).joined(separator: " ")
      case .none: "none"
      }
    let near = matcher.matches(outline, fileName: file).prefix(6).map { match in
      let rows = match.headings.rows
      return "\(match.profile.name) \(match.score) \(match.fits) \(rows.lowerBound)-\(rows.upperBound)"
        + " \(match.assignment.columnOfField.count) \(match.rest.count)"
    }
    return ([file, sheet.name, choice] + near).joined(separator: "\t")
  }
}
