import Dashboard
import Model

/// Cells as people read them, in the language of the view.
struct CellText {
  private let format: Format

  init(_ language: Language) {
    format = Format(language: language)
  }

  func text(_ cell: ExportedCell) -> CleanText {
    switch cell {
    case .blank: ""
    case .missing: "—"
    case .text(let text): text
    case .state(let word, _): word
    case .day(let day): format.day(day)
    case .number(let number):
      number.isSigned
        ? format.signed(number.value, decimals: number.decimals)
        : number.isPercent
          ? format.number(number.value, decimals: number.decimals) + "%"
          : format.number(number.value, decimals: number.decimals)
    }
  }
}

extension ExportedColumn {
  /// Written to the right.
  var isNumeric: Bool { kind == .number || kind == .percent }
}

extension ExportedTable {
  /// The column that names the thing of a row, for readers who go from cell to cell.
  var nameColumn: Int? {
    for id in ["name", "text", "title", "unit", "label", "mark", "period"] {
      if let position = columns.firstIndex(where: { $0.id == id }) { return position }
    }
    return columns.firstIndex { $0.kind == .text }
  }
}

extension ExportedView {
  /// All tables in reading order: what is shown, then what it rests on.
  var allTables: [ExportedTable] {
    tables + [definitions, sources].filter { !$0.rows.isEmpty }
  }
}
