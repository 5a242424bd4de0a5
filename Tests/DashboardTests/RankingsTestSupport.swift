import Model
import Reference
import Store
import TestLibrary
import Testing

@testable import Dashboard

/// The built-in figures as the screens of rankings, dossiers and indicators see them.
enum BuiltInScreens {
  static let quangNgai = UnitID("51@2004-07-08")

  static func day(_ text: String) throws -> Day {
    guard let day = Day(iso8601: text) else { throw Missing() }
    return day
  }

  static func driver(
    _ screen: ScreenID, columns: Int = 120, rows: Int = 40, language: Language = .vietnamese,
    today: String = "2024-06-03", home: String? = "51@2004-07-08"
  ) throws -> ScreenDriver {
    try ScreenDriver(
      reader: StoreReader(image: BuiltIn.image), screen: screen, size: Size(columns: columns, rows: rows),
      language: language, today: day(today), home: home.flatMap { UnitID($0) })
  }

  static func table(_ index: IndexID, _ label: String) throws -> RankingTable {
    let reader = try StoreReader(image: BuiltIn.image)
    return try RankingTable(
      edition: EditionID(index: index, label: label), from: reader, catalogue: Catalogue(from: reader))
  }

  struct Missing: Error {}
}

extension RankingTable {
  /// The row of the unit of that short name.
  func row(named name: String) -> RankingRow? { rows.first { $0.name.vietnamese.string == name } }
}

/// A screen as a person reads it; a failed expectation prints it as it looks.
struct Shown: CustomTestStringConvertible {
  /// Lines without blanks at the right end.
  let lines: [String]

  init(_ frame: Frame) {
    lines = (0..<frame.size.rows).map { row in
      var text = frame.text(row: row)
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  func contains(_ text: String) -> Bool { lines.contains { $0.contains(text) } }
  var testDescription: String { "\n" + lines.joined(separator: "\n") + "\n" }
}

extension ScreenDriver {
  var shown: Shown { Shown(frame) }
}
