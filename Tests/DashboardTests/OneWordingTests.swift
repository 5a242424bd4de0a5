import Model
import TestLibrary
import Testing

@testable import Dashboard

/// The same thing is told in the same words and with the same sign, whichever view tells it.
@Suite struct OneWordingTests {
  private func read(_ screen: ScreenID, _ language: Language) throws -> String {
    var driver = try BuiltInScreens.driver(screen, language: language)
    driver.state = driver.state.forExport()
    driver.play(.resize(driver.state.size))
    return driver.state.reading().lines.map(\.string).joined(separator: "\n")
  }

  /// DTI 2022 has an unconfirmed change of method, 2021 a sure one.
  @Test(arguments: [(Language.vietnamese, "đổi cách tính"), (.english, "method changed")])
  func aChangedMethodHasOneWording(language: Language, words: String) throws {
    let overview = try BuiltInScreens.driver(.overview, language: language)
    #expect(overview.shown.contains("║ " + words))
    let rankings = try BuiltInScreens.driver(.rankings, language: language)
    let unconfirmed = EditionWords.unconfirmedBreak(Wording(language)).string
    #expect(unconfirmed.hasPrefix(words))
    #expect(rankings.shown.contains("║ " + unconfirmed))
    for screen in [ScreenID.overview, .rankings] {
      let text = try read(screen, language)
      #expect(text.contains(", " + unconfirmed))
      for line in text.split(separator: "\n") where line.contains("2021: 60/63") {
        #expect(line.hasSuffix(words), "\(line)")
      }
    }
    let exported = try overview.exported()
    let cells = exported.tables.flatMap(\.rows).flatMap { row -> [ExportedCell] in
      if case .cells(let cells) = row { cells } else { [] }
    }
    let texts = cells.compactMap { cell -> String? in
      if case .text(let text) = cell { text.string } else { nil }
    }
    #expect(texts.contains(words))
  }

  @Test func theDistanceToTheMeanHasItsSignEverywhere() throws {
    for screen in [ScreenID.overview, .rankings] {
      for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60)] {
        let driver = try BuiltInScreens.driver(screen, columns: size.columns, rows: size.rows)
        #expect(driver.shown.contains("+0,0246 [T]"), "\(screen) \(size)")
      }
    }
  }

  // MARK: Days

  /// Built-in tasks of Quảng Nam are due on 05/06/2024.
  @Test(arguments: [
    (Language.vietnamese, "Hôm nay, 05/06/2024: ", "hôm nay"), (.english, "Today, 2024-06-05: ", "today"),
  ])
  func noDayLeftIsToday(language: Language, notable: String, word: String) throws {
    let overview = try BuiltInScreens.driver(.overview, language: language, today: "2024-06-05")
    #expect(overview.shown.contains(notable))
    for text in ["Còn 0 ngày", "còn 0 ngày", "0 days left"] { #expect(!overview.shown.contains(text)) }
    let list = try BuiltInScreens.driver(.directives, language: language, today: "2024-06-05")
    #expect(list.shown.lines.contains { $0.contains(word) && $0.contains("05") })
    let before = try BuiltInScreens.driver(.overview, language: language, today: "2024-06-04")
    #expect(!before.shown.contains(notable))
  }

  @Test func daysInWordsAreThoseOfTheScreen() throws {
    let driver = try BuiltInScreens.driver(.directives, today: "2024-06-05")
    let list = try #require(DirectivesScreen.list(driver.state))
    let today = try #require(list.entries.first { $0.standing.daysLeft == 0 })
    #expect(DirectiveWords.remaining(today.standing)?.vietnamese == "hôm nay")
    #expect(DirectiveWords.remaining(today.standing)?.english == "today")
    let undated = try #require(list.entries.first { $0.standing.daysLeft == nil })
    #expect(DirectiveWords.remaining(undated.standing) == nil)
  }

  // MARK: Order

  /// Column, reversed, official order, the screen's own; without a chosen column the last two.
  @Test(arguments: [ScreenID.rankings, .dossiers], [Language.vietnamese, .english])
  func theSortKeyComesToTheOfficialOrderToo(screen: ScreenID, language: Language) throws {
    var driver = try BuiltInScreens.driver(screen, columns: 100, rows: 30, language: language)
    let name = language == .vietnamese ? "Xếp theo mã đơn vị" : "Sorted by unit code"
    func official() throws -> [Int] {
      let items = Screens.screen(screen).items(driver.state)
      return (0..<items.count).compactMap { position in
        items.key(at: position).unit.flatMap { driver.state.catalogue.register.unit($0)?.officialOrder }
      }
    }
    let own = try official()
    #expect(own.count > 30 && own != own.sorted())
    try driver.press("s")
    #expect(try official() == own.sorted())
    #expect(driver.shown.lines.contains { $0.contains(name) })
    try driver.press("s")
    #expect(try official() == own && !driver.shown.contains(name))
    try driver.press("Right Right Right s")
    let column = try #require(driver.state.view.column)
    #expect(driver.state.view.sort == column && !driver.state.view.isSortReversed)
    try driver.press("s")
    #expect(driver.state.view.sort == column && driver.state.view.isSortReversed)
    try driver.press("s")
    #expect(try official() == own.sorted() && driver.shown.contains(name))
    let exported = try driver.exported()
    #expect(exported.facts.contains { $0.value.string == name })
    try driver.press("s")
    #expect(driver.state.view.sort == nil)
  }

  /// Screens whose own order is another thing keep two orders a column.
  @Test func directivesHaveNoOfficialOrder() throws {
    var driver = try BuiltInScreens.driver(.directives)
    try driver.press("s")
    #expect(driver.state.view.sort == nil && driver.state.notice != nil)
    try driver.press("Right s s s")
    #expect(driver.state.view.sort == nil)
  }
}
