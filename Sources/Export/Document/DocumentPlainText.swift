import Dashboard
import Model

/// A document as plain text to paste into a message or a mail: no markup, no wrapping, one thing a line.
struct DocumentPlainText {
  private let document: TextDocument
  private let cells: CellText

  init(_ document: TextDocument) {
    self.document = document
    cells = CellText(document.language)
  }

  var text: String {
    var lines: [String] = []
    for block in document.blocks {
      switch block {
      case .heading(let title, _):
        if let last = lines.last, !last.isEmpty { lines.append("") }
        lines.append(title.string)
      case .paragraph(let paragraph): lines += self.lines(paragraph)
      case .sideBySide(let left, let right, _):
        lines += left.flatMap(self.lines)
        if let last = lines.last, !last.isEmpty { lines.append("") }
        lines += right.flatMap(self.lines)
        lines.append("")
      case .table(let table): lines += table.rows.flatMap { self.lines($0, table.columns) }
      case .pageBreak: if let last = lines.last, !last.isEmpty { lines.append("") }
      }
    }
    // Of several empty lines one is enough where nobody sees a page.
    var kept: [String] = []
    for line in lines where !line.allSatisfy({ $0 == " " }) || kept.last?.isEmpty == false {
      kept.append(line.allSatisfy { $0 == " " } ? "" : line)
    }
    while kept.last?.isEmpty == true { kept.removeLast() }
    return kept.joined(separator: "\n") + "\n"
  }

  private func lines(_ paragraph: DocumentParagraph) -> [String] {
    switch paragraph.style {
    case .rule, .writingLines: []
    case .numbered(let number, _): ["\(number). \(paragraph.text)"]
    case .dash: ["- \(paragraph.text)"]
    case .body, .plain, .centred, .trailing, .note: [paragraph.text.string]
    }
  }

  /// The first column names the thing; the others tell what they are, unless their words do.
  private func lines(_ row: DocumentTable.Row, _ columns: [DocumentTable.Column]) -> [String] {
    switch row {
    case .group(let title): return [title.string + ":"]
    case .cells(let row):
      var parts: [String] = []
      for (cell, column) in zip(row, columns) {
        guard case .value(let value) = cell, value != .blank else { continue }
        var text = cells.text(value).string
        // A sentence that goes on does not end.
        if text.hasSuffix(".") { text.removeLast() }
        var isNamed = parts.isEmpty && !column.isNumeric || column.heading.isEmpty
        if case .state = value { isNamed = true }
        parts.append(isNamed ? text : "\(column.heading): \(text)")
      }
      return parts.isEmpty ? [] : ["- " + parts.joined(separator: "; ")]
    }
  }
}
