import Model

/// Puts a table together from its columns, each with how a thing gets its cell. Columns in which every cell is blank
/// are left out.
struct TableBuilder<Item> {
  /// A thing, or the heading of those that follow.
  enum Part {
    case group(CleanText)
    case item(Item)
  }

  private var columns: [(column: ExportedColumn, cell: (Item) -> ExportedCell)] = []

  /// - Parameters:
  ///   - id: unique in the table; that of the view's column where there is one to sort by.
  ///   - unit: empty where the heading or the cells tell it.
  mutating func column(
    _ id: String, _ heading: CleanText, _ kind: ExportedColumn.Kind = .text, unit: CleanText = "",
    isComputed: Bool = false, _ cell: @escaping (Item) -> ExportedCell
  ) {
    columns.append(
      (
        ExportedColumn(id: id, heading: heading, kind: kind, unit: unit, isComputed: isComputed), cell
      ))
  }

  func table(_ title: CleanText, rows: [Item]) -> ExportedTable {
    table(title, parts: rows.map { .item($0) })
  }

  func table(_ title: CleanText, parts: [Part]) -> ExportedTable {
    let cells: [[ExportedCell]?] = parts.map { part in
      if case .item(let item) = part { columns.map { $0.cell(item) } } else { nil }
    }
    let used = columns.indices.filter { column in
      cells.contains { row in row.map { $0[column] != .blank } ?? false }
    }
    // A table without things keeps its headings.
    let kept = cells.contains { $0 != nil } ? used : Array(columns.indices)
    return ExportedTable(
      title: title, columns: kept.map { columns[$0].column },
      rows: zip(parts, cells).map { part, row in
        if case .group(let heading) = part { return .group(heading) }
        return .cells(kept.map { row?[$0] ?? .blank })
      })
  }
}
