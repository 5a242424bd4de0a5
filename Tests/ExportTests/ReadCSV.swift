import Dashboard
import Model

/// Fields of a CSV file as a spreadsheet of the same region takes them.
struct ReadCSV {
  /// Blocks parted by blank lines.
  let blocks: [[[String]]]

  init(_ text: String, separator: Character) {
    var blocks: [[[String]]] = [[]]
    for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        blocks.append([])
      } else {
        blocks[blocks.count - 1].append(Self.fields(line, separator))
      }
    }
    self.blocks = blocks.filter { !$0.isEmpty }
  }

  private static func fields(_ line: Substring, _ separator: Character) -> [String] {
    var fields = [""]
    var isQuoted = false
    var rest = line
    while let character = rest.popFirst() {
      if isQuoted {
        if character != "\"" {
          fields[fields.count - 1].append(character)
        } else if rest.first == "\"" {
          rest.removeFirst()
          fields[fields.count - 1].append("\"")
        } else {
          isQuoted = false
        }
      } else if character == "\"" {
        isQuoted = true
      } else if character == separator {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  /// The cell that a field came from, as far as a field tells it.
  static func cell(_ field: String, like cell: ExportedCell, decimalMark: Character) -> ReadCell {
    switch cell {
    case .blank: return field.isEmpty ? .nothing : .text(field)
    case .missing, .text, .state:
      // The apostrophe that keeps a formula from being one is no part of the text.
      let isDefused = field.first == "'" && field.first { $0 != "'" }.map { "=+-@＝＋－＠".contains($0) } ?? false
      return .text(isDefused ? String(field.dropFirst()) : field)
    case .day:
      let parts = field.split(whereSeparator: { $0 == "/" || $0 == "-" }).compactMap { Int($0) }
      guard parts.count == 3 else { return .text(field) }
      let isISO = field.contains("-")
      return Day(year: parts[isISO ? 0 : 2], month: parts[1], day: parts[isISO ? 2 : 0]).map { .day($0) }
        ?? .text(field)
    case .number:
      let isPercent = field.last == "%"
      let digits = String((isPercent ? field.dropLast() : field[...]).map { $0 == decimalMark ? "." : $0 })
      guard let number = ExactDecimal(digits) else { return .text(field) }
      return .number(
        isPercent ? ExactDecimal(significand: number.significand, scale: number.scale + 2) : number,
        isPercent: isPercent)
    }
  }
}
