import Model

/// The text of a heading's cell with its words, folded once for all blocks that it may be part of.
struct HeadingText: Sendable, Hashable {
  static let blank = HeadingText("")

  let text: String
  /// Without what stands in brackets.
  let plainKey: String
  let wholeKey: String

  init(_ text: String) {
    self.text = text
    plainKey = text.isEmpty ? "" : CellText.plainKey(text)
    wholeKey = text.isEmpty ? "" : CellText.headingKey(text)
  }
}

/// The rows of a sheet that headings may stand in.
struct HeadingRows: Sendable {
  let texts: [[HeadingText]]
  /// What each row says as a row of column numbers; nil where it is none.
  let columnNumbers: [[String]?]
  /// Numbers of the rows in the sheet, as an editor shows them.
  let numbers: [Int]
  /// Merged cells that begin in these rows.
  let merges: [MergedCells]
  /// Whether the sheet tells merged cells at all.
  let tellsMerges: Bool

  /// - Parameter count: how many rows from the top.
  init(_ sheet: RawSheet, count: Int) {
    let rows = sheet.rows.prefix(count)
    texts = rows.map { row in row.cells.map { $0.isBlank ? .blank : HeadingText($0.text) } }
    columnNumbers = rows.map(ColumnNumbersRow.read)
    numbers = rows.map(\.number)
    let last = numbers.last ?? 0
    merges = sheet.merges.filter { $0.rows.lowerBound <= last }
    tellsMerges = !sheet.merges.isEmpty
  }
}
