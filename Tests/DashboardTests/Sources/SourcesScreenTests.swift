import Model
import Reference
import Store
import TestLibrary
import Testing

@testable import Dashboard

@Suite struct SourcesScreenTests {
  @Test func conflictsOfTheBuiltInFigures() throws {
    let driver = try ScreenDriver(screen: .sources)
    let conflicts = SourceConflict.all(driver.state)
    let quangNam = conflicts.first { $0.edition?.label == "2021" && $0.unit?.code == "49" }
    #expect(Set(quangNam?.sides.map(\.value.string) ?? []) == ["24", "25"])
    #expect(quangNam?.choice == nil)
    #expect(driver.frame.text.contains("hạng 25 / 24"))
  }

  @Test func aStatedMeanThatDoesNotHoldIsAFailingCheck() throws {
    let driver = try ScreenDriver(screen: .sources)
    let (checks, count) = FailingCheck.all(driver.state)
    #expect(count == checks.count)
    let mean = try #require(checks.first { if case .mean = $0.subject { true } else { false } })
    let words = FailingCheckWords(check: mean, state: driver.state)
    #expect(words.stated == "0,5791" && words.computed == "0,5787" && words.off == "lệch 0,0004")
    #expect(words.place.string.contains("dti_national_means.csv"))
    #expect(driver.frame.text.contains("ghi 0,5791, tính 0,5787"))
  }

  @Test func everyRowCanBeSelectedAndOpened() throws {
    var driver = try ScreenDriver(screen: .sources)
    let items = SourcesScreen().items(driver.state)
    let catalogue = driver.state.catalogue
    #expect(
      items.count == catalogue.sources.count + catalogue.batches.count
        + SourceConflict.all(driver.state).count + FailingCheck.all(driver.state).checks.count)
    for position in 0..<items.count {
      let key = items.key(at: position)
      #expect(driver.state.view.selected == key)
      let rows = driver.frame.text.split(separator: "\n")
      #expect(rows.contains { $0.hasPrefix("►") }, "\(key) is not on the screen")
      #expect(SourcesScreen().figureCard(driver.state) != nil)
      try driver.press("Down")
    }
    try driver.press("Enter")
    #expect(driver.state.overlays == [.source(scroll: 0)])
  }

  @Test func tabGoesFromSectionToSectionAndRound() throws {
    var driver = try ScreenDriver(screen: .sources)
    let first = driver.state.view.selected
    var seen: [ItemKey?] = [first]
    try driver.press("Tab")
    while driver.state.view.selected != first, seen.count < 20 {
      seen.append(driver.state.view.selected)
      try driver.press("Tab")
    }
    // Conflicts, checks, batches, sources.
    #expect(seen.count == 4)
    #expect(seen[2]?.batch == driver.state.catalogue.batches.map(\.number).max())
    try driver.press("BackTab")
    #expect(driver.state.view.selected == seen[3])
  }

  @Test func aBatchOpensOnItsRowsPageByPage() throws {
    var driver = try ScreenDriver(screen: .sources)
    try driver.press("Tab Tab Down Enter")
    let batch = try #require(driver.state.view.path.last?.batch)
    let record = try #require(driver.state.catalogue.batches.first { $0.number == batch })
    let page = try #require(BatchRowsPage(driver.state))
    #expect(!page.rows.isEmpty && page.rows.count < record.factCount)
    #expect(driver.frame.text.contains(record.title.string))
    // The end of what is at hand brings the next page.
    var last = page.rows.count
    for _ in 0..<20 where last < record.factCount {
      try driver.press("G")
      let now = try #require(BatchRowsPage(driver.state)).rows.count
      #expect(now > last)
      last = now
    }
    #expect(last == record.factCount)
    try driver.press("G")
    #expect(try #require(BatchRowsPage(driver.state)).selected != nil)
    try driver.press("o")
    #expect(driver.state.overlays == [.source(scroll: 0)])
    try driver.press("Esc Esc")
    #expect(driver.state.view.path.isEmpty)
    #expect(driver.state.view.selected == .batch(batch))
  }

  /// The row says whose, of what, when, and where it stands; its card says it again with the source.
  @Test func aRowOfABatchTellsWhereItStands() throws {
    var driver = try ScreenDriver(screen: .sources)
    try driver.press("Tab Tab Down Enter")
    for _ in 0..<20 where BatchRowsPage(driver.state)?.figureRow == nil { try driver.press("G") }
    let page = try #require(BatchRowsPage(driver.state))
    let row = try #require(page.figureRow)
    driver.state.view.selected = page.key(row)
    let card = try #require(SourcesScreen().figureCard(driver.state))
    let reference = try #require(card.statements.first?.reference)
    #expect(!reference.file.isEmpty && reference.row > 0)
    #expect(card.fact != nil)
  }
}

extension BatchRowsPage {
  /// A row of a figure, if one is at hand.
  fileprivate var figureRow: BatchRow? {
    rows.first { if case .figure = $0.content { true } else { false } }
  }
}
