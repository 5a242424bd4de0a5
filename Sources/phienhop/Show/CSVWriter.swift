import Model

/// Writes rows as RFC 4180 says: a heading of keys, commas, CR LF, quotes where they are needed. UTF-8 without a
/// byte order mark; what is missing is an empty field.
struct CSVWriter {
  func write(_ table: ShowTable, to output: inout OutputStream) throws {
    try output.write(table.keys.joined(separator: ",") + "\r\n")
    for row in table.rows {
      try output.write(row.map { quoted(Self.text($0)) }.joined(separator: ",") + "\r\n")
    }
  }

  /// The value as it stands in one field.
  static func text(_ value: FieldValue) -> String {
    switch value {
    case .missing: ""
    // Keys and numbers as published come as the file had them, and a table may be looked at on a terminal.
    case .text(let text), .sources(let text, _): CleanText(cleaning: text).string
    case .words(let text): text.vietnamese.string
    case .term(let term): term
    case .integer(let number), .told(let number, _): String(number)
    case .number(let number): number.description
    case .stated(let number): number.value.description
    case .flag(let flag): flag ? "true" : "false"
    case .day(let day): day.description
    case .period(let period): period.code
    case .list(let texts): CleanText(cleaning: texts.joined(separator: "; ")).string
    case .rows(let rows):
      // The first field of an inner row names it, the second is its value.
      rows.map { row in row.prefix(2).map { text($0.value) }.joined(separator: "=") }.joined(separator: "; ")
    }
  }

  private func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
