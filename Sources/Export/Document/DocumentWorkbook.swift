import Dashboard
import Model

/// The tables of a document as sheets of a workbook.
struct DocumentWorkbook {
  let layout: WorkbookLayout

  init(_ document: TextDocument) {
    let cells = CellText(document.language)
    let tables = document.sheets.isEmpty ? document.tables : document.sheets
    var names = SheetNames()
    layout = WorkbookLayout(
      title: document.title, language: document.language,
      sheets: tables.map { Self.sheet($0, document, cells, name: names.name($0.title.string)) })
  }

  /// Title, headings, rows; a column of bars has no place in a table that can be sorted.
  private static func sheet(
    _ table: DocumentTable, _ document: TextDocument, _ texts: CellText, name: String
  ) -> WorkbookLayout.Sheet {
    let shown = table.columns.indices.filter { column in
      !table.rows.contains { row in
        if case .cells(let cells) = row, case .bar = cells[column] { true } else { false }
      }
    }
    var rows: [[WorkbookLayout.Cell]] = [
      [WorkbookLayout.Cell(content: .text(document.title), style: .title, isAtEnd: false)], [],
      shown.map {
        WorkbookLayout.Cell(
          content: .text(table.columns[$0].heading), style: .heading, isAtEnd: table.columns[$0].isNumeric)
      },
    ]
    var widths = shown.map { Double(min(max(table.columns[$0].heading.columns, 8), 60) + 2) }
    for row in table.rows {
      switch row {
      case .group(let title):
        rows.append([WorkbookLayout.Cell(content: .text(title), style: .group, isAtEnd: false)])
      case .cells(let cells):
        let kept = shown.compactMap { column -> (ExportedCell, Bool)? in
          if case .value(let value) = cells[column] { (value, table.columns[column].isNumeric) } else { nil }
        }
        for (position, cell) in kept.enumerated() {
          widths[position] = max(widths[position], Double(min(texts.text(cell.0).columns, 60) + 2))
        }
        rows.append(
          kept.map { WorkbookLayout.Cell(content: $0, style: .body, isAtEnd: $0 == .missing && $1) })
      }
    }
    var sheet = WorkbookLayout.Sheet(name: name, widths: widths, rows: rows)
    sheet.headingRow = 2
    sheet.frozenRows = 3
    return sheet
  }
}
