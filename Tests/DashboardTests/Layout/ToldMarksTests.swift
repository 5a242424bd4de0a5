import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Every mark of a source that a screen shows is told at its foot, from 80x24 on.
@Suite struct ToldMarksTests {
  static let views: [(screen: ScreenID, keys: String)] = [
    (.overview, ""), (.overview, "z"), (.overview, "Tab z"), (.rankings, ""), (.rankings, "x"),
    (.rankings, "Enter"), (.rankings, "z z"), (.dossiers, ""), (.dossiers, "x"), (.dossiers, "x x x"),
    (.dossiers, "x x x PgDn PgDn PgDn"), (.dossiers, "Enter"), (.dossiers, "x Enter"), (.directives, ""),
    (.directives, "v"), (.directives, "Enter"), (.directives, "v v v v"), (.indicators, ""),
    (.indicators, "Enter"), (.meeting, ""), (.meeting, "Enter"),
  ]

  @Test(arguments: views.indices, Language.allCases) func everyMarkIsTold(
    _ index: Int, _ language: Language
  ) throws {
    let view = Self.views[index]
    for size in [Size(columns: 80, rows: 24), Size(columns: 100, rows: 30), Size(columns: 120, rows: 40)] {
      var driver = try ScreenDriver(screen: view.screen, size: size, language: language)
      try driver.press(view.keys)
      let frame = driver.frame
      let foot = size.rows - 1 - Chrome.footnoteLines(driver.state).count
      let shown = Self.marks(frame, rows: 2..<foot)
      let told = Self.told(driver.state)
      #expect(
        shown.subtracting(told).isEmpty,
        "\(view.screen) \(view.keys) \(size): \(shown.subtracting(told).sorted()) in\n\(frame.text)")
    }
  }

  /// The marks that the foot tells by name, and those between two ends, "[4]–[8]", of which it tells where to look.
  private static func told(_ state: State) -> Set<String> {
    let foot = Chrome.footnoteLines(state).map { $0.spans.map(\.text.string).joined() }.joined(
      separator: "  ")
    var told = Set(foot.matches(of: /\[[0-9T]+\]/).map { String($0.output) })
    for range in foot.matches(of: /\[([0-9]+)\]–\[([0-9]+)\]/) {
      guard let first = Int(range.output.1), let last = Int(range.output.2), first <= last else { continue }
      told.formUnion((first...last).map { "[\($0)]" })
    }
    return told
  }

  /// "[1]", "[T]" in the colour of sources.
  private static func marks(_ frame: Frame, rows: Range<Int>) -> Set<String> {
    var found: Set<String> = []
    for row in rows {
      var mark = ""
      for column in 0..<frame.size.columns {
        let cell = frame[column: column, row: row]
        if cell.role != .source || cell.scalar == "[" { mark = "" }
        guard cell.role == .source else { continue }
        mark.unicodeScalars.append(cell.scalar)
        if cell.scalar == "]", mark.hasPrefix("["), mark.count <= 4 { found.insert(mark) }
      }
    }
    return found
  }
}
