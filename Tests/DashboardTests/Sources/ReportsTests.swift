import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Reports that have not come, on the screen of sources.
@Suite struct ReportsTests {
  private static let form = "mau"

  private func unit(_ code: String, _ name: CleanText, parent: UnitID?) throws -> AdministrativeUnit {
    AdministrativeUnit(
      id: UnitID(code: code, validFrom: try #require(Day(year: 2025, month: 7, day: 1))),
      kind: parent == nil ? .province : .department, group: parent == nil ? .provinces : .departments,
      name: LocalizedText(vietnamese: name, english: name),
      shortName: LocalizedText(vietnamese: name, english: name), validTo: nil, parent: parent, successors: [],
      officialOrder: Int(code) ?? 0, aliases: [])
  }

  /// Two departments that reported for March, and one of them for April.
  private func driver(today: Day) throws -> ScreenDriver {
    let province = try unit("51", "Quảng Ngãi", parent: nil)
    let offices = try [unit("1", "Sở Một", parent: province.id), unit("2", "Sở Hai", parent: province.id)]
    var batch = FactBatch(kind: .figures, title: "t", author: "a", reason: "r")
    batch.units = [province] + offices
    for (office, month) in [(offices[0], 3), (offices[1], 3), (offices[0], 4)] {
      batch.sources.append(
        Source(
          id: SourceID("tep/\(Self.form)/\(office.id)/2026-\(month < 10 ? "0" : "")\(month)"), kind: .file,
          title: LocalizedText(vietnamese: "t", english: "t"), publisher: .empty, address: .empty,
          published: Day(year: 2026, month: month + 1, day: 3), readOn: today, note: .empty))
    }
    var driver = try ScreenDriver(
      reader: MemoryReader([batch]), screen: .sources, today: today, home: province.id)
    driver.state.library = .store(name: "s")
    driver.play(.resize(Size(columns: 120, rows: 40)))
    return driver
  }

  @Test func theScreenTellsWhoHasNotReportedForTheMonthViewed() throws {
    var driver = try driver(today: #require(Day(year: 2026, month: 5, day: 9)))
    let text = driver.frame.text
    #expect(
      text.contains("Báo cáo phải nộp 2 ─")
        && text.contains("Tháng 4/2026: 1 chưa nộp, 0 còn hạn, 0 nộp trễ, 1 trong hạn"), "\(text)")
    let row = try #require(text.split(separator: "\n").first { $0.contains("Sở Hai") })
    #expect(row.contains("hạn 05/05/2026") && row.contains("trễ 4 ngày"), "\(row)")
    #expect(!text.contains("Sở Một"))
    // The month before was whole; the one that has not begun is not owed.
    try driver.press("[")
    #expect(driver.frame.text.contains("Tháng 3/2026: 0 chưa nộp"), "\(driver.frame.text)")
    try driver.press("] ] ]")
    #expect(driver.frame.text.contains("Tháng 5/2026: 0 chưa nộp, 2 còn hạn"), "\(driver.frame.text)")
  }

  @Test func theRowHasACardAndIsExported() throws {
    var driver = try driver(today: #require(Day(year: 2026, month: 5, day: 9)))
    let status = try #require(SourceReports(driver.state)?.listed.first)
    driver.state.view.selected = ReportWords.key(status)
    let card = try #require(SourcesScreen().figureCard(driver.state))
    #expect(card.facts.contains { $0.1 == "05/05/2026" })
    let table = try #require(
      try driver.exported().tables.first { $0.title.string.hasPrefix("Báo cáo phải nộp") })
    // All that is owed, the one in time included.
    #expect(table.rows.count == 2)
  }

  @Test func aMonthWithoutFormsLooksBackForTheNewestThatHasSome() throws {
    let driver = try driver(today: #require(Day(year: 2027, month: 2, day: 9)))
    #expect(driver.frame.text.contains("Tháng 4/2026: 1 chưa nộp"), "\(driver.frame.text)")
  }
}
