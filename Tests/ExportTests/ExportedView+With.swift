import Model

@testable import Dashboard

// Views made by hand, which no screen would give.
extension ExportedView {
  func with(tables: [ExportedTable], isSimulated: Bool = false) -> ExportedView {
    ExportedView(
      screen: screen, language: language, title: title, facts: facts, tables: tables,
      definitions: definitions,
      sources: sources, remarks: remarks, isSimulated: isSimulated)
  }
}

extension ExportedTable {
  func with(title: CleanText) -> ExportedTable { ExportedTable(title: title, columns: columns, rows: rows) }

  /// A table of texts with as many columns as the first row.
  static func sample(_ rows: [[ExportedCell]]) -> ExportedTable {
    ExportedTable(
      title: "Bảng",
      columns: (0..<(rows.first?.count ?? 0)).map { column in
        ExportedColumn(
          id: "c\(column)", heading: CleanText(cleaning: "Cột \(column + 1)"), kind: .text, unit: "",
          isComputed: false)
      }, rows: rows.map { .cells($0) })
  }
}
