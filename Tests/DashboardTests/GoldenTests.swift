import Dashboard
import Foundation
import Model
import TestLibrary
import Testing

/// Every screen on the built-in figures, as on 03/06/2024 in Quảng Ngãi, against reviewed files.
///
/// `UPDATE_GOLDEN=1 swift test --filter GoldenTests` rewrites the files; look at each before it is committed.
@Suite struct GoldenTests {
  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60),
  ]

  /// Beside which the reviewed files lie.
  static let file = #filePath

  struct Case: CustomTestStringConvertible {
    let screen: ScreenID
    let size: Size
    let language: Language

    var name: String { "\(screen.rawValue)-\(size.columns)x\(size.rows)-\(language.rawValue)" }
    var testDescription: String { name }
  }

  static let cases: [Case] = ScreenID.allCases.flatMap { screen in
    sizes.flatMap { size in
      Language.allCases.map { Case(screen: screen, size: size, language: $0) }
    }
  }

  @Test(arguments: cases) func screen(_ one: Case) throws {
    let driver = try ScreenDriver(screen: one.screen, size: one.size, language: one.language)
    try GoldenFile(one.name).expect(driver.frame.text)
  }

  /// Screens reached with keys: pages, overlays, other indexes.
  static let paths: [(name: String, screen: ScreenID, keys: String)] = [
    ("rankings-page", .rankings, "Enter"),
    ("rankings-source", .rankings, "o"),
    ("rankings-comparison", .rankings, "Space Space Space c"),
    ("rankings-2021", .rankings, "["),
    ("directives-page", .directives, "Enter"),
    ("directives-lead", .directives, "v"),
    ("dossiers-page", .dossiers, "Enter"),
    ("dossiers-ratios", .dossiers, "x"),
    ("indicators-page", .indicators, "Enter"),
    ("help", .rankings, "?"),
    ("home-chooser", .overview, "K q u a n g Space n g a i"),
    ("search", .rankings, "/ q n"),
  ]

  @Test(arguments: paths.indices) func path(_ index: Int) throws {
    let path = Self.paths[index]
    for size in Self.sizes.prefix(2) {
      var driver = try ScreenDriver(screen: path.screen, size: size)
      try driver.press(path.keys)
      try GoldenFile("\(path.name)-\(size.columns)x\(size.rows)").expect(driver.frame.text)
    }
  }
}

/// One reviewed file beside the tests.
struct GoldenFile {
  let url: URL

  init(_ name: String, file: String = #filePath) {
    url = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Golden/\(name).txt")
  }

  /// Compares line by line and names the first line that differs.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let environment = ProcessInfo.processInfo.environment
    // Blanks at the ends of lines say nothing in a text file.
    let text = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
    if environment["UPDATE_GOLDEN"] == "1", environment["CI"] == nil {
      try text.write(to: url, atomically: true, encoding: .utf8)
      return
    }
    let expected = try String(contentsOf: url, encoding: .utf8)
    guard expected != text else { return }
    let lines = zip(
      expected.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false))
    for (number, (old, new)) in lines.enumerated() where old != new {
      Issue.record(
        "\(url.lastPathComponent) line \(number + 1):\nexpected \(old)\n     got \(new)",
        sourceLocation: sourceLocation)
      return
    }
    Issue.record("\(url.lastPathComponent): number of lines differs", sourceLocation: sourceLocation)
  }
}
