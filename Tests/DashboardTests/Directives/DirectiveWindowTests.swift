import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Twenty thousand directives: only the rows around the cursor are read, and a key costs what it costs in a
/// short list.
@Suite struct DirectiveWindowTests {
  /// Every row on the screen is at hand, and so is a screen of rows before and after.
  private func expectRowsAtHand(_ driver: ScreenDriver, _ comment: Comment? = nil) throws {
    let rows = try #require(driver.rows)
    let visible = DirectivesScreen().visibleRows(driver.state, rows)
    #expect(visible.count > 0, comment)
    let window =
      max(0, visible.lowerBound - visible.count)..<min(rows.rowCount, visible.upperBound + visible.count)
    for display in window {
      guard case .entry(let entry) = rows.row(at: display) else { continue }
      #expect(driver.state.answers.directive(row: rows.list.entries[entry].id) != nil, comment)
    }
  }

  @Test func rowsAreReadBeforeTheEdgeIsReached() throws {
    var driver = try ManyDirectives.driver(3000, size: Size(columns: 100, rows: 30))
    try expectRowsAtHand(driver)
    for step in 0..<12 {
      try driver.press("PgDn Down Down")
      try expectRowsAtHand(driver, "page \(step)")
    }
    try driver.press("G")
    try expectRowsAtHand(driver, "last")
    for step in 0..<6 {
      try driver.press("PgUp")
      try expectRowsAtHand(driver, "back \(step)")
    }
    try driver.press("g")
    try expectRowsAtHand(driver, "first")
  }

  @Test func aCursorKeyInsideTheWindowAsksForNothing() throws {
    var driver = try ManyDirectives.driver(3000)
    var asked = 0
    for _ in 0..<30 {
      for effect in driver.state.update(.key(.down)) {
        if case .load = effect { asked += 1 }
      }
    }
    // The next block is asked for once, before the cursor is there, and not again while it is under way.
    #expect(asked <= 1)
    try expectRowsShown(driver)
  }

  private func expectRowsShown(_ driver: ScreenDriver) throws {
    let rows = try #require(driver.rows)
    for display in DirectivesScreen().visibleRows(driver.state, rows) {
      guard case .entry(let entry) = rows.row(at: display) else { continue }
      #expect(driver.state.answers.directive(row: rows.list.entries[entry].id) != nil)
    }
  }

  @Test func anOutrunEdgeShowsAnEllipsis() throws {
    var driver = try ManyDirectives.driver(3000)
    // No answers are given: the rows of the far end are on the way.
    _ = driver.state.update(.key(.character("G")))
    _ = driver.state.update(.key(.up))
    #expect(driver.frame.text.contains("…"))
    #expect(driver.state.view.selected != nil)
  }

  @Test func theNumberOfDirectivesReadIsBounded() throws {
    let reader = CountingReader(MemoryReader([ManyDirectives.batch(5000)]))
    var driver = try ScreenDriver(
      reader: reader, screen: .directives, size: Size(columns: 100, rows: 30), today: ManyDirectives.today,
      home: nil)
    #expect(reader.directivesRead <= 3 * DirectiveList.blockSize)
    let before = reader.directivesRead
    for _ in 0..<10 { try driver.press("Down") }
    #expect(reader.directivesRead <= before + DirectiveList.blockSize)
  }

  @Test func aCursorKeyCopiesNoArrayOfTwentyThousand() throws {
    var driver = try ManyDirectives.driver(20_000)
    let list = try #require(driver.list)
    #expect(list.entries.count == 20_000)
    let entries = list.entries.withUnsafeBufferPointer { $0.baseAddress }
    for _ in 0..<50 { try driver.press("Down") }
    let now = try #require(driver.list)
    #expect(now === list)
    #expect(now.entries.withUnsafeBufferPointer { $0.baseAddress } == entries)
    // What a block's query carries is the list's own run of keys.
    let blocks = list.blocks.map { $0.withUnsafeBufferPointer { $0.baseAddress } }
    for query in DirectivesScreen().queries(driver.state) {
      if case .directiveRows(let ids) = query {
        #expect(blocks.contains(ids.withUnsafeBufferPointer { $0.baseAddress }))
      }
    }
  }

  @Test func aKeyInALongListTakesNoLongerThanInAShortOne() throws {
    func median(_ count: Int) throws -> Duration {
      var driver = try ManyDirectives.driver(count, size: Size(columns: 120, rows: 30))
      try driver.press("Down")
      let clock = ContinuousClock()
      var times: [Duration] = []
      for step in 0..<60 {
        times.append(clock.measure { _ = driver.state.update(.key(step % 40 < 20 ? .down : .up)) })
      }
      return times.sorted()[30]
    }
    let short = try median(400)
    let long = try median(20_000)
    // A copy of the list, or a walk through it, would make it dozens of times as long.
    #expect(long < short * 5, "\(short) with 400, \(long) with 20,000")
  }

  @Test func searchingTwentyThousandTextsIsQuick() throws {
    let texts = (0..<20_000).map {
      "viec thu \($0) cua tinh ve chuyen doi so, so \($0 % 40) chu tri, bao cao hang thang"
    }
    let index = DirectiveListIndex(texts)
    let clock = ContinuousClock()
    var found: [Int] = []
    let time = (0..<5).map { _ in clock.measure { found = index.matches("thu 19999 ") } }.min()
    #expect(found == [19_999])
    #expect(index.matches("viec thu").count == 20_000)
    // About a millisecond when built for release; tests are built without optimisation.
    #expect(try #require(time) < .milliseconds(400), "\(String(describing: time))")
  }
}

/// Counts the directives that are read whole.
final class CountingReader: FactReader {
  private let base: MemoryReader
  private(set) var directivesRead = 0

  init(_ base: MemoryReader) { self.base = base }

  var knownAt: BatchNumber { base.knownAt }
  func batches() -> [BatchRecord] { base.batches() }
  func settings() -> [String: String] { base.settings() }
  func sources() -> [Source] { base.sources() }
  func units() -> [AdministrativeUnit] { base.units() }
  func definitions() -> [Definition] { base.definitions() }
  func targets() -> [Target] { base.targets() }
  func structures() -> [IndexStructureVersion] { base.structures() }
  func holidays() -> [Holiday] { base.holidays() }
  func editions() -> [Edition] { base.editions() }
  func figureCounts() -> [EditionID: Int] { base.figureCounts() }
  func documents() -> [Document] { base.documents() }
  func difficulties() -> [Difficulty] { base.difficulties() }
  func indexFigures(edition: EditionID) -> [IndexFigure] { base.indexFigures(edition: edition) }
  func indexFigures(index: IndexID, unit: UnitID) -> [IndexFigure] {
    base.indexFigures(index: index, unit: unit)
  }
  func indexTotals(index: IndexID) -> [IndexFigure] { base.indexTotals(index: index) }
  func observations(_ filter: ObservationFilter) -> [Observation] { base.observations(filter) }
  func directiveOutlines() -> [DirectiveOutline] { base.directiveOutlines() }
  func directives(_ ids: [DirectiveID]) -> [Directive] {
    directivesRead += ids.count
    return base.directives(ids)
  }
  func directives(matching foldedText: String) -> [DirectiveID] { base.directives(matching: foldedText) }
  func assignments(of directive: DirectiveID) -> [Assignment] { base.assignments(of: directive) }
  func reports(of directive: DirectiveID) -> [ProgressReport] { base.reports(of: directive) }
  func extensions(of directive: DirectiveID) -> [DueExtension] { base.extensions(of: directive) }
  func history(of fact: FactID) -> [FactVersion] { base.history(of: fact) }
}
