import Model

/// What a column of a list of dossiers says.
public enum DossierColumn: String, Hashable, Sendable, CaseIterable {
  case code, unit, procedure, procedureName, field, level, channel, received, due, finished, result
  case hasFee, isPaidOnline, hasDigitisedComponents, hasDigitisedResult, isSynced

  /// Without these a table is no list of dossiers; a procedure is named by code or by name.
  static let required: [DossierColumn] = [.code, .unit, .received]

  /// Two places for the same thing.
  var flag: DossierAttributes.Flag? {
    switch self {
    case .hasFee: .hasFee
    case .isPaidOnline: .isPaidOnline
    case .hasDigitisedComponents: .hasDigitisedComponents
    case .hasDigitisedResult: .hasDigitisedResult
    case .isSynced: .isSynced
    default: nil
    }
  }
}

/// Which column of a table says what.
public struct DossierColumns: Sendable {
  /// Headings as the table has them, trimmed.
  public let headings: [String]
  /// Positions from 0.
  public let positions: [DossierColumn: Int]

  /// With the columns named by their headings.
  /// - Parameter names: for each column its heading. Headings are compared without tone marks, case and punctuation.
  ///   Of two that name the same column the one of a code ("Mã đơn vị" beside "Đơn vị") is meant.
  /// - Returns: nil where a column is not there that every list of dossiers has, or a heading fits two columns.
  public init?(headings: [String], names: [DossierColumn: [String]]) {
    let keys = headings.map(DossierColumns.key)
    var positions: [DossierColumn: Int] = [:]
    for (column, candidates) in names {
      let wanted = Set(candidates.map(DossierColumns.key))
      var found = keys.indices.filter { wanted.contains(keys[$0]) }
      if found.count > 1 { found = found.filter { keys[$0].hasPrefix("ma ") } }
      guard found.count <= 1 else { return nil }
      if let first = found.first { positions[column] = first }
    }
    guard Set(positions.values).count == positions.count,
      DossierColumn.required.allSatisfy({ positions[$0] != nil }),
      positions[.procedure] != nil || positions[.procedureName] != nil
    else { return nil }
    self.headings = headings
    self.positions = positions
  }

  /// The heading over a column; empty where the table has none.
  func heading(_ column: DossierColumn) -> String { positions[column].map { headings[$0] } ?? "" }

  private static func key(_ heading: String) -> String {
    VietnameseText.words(heading).joined(separator: " ")
  }
}
