import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Commands by name, and the reasons of those that do nothing now.
@Suite struct PaletteTests {
  private func driver(_ screen: ScreenID = .rankings, _ typed: String = "") throws -> ScreenDriver {
    var driver = try ScreenDriver(screen: screen)
    driver.play(.key(.character(":")))
    for character in typed { driver.play(.key(.character(character))) }
    return driver
  }

  private func entries(_ typed: String, _ screen: ScreenID = .rankings) throws -> [Palette.Entry] {
    Palette(try ScreenDriver(screen: screen).state, typed: typed).entries
  }

  private static let words: [(String, Action)] = [
    ("xep hang", .rankings), ("rankings", .rankings), ("Xếp hạng", .rankings), ("nhiem vu", .directives),
    ("so sanh", .compare), ("tro giup", .help), ("quit", .quit), ("thoat", .quit), ("giu hinh", .freeze),
    ("tieng viet", .language), ("english", .language), ("nguon", .sources), ("ky truoc", .previousPeriod),
    ("giao dien", .theme), ("mau", .theme),
  ]

  @Test func findsActionsInBothLanguagesWithoutToneMarks() throws {
    let state = try ScreenDriver(screen: .overview).state
    for (typed, action) in Self.words {
      let found = Palette(state, typed: typed).entries
      #expect(found.contains { $0.command == .action(action) }, "\(typed)")
    }
  }

  /// Whatever is in the table of keys is found by its name.
  @Test(arguments: Language.allCases) func everyActionIsFoundByItsName(_ language: Language) throws {
    let state = try ScreenDriver(screen: .rankings).state
    for binding in KeyTable.bindings {
      let name = Wording(language)[binding.name]
      let found = Palette(state, typed: name.string).entries
      #expect(found.contains { $0.command == .action(binding.action) }, "\(name)")
    }
  }

  @Test func findsThemesByName() throws {
    #expect(try entries("theme light").first?.command == .theme("light"))
    #expect(try entries("giao dien light").first?.command == .theme("light"))
    #expect(try entries("theme dark").first { $0.command == .theme("dark") }?.reason != nil)
    var driver = try driver(.rankings, "theme light")
    driver.play(.key(.enter))
    #expect(driver.state.theme == "light")
    #expect(driver.state.overlays.isEmpty)
  }

  @Test func aUnitTurnsTheViewToIt() throws {
    var list = try driver(.rankings, "ca mau")
    list.play(.key(.enter))
    let selected = try #require(list.state.view.selected?.unit)
    #expect(list.state.catalogue.shortName(of: selected, .vietnamese).string == "Cà Mau")
    var overview = try driver(.overview, "quang nam")
    overview.play(.key(.enter))
    #expect(overview.state.screen == .rankings)
    #expect(overview.state.view.path.count == 1)
    overview.play(.key(.escape))
    #expect(overview.state.screen == .overview)
  }

  @Test func editionsAndGroupingsAreFoundByName() throws {
    var rankings = try driver(.rankings, "2021")
    rankings.play(.key(.enter))
    #expect(rankings.state.view.edition == "2021")
    var directives = try driver(.directives, "van ban")
    #expect(Palette(directives.state, typed: "nhom van ban").entries.contains { $0.key.isEmpty })
    directives.play(.key(.escape))
    #expect(directives.state.overlays.isEmpty)
  }

