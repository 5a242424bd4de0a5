import Dashboard
import Foundation
import Model
import TestLibrary
import Testing

@testable import Export

/// Views of the built-in figures that the tests write: every screen, its pages and its ways of looking.
enum SampleViews {
  struct Sample: CustomTestStringConvertible {
    let name: String
    let screen: ScreenID
    /// Keys that lead to it.
    var keys = ""

    var testDescription: String { name }

    func view(_ language: Language = .vietnamese) throws -> ExportedView {
      var driver = try ScreenDriver(screen: screen, language: language)
      try driver.press(keys)
      return try driver.exported()
    }

    var isWhole: Bool { keys.isEmpty }
  }

  static let screens: [Sample] =
    ScreenID.allCases.filter { $0 != .indicators }.map {
      Sample(name: $0.rawValue, screen: $0)
    } + [
      // All of it would be a file of 150 kB.
      Sample(name: "indicators", screen: .indicators, keys: "f v a n Space b a n")
    ]

  static let ways: [Sample] = [
    Sample(name: "rankings-filtered", screen: .rankings, keys: "f q u a n g Enter Right Right Right s s"),
    Sample(name: "rankings-page", screen: .rankings, keys: "Enter"),
    Sample(name: "dossiers-page", screen: .dossiers, keys: "Enter"),
    Sample(name: "dossiers-ratios", screen: .dossiers, keys: "x"),
    Sample(name: "dossiers-ratio-page", screen: .dossiers, keys: "x Enter"),
    Sample(name: "dossiers-statements", screen: .dossiers, keys: "x x x"),
    Sample(name: "directives-lead", screen: .directives, keys: "v"),
    Sample(name: "directives-difficulties", screen: .directives, keys: "v v v v"),
    Sample(name: "directives-page", screen: .directives, keys: "Enter"),
    Sample(name: "indicators-page", screen: .indicators, keys: "Enter"),
    Sample(name: "meeting-page", screen: .meeting, keys: "Enter"),
  ]

  static let all = screens + ways
}

/// A folder that goes with the test.
final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("phienhop-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  /// Everything in it, hidden files too.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

extension ExportedView {
  /// The view in one of the formats that are text.
  func text(_ format: ExportFormat) -> String {
    var result = ""
    ViewFile(self, as: format, day: Day(number: 0)).text { (text: String) in result += text }
    return result
  }
}
