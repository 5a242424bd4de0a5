import Model

/// What the cells of one column look like, whatever its heading says.
enum SheetColumn {
  /// Whether most of what stands in the first rows of a column are numbers.
  static func isNumeric(_ column: Int, of sheet: RawSheet, from first: Int, rows: Int = 40) -> Bool {
    guard first < sheet.rows.count else { return false }
    var filled = 0
    var numeric = 0
    for row in sheet.rows[first...].prefix(rows) where !row[column].isBlank {
      filled += 1
      if CellText.looksNumeric(row[column]) { numeric += 1 }
    }
    return filled > 0 && numeric * 2 > filled
  }
}
