import Model

/// Where headings may stand in a sheet, found before a form is known.
public struct SheetOutline: Sendable {
  /// Rows looked at for headings, from the top.
  static let searchedRows = 40

  public let sheet: RawSheet
  /// Every block of one to three rows that may be the headings.
  let blocks: [HeadingBlock]

  public init(_ sheet: RawSheet) {
    self.sheet = sheet
    var blocks: [HeadingBlock] = []
    let rows = HeadingRows(sheet, count: Self.searchedRows + HeadingBlock.largestDepth)
    let last = min(sheet.rows.count, Self.searchedRows)
    for start in 0..<last where Self.mayHead(sheet.rows[start]) {
      for depth in 1...HeadingBlock.largestDepth where start + depth <= sheet.rows.count {
        let block = HeadingBlock(rows, rows: start...(start + depth - 1))
        blocks.append(block)
        // A row of column numbers ends every block above it.
        if block.numbersRow != nil { break }
      }
    }
    self.blocks = blocks
  }

  private static func mayHead(_ row: RawRow) -> Bool {
    row.cells.lazy.filter(\.isText).prefix(2).count == 2
  }

  /// The headings a person would see, without knowing the form: the block whose rows below look most like data.
  public var likelyHeadings: HeadingBlock? {
    func score(_ block: HeadingBlock) -> Int {
      let below = sheet.rows[min(block.firstDataRow, sheet.rows.count)...].prefix(8)
      guard !below.isEmpty else { return 0 }
      let named = block.paths.filter { !$0.isEmpty }.count
      let headed = block.paths.indices.filter { !block.paths[$0].isEmpty }
      var filled = 0
      var numeric = 0
      for row in below {
        for column in headed where !row[column].isBlank {
          filled += 1
          if CellText.looksNumeric(row[column]) { numeric += 1 }
        }
      }
      let numbersInside = block.rows.contains { position in
        let cells = sheet.rows[position].cells
        return cells.contains { !$0.isBlank && CellText.looksNumeric($0) }
      }
      return named * 4 + filled + numeric * 2 + (block.numbersRow == nil ? 0 : 20)
        - (numbersInside ? 30 : 0) - block.rows.lowerBound - block.rows.count
    }
    return blocks.max { score($0) < score($1) }
  }
}