  @Test func whatDoesNothingStandsAtTheEndWithItsReason() throws {
    let all = try entries("")
    let firstDisabled = try #require(all.firstIndex { $0.reason != nil })
    #expect(all[firstDisabled...].allSatisfy { $0.reason != nil })
    #expect(all.contains { $0.command == .action(.compare) && $0.reason != nil })
    var driver = try driver(.rankings, "so sanh")
    #expect(Palette(driver.state, typed: "so sanh").entries.first { $0.command == .action(.compare) } != nil)
    let position = try #require(
      Palette(driver.state, typed: "so sanh").entries.firstIndex { $0.command == .action(.compare) })
    for _ in 0..<position { driver.play(.key(.down)) }
    driver.play(.key(.enter))
    #expect(driver.state.notice?.text == driver.state.wording[.noticeMarkToCompare])
    #expect(!driver.state.overlays.isEmpty)
  }

  @Test func matchesStandAboveThePromptWithAPreview() throws {
    let driver = try driver(.rankings, "nhiem")
    let frame = driver.frame
    let foot = frame.text(row: 39)
    #expect(foot.hasPrefix(" : nhiem"))
    #expect(frame.cursor.row == 39)
    #expect(frame.cursor.column == 8)
    #expect(frame.showsCursor)
    #expect(frame.text.contains("►"))
    #expect(frame.text.contains("Enter: Mở màn hình này"))
  }

  @Test(arguments: ScreenID.allCases) func drawsAtEverySize(_ screen: ScreenID) throws {
    for size in [Size(columns: 60, rows: 16), Size(columns: 80, rows: 24), Size(columns: 300, rows: 100)] {
      var driver = try ScreenDriver(screen: screen, size: size)
      try driver.press(": x e p")
      #expect(driver.frame.text(row: size.rows - 1).hasPrefix(" : xep"))
      try driver.press("Down Down Up PgDn PgUp Backspace Backspace Backspace Backspace")
      #expect(driver.state.overlays.isEmpty)
    }
  }

  @Test func whatIsPastedIsTyped() throws {
    var driver = try driver()
    driver.play(.paste("Nhiệm vụ"))
    driver.play(.key(.enter))
    #expect(driver.state.screen == .directives)
  }

  // MARK: Reasons

  private func reason(_ action: Action, _ screen: ScreenID, _ keys: String = "") throws -> CleanText? {
    var driver = try ScreenDriver(screen: screen)
    try driver.press(keys)
    return Availability.reason(action, driver.state)
  }

  @Test func reasonsAreTrue() throws {
    #expect(try reason(.compare, .rankings) != nil)
    #expect(try reason(.compare, .rankings, "Space Space") == nil)
    #expect(try reason(.nextMatch, .rankings) != nil)
    #expect(try reason(.nextMatch, .rankings, "/ q n Enter") == nil)
    #expect(try reason(.makeStore, .overview) == nil)
    #expect(try reason(.up, .rankings, "g") != nil)
    #expect(try reason(.down, .rankings, "g") == nil)
    #expect(try reason(.down, .rankings, "G") != nil)
    #expect(try reason(.rankings, .rankings) != nil)
    #expect(try reason(.rankings, .rankings, "Enter") == nil)
    #expect(try reason(.back, .overview) != nil)
    #expect(try reason(.back, .overview, "Enter") == nil)
    #expect(try reason(.group, .rankings) != nil)
    #expect(try reason(.filter, .rankings, "Enter") != nil)
    #expect(try reason(.zoom, .rankings) == nil)
    #expect(try reason(.zoom, .rankings, "Enter") != nil)
    #expect(try reason(.theme, .rankings) == nil)
  }

  @Test func periodKeysStopAtTheFirstAndTheLastEdition() throws {
    var driver = try ScreenDriver(screen: .rankings)
    for _ in 0..<10 { try driver.press("[") }
    #expect(Availability.reason(.previousPeriod, driver.state) == driver.state.wording[.rankingsNoEarlier])
    #expect(Availability.reason(.nextPeriod, driver.state) == nil)
  }

  @Test func aStoreOfOnesOwnIsNotMadeTwice() throws {
    var driver = try ScreenDriver(screen: .overview)
    driver.state.library = .store(name: "x.store")
    #expect(Availability.reason(.makeStore, driver.state) == driver.state.wording[.noticeStoreAlready])
  }

  /// What is said to do nothing changes no picture when its key is pressed, on every screen.
  @Test(arguments: ScreenID.allCases) func whatIsDisabledDoesNothing(_ screen: ScreenID) throws {
    let start = try ScreenDriver(screen: screen)
    let content = Chrome.content(start.state)
    func picture(_ driver: ScreenDriver) -> [String] {
      (content.row..<content.row + content.rows).map { driver.frame.text(row: $0) }
    }
    for action in Action.allCases where Availability.reason(action, start.state) != nil {
      guard let key = KeyTable.binding(of: action)?.keys.first, action != .source else { continue }
      var driver = start
      driver.play(.key(key))
      #expect(picture(driver) == picture(start), "\(action) on \(screen)")
      #expect(driver.state.overlays.isEmpty, "\(action) on \(screen)")
    }
  }

  @Test func helpShowsWhatWorksFirst() throws {
    let rows = HelpOverlay.rows(try ScreenDriver(screen: .rankings).state, filter: "")
    #expect(rows.count == KeyTable.bindings.count)
    let firstDisabled = try #require(rows.firstIndex { $0.reason != nil })
    #expect(rows[firstDisabled...].allSatisfy { $0.reason != nil })
    #expect(rows.first?.reason == nil)
  }

  /// Short forms that columns are headed by are told in full, are found by typing, and run nothing.
  @Test func helpTellsShortForms() throws {
    for screen in [ScreenID.rankings, .directives] {
      let state = try ScreenDriver(screen: screen).state
      let meanings = HelpOverlay.entries(state, filter: "").compactMap { entry -> Abbreviation? in
        guard case .meaning(let meaning) = entry else { return nil }
        return meaning
      }
      #expect(!meanings.isEmpty, "\(screen)")
      #expect(Set(meanings).count == meanings.count)
    }
    var driver = try ScreenDriver(screen: .rankings)
    try driver.press("? c q s")
    #expect(driver.frame.text.contains("Hoạt động chính quyền số"))
    try driver.press("Enter")
    #expect(driver.state.notice?.text == driver.state.wording[.helpShortFormIsNoKey])
    #expect(!driver.state.overlays.isEmpty)
  }

  @Test func helpRunsWhatIsChosen() throws {
    var driver = try ScreenDriver(screen: .overview)
    try driver.press("? x e p")
    try driver.press("Enter")
    #expect(driver.state.screen == .rankings)
  }

  @Test func nothingOpensByItself() throws {
    for screen in ScreenID.allCases { #expect(try ScreenDriver(screen: screen).state.overlays.isEmpty) }
  }
}
