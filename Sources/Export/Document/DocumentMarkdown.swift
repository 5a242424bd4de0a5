import Dashboard
import Model

/// A document as Markdown (GitHub's dialect). Nothing in a text is taken for markup.
struct DocumentMarkdown {
  private let document: TextDocument
  private let cells: CellText

  init(_ document: TextDocument) {
    self.document = document
    cells = CellText(document.language)
  }

  var text: String {
    var parts: [String] = []
    var isInList = false
    for block in document.blocks {
      switch block {
      case .heading(let title, let level):
        parts.append(String(repeating: "#", count: min(max(level, 1), 6)) + " " + escaped(title) + "\n")
      case .paragraph(let paragraph):
        let isItem = paragraph.isItem
        // Items stand together; a blank line parts them from the rest.
        if let line = line(paragraph) {
          if isItem, isInList, let last = parts.popLast() {
            parts.append(last + line + "\n")
          } else {
            parts.append(line + "\n")
          }
        }
        isInList = isItem
        continue
      case .sideBySide(let left, let right, _):
        for side in [left, right] {
          let lines = side.compactMap(line)
          // Two blanks at the end break a line inside a paragraph.
          if !lines.isEmpty { parts.append(lines.joined(separator: "  \n") + "\n") }
        }
      case .table(let table): parts.append(self.table(table))
      case .pageBreak: parts.append("---\n")
      }
      isInList = false
    }
    return parts.joined(separator: "\n")
  }

  private func line(_ paragraph: DocumentParagraph) -> String? {
    let text = paragraph.joinedRuns.map(run).joined()
    switch paragraph.style {
    case .rule: return nil
    case .writingLines(let count): return Array(repeating: "…………", count: count).joined(separator: "  \n")
    case .numbered(let number, _): return "\(number). " + text
    case .dash: return "- " + text
    case .body, .plain, .centred, .trailing, .note:
      // What begins a list or a heading in Markdown is a letter here.
      guard let first = text.first, !text.allSatisfy({ $0 == " " }) else { return nil }
      if "-+=".contains(first) { return "\\" + text }
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, let next = text.dropFirst(digits.count).first, next == "." || next == ")" else {
        return text
      }
      return digits + "\\" + text.dropFirst(digits.count)
    }
  }

  private func run(_ run: DocumentParagraph.Run) -> String {
    let text = escaped(run.text)
    let inner = text.drop { $0 == " " }
    guard run.isBold || run.isItalic, !inner.isEmpty else { return text }
    // Marks stand beside letters: blanks go out.
    let before = String(repeating: " ", count: text.count - inner.count)
    let kept = String(inner.reversed().drop { $0 == " " }.reversed())
    let after = String(repeating: " ", count: inner.count - kept.count)
    let mark = run.isBold && run.isItalic ? "***" : run.isBold ? "**" : "*"
    return before + mark + kept + mark + after
  }

  private func table(_ table: DocumentTable) -> String {
    let shown = table.columns.indices.filter { column in
      !table.rows.contains {
        if case .cells(let cells) = $0, case .bar = cells[column] { true } else { false }
      }
    }
    func line(_ fields: [String]) -> String { "| " + fields.joined(separator: " | ") + " |\n" }
    var text = line(shown.map { escaped(table.columns[$0].heading) })
    text += line(shown.map { table.columns[$0].isNumeric ? "---:" : "---" })
    for row in table.rows {
      switch row {
      case .group(let title):
        text += line(
          ["**" + escaped(title) + "**"] + Array(repeating: "", count: max(0, shown.count - 1)))
      case .cells(let row):
        text += line(
          shown.map { if case .value(let value) = row[$0] { escaped(cells.text(value)) } else { "" } })
      }
    }
    return text
  }

  private func escaped(_ text: CleanText) -> String { MarkdownExport.escaped(text) }
}

extension DocumentParagraph {
  /// The runs, neighbours that look alike in Markdown as one.
  fileprivate var joinedRuns: [Run] {
    var joined: [Run] = []
    for run in runs {
      if let last = joined.last, last.isBold == run.isBold, last.isItalic == run.isItalic {
        joined[joined.count - 1] = Run(last.text + run.text, isBold: run.isBold, isItalic: run.isItalic)
      } else {
        joined.append(run)
      }
    }
    return joined
  }

  /// Stands in a list.
  var isItem: Bool {
    switch style {
    case .numbered, .dash: true
    case .body, .plain, .centred, .trailing, .note, .rule, .writingLines: false
    }
  }
}
