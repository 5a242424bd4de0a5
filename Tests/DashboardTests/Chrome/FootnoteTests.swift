import Model
import TestLibrary
import Testing

@testable import Dashboard

/// The foot names every source of what is shown, or says where it is named.
@Suite struct FootnoteTests {
  /// Everything between the rule above the notes and the keys.
  private func foot(_ driver: ScreenDriver) -> String {
    Chrome.footnoteLines(driver.state).map { $0.spans.map(\.text.string).joined() }.joined(separator: "\n")
  }

  /// Marks that the foot tells, a range as all that are in it.
  private func told(_ foot: String) -> Set<Int> {
    var told: Set<Int> = []
    for range in foot.matches(of: /\[(\d+)\](?:–\[(\d+)\])?/) {
      guard let first = Int(range.1) else { continue }
      told.formUnion(first...(range.2.flatMap { Int($0) } ?? first))
    }
    return told
  }

  @Test(arguments: [80, 120], ["2020", "2021", "2022", "2023"])
  func theFiguresOfAnEditionNameAllTheirSources(columns: Int, edition: String) throws {
    var driver = try BuiltInScreens.driver(.rankings, columns: columns, rows: columns == 80 ? 24 : 40)
    driver.state.view.edition = edition
    driver.play(.resize(driver.state.size))
    let context = try #require(RankingsScreen().context(driver.state))
    var sources: Set<SourceID> = []
    for row in context.table.rows {
      sources.insert(row.total.reference.source)
      sources.formUnion(row.items.values.compactMap { $0.first?.reference.source })
    }
    // All articles have one mark.
    let articles = sources.filter { driver.state.catalogue.isArticle($0) }
    let marks = sources.count - max(0, articles.count - 1)
    let foot = foot(driver)
    #expect(told(foot).isSuperset(of: 1...marks), "\(foot)")
    for source in sources {
      #expect(!context.mark(source).text.string.contains("o"), "\(source) has no mark")
    }
    #expect(foot.contains("[T]"), "\(foot)")
  }

  @Test func theSecondSourceOf2020StandsInANarrowFoot() throws {
    var driver = try BuiltInScreens.driver(.rankings, columns: 80, rows: 24)
    try driver.press("[ [")
    #expect(foot(driver).contains("[1] sggpnews.org.vn  [2] Bài 000–004"))
  }

  /// The sources of 2023 have no day, the edition has: published after the day viewed.
  @Test(arguments: [80, 120])
  func whatWasPublishedLaterSaysSo(columns: Int) throws {
    var driver = try BuiltInScreens.driver(.rankings, columns: columns, rows: columns == 80 ? 24 : 40)
    try driver.press("]")
    #expect(RankingsScreen().context(driver.state)?.table.edition.id.label == "2023")
    #expect(foot(driver).contains("[1] GitHub PMNM_HaUI, sau ngày đang xem"))
    let then = try BuiltInScreens.driver(.rankings, columns: columns, rows: 24, today: "2025-12-31")
    #expect(RankingsScreen().context(then.state)?.table.edition.id.label == "2023")
    #expect(!foot(then).contains("sau ngày đang xem"))
  }

  /// A page with more sources than a foot holds tells that of the selected row, and where the others are told.
  @Test(arguments: [80, 120])
  func aPageWithASourceForEachRowExplainsItsMarks(columns: Int) throws {
    let reader = ManySources(count: 24).reader
    let today = try BuiltInScreens.day("2026-06-03")
    var driver = try ScreenDriver(
      reader: reader, screen: .indicators, size: Size(columns: columns, rows: 24), today: today,
      home: MonthlyFigures.home)
    try driver.press("Enter Down Down")
    let foot = foot(driver)
    #expect(foot.contains("[3] Nguồn 3"), "\(foot)")
    #expect(told(foot) == Set(1...24), "\(foot)")
    // The strip below has the same mark as the row.
    #expect(driver.shown.lines.count { $0.contains("[3]") } >= 3)
    #expect(driver.shown.lines.count { $0.contains("Nguồn: Nguồn 3, ") } == 1)
  }

  @Test func whatFitsIsTold() {
    let note = Line("12345")
    #expect(Chrome.fits([note, note], columns: 12, lines: 1))
    #expect(!Chrome.fits([note, note], columns: 11, lines: 1))
    #expect(Chrome.fits([note, note], columns: 11, lines: 2))
    #expect(!Chrome.fits([note], columns: 4, lines: 9))
    #expect(Chrome.fits([], columns: 1, lines: 1))
  }
}

/// One criterion of one unit with a source for each month.
private struct ManySources {
  let reader: MemoryReader

  init(count: Int) {
    let name = MonthlyFigures.name
    var batch = FactBatch(kind: .figures, title: "thử", author: "thử", reason: .empty)
    batch.units = [MonthlyFigures.homeUnit]
    batch.definitions = [
      Definition(
        id: "so_diem", kind: .count, group: .meetings, name: name("Số điểm cầu"),
        unitOfMeasure: name("điểm"), numerator: nil, denominator: nil, formula: name(""), levelSystem: "",
        basis: "", higherIsBetter: nil)
    ]
    for number in 1...count {
      batch.sources.append(
        Source(
          id: SourceID("s\(number)"), kind: .file, title: name("Nguồn \(number)"), publisher: "", address: "",
          published: nil, readOn: nil, note: ""))
      let index = 2026 * 12 + 5 - number
      batch.observations.append(
        Observation(
          id: FactID("f\(number)"), definition: "so_diem", unit: MonthlyFigures.home, unitAsStated: .empty,
          period: .month(year: index / 12, month: index % 12 + 1),
          value: StatedNumber(text: "\(number)", value: ExactDecimal(number)), numerator: nil,
          denominator: nil, asOf: nil,
          reference: SourceReference(source: SourceID("s\(number)"), file: "f.csv", row: number),
          note: .empty))
    }
    reader = MemoryReader([batch])
  }
}
