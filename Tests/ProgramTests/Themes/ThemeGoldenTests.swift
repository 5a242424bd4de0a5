import Dashboard
import Foundation
import Model
import TestLibrary
import Testing

@testable import phienhop

/// Every screen in every theme, as on 03/06/2024 in Quảng Ngãi at 80x24: what is sent for each cell at each depth.
///
/// A file begins with the looks that occur, each with a letter and what it is at direct, 256, 16, 8 and no colours;
/// below, each row of the screen is told as letters with how many cells they cover.
@Suite struct ThemeGoldenTests {
  static let screens = ScreenID.allCases

  static func frame(_ screen: ScreenID, size: Size = Size(columns: 80, rows: 24)) throws -> Frame {
    let home = try TestHome()
    let values = CommonValues(home: "51", today: "2024-06-03")
    let session = try Session(Preparation(values, environment: home.folders))
    var state = session.makeState(size: size, view: ViewValue(screen: screen))
    try session.update(&state, .resize(size))
    return state.frame()
  }

  @Test(arguments: BuiltInThemes.names, screens)
  func screenInTheme(_ name: String, _ screen: ScreenID) throws {
    let theme = BuiltInThemes.theme(named: name)
    let frame = try Self.frame(screen).drawn(in: theme)
    try expectSnapshot(Self.picture(frame, theme), "Themes/\(name)-\(screen.rawValue).txt")
  }

  /// What a room sees, on the theme made for it and without any colour.
  @Test(arguments: ["projector", "monochrome"], ["F5 2 Enter", "F5 4 Enter"])
  func presentedItemInTheme(_ name: String, _ keys: String) throws {
    // The directives of the agenda are those of the home province, and Quảng Nam has some.
    let home = keys.contains("2") ? "51" : "49"
    let session = try Session(
      Preparation(CommonValues(home: home, today: "2024-06-03"), environment: TestHome().folders))
    var state = session.makeState(size: Size(columns: 80, rows: 24))
    try session.update(&state, .resize(state.size))
    for key in try Key.list(keys) { try session.update(&state, .key(key)) }
    #expect(state.presentation != nil)
    let theme = BuiltInThemes.theme(named: name)
    let item = keys.contains("2") ? "rankings" : "directives"
    try expectSnapshot(
      Self.picture(state.frame().drawn(in: theme), theme), "Themes/\(name)-present-\(item).txt")
  }

  /// The screens around a meeting, on the theme made for a room and without any colour.
  @Test(
    arguments: ["projector", "monochrome"],
    [("waiting", "F5 0 Enter"), ("closing", "F5 PgDn"), ("roll-call", "Down D Enter Tab")])
  func stageInTheme(_ name: String, _ one: (name: String, keys: String)) throws {
    var driver = try RoomProvince(answers: [.present, .present, .absent]).driver()
    try driver.press(one.keys)
    let theme = BuiltInThemes.theme(named: name)
    try expectSnapshot(
      Self.picture(driver.frame.drawn(in: theme), theme), "Themes/\(name)-\(one.name).txt")
  }

