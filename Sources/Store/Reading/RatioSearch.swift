import Model

/// The statements that find where a ratio is known with its counts. Each takes another way in, for a definition, a
/// period or a list of units that is short.
struct RatioSearch {
  struct Statement {
    let sql: String
    /// From `?2` on.
    let values: [StoredValue]
  }

  private let parts: RatioParts
  private let isStated: Bool

  /// - Parameter isStated: the ratio stated with its counts; else both counts without it.
  init(_ parts: RatioParts, isStated: Bool) {
    self.parts = parts
    self.isStated = isStated
  }

  private static let selection =
    "SELECT DISTINCT n.unit_code, n.unit_from, n.unit_as_stated, \(StoreReader.periodColumns("n")) FROM "

  private func values(swapped: Bool = false) -> [StoredValue] {
    let counts = swapped ? (parts.denominator, parts.numerator) : (parts.numerator, parts.denominator)
    return isStated
      ? [.text(parts.ratio.rawValue)]
      : [.text(counts.0.rawValue), .text(counts.1.rawValue), .text(parts.ratio.rawValue)]
  }

  /// Where `n` is the numerator (`?2`) or the ratio itself; beside it the denominator (`?3`) and no ratio (`?4`).
  private var condition: String {
    let visible = "n.definition = ?2 AND \(StoreReader.visible("n"))"
    guard !isStated else { return visible + " AND n.denominator_text IS NOT NULL" }
    func beside(_ alias: String, _ definition: String) -> String {
      "SELECT 1 FROM observation AS \(alias) WHERE \(alias).definition = \(definition) "
        + "AND \(alias).unit_code IS n.unit_code AND \(alias).unit_from IS n.unit_from "
        + "AND (n.unit_code IS NOT NULL OR \(alias).unit_as_stated = n.unit_as_stated) "
        + "AND \(StoreReader.samePeriod(alias, "n")) AND \(StoreReader.visible(alias))"
    }
    return visible + " AND n.value_bound = 'exact' AND EXISTS (\(beside("d", "?3")) "
      + "AND d.value_bound = 'exact') AND NOT EXISTS (\(beside("r", "?4")))"
  }

  /// The two values after those of the definitions: kind and last day of a period.
  private var periodCondition: String {
    let next = isStated ? 3 : 5
    return "n.period_kind = ?\(next) AND n.period_last = ?\(next + 1)"
  }

  func byDefinition(swapped: Bool) -> Statement {
    Statement(
      sql: Self.selection + "observation AS n INDEXED BY observation_definition WHERE \(condition)",
      values: values(swapped: swapped))
  }

  var byPeriod: Statement {
    Statement(
      sql: Self.selection
        + "observation AS n INDEXED BY observation_period WHERE \(periodCondition) AND \(condition)",
      values: values())
  }

  /// Units come first and their observations by index; the parent's key follows the period's values.
  func byUnit(_ filter: ObservationFilter, limit: Int?) -> Statement {
    let next = isStated ? 5 : 7
    let parent =
      filter.parent == nil
      ? "u.parent_code IS NULL" : "u.parent_code = ?\(next) AND u.parent_from = ?\(next + 1)"
    return Statement(
      sql: Self.selection
        + "unit AS u CROSS JOIN observation AS n INDEXED BY observation_definition "
        + "ON n.unit_code = u.code AND n.unit_from = u.valid_from "
        + "WHERE \(parent) AND \(StoreReader.visible("u")) AND \(periodCondition) AND \(condition)"
        + (limit.map { " LIMIT \($0)" } ?? ""),
      values: values())
  }

  /// Names that no unit matches.
  var byName: Statement {
    Statement(
      sql: Self.selection
        + "observation AS n INDEXED BY observation_definition WHERE n.unit_code IS NULL "
        + "AND n.unit_from IS NULL AND \(periodCondition) AND \(condition)",
      values: values())
  }
}
