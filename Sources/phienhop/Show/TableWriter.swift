import Dashboard
import Model

/// Writes rows as straight columns for people, in the language of the screen; numbers to the right.
struct TableWriter {
  let words: ProgramWords

  func write(_ table: ShowTable, to output: inout OutputStream) throws {
    let positions = table.keys.indices.filter { table.tableKeys.contains(table.keys[$0]) }
    let heads = positions.map { position in
      words.text("column.\(table.keys[position])") ?? CleanText(cleaning: table.keys[position])
    }
    let cells = table.rows.map { row in positions.map { text(row[$0]) } }
    let widths = positions.indices.map { column in
      max(heads[column].columns, cells.map { $0[column].columns }.max() ?? 0)
    }
    let isNumeric = positions.map { position in
      table.rows.contains { $0[position].isNumeric } && table.rows.allSatisfy { !$0[position].isWording }
    }
    func line(_ texts: [CleanText]) -> String {
      let padded = texts.indices.map { column in
        texts[column].padded(to: widths[column], alignment: isNumeric[column] ? .trailing : .leading).string
      }
      let joined = padded.joined(separator: "  ")
      return String(joined.reversed().drop { $0 == " " }.reversed()) + "\n"
    }
    try output.write(line(heads))
    try output.write(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n")
    for row in cells { try output.write(line(row)) }
  }

  private func text(_ value: FieldValue) -> CleanText {
    let format = Format(language: words.language)
    switch value {
    case .missing: return "—"
    case .text(let text): return CleanText(cleaning: text)
    case .words(let text): return text.text(in: words.language)
    case .term(let term): return words.text("term.\(term)") ?? CleanText(cleaning: term)
    case .integer(let number):
      let digits = CleanText(cleaning: String(number.magnitude))
      return number < 0 ? "−" + digits : digits
    case .number(let number): return format.number(number)
    case .stated(let number): return format.stated(number)
    case .flag(let flag): return words[flag ? .yes : .no]
    case .day(let day): return format.day(day)
    case .list(let texts): return texts.isEmpty ? "—" : CleanText(cleaning: texts.joined(separator: "; "))
    case .rows: return CleanText(cleaning: CSVWriter.text(value))
    }
  }
}

extension FieldValue {
  /// Written to the right.
  fileprivate var isNumeric: Bool {
    switch self {
    case .integer, .number, .stated: true
    default: false
    }
  }

  /// Neither a number nor missing.
  fileprivate var isWording: Bool {
    switch self {
    case .integer, .number, .stated, .missing: false
    default: true
    }
  }
}