  /// Letters and digits are the same in every theme: a theme changes colours, attributes and the strokes of bars.
  @Test(arguments: screens) func themesChangeNoWords(_ screen: ScreenID) throws {
    let frame = try Self.frame(screen)
    for name in BuiltInThemes.names {
      let drawn = frame.drawn(in: BuiltInThemes.theme(named: name))
      if ["dark", "colour-blind", "monochrome"].contains(name) { #expect(drawn == frame) }
      for (before, after) in zip(frame.cells, drawn.cells) where before != after {
        let isBar = ["━", "╾"].contains(before.scalar) && ["▄", "─"].contains(after.scalar)
        #expect(isBar || before.scalar == after.scalar)
        #expect(before.attributes == after.attributes)
        #expect(before.role == after.role || after.role == .text)
      }
    }
  }

  /// A state marked with a ground of its own: words and symbols are, blanks beside them and large digits are not.
  @Test func markedStatesAreTidy() throws {
    for (screen, size) in [
      (ScreenID.directives, Size(columns: 80, rows: 24)), (.overview, Size(columns: 120, rows: 40)),
    ] {
      let frame = try Self.frame(screen, size: size).drawn(in: BuiltInThemes.theme(named: "projector"))
      var marked = ""
      for row in 0..<frame.size.rows {
        for column in 0..<frame.size.columns {
          let cell = frame[column: column, row: row]
          guard cell.role == .warning else { continue }
          marked.unicodeScalars.append(cell.scalar)
          let neighbours = [column - 1, column + 1].filter { (0..<frame.size.columns).contains($0) }
          let isEdge = neighbours.contains { frame[column: $0, row: row].role != .warning }
          if isEdge { #expect(cell.scalar != " ", "\(frame.text(row: row))") }
        }
      }
      #expect(marked.contains(screen == .directives ? "đến hạn" : "!"))
      #expect(!marked.contains("█"))
    }
  }

  /// The selected row differs by its attribute and by ►, whatever the theme.
  @Test(arguments: screens) func selectedRowHasASymbol(_ screen: ScreenID) throws {
    let frame = try Self.frame(screen)
    let rows = (0..<frame.size.rows).filter { row in
      (0..<frame.size.columns).contains { frame[column: $0, row: row].attributes.contains(.selected) }
    }
    if ![.overview, .meeting].contains(screen) { #expect(!rows.isEmpty) }
    if let first = rows.first { #expect(frame.text(row: first).contains("►"), "\(frame.text(row: first))") }
    // Rows that follow belong to the same thing.
    for (one, next) in zip(rows, rows.dropFirst()) { #expect(next == one + 1) }
  }

  /// No meaning by hue alone: what is written in the colour of a state is a symbol, a word or a number with its
  /// sign, so that it is told without the colour; large digits have such a word of the same state beside them.
  @Test(arguments: screens, [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func statesAreToldWithoutColour(_ screen: ScreenID, _ size: Size) throws {
    let symbols: Set<Unicode.Scalar> = [
      "×", "!", "√", "▲", "▼", "○", "●", "?", "◊", "■", "−", "+", "━", "╾", "≠", "·", "—",
    ]
    let frame = try Self.frame(screen, size: size)
    func tells(_ scalar: Unicode.Scalar) -> Bool {
      symbols.contains(scalar) || scalar.properties.isAlphabetic
    }
    for row in 0..<frame.size.rows {
      var column = 0
      while column < frame.size.columns {
        let role = frame[column: column, row: row].role
        let start = column
        while column < frame.size.columns, frame[column: column, row: row].role == role { column += 1 }
        guard [.good, .warning, .bad, .unknown].contains(role) else { continue }
        // The symbol may stand just before, in a role of its own.
        let run = (max(0, start - 3)..<column).map { frame[column: $0, row: row].scalar }
        guard run.contains(where: { $0 != " " }), !run.contains(where: tells) else { continue }
        // A day that lies ahead is told in words in its own row.
        if frame.text(row: row).contains("sau ngày đang xem") { continue }
        let isLarge = run.allSatisfy { [" ", "█", "▀", "▄", "│"].contains($0) }
        let beside = (max(0, row - 6)...min(frame.size.rows - 1, row + 6)).contains { row in
          (max(0, start - 16)..<min(frame.size.columns, column + 16)).contains { column in
            let cell = frame[column: column, row: row]
            return cell.role == role && tells(cell.scalar)
          }
        }
        let text = String(String.UnicodeScalarView(run))
        #expect(isLarge && beside, "\(screen) row \(row): “\(text)” in \(role)")
      }
    }
  }

  private static func picture(_ frame: Frame, _ theme: Theme) -> String {
    var letters: [[Appearance]: Character] = [:]
    var legend: [String] = []
    var rows: [String] = []
    let names = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for row in 0..<frame.size.rows {
      var runs: [(letter: Character, count: Int)] = []
      for column in 0..<frame.size.columns {
        let cell = frame[column: column, row: row]
        let looks = ColourDepth.allCases.map {
          theme.appearance(of: cell.role, attributes: cell.attributes, depth: $0)
        }
        let letter = letters[looks] ?? names[letters.count]
        if letters[looks] == nil {
          letters[looks] = letter
          legend.append(
            "\(letter) = " + zip(looks, ColourDepth.allCases).map { text($0, $1) }.joined(separator: " | "))
        }
        if runs.last?.letter == letter {
          runs[runs.count - 1].count += 1
        } else {
          runs.append((letter, 1))
        }
      }
      rows.append(runs.map { "\($0.letter)\($0.count)" }.joined(separator: " "))
    }
    return (legend + [""] + rows).joined(separator: "\n") + "\n"
  }

  private static func text(_ look: Appearance, _ depth: ColourDepth) -> String {
    func colour(_ number: Int?) -> String {
      guard let number else { return "-" }
      return depth == .direct ? String(number, radix: 16) : String(number)
    }
    let attributes = (look.isBold ? "b" : "") + (look.isUnderlined ? "u" : "") + (look.isReversed ? "r" : "")
    return "\(colour(look.foreground))/\(colour(look.background))"
      + (attributes.isEmpty ? "" : " " + attributes)
  }
}

extension TestHome {
  /// Nothing of the machine's own settings.
  fileprivate var folders: [String: String] {
    ["XDG_CONFIG_HOME": path, "XDG_DATA_HOME": path, "XDG_STATE_HOME": path]
  }
}
