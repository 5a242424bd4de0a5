import Model

/// Rows of typed cells under headings.
public struct ExportedTable: Hashable, Sendable {
  public let title: CleanText
  public let columns: [ExportedColumn]
  public let rows: [ExportedRow]

  /// Rows that are things and not headings.
  public var rowCount: Int { rows.count { !$0.isGroup } }

  /// A dash stands in some cell.
  var hasMissing: Bool {
    rows.contains { row in
      if case .cells(let cells) = row { cells.contains(.missing) } else { false }
    }
  }
}

/// A column of a table.
public struct ExportedColumn: Hashable, Sendable {
  /// What most cells are; a single cell may differ, such as a bound in words among numbers.
  public enum Kind: Hashable, Sendable {
    case text, number, percent, day, state
  }

  /// The name of the column that a view sorts by; unique in its table.
  public let id: String
  public let heading: CleanText
  public let kind: Kind
  /// "hồ sơ", "điểm"; empty where the heading or the cells tell it.
  public let unit: CleanText
  /// The program computes the values; no source states them.
  public let isComputed: Bool

  /// The heading as it stands in a file, with unit and computed mark: "Tổng số (hồ sơ)", "Bậc so 2021 [T]".
  public var fullHeading: CleanText {
    let named = unit.isEmpty ? heading : heading + " (" + unit + ")"
    return isComputed ? named + " " + SourceMarks.computed.text : named
  }
}

/// A row of a table: a thing with its cells, or the heading of a group.
public enum ExportedRow: Hashable, Sendable {
  case group(CleanText)
  /// As many cells as the table has columns.
  case cells([ExportedCell])

  public var isGroup: Bool { if case .group = self { true } else { false } }
}
