import Model
import TestLibrary
import Testing

@testable import Dashboard

/// What a person met who used the program for the first time.
@Suite struct TrialTests {
  /// The province by its short name that exists on a day, as the register has it.
  private func driver(home name: String, today: String, columns: Int = 120, rows: Int = 40) throws
    -> ScreenDriver
  {
    let start = try BuiltInScreens.driver(.overview)
    let before = try BuiltInScreens.day("2024-06-03")
    let unit = try #require(
      start.state.catalogue.register.units.first {
        $0.shortName.vietnamese.string == name && $0.exists(on: before) && $0.group == .provinces
      })
    return try BuiltInScreens.driver(
      .overview, columns: columns, rows: rows, today: today, home: unit.id.description)
  }

  @Test(arguments: [80, 120]) func aFigureOfAPredecessorNamesIt(_ columns: Int) throws {
    let driver = try driver(
      home: "Quảng Nam", today: "2026-03-01", columns: columns, rows: columns == 80 ? 24 : 40)
    let words = driver.shown.lines.joined(separator: " ")
    #expect(words.contains("Quảng Nam, nay"), "\(driver.shown)")
  }

  @Test func aTargetOfAnotherProvinceDoesNotWaitHere() throws {
    let other = try driver(home: "Quảng Nam", today: "2024-06-03")
    // The list of tasks may tell it as that province's own.
    #expect(!other.shown.contains("Chờ Ban Chỉ đạo xác nhận"))
    let own = try driver(home: "Quảng Ngãi", today: "2024-06-03")
    #expect(own.shown.contains("Chờ Ban Chỉ đạo xác nhận"))
  }

  @Test func quitIsNotFoundByItsExplanation() throws {
    let state = try ScreenDriver(screen: .overview).state
    for typed in ["chu tri", "chuong trinh", "trinh"] {
      #expect(!Palette(state, typed: typed).entries.contains { $0.command == .action(.quit) }, "\(typed)")
    }
    #expect(Palette(state, typed: "thoat").entries.first?.command == .action(.quit))
  }

  @Test(arguments: [ScreenID.rankings, .dossiers]) func theLastLineOfAPageIsReached(_ screen: ScreenID) throws
  {
    var driver = try ScreenDriver(screen: screen, size: Size(columns: 80, rows: 24))
    try driver.press("Enter G")
    // The arrow that tells of more is gone at the end.
    #expect(!driver.shown.lines.dropLast().contains { $0.hasSuffix("▼") }, "\(driver.shown)")
  }

  @Test func theFirstStepRightIsAColumnOnTheScreen() throws {
    var driver = try ScreenDriver(screen: .rankings)
    try driver.press("Right")
    #expect(driver.state.view.column == RankingColumn.rank)
  }

  @Test func theMouseHasNoReasonAgainstIt() throws {
    #expect(Availability.reason(.mouse, try ScreenDriver(screen: .overview).state) == nil)
  }

  @Test func aFilterIsToldAsTyped() throws {
    var driver = try ScreenDriver(screen: .directives, size: Size(columns: 80, rows: 24))
    try driver.press("f")
    driver.play(.paste("Sở"))
    try driver.press("Enter")
    #expect(driver.shown.lines.contains { $0.contains("Lọc: \"Sở\"") }, "\(driver.shown)")
  }

  @Test func aThemeTellsItsName() throws {
    var driver = try ScreenDriver(screen: .overview)
    try driver.press("t")
    #expect(driver.state.notice?.text == driver.state.wording(.noticeTheme, "light"))
  }

  @Test func groupingsAreFoundOnEveryScreen() throws {
    let state = try ScreenDriver(screen: .overview).state
    let views = Palette(state, typed: "chu tri").entries.compactMap { entry -> ScreenID? in
      if case .view(let view) = entry.command { view.screen } else { nil }
    }
    #expect(views.contains(.directives))
  }

  @Test func difficultiesOfferNoSorting() throws {
    let driver = try ScreenDriver(screen: .directives)
    var state = driver.state
    state.view.grouping = DirectivesScreen.difficulties
    #expect(DirectivesScreen().columns(state).isEmpty)
    #expect(!state.frame().text(row: 39).contains("Sắp xếp"))
  }

  /// A key that does nothing here says what it is for.
  @Test(
    arguments: [
      (ScreenID.overview, "s", "Sắp xếp"), (.rankings, "v", "Nhóm theo"), (.meeting, "c", "So sánh"),
      (.overview, "Space", "Đánh dấu"),
    ] as [(ScreenID, String, String)])
  func aKeyWithoutUseHereSaysWhy(_ screen: ScreenID, _ key: String, _ name: String) throws {
    var driver = try ScreenDriver(screen: screen)
    try driver.press(key)
    let notice = try #require(driver.state.notice).text.string
    #expect(notice.contains(name) && notice.contains(" — "))
    try driver.press("Down")
    #expect(driver.state.notice == nil)
  }

  @Test func anEndThatIsReachedIsNotTold() throws {
    var driver = try ScreenDriver(screen: .rankings)
    try driver.press("g Up")
    #expect(driver.state.notice == nil)
  }

  /// Where a line of figures is too long, whole figures leave, and that they are computed stays said.
  @Test func longLinesOfFiguresLoseWholeOnes() throws {
    let driver = try BuiltInScreens.driver(
      .rankings, columns: 80, rows: 24, today: "2024-06-03", home: "51@2004-07-08")
    let lines = driver.shown.lines.filter { $0.contains("Bằng hạng") || $0.contains("Đang chọn") }
    #expect(lines.count == 2)
    for line in lines {
      let text = String(line.reversed().drop { $0 == " " }.reversed())
      #expect(text.hasSuffix("… [T]"), "\(line)")
      // What stands before is a figure and not half a name.
      #expect(text.dropLast(5).last?.isNumber == true, "\(line)")
    }
  }

  @Test(arguments: [100, 120, 200]) func theLongestProvinceIsWhole(_ columns: Int) throws {
    let driver = try BuiltInScreens.driver(
      .rankings, columns: columns, rows: 60, today: "2024-06-03", home: "51@2004-07-08")
    #expect(driver.shown.contains("Bà Rịa - Vũng Tàu"), "\(driver.shown)")
  }

  /// What lies after the day shown says so in words at every width and with less detail.
  @Test(arguments: [80, 109, 120, 136, 200]) func whatComesLaterIsSaidInWords(_ columns: Int) throws {
    for detail in ["", "-"] {
      var driver = try BuiltInScreens.driver(
        .meeting, columns: columns, rows: 60, today: "2024-06-03", home: "51@2004-07-08")
      if !detail.isEmpty { try driver.press(detail) }
      let lines = driver.shown.lines.filter { $0.contains("01/07/2025") && $0.contains("Mốc") }
      #expect(lines.count == 1 && lines.allSatisfy { $0.contains("sau ngày đang xem") }, "\(lines)")
    }
  }

  /// A state that is seen can be typed: the rows in it stay, and all of them.
  @Test func rowsAreFilteredByTheWordForTheirState() throws {
    var driver = try ScreenDriver(screen: .directives)
    let all = try #require(DirectivesScreen.list(driver.state))
    let unknown = all.counts[.unknown]
    try #require(unknown > 0)
    try driver.press("f c h u a Space r o Enter")
    let list = try #require(DirectivesScreen.list(driver.state))
    #expect(list.counts[.unknown] == unknown)
    #expect(list.counts.total < all.counts.total)
    try driver.press("Esc / c h u a Space r o Enter")
    let key = try #require(driver.state.view.selected?.directive)
    let position = try #require(all.positions[key])
    #expect(all.entries[position].standing.state == .unknown)
  }

  /// Days past of four digits stand whole at 80 columns, and whose office leads is told.
  @Test func narrowRowsKeepDaysAndProvince() throws {
    let driver = try BuiltInScreens.driver(.directives, columns: 80, rows: 24, today: "2026-11-29")
    let text = driver.frame.text
    #expect(text.contains("(Q.Nam)") || text.contains("(Quảng Nam)"))
    #expect(text.contains("+1.429"))
  }
}
