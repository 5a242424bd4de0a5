import Model

extension RawCell {
  /// What the cell says as clean text without blanks around it; empty for a blank one.
  ///
  /// A day is written as people here write it, 28/05/2024.
  var text: String {
    switch content {
    case .blank: ""
    case .text(let text): CleanText(cleaning: text).string.trimmed
    case .number(let number): number
    case .day(let day, let second):
      CellText.write(day) + (second.map { " " + CellText.writeTime($0) } ?? "")
    case .flag(let flag): flag ? "TRUE" : "FALSE"
    case .error(let error): CleanText(cleaning: error).string
    }
  }

  /// The text with line breaks as semicolons, where lines of a cell are a list.
  var lines: String {
    guard case .text(let text) = content else { return self.text }
    let parts = text.split(whereSeparator: \.isNewline).map { CleanText(cleaning: String($0)).string.trimmed }
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// The words of the cell without tone marks, parted by single blanks.
  var key: String { CellText.key(text) }

  var isText: Bool {
    if case .text = content { !isBlank } else { false }
  }
}

/// Texts of cells, folded and written.
enum CellText {
  /// Words without tone marks and punctuation, parted by single blanks: "Trực tiếp, dịch vụ bưu chính" gives
  /// "truc tiep dich vu buu chinh".
  static func key(_ text: String) -> String { VietnameseText.words(text).joined(separator: " ") }

  /// The key of a heading, in which a percent sign is a word.
  static func headingKey(_ text: String) -> String {
    text.contains("%") ? key(text.replacing("%", with: " phan tram ")) : key(text)
  }

  /// The key without what stands in brackets: a measure, a column number, an explanation.
  static func plainKey(_ text: String) -> String {
    var depth = 0
    var plain = ""
    for character in text {
      switch character {
      case "(", "[": depth += 1
      case ")", "]": depth = max(0, depth - 1)
      default: if depth == 0 { plain.append(character) }
      }
    }
    let key = headingKey(plain)
    return key.isEmpty ? headingKey(text) : key
  }

  /// What stands in the first brackets, "" where there are none.
  static func bracketed(_ text: String) -> String {
    guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") else {
      return ""
    }
    return String(text[text.index(after: open)..<close]).trimmed
  }

  static func write(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.components
    return "\(two(dayOfMonth))/\(two(month))/\(year)"
  }

  static func writeTime(_ second: Int) -> String {
    "\(two(second / 3600)):\(two(second / 60 % 60))" + (second % 60 == 0 ? "" : ":\(two(second % 60))")
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }

  /// Signs that people put into a cell to say that there is nothing.
  static func isDash(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { "-–—−_.…/\\".unicodeScalars.contains($0) }
  }

  /// A number in the cell, or a text of digits and the signs that stand between them.
  static func looksNumeric(_ cell: RawCell) -> Bool {
    switch cell.content {
    case .number, .day: return true
    case .blank, .flag, .error: return false
    case .text:
      let text = cell.text
      return text.contains { $0.isASCIIDigit }
        && text.unicodeScalars.allSatisfy {
          (0x30...0x39).contains($0.value) || ".,% -−+".unicodeScalars.contains($0)
        }
    }
  }

  /// `I`, `II`, `IV.`, `XII)`.
  static func isRoman(_ text: String) -> Bool {
    let letters = text.uppercased().filter { !"./) ".contains($0) }
    return !letters.isEmpty && letters.count <= 6 && letters.allSatisfy { "IVXL".contains($0) }
  }

  /// `A`, `B.`, `C)`.
  static func isLetter(_ text: String) -> Bool {
    let letters = text.filter { !"./) ".contains($0) }
    guard letters.count == 1, let letter = letters.unicodeScalars.first else { return false }
    return letter.isASCII && letter.properties.isUppercase
  }

  /// A row's number in a list: 7, 7., 1.2; nothing with a comma, which is a figure.
  static func isOrdinal(_ text: String) -> Bool {
    let plain = text.hasSuffix(".") || text.hasSuffix(")") ? String(text.dropLast()) : text
    guard let first = plain.first, first.isASCIIDigit, plain.count <= 9 else { return false }
    return plain.split(separator: ".", omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }
  }
}
