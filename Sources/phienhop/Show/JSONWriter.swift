import Model

/// Writes rows as a JSON array of objects; numbers keep the digits of their source.
struct JSONWriter {
  func write(_ table: ShowTable, to output: inout OutputStream) throws {
    guard !table.rows.isEmpty else { return try output.write("[]\n") }
    try output.write("[\n")
    for (position, row) in table.rows.enumerated() {
      let fields = zip(table.keys, row).map { (key: $0, value: $1) }
      try output.write(object(fields) + (position + 1 < table.rows.count ? ",\n" : "\n"))
    }
    try output.write("]\n")
  }

  private func object(_ fields: [(key: String, value: FieldValue)]) -> String {
    "{" + fields.map { "\(quoted($0.key)):\(text($0.value))" }.joined(separator: ",") + "}"
  }

  private func text(_ value: FieldValue) -> String {
    switch value {
    case .missing: "null"
    case .text(let text), .sources(let text, _): quoted(text)
    case .words(let text): quoted(text.vietnamese.string)
    case .term(let term): quoted(term)
    case .integer(let number), .told(let number, _): String(number)
    case .number(let number): number.description
    case .stated(let number): number.value.description
    case .flag(let flag): flag ? "true" : "false"
    case .day(let day): quoted(day.description)
    case .period(let period): quoted(period.code)
    case .list(let texts): "[" + texts.map(quoted).joined(separator: ",") + "]"
    case .rows(let rows): "[" + rows.map(object).joined(separator: ",") + "]"
    }
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where Self.isUnseen(scalar):
        // Kept, but nothing that a terminal would obey or hide.
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Controls, direction marks and whatever else a reader would not see.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return true
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
