import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Screens as words on the built-in figures, as on 03/06/2024 in Quảng Ngãi, against reviewed files.
@Suite struct PlainReadingTests {
  /// A state that is read: everything asked for, wide enough for every name.
  static func driver(
    _ screen: ScreenID, language: Language = .vietnamese, keys: String = ""
  ) throws -> ScreenDriver {
    var driver = try ScreenDriver(screen: screen, size: State.readingSize, language: language)
    driver.state.isReadWhole = true
    driver.play(.resize(State.readingSize))
    try driver.press(keys)
    return driver
  }

  struct Case: CustomTestStringConvertible {
    let screen: ScreenID
    let language: Language
    var testDescription: String { "plain-\(screen.rawValue)-\(language.rawValue)" }
  }

  static let cases = ScreenID.allCases.flatMap { screen in
    Language.allCases.map { Case(screen: screen, language: $0) }
  }

  @Test(arguments: cases) func screenAsWords(_ one: Case) throws {
    let driver = try Self.driver(one.screen, language: one.language)
    try GoldenFile(one.testDescription, file: Self.besideGolden).expect(driver.state.reading().text)
  }

  static let paths: [(name: String, screen: ScreenID, keys: String)] = [
    ("rankings-page", .rankings, "Enter"),
    ("rankings-source", .rankings, "o"),
    ("rankings-comparison", .rankings, "Space Space Space c"),
    ("dossiers-page", .dossiers, "Enter"),
    ("dossiers-ratios", .dossiers, "x"),
    ("dossiers-ratio-page", .dossiers, "x Enter"),
    ("dossiers-statements", .dossiers, "x x x"),
    ("directives-page", .directives, "Enter"),
    ("directives-difficulties", .directives, "v v v v"),
    ("indicators-page", .indicators, "Enter"),
    ("meeting-page", .meeting, "Enter"),
    ("sources-source", .sources, "o"),
    ("help", .rankings, "?"),
  ]

  @Test(arguments: paths.indices, Language.allCases)
  func pageAsWords(_ index: Int, _ language: Language) throws {
    let path = Self.paths[index]
    let driver = try Self.driver(path.screen, language: language, keys: path.keys)
    let name = "plain-\(path.name)-\(language.rawValue)"
    try GoldenFile(name, file: Self.besideGolden).expect(driver.state.reading().text)
  }

  /// The golden files of words lie with those of pictures.
  private static let besideGolden = #filePath.replacing("/Plain/", with: "/")

  // MARK: What words must not have

  /// Symbols that a screen reader spells out, frames, bars, and columns made of blanks.
  private static let forbidden = Set<Character>("■○●◊▲▼►◄√≠┃│─━╾║▀▄█▌┬┴┤├┌┐└┘—")

  @Test(arguments: cases) func noSymbolsNoColumns(_ one: Case) throws {
    var texts = [try Self.driver(one.screen, language: one.language).state.reading()]
    for path in Self.paths where path.screen == one.screen {
      texts.append(try Self.driver(path.screen, language: one.language, keys: path.keys).state.reading())
    }
    for line in texts.flatMap(\.lines) {
      #expect(!line.string.contains(where: Self.forbidden.contains), "\(line)")
      #expect(!line.string.contains("  "), "\(line)")
      #expect(line.string.first != " " && line.string.last != " ", "\(line)")
      #expect(!line.string.hasSuffix(":"), "\(line)")
    }
  }

  /// Everything that can be selected on a screen can be read in one line, and no two lines are the same.
  @Test(arguments: ScreenID.allCases) func everyItemHasALine(_ screen: ScreenID) throws {
    var driver = try Self.driver(screen)
    try driver.press("g")
    var said: [String] = []
    for _ in 0..<40 {
      let before = driver.state
      try driver.press("Down")
      if driver.state.view.selected == before.view.selected { break }
      let lines = PlainAnnouncer.lines(from: before, to: driver.state, answersKey: true)
      #expect(lines.count == 1, "\(lines)")
      said += lines.map(\.string)
    }
    #expect(said.count > 5)
    #expect(Set(said).count == said.count)
  }

  @Test func figuresOfRankingsAreThoseOfTheTable() throws {
    let driver = try Self.driver(.rankings)
    let text = driver.state.reading().text
    #expect(text.contains("Quảng Ngãi, tỉnh của mình\nHạng: 26/63\nGiá trị DTI: 0,6033 [1]\n"))
    #expect(text.contains("Bậc so 2021: tăng 34 bậc"))
    let edition = try #require(driver.state.catalogue.editions(of: "dti").first { $0.id.label == "2022" })
    let table = try #require(driver.state.answers.ranking(edition.id))
    #expect(table.rows.count == 63)
    for row in table.rows {
      #expect(text.contains("\n" + row.name.vietnamese.string), "\(row.name)")
    }
  }

  @Test func theSourcesAreToldAtTheEnd() throws {
    let lines = try Self.driver(.rankings).state.reading().lines.map(\.string)
    let heading = try #require(lines.lastIndex(of: "Nguồn"))
    let notes = lines[(heading + 1)...]
    #expect(notes.first?.hasPrefix("[1] ") == true)
    #expect(notes.last == "[T] Phiên Họp tính")
  }

  /// All directives, not only those in sight, each with its own text.
  @Test func aLongListIsReadWhole() throws {
    let driver = try Self.driver(.directives)
    let text = driver.state.reading().text
    #expect(!text.contains("…\n"))
    let list = try #require(driver.state.answers.latestDirectives)
    let states = text.split(separator: "\n").count { $0.hasPrefix("Trạng thái: ") }
    #expect(states == list.entries.count)
  }

  /// Symbols go, words stay, and what is words already is the same text.
  @Test(arguments: [
    ("Sở Tài chính, hạng 26/63", "Sở Tài chính, hạng 26/63"), ("0,6805 [1]", "0,6805 [1]"),
    ("■ Quá hạn", "Quá hạn"), ("a · b", "a, b"), ("  a   b ", "a b"), ("! Sắp", "Sắp"), ("×", ""),
    ("2 × 3", "2 × 3"), ("= 15", "15"), ("a = b", "a = b"), ("▲34", "34"), ("−0,02", "−0,02"),
    ("12 ≠ 13", "12 13"), ("Gì thế?", "Gì thế?"), ("?", ""), ("Đặng ặ", "Đặng ặ"), ("", ""),
  ])
  func onlyWordsAreRead(_ written: String, _ read: String) {
    #expect(PlainText(Wording(.vietnamese)).words(CleanText(cleaning: written)).string == read)
  }
}
