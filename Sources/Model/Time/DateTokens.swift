/// A text cut into words, numbers and signs, folded, for reading days and periods.
package struct DateTokens {
  package enum Token: Hashable {
    case word(String)
    /// Digits as written: "05" has two.
    case number(String)
    case sign(Character)
  }

  package private(set) var tokens: [Token] = []
  /// The second of the day of a time in the text, `19:42`, `14:38:17`, `16h30`; nil where there is none.
  package private(set) var second: Int?
  /// A time that is none, `25:10`.
  package private(set) var hasWrongTime = false

  package init(_ text: String) {
    var word = ""
    var digits = ""
    func flush(into tokens: inout [Token]) {
      if !word.isEmpty { tokens.append(.word(word)) }
      if !digits.isEmpty { tokens.append(.number(digits)) }
      word = ""
      digits = ""
    }
    for scalar in VietnameseText.folded(CleanText(cleaning: text).string).unicodeScalars {
      if (0x30...0x39).contains(scalar.value) {
        if !word.isEmpty { flush(into: &tokens) }
        digits.unicodeScalars.append(scalar)
      } else if scalar.properties.isAlphabetic {
        if !digits.isEmpty { flush(into: &tokens) }
        word.unicodeScalars.append(scalar)
      } else {
        flush(into: &tokens)
        if scalar != " " {
          tokens.append(.sign("–—−".unicodeScalars.contains(scalar) ? "-" : Character(scalar)))
        }
      }
    }
    flush(into: &tokens)
    takeTime()
  }

  /// Takes the first time out of the tokens.
  private mutating func takeTime() {
    for index in tokens.indices {
      guard let hour = number(index) else { continue }
      var next = index + 1
      if sign(next) == ":" || word(next) == "h" || word(next) == "gio" {
        var parts = [hour]
        while parts.count < 3, sign(next) == ":" || word(next) == "h" || word(next) == "gio",
          let part = number(next + 1)
        {
          parts.append(part)
          next += 2
        }
        // "16h" alone is a time too; a colon without minutes is none.
        if parts.count == 1 {
          guard word(next) != nil else { continue }
          next += 1
        }
        parts += Array(repeating: 0, count: 3 - parts.count)
        guard parts[0] < 24, parts[1] < 60, parts[2] < 60 else {
          hasWrongTime = true
          return
        }
        second = parts[0] * 3600 + parts[1] * 60 + parts[2]
        tokens.removeSubrange(index..<next)
        return
      }
    }
  }

  package func word(_ index: Int) -> String? {
    guard tokens.indices.contains(index), case .word(let word) = tokens[index] else { return nil }
    return word
  }

  package func digits(_ index: Int) -> String? {
    guard tokens.indices.contains(index), case .number(let digits) = tokens[index] else { return nil }
    return digits
  }

  package func number(_ index: Int) -> Int? { digits(index).flatMap { $0.count <= 9 ? Int($0) : nil } }

  package func sign(_ index: Int) -> Character? {
    guard tokens.indices.contains(index), case .sign(let sign) = tokens[index] else { return nil }
    return sign
  }

  /// A sign that stands between the parts of a date.
  package func isDateSign(_ index: Int) -> Bool { sign(index).map { "/-.".contains($0) } ?? false }

  /// Whether words stand side by side from a place on.
  package func hasWords(_ words: [String], at index: Int) -> Bool {
    words.indices.allSatisfy { word(index + $0) == words[$0] }
  }

  /// A day as written, with the place after it.
  package struct WrittenDay: Equatable {
    package var day: Int
    package var month: Int
    /// nil where the text leaves it out.
    package var year: Int?
    /// The year has two digits, so that nobody can say which century it is of.
    package var hasShortYear = false
    /// A sign stood between the parts, or the words "tháng" and "năm".
    package var end: Int
  }

  /// The day that begins at a place: `28/05/2024`, `28-5`, `ngày 3 tháng 6 năm 2024`, `2024-06-03`.
  package func writtenDay(at index: Int) -> WrittenDay? {
    let start = word(index) == "ngay" ? index + 1 : index
    guard let first = digits(start), let leading = number(start) else { return nil }
    if first.count == 4 {
      guard isDateSign(start + 1), let month = number(start + 2), isDateSign(start + 3),
        let day = number(start + 4)
      else { return nil }
      return WrittenDay(day: day, month: month, year: leading, end: start + 5)
    }
    guard first.count <= 2 else { return nil }
    if word(start + 1) == "thang", let month = number(start + 2) {
      if word(start + 3) == "nam", let digits = digits(start + 4), let year = number(start + 4) {
        return WrittenDay(
          day: leading, month: month, year: year, hasShortYear: digits.count < 4, end: start + 5)
      }
      if isDateSign(start + 3), let digits = digits(start + 4), digits.count == 4,
        let year = number(start + 4)
      {
        return WrittenDay(day: leading, month: month, year: year, end: start + 5)
      }
      return WrittenDay(day: leading, month: month, year: nil, end: start + 3)
    }
    guard isDateSign(start + 1), let written = digits(start + 2), written.count <= 2,
      let month = number(start + 2)
    else { return nil }
    guard isDateSign(start + 3), let digits = digits(start + 4), let year = number(start + 4) else {
      return WrittenDay(day: leading, month: month, year: nil, end: start + 3)
    }
    return WrittenDay(day: leading, month: month, year: year, hasShortYear: digits.count < 4, end: start + 5)
  }
}
