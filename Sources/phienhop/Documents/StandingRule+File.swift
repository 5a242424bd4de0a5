import Model
import TOMLKit

extension StandingRule {
  /// The rule of an office, in `standing.toml` beside `config.toml`; nil where there is none, and then nothing is scored.
  /// - Throws: a ``Failure`` with exit code 2 that names file, line and key of what is wrong.
  static func current(_ folders: Folders) throws -> StandingRule? {
    let path = folders.configuration + "/standing.toml"
    let text: String
    do {
      text = try TextFile.read(path, limit: TOMLFile.sizeLimit)
    } catch {
      if case .missing = error { return nil }
      throw error.failure(path)
    }
    return try StandingRule(TOMLFile(name: path, text: text))
  }

  /// `basis = "…"`, then `[points]` with a whole number, or a decimal one as text, for each class that counts.
  init(_ file: TOMLFile) throws {
    try file.requireKnown(file.table.keys, known: ["basis", "points"])
    // A number that judges people names the document that lets it.
    guard let basis = try file.string("basis"), !basis.isEmpty else {
      throw file.wrongValue(["basis"], expected: .expectedText)
    }
    guard let table = file.table["points"]?.table, !table.keys.isEmpty else {
      throw file.wrongValue(["points"], expected: .expectedTable)
    }
    let classes = Dictionary(
      uniqueKeysWithValues: LeadStanding.Class.allCases.map { (FieldValue.snakeCase($0.rawValue), $0) })
    try file.requireKnown(table.keys, path: ["points"], known: classes.keys.sorted())
    var points: [LeadStanding.Class: ExactDecimal] = [:]
    for (key, kind) in classes {
      guard let value = table[key] else { continue }
      let read = value.string.flatMap { StatedNumber.reading($0, locale: .english).number?.exact }
      guard let number = value.int.map({ ExactDecimal($0) }) ?? read else {
        throw file.wrongValue(["points", key], expected: .expectedDecimal)
      }
      points[kind] = number
    }
    self.init(basis: CleanText(cleaning: basis), points: points)
  }
}
