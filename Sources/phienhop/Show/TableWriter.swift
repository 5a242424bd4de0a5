import Dashboard
import Model
import Terminal

/// Writes rows as straight columns for people, in the language of the screen; numbers to the right. On a terminal the
/// table fits its width, in a file or a pipe a row is a line.
struct TableWriter {
  let words: ProgramWords
  /// Columns there are; nil for as many as a row takes.
  var room = OutputWidth.standardOutput

  private static let gap = 2

  func write(_ table: ShowTable, to output: inout OutputStream) throws {
    let positions = table.keys.indices.filter { table.tableKeys.contains(table.keys[$0]) }
    let heads = positions.map { position in
      words.text("column.\(table.keys[position])") ?? CleanText(cleaning: table.keys[position])
    }
    let cells = table.rows.map { row in positions.map { text(row[$0]) } }
    let isNumeric = positions.map { position in
      table.rows.contains { $0[position].isNumeric } && table.rows.allSatisfy { !$0[position].isWording }
    }
    // Days and numbers beside words are no sentences either.
    let mayWrap = positions.map { position in table.rows.contains { $0[position].isWrappable } }
    guard let room else {
      let widths = positions.indices.map { column in
        cells.reduce(heads[column].columns) { max($0, $1[column].columns) }
      }
      try write(heads, cells, widths, isNumeric, to: &output)
      return
    }
    let fit = TableFit(heads: heads, cells: cells, mayWrap: mayWrap, gap: Self.gap, room: room)
    if let widths = fit.widths {
      try write(heads, cells, widths, isNumeric, to: &output)
    } else {
      try writeOneBelowAnother(heads, cells, room, to: &output)
    }
  }

  private func write(
    _ heads: [CleanText], _ cells: [[CleanText]], _ widths: [Int], _ isNumeric: [Bool],
    to output: inout OutputStream
  ) throws {
    func lines(_ texts: [CleanText]) -> String {
      let wrapped = texts.indices.map { column in
        texts[column].columns > widths[column]
          ? texts[column].wrapped(columns: widths[column]) : [texts[column]]
      }
      let height = wrapped.reduce(1) { max($0, $1.count) }
      return (0..<height).map { number in
        let padded = wrapped.indices.map { column in
          let text = number < wrapped[column].count ? wrapped[column][number] : CleanText.empty
          return text.padded(to: widths[column], alignment: isNumeric[column] ? .trailing : .leading).string
        }
        return Self.trimmed(padded.joined(separator: Self.blanks)) + "\n"
      }.joined()
    }
    try output.write(lines(heads))
    try output.write(widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.blanks) + "\n")
    for row in cells { try output.write(lines(row)) }
  }

  /// Where a terminal is too narrow for columns: a line for each cell, its head before it, a blank line between rows.
  private func writeOneBelowAnother(
    _ heads: [CleanText], _ cells: [[CleanText]], _ room: Int, to output: inout OutputStream
  ) throws {
    for (number, row) in cells.enumerated() {
      if number > 0 { try output.write("\n") }
      for (head, cell) in zip(heads, row) {
        for line in (head + ": " + cell).wrapped(columns: max(1, room)) {
          try output.write(line.string + "\n")
        }
      }
    }
  }

  private static let blanks = String(repeating: " ", count: gap)

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  func text(_ value: FieldValue) -> CleanText {
    let format = Format(language: words.language)
    switch value {
    case .missing: return "—"
    case .text(let text): return CleanText(cleaning: text)
    case .sources(_, let all): return CleanText(cleaning: all.joined(separator: "; "))
    case .words(let text), .told(_, let text): return text.text(in: words.language)
    case .term(let term): return words.text("term.\(term)") ?? CleanText(cleaning: term)
    case .integer(let number):
      let digits = CleanText(cleaning: String(number.magnitude))
      return number < 0 ? "−" + digits : digits
    case .number(let number): return format.number(number)
    case .stated(let number): return format.stated(number)
    case .flag(let flag): return words[flag ? .yes : .no]
    case .day(let day): return format.day(day)
    case .period(let period): return format.period(period)
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

  /// Words that may stand in several lines; figures and days stay whole.
  fileprivate var isWrappable: Bool {
    switch self {
    case .text, .sources, .words, .term, .list, .rows: true
    case .missing, .integer, .told, .number, .stated, .flag, .day, .period: false
    }
  }
}
