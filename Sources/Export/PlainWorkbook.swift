import Dashboard
import Model

/// One sheet of texts and numbers as a workbook, with nothing of a view around it.
public struct PlainWorkbook: Sendable {
  public enum Cell: Sendable, Hashable {
    case blank
    case text(CleanText)
    case number(ExactDecimal)
  }

  private let title: CleanText
  private let sheet: String
  private let rows: [[Cell]]

  /// - Parameter sheet: its name, at most 31 characters, none of `[]:*?/\`.
  public init(title: CleanText, sheet: String, rows: [[Cell]]) {
    self.title = title
    self.sheet = sheet
    self.rows = rows
  }

  /// Writes a file that is whole or not there, and replaces none.
  /// - Parameters:
  ///   - format: Excel or ODS.
  ///   - day: the day that the file says it was made on, so that the same rows make the same file.
  public func write(to path: String, as format: ExportFormat, day: Day) throws(ExportError) {
    let file = try NewFile(path: path, replaces: false)
    if format == .ods {
      try ODSExport(layout, day: day).write(to: file.temporaryPath, as: path)
    } else {
      try XLSXExport(layout, day: day).write(to: file)
    }
    try file.commit()
  }

  private var layout: WorkbookLayout {
    let width = rows.map(\.count).max() ?? 0
    let widths = (0..<width).map { column in
      let texts = rows.filter { $0.count > 1 }.compactMap { row -> Int? in
        guard row.indices.contains(column), case .text(let text) = row[column] else { return nil }
        return text.columns
      }
      return Double(min(max(texts.max() ?? 0, 8), 34) + 2)
    }
    return WorkbookLayout(
      title: title, language: .vietnamese,
      sheets: [WorkbookLayout.Sheet(name: sheet, widths: widths, rows: rows.map { $0.map(Self.cell) })])
  }

  private static func cell(_ cell: Cell) -> WorkbookLayout.Cell {
    let content: ExportedCell =
      switch cell {
      case .blank: .blank
      case .text(let text): .text(text)
      case .number(let number): .number(ExportedNumber(number))
      }
    return WorkbookLayout.Cell(content: content, style: .body, isAtEnd: false)
  }
}
