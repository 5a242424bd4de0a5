import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Moving through the list of directives, its groups and its pages.
@Suite struct DirectivesScreenTests {
  @Test func theGroupWithoutDateIsOneLineUntilOpened() throws {
    var driver = try ScreenDriver(screen: .directives)
    #expect(try #require(driver.rows).count == 21)
    try driver.press("G")
    #expect(driver.state.view.selected == .group("state:noDate"))
    #expect(driver.frame.text.contains("35 nhiệm vụ"))
    try driver.press("Enter")
    #expect(try #require(driver.rows).count == 56)
    #expect(driver.state.view.selected == .group("state:noDate"))
    try driver.press("Down")
    #expect(driver.state.view.selected?.directive != nil)
    try driver.press("Up Enter")
    #expect(try #require(driver.rows).count == 21)
  }

  @Test func everyGroupOpensAndClosesWhenGroupedByLead() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("v g")
    let before = try #require(driver.rows).count
    let group = try #require(driver.list?.groups.first)
    #expect(driver.state.view.selected == group.key)
    try driver.press("Enter")
    #expect(try #require(driver.rows).count == before - group.range.count)
    try driver.press("Enter")
    #expect(try #require(driver.rows).count == before)
  }

  @Test func selectionIsKeptAcrossGroupings() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("G Enter Down Down Down")
    let selected = try #require(driver.state.view.selected)
    #expect(selected.directive != nil)
    for _ in 0..<4 {
      try driver.press("v")
      if DirectivesScreen.showsDifficulties(driver.state) { break }
      #expect(driver.state.view.selected == selected)
      #expect(driver.frame.text.contains("►"))
    }
  }

  @Test func droppingAFilterOpensTheGroupOfTheSelectedDirective() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("f v u n g Space l o m Enter G")
    let selected = try #require(driver.state.view.selected)
    #expect(selected.directive == "000.16")
    try driver.press("Esc")
    #expect(driver.state.view.selected == selected)
    #expect(try #require(driver.rows).count == 56)
    #expect(driver.frame.text.contains("►· Không thời hạn"))
  }

  @Test func selectionIsKeptWhileAFilterComesAndGoes() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("Down Down")
    let selected = driver.state.view.selected
    try driver.press("f c a i Space c a c h Enter")
    #expect(driver.state.view.selected == selected)
    try driver.press("Esc")
    #expect(driver.state.view.selected == selected)
  }

  @Test func theListStaysUntilTheFilteredOneIsHere() throws {
    var driver = try ScreenDriver(screen: .directives)
    let before = try #require(driver.list).entries.count
    // The answer to the new filter is not given.
    for key: Key in [.character("f"), .character("k")] { _ = driver.state.update(.key(key)) }
    #expect(try #require(driver.list).entries.count == before)
    #expect(driver.frame.text.contains("Sắp đến hạn"))
    #expect(driver.state.answers.pending.contains { if case .directives = $0 { true } else { false } })
  }

  @Test func aLiveChangeKeepsSelectionAndMarksWhatChanged() throws {
    var batch = ManyDirectives.batch(200)
    var driver = try ScreenDriver(
      reader: MemoryReader([batch]), screen: .directives, today: ManyDirectives.today, home: nil)
    try driver.press("PgDn Down")
    let selected = try #require(driver.state.view.selected)
    let other = try #require(driver.list?.entries.first { ItemKey.directive($0.id) != selected }).id
    batch.reports = [
      ProgressReport(
        id: "r1", directive: other, assignment: nil, instance: nil, reportedOn: ManyDirectives.today + -1,
        progress: .done, finishedOn: ManyDirectives.today + -1, percent: 100, text: .empty, evidence: .empty,
        reference: SourceReference(source: "made-up", file: "made.csv", row: 1))
    ]
    let reader = MemoryReader([batch])
    let catalogue = try Catalogue(from: reader)
    for case .load(let query) in driver.state.update(.storeChanged) {
      _ = driver.state.update(.answer(query, try query.answer(from: reader, catalogue: catalogue)))
    }
    #expect(driver.state.view.selected == selected)
    #expect(driver.state.changed.contains(.directive(other)))
    #expect(!driver.state.changed.contains(selected))
    _ = driver.state.update(.key(.down))
    #expect(driver.state.changed.isEmpty)
  }

  /// The overview shows a few and counts the rest: only those few are marked, and only where they stand otherwise.
  @Test func theOverviewMarksOfTheFirstOnlyWhatStandsOtherwise() throws {
    func summary(_ batch: FactBatch) throws -> DirectiveSummary {
      let reader = MemoryReader([batch])
      return try DirectiveSummary(
        today: ManyDirectives.today, warningDays: 10, from: reader, catalogue: try Catalogue(from: reader))
    }
    var batch = ManyDirectives.batch(200)
    let before = try summary(batch)
    #expect(try summary(batch).changes(since: before).isEmpty)
    // Work that goes on, said the day before, leaves them where they are in the list.
    let reported = Array(before.first.prefix(3)).map(\.id)
    batch.reports = reported.enumerated().map { number, id in
      ProgressReport(
        id: FactID("r\(number)"), directive: id, assignment: nil, instance: nil,
        reportedOn: ManyDirectives.today + -1, progress: .underWay, finishedOn: nil, percent: 10,
        text: .empty,
        evidence: .empty, reference: SourceReference(source: "made-up", file: "made.csv", row: 1))
    }
    let after = try summary(batch)
    #expect(Set(after.changes(since: before)) == Set(reported))
    #expect(after.first.map(\.id) == before.first.map(\.id))
  }

  // MARK: Pages

  @Test func enterOpensThePageAndEscComesBack() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("Down Down Down Down Down Down Down Down Down")
    let selected = try #require(driver.state.view.selected)
    #expect(selected.directive == "002.9")
    try driver.press("Enter")
    #expect(driver.state.view.path == [selected])
    let text = driver.frame.text
    #expect(text.contains("từ năm 2022"))
    #expect(text.contains("Chờ xác nhận"))
    #expect(text.contains("mục tiêu"))
    try driver.press("Esc")
    #expect(driver.state.view.path.isEmpty)
    #expect(driver.state.view.selected == selected)
  }

  @Test func aPageScrollsByLineAndPageAndStopsAtItsEnds() throws {
    var driver = try ScreenDriver(screen: .directives, size: Size(columns: 80, rows: 20))
    try driver.press("Enter")
    #expect(driver.state.view.top == .line("0"))
    try driver.press("Up")
    #expect(driver.state.view.top == .line("0"))
    try driver.press("Down")
    #expect(driver.state.view.top == .line("1"))
    try driver.press("G")
    let end = try #require(driver.state.view.top)
    #expect(end != .line("1"))
    try driver.press("Down PgDn")
    #expect(driver.state.view.top == end)
    try driver.press("g")
    #expect(driver.state.view.top == .line("0"))
    try driver.press("PgDn PgUp")
    #expect(driver.state.view.top == .line("0"))
  }

  @Test func aPageTellsWhatAVanishedDepartmentIsNow() throws {
    var driver = try ScreenDriver(screen: .directives)
    driver.state.today = try #require(Day(year: 2026, month: 1, day: 5))
    try driver.press("f h a Space t a n g Space v i e n Space t h o n g Enter Enter")
    let text = driver.frame.text
    #expect(text.contains("nay là Sở Khoa học và Công nghệ"))
    #expect(text.contains("suy ra"))
  }

  @Test func eachUnitsLineIsShownWithNOfN() throws {
    var batch = FactBatch(kind: .figures, title: "made up", author: "test", reason: "")
    batch.directives = [ManyDirectives.directive(1, due: DayRange(ManyDirectives.today + -3))]
    let reference = SourceReference(source: "made-up", file: "made.csv", row: 2)
    batch.assignments = (0..<3).map { number in
      Assignment(
        id: FactID("a\(number)"), directive: "d1",
        party: PartyName(unit: nil, asStated: CleanText(cleaning: "Xã \(number)"), short: "Xã"),
        reference: reference)
    }
    batch.reports = [
      ProgressReport(
        id: "r1", directive: "d1", assignment: "a1", instance: nil, reportedOn: ManyDirectives.today + -4,
        progress: .done, finishedOn: ManyDirectives.today + -4, percent: nil, text: .empty, evidence: .empty,
        reference: reference)
    ]
    var driver = try ScreenDriver(
      reader: MemoryReader([batch]), screen: .directives, today: ManyDirectives.today, home: nil)
    try driver.press("Enter")
    let text = driver.frame.text
    #expect(text.contains("1/3"))
    #expect(text.contains("√ Hoàn thành"))
    #expect(text.contains("■ Quá hạn"))
    #expect(text.contains("Xã 2"))
  }

  @Test func difficultiesAreOneGroupingAway() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("v v v v")
    #expect(DirectivesScreen.showsDifficulties(driver.state))
    let difficulties = DifficultyList.difficulties(driver.state)
    #expect(difficulties.count == 14)
    #expect(difficulties.map(\.statedOn) == difficulties.map(\.statedOn).sorted())
    #expect(driver.state.view.selected == .difficulty(difficulties[0].id))
    try driver.press("Enter")
    #expect(driver.state.overlays == [.source(scroll: 0)])
    try driver.press("Esc v")
    #expect(DirectivesScreen.order(driver.state).grouping == .state)
    #expect(!DirectivesScreen.showsDifficulties(driver.state))
  }
}
