import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Screens at all sizes: nothing traps, nothing is cut without "…", and columns stand under each other.
@Suite struct RankingsLayoutTests {
  private static let sizes = [
    (60, 16), (66, 18), (72, 20), (80, 24), (90, 28), (99, 30), (100, 30), (109, 33), (110, 34), (117, 36),
    (120, 40),
    (132, 43), (140, 45), (160, 50), (169, 50), (170, 55), (200, 60), (240, 67), (300, 100),
  ]

  @Test(arguments: Language.allCases)
  func everySizeDrawsEveryView(language: Language) throws {
    let base = try BuiltInScreens.driver(.overview, language: language, today: "2026-11-03")
    for (screen, keys) in [
      (ScreenID.rankings, "z"), (.rankings, "z z"), (.rankings, "Enter"), (.rankings, "x"),
      (.rankings, "[ G"),
      (.dossiers, "G"), (.dossiers, "x"), (.dossiers, "x Enter"), (.dossiers, "x x G"), (.dossiers, "x x x"),
      (.indicators, "PgDn"), (.indicators, "Enter"),
    ] {
      var driver = base
      try driver.press("\(screen.number) \(keys)")
      for (columns, rows) in Self.sizes {
        driver.resize(columns, rows)
        let frame = driver.frame
        #expect(frame.size == Size(columns: columns, rows: rows))
        // A screen never leaves its part of the frame blank.
        #expect(
          Shown(frame).lines.dropFirst(2).dropLast(4).contains { !$0.isEmpty },
          "\(screen) \(keys) \(columns)x\(rows)")
      }
    }
  }

  /// Columns of a table line up: the decimal comma of the total stands in the same column in every row.
  @Test(arguments: Language.allCases)
  func figuresStandUnderEachOther(language: Language) throws {
    let mark: Character = language == .vietnamese ? "," : "."
    var driver = try BuiltInScreens.driver(.rankings, language: language)
    for (columns, rows) in Self.sizes {
      driver.resize(columns, rows)
      let context = try #require(RankingsScreen().context(driver.state))
      let layout = RankingsLayout(driver.state, content: Chrome.content(driver.state))
      let top = 2 + layout.headRows
      var places: Set<Int> = []
      for row in top..<(top + layout.listRows) {
        let cells = Array(driver.frame.text(row: row).unicodeScalars.prefix(layout.list.columns))
        guard let first = cells.firstIndex(where: { Character($0) == mark }) else { continue }
        places.insert(first)
      }
      #expect(places.count == 1, "\(columns)x\(rows): \(places)")
      #expect(context.table.rows.count == 63)
    }
  }

  /// What is cut ends in "…": each name in the list is either whole or cut so.
  @Test func namesAreWholeOrCutWithAMark() throws {
    var driver = try BuiltInScreens.driver(.rankings)
    for (columns, rows) in Self.sizes {
      driver.resize(columns, rows)
      try driver.press("g")
      let context = try #require(RankingsScreen().context(driver.state))
      let layout = RankingsLayout(driver.state, content: Chrome.content(driver.state))
      let placed = TableLayout(
        RankingsLayout.columns(context, width: layout.list.columns), width: layout.list.columns)
      let place = try #require(placed.placed.first { $0.column.id == RankingColumn.name })
      for row in 0..<min(63, layout.listRows - 1) {
        let cells = Array(driver.frame.text(row: 2 + layout.headRows + row).unicodeScalars)
        var shown = String(String.UnicodeScalarView(cells[place.start..<(place.start + place.width)]))
        while shown.last == " " { shown.removeLast() }
        let name = context.table.rows[row].name.vietnamese.string
        #expect(shown == name || (shown.last == "…" && name.hasPrefix(String(shown.dropLast()))), "\(shown)")
        // The column behind the name is parted from it.
        #expect(cells[place.start + place.width] == " ")
      }
    }
  }

  @Test func randomKeysNeverTrap() throws {
    let keys = [
      "Up", "Down", "Left", "Right", "PgUp", "PgDn", "g", "G", "s", "x", "[", "]", "z", "Enter", "Esc", "o",
      "c",
      "Space", "L", "2", "3", "5", "Tab", "n", "+", "-",
    ]
    var driver = try BuiltInScreens.driver(.rankings)
    var seed: UInt64 = 20_240_603
    func next(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(count))
    }
    for step in 0..<600 {
      try driver.press(keys[next(keys.count)])
      if step % 25 == 0 { driver.resize(60 + next(240), 16 + next(84)) }
      #expect(driver.frame.size == driver.state.size)
    }
  }
}
