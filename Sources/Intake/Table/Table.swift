import Model

/// Rows under one heading row, from a flat file or a sheet of a workbook.
public struct Table: Sendable {
  /// One row below the heading.
  public struct Row: Sendable, Hashable {
    /// Counted from 1 with the heading row, as an editor shows it.
    public let number: Int
    /// As many cells as the heading has.
    public let cells: [String]

    public init(number: Int, cells: [String]) {
      self.number = number
      self.cells = cells
    }
  }

  /// The file's name, for references and faults.
  public let name: String
  /// Sheet of a workbook; empty for a flat file.
  public let sheet: String
  public let header: [String]
  public let rows: [Row]
  private let positions: [String: Int]

  /// Of headings that repeat, the first counts.
  public init(name: String, sheet: String = "", header: [String], rows: [Row]) {
    self.name = name
    self.sheet = sheet
    self.header = header
    self.rows = rows
    self.positions = Dictionary(header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The cell under a heading without blanks around it; nil where the table has no such column.
  public func cell(_ row: Row, _ column: String) -> String? {
    guard let position = positions[column], position < row.cells.count else { return nil }
    return row.cells[position].trimmed
  }

  public func hasColumn(_ column: String) -> Bool { positions[column] != nil }
}
