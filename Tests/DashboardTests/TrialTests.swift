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
    #expect(!other.shown.contains("Thứ hạng DTI trung bình khá"))
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
    let driver = try BuiltInScreens.driver(.directives, columns: 80, rows: 24, today: "2026-11-29")
    let text = driver.frame.text
    #expect(text.contains("(Q.Nam)") || text.contains("(Quảng Nam)"))
    #expect(text.contains("+1.429"))
  }
}
