import Intake

/// A workbook as the lines that the fixtures' scripts write of their content.
enum CellLines {
  static func of(_ workbook: RawWorkbook) -> [String] {
    workbook.sheets.flatMap { sheet in
      var lines = sheet.rows.flatMap { row in
        row.cells.enumerated().compactMap { column, cell in
          described(cell).map { "\(sheet.name)\t\(row.number)\t\(column)\t\($0)" }
        }
      }
      lines += sheet.merges.map {
        "\(sheet.name)\tmerge\t\($0.rows.lowerBound)\t\($0.columns.lowerBound)\t\($0.rows.upperBound)"
          + "\t\($0.columns.upperBound)"
      }
      return lines
    }
  }

  private static func described(_ cell: RawCell) -> String? {
    let formula = cell.isFormula ? "formula " : ""
    switch cell.content {
    case .blank: return cell.isFormula ? "formula blank\t" : nil
    case .text(let text):
      let escaped = text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing(
        "\t", with: "\\t")
      return formula + "text\t" + escaped
    case .number(let number): return formula + (cell.isPercent ? "percent\t" : "number\t") + number
    case .day(let day, let second): return formula + "day\t\(day)" + (second.map { " \($0)" } ?? "")
    case .flag(let flag): return formula + "flag\t\(flag)"
    case .error(let error): return formula + "error\t" + error
    }
  }

  /// Lines of a form as a container of text has them: what is a number elsewhere is its digits here.
  static func asText(_ lines: [String], sheet: String = "") -> [String] {
    lines.compactMap { line in
      var parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      parts[0] = sheet
      if parts[1] != "merge" { parts[3] = "text" }
      return parts.joined(separator: "\t")
    }
  }
}
