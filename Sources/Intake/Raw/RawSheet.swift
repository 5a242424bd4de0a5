/// One row of a sheet as its container gives it.
public struct RawRow: Sendable, Hashable {
  /// Counted from 1, as an editor shows it.
  public let number: Int
  /// From the first column on; blank cells at the end may be left out.
  public let cells: [RawCell]

  public init(number: Int, cells: [RawCell]) {
    self.number = number
    self.cells = cells
  }

  /// The cell of a column counted from 0; blank beyond the last one.
  public subscript(column: Int) -> RawCell { cells.indices.contains(column) ? cells[column] : .blank }
}

/// Cells shown as one; the value stands in the first of them.
public struct MergedCells: Sendable, Hashable {
  /// Rows counted from 1, columns from 0.
  public let rows: ClosedRange<Int>
  public let columns: ClosedRange<Int>

  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}

/// A sheet of a workbook, or the whole of a flat file.
public struct RawSheet: Sendable, Hashable {
  /// Empty for a flat file.
  public let name: String
  /// Hidden sheets are named to the user and read only when asked for.
  public let isHidden: Bool
  /// Rows that have a cell, in order.
  public let rows: [RawRow]
  public let merges: [MergedCells]

  public init(name: String, isHidden: Bool = false, rows: [RawRow], merges: [MergedCells] = []) {
    self.name = name
    self.isHidden = isHidden
    self.rows = rows
    self.merges = merges
  }
}

/// A file as its container gives it.
public struct RawWorkbook: Sendable {
  /// What a file is by its content, whatever its name says.
  public enum Container: String, Sendable, CaseIterable {
    case csv, tsv, xlsx, ods
    /// The binary workbook of Excel 97 to 2003.
    case xls
    /// Tables of a page, often saved under the name `.xls`.
    case html
    /// The XML workbook of Excel 2003.
    case spreadsheetML
  }

  /// The file as the user named it.
  public let name: String
  public let container: Container
  public let sheets: [RawSheet]

  public init(name: String, container: Container, sheets: [RawSheet]) {
    self.name = name
    self.container = container
    self.sheets = sheets
  }
}
