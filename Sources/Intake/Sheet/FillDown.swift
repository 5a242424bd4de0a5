import Model

/// Repeats what stands once for several rows.
enum FillDown {
  /// - Parameters:
  ///   - columns: those whose blank cells repeat the one above.
  ///   - kinds: a group or a total ends what is repeated.
  /// - Returns: the sheet with the cells filled. Where the container tells merged cells, only those are.
  static func apply(
    _ columns: Set<Int>, to sheet: RawSheet, kinds: [(position: Int, kind: RowKind)]
  ) -> RawSheet {
    guard !columns.isEmpty else { return sheet }
    var rows = sheet.rows
    var last: [Int: RawCell] = [:]
    let covered = Set(
      sheet.merges.filter { $0.rows.count > 1 }.flatMap { merge in
        merge.rows.dropFirst().flatMap { row in merge.columns.map { Place(row: row, column: $0) } }
      })
    for (position, kind) in kinds {
      guard kind == .data else {
        last = [:]
        continue
      }
      let row = rows[position]
      var cells = row.cells
      for column in columns {
        if !row[column].isBlank {
          last[column] = row[column]
        } else if let above = last[column],
          sheet.merges.isEmpty || covered.contains(Place(row: row.number, column: column))
        {
          while cells.count <= column { cells.append(.blank) }
          cells[column] = above
        } else {
          last[column] = nil
        }
      }
      rows[position] = RawRow(number: row.number, cells: cells)
    }
    return RawSheet(name: sheet.name, isHidden: sheet.isHidden, rows: rows, merges: sheet.merges)
  }

  private struct Place: Hashable {
    let row: Int
    let column: Int
  }
}
