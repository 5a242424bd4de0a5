import Model
import TestLibrary
import Testing

@testable import Dashboard

/// The one table of keys, and the words it and the screens need.
@Suite struct KeyTableTests {
  @Test func everyActionHasOneBinding() {
    for action in Action.allCases {
      #expect(KeyTable.bindings.filter { $0.action == action }.count == 1, "\(action)")
      #expect(KeyTable.binding(of: action)?.keys.isEmpty == false, "\(action)")
    }
  }

  @Test(arguments: ScreenID.allCases) func noKeyMeansTwoThings(_ screen: ScreenID) {
    var meanings: [Key: Action] = [:]
    for binding in KeyTable.bindings where binding.screens.isEmpty || binding.screens.contains(screen) {
      for key in binding.keys {
        #expect(meanings[key] == nil, "\(key.name) on \(screen)")
        meanings[key] = binding.action
        #expect(KeyTable.action(for: key, on: screen) == binding.action)
      }
    }
  }

  @Test func keysAreReadByTheirNames() {
    for key in KeyTable.bindings.flatMap(\.keys) { #expect(Key(name: key.name) == key) }
  }

  /// Without letters too: arrows, Enter, Esc, Tab, Space, page keys, digits or function keys, or the palette.
  @Test func thePaletteReachesEveryActionWithoutLetters() {
    let palette = KeyTable.binding(of: .palette)?.keys ?? []
    #expect(palette.contains { if case .function = $0 { true } else { false } })
  }

  /// Words are found by position, so the files name the labels in their order.
  @Test(arguments: Language.allCases)
  func everyLabelHasWordsAndNoWordsAreLeftOver(language: Language) {
    let entries = WordingFile.namedEntries(language)
    #expect(entries.map(\.name) == Label.allCases.map(\.name))
    for entry in entries { #expect(!entry.words.isEmpty, "\(entry.name)") }
    let wording = Wording(language)
    let words = Label.allCases.map { wording[$0] }
    #expect(words == entries.map(\.words))
  }

  @Test func bothLanguagesFillInTheSameValues() {
    for (vietnamese, english) in zip(
      WordingFile.namedEntries(.vietnamese), WordingFile.namedEntries(.english))
    {
      for place in ["{0}", "{1}", "{2}", "{3}"] {
        #expect(
          vietnamese.words.string.contains(place) == english.words.string.contains(place),
          "\(vietnamese.name) \(place)")
      }
    }
  }

  @Test(arguments: ScreenID.allCases, Language.allCases)
  func theFooterFitsAndAlwaysHasHelpAndQuit(_ screen: ScreenID, _ language: Language) throws {
    var driver = try ScreenDriver(screen: screen, size: Size(columns: 60, rows: 16), language: language)
    for (columns, rows) in [(60, 16), (80, 24), (120, 40), (200, 60)] {
      driver.resize(columns, rows)
      let line = driver.frame.text(row: rows - 1)
      for action in [Action.help, .quit, .enter] {
        guard let binding = KeyTable.binding(of: action) else { continue }
        let words = "\(binding.shown) \(driver.state.wording[binding.name])"
        #expect(line.contains(words), "\(words) at \(columns): \(line)")
      }
    }
  }
}
